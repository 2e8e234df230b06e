package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tryout.db.Sql;
import tryout.db.TestDatabase;
import tryout.room.Interviews;
import tryout.room.RoomSetup;

/** DUR-1 for what a room is made with: nobody hears of a change that is not stored. */
class SetupChangeTest extends OneRoom {
  private static RoomSetup titled(String title) {
    RoomSetup now = Interviews.setup();
    return new RoomSetup(now.kind(), title, now.organisation(), now.minutes(), now.warmupMinutes(), now.statement(), now.files(),
        now.assigned(), now.warmup(), now.allowed(), now.notAllowed(), now.deletedOn(), now.seats());
  }

  private String title() {
    try (RoomClient mentor = join(lead)) {
      return mentor.welcome.getString("title");
    }
  }

  private boolean change(Sql sql, String title) {
    server.rooms.change(sql, room, titled(title));
    return true;
  }

  private void eventually(String title) throws InterruptedException {
    CountDownLatch seen = new CountDownLatch(1);
    long watch = server.vertx.setPeriodic(20, timer -> {
      if (server.rooms.room(room).result().committed().setup().title().equals(title)) {
        seen.countDown();
      }
    });
    assertThat(seen.await(8, TimeUnit.SECONDS)).as("the open room is called " + title).isTrue();
    server.vertx.cancelTimer(watch);
  }

  @Test
  void DUR_1_an_open_room_takes_a_change_up_once_it_is_committed_and_not_before() throws InterruptedException {
    String before = Interviews.setup().title();
    try (RoomClient mentor = join(lead)) {
      assertThat(mentor.welcome.getString("title")).isEqualTo(before);
      server.database.inTransaction(sql -> {
        change(sql, "Changed");
        assertThat(title()).isEqualTo(before);
        return true;
      });
      eventually("Changed");
      assertThat(title()).isEqualTo("Changed");
    }
  }

  @Test
  void R_2_and_L_34_whoever_is_in_the_room_is_told_of_another_plan_and_the_candidate_of_no_title() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      server.database.inTransaction(sql -> change(sql, "Secret title"));
      JsonObject told = plan(mentor);
      assertThat(told.getString("title")).isEqualTo("Secret title");
      assertThat(told.getJsonObject("policy").getString("allowed")).isEqualTo(Interviews.setup().allowed());
      assertThat(plan(person).fieldNames()).containsExactlyInAnyOrder("hintCount", "kind", "tested", "organisation", "minutes", "warmupMinutes", "policy", "consented");
      assertThat(person.bytes.toString()).doesNotContain("Secret title");
    }
  }

  private static JsonObject plan(RoomClient client) {
    return client.await(frame -> frame.containsKey("notice") && frame.getJsonObject("notice").containsKey("plan"))
        .getJsonObject("notice").getJsonObject("plan");
  }

  @Test
  void DUR_1_a_change_that_is_rolled_back_is_never_heard_of() throws InterruptedException {
    try (RoomClient mentor = join(lead)) {
      assertThat(mentor.isOpen()).isTrue();
      assertThatThrownBy(() -> server.database.inTransaction(sql -> {
        change(sql, "Never");
        throw new IllegalStateException("thought better of it");
      })).hasMessage("thought better of it");
      assertThat(title()).isEqualTo(Interviews.setup().title());
      server.database.inTransaction(sql -> change(sql, "Later"));
      eventually("Later");
    }
  }

  @Test
  void DUR_1_a_room_that_cannot_read_what_was_changed_is_built_anew_for_whoever_comes_next() throws SQLException {
    try (RoomClient mentor = join(lead); Connection owner = TestDatabase.owner(server.database)) {
      server.database.inTransaction(sql -> {
        sql.whenOver(() -> renamed(owner, "setup", "setup_away"));
        return change(sql, "Changed");
      });
      assertThat(mentor.closeCode()).isEqualTo(CloseCode.OUR_FAULT.code);
      renamed(owner, "setup_away", "setup");
      assertThat(title()).isEqualTo("Changed");
    }
  }

  private static void renamed(Connection owner, String from, String to) {
    try (Statement statement = owner.createStatement()) {
      statement.execute("ALTER TABLE room RENAME COLUMN " + from + " TO " + to);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void DUR_1_what_was_read_earlier_and_comes_later_does_not_undo_what_was_read_last() {
    ScriptedRoom open = new ScriptedRoom();
    open.live.change(titled("Second"), 2);
    open.live.change(titled("First"), 1);
    assertThat(open.live.committed().setup().title()).isEqualTo("Second");
    assertThat(open.heard.notices("plan")).as("nobody is told of it either").hasSize(1);
    open.live.change(titled("Third"), 3);
    assertThat(open.live.committed().setup().title()).isEqualTo("Third");
  }
}
