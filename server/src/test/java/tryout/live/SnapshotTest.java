package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tryout.TestSandbox;
import tryout.db.TestDatabase;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Interviews;
import tryout.room.RoomState;
import tryout.text.ChangeSet;

/** Snapshots shorten loading, and change nothing. */
class SnapshotTest extends OneRoom {
  /** An interview with something of everything in it; answers the state that its whole journal folds to. */
  private RoomState play() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = exercise(mentor, person);
      int length = Interviews.setup().files().getFirst().text().length();
      person.ask("edit", edit(file, 0, ChangeSet.replace(length, 0, 0, "// 😀\n")));
      person.ask("say", json("text", "Thinking aloud."));
      person.ask("run", json("profile", "quick"));
      mentor.event("runEnded");
      mentor.ask("credit", json("minutes", 2, "reason", "A slow start."));
      person.ask("hand", json("up", true));
      person.ask("offer", json("file", file, "name", "main.c", "text", "late"));
    }
    server.rooms.stop().await();
    return server.rooms.state(room).await();
  }

  @Test
  void DUR_13_a_snapshot_read_back_is_the_fold_of_the_journal() {
    RoomState folded = play();
    RoomStore store = new RoomStore(server.database.pool());
    store.keep(room, folded).otherwiseEmpty().await();
    RoomState read = store.snapshot(room, folded.setup()).await().orElseThrow();
    assertThat(read).usingRecursiveComparison().ignoringFields("workspace.files").isEqualTo(folded);
    read.workspace().files().forEach((id, file) -> {
      assertThat(file.text()).isEqualTo(folded.workspace().file(id).text());
      assertThat(file.version()).isEqualTo(folded.workspace().file(id).version());
    });
  }

  @Test
  void DUR_13_a_room_that_is_let_go_leaves_a_snapshot_and_opens_from_it(Vertx vertx) {
    RoomState folded = play();
    long kept = server.database.pool().query("SELECT max(seq) FROM room_snapshot").execute().await().iterator().next()
        .getLong(0);
    assertThat(kept).isEqualTo(folded.seq());
    try (RoomServer second = new RoomServer(vertx, TestDatabase.again(vertx, server.database), true, TestSandbox.shared());
        RoomClient mentor = second.join(room, lead)) {
      assertThat(mentor.welcome.getJsonObject("state").getString("phase")).isEqualTo("exercise");
      assertThat(mentor.refusal("say", json("text", "Going on."))).isEqualTo("accepted");
    }
  }

  @Test
  void DUR_13_a_snapshot_that_was_tampered_with_is_not_read() {
    RoomState folded = play();
    change("state = jsonb_set(state, '{course,phase}', '\"ended\"')");
    assertThat(new RoomStore(server.database.pool()).snapshot(room, folded.setup()).await()).isEmpty();
  }

  @Test
  void DUR_13_a_snapshot_of_what_the_journal_does_not_have_is_passed_over_for_the_one_before_it() {
    RoomState folded = play();
    RoomStore store = new RoomStore(server.database.pool());
    Event never = new Event(folded.seq() + 1, folded.at(), null, null, new Fact.Said("never stored"));
    store.keep(room, folded.apply(never)).await();
    assertThat(store.snapshot(room, folded.setup()).await().orElseThrow().seq()).isEqualTo(folded.seq());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "state #- '{course,away}'", "state - 'files'", "jsonb_set(state, '{seq}', '\"one\"')",
      "state - 'form'", "jsonb_set(state, '{form}', '1')", "jsonb_set(state, '{form}', '\"2\"')"})
  void DUR_13_a_snapshot_of_another_form_is_passed_over_and_the_room_opens_with_its_whole_text(String other, Vertx vertx) {
    RoomState folded = play();
    change("state = " + other + ", hash = sha256(convert_to((" + other + ")::text, 'UTF8'))");
    assertThat(new RoomStore(server.database.pool()).snapshot(room, folded.setup()).await()).isEmpty();
    try (RoomServer second = new RoomServer(vertx, TestDatabase.again(vertx, server.database), true, TestSandbox.shared());
        RoomClient mentor = second.join(room, lead)) {
      assertThat(mentor.welcome.getJsonObject("state").encode()).contains("// 😀");
      assertThat(mentor.refusal("say", json("text", "Going on."))).isEqualTo("accepted");
    }
  }

  private void change(String assignments) {
    try (Connection connection = TestDatabase.owner(server.database); Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE room_snapshot SET " + assignments)).isPositive();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
