package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.db.Database;
import tryout.db.TestDatabase;

/** The server side of a broken connection does not end at once. */
@ExtendWith(VertxExtension.class)
class FormerSessionTest {
  private static final UUID ROOM = new UUID(0, 1);

  private static long backend(Database database) {
    return database.pool().query("SELECT pid FROM pg_stat_activity WHERE application_name = 'tryout-journal'"
        + " AND datname = current_database()").execute().await().iterator().next().getInteger(0);
  }

  private static void signal(String name, long process) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor()).isZero();
  }

  @Test
  @Timeout(30)
  void DUR_10_the_writer_has_no_new_session_before_the_former_one_has_ended_and_its_locks_are_free(Vertx vertx)
      throws IOException, InterruptedException {
    try (Database database = TestDatabase.fresh(vertx)) {
      PgWriter writer = new PgWriter(vertx, database.writer());
      Writer.Session former = writer.connect(() -> { }).await();
      assertThat(former.lock(ROOM).await()).isTrue();
      long stuck = backend(database);
      signal("STOP", stuck);
      try {
        assertThatThrownBy(() -> writer.connect(() -> { }).await()).hasMessage("the former session has not ended yet");
      } finally {
        signal("CONT", stuck);
      }
      Writer.Session next = writer.connect(() -> { }).await();
      assertThat(next.lock(ROOM).await()).as("the lock is free").isTrue();
      next.end().await();
    }
  }
}
