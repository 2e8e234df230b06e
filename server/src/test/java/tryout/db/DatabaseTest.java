package tryout.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tryout.fault.CannotStart;
import tryout.fault.Code;
import tryout.fault.Refused;

class DatabaseTest {
  private static Vertx vertx;
  private static Database database;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    database = TestDatabase.fresh(vertx);
  }

  @AfterAll
  static void close() {
    database.close();
    vertx.close().await();
  }

  @Test
  void PG_3_the_application_may_not_change_stored_events() {
    for (String table : new String[] {"room_event", "room_private_event"}) {
      assertThatThrownBy(() -> database.pool().query("DELETE FROM " + table).execute().await())
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> database.pool().query("UPDATE " + table + " SET seq = 1").execute().await())
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void PG_3_the_application_is_not_a_superuser() {
    assertThat(
            database.pool().query("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").execute().await()
                .iterator().next().getBoolean(0))
        .isFalse();
  }

  @Test
  void PG_1_a_role_that_commits_without_waiting_for_the_disk_is_refused() throws SQLException {
    String name = TestDatabase.create();
    Durability.assertKept(TestDatabase.roles().app(name), false);
    TestDatabase.superuser("ALTER ROLE tryout_app IN DATABASE " + name + " SET synchronous_commit = off");
    assertThatThrownBy(() -> Durability.assertKept(TestDatabase.roles().app(name), false))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("synchronous_commit is off, not on");
    assertThat(Durability.assertKept(TestDatabase.roles().app(name), true)).as("where it is allowed").isEqualTo("synchronous_commit is off, not on");
  }

  @Test
  void PG_3_a_superuser_as_the_application_is_refused() {
    assertThatThrownBy(() -> Durability.assertKept(TestDatabase.roles().superuser(), true))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("superuser");
  }

  @Test
  void PG_3_an_application_that_owns_the_journal_is_refused() {
    assertThatThrownBy(() -> Durability.assertKept(TestDatabase.roles().owner(TestDatabase.create()), true))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("may change stored rows of room_event");
  }

  @Test
  void a_failed_transaction_leaves_nothing() throws SQLException {
    assertThatThrownBy(() -> database.inTransaction(sql -> {
      sql.update("INSERT INTO room (room_id, generation, setup) VALUES (gen_random_uuid(), gen_random_uuid(), '{}')");
      throw new IllegalStateException("no");
    }))
        .hasMessage("no");
    try (Connection owner = TestDatabase.owner(database);
        Statement statement = owner.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM room")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void DUR_1_whoever_waits_for_a_transaction_hears_that_it_is_over_when_its_commit_was_not_answered() {
    List<String> heard = new ArrayList<>();
    try (FaultProxy network = TestDatabase.network(vertx, database);
        Database far = TestDatabase.through(vertx, database, network)) {
      assertThatThrownBy(() -> far.inTransaction(sql -> {
        sql.whenOver(() -> heard.add("over"));
        network.away();
        return true;
      })).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.BUSY))
          .hasMessageContaining("it is not known whether this was done");
    }
    assertThat(heard).containsExactly("over");
  }

  @Test
  void SEC_59_a_database_elsewhere_needs_checked_tls() {
    assertThatThrownBy(() -> Connections.parse("TRYOUT_DB_URL", "postgresql://a:b@db.example/tryout?sslmode=require"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("verify-full");
  }
}
