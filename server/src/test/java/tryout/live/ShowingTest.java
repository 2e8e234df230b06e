package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** A moment of the replay that somebody shows to everybody: to whom it is told who comes later, and until when. */
class ShowingTest extends OneRoom {
  private static void show(RoomClient client, long seq) {
    client.raw(json("signal", json("replay", json("seq", seq))).encode());
  }

  /** What a page is shown that comes now. */
  private String shownToWhoComes() {
    try (RoomClient late = join(observer)) {
      late.raw(json("ping", new JsonObject()).encode());
      late.await(frame -> frame.containsKey("pong"));
      return late.bytes.toString();
    }
  }

  @Test
  void R_7_whoever_comes_later_is_shown_it_too_and_after_the_end_nobody_is_even_when_it_is_opened_again() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      exercise(mentor, person);
      mentor.ask("phase", json("to", "discussion"));
      person.event("phaseChanged", change -> change.getString("phase").equals("discussion"));
      show(person, 3);
      mentor.await(frame -> frame.encode().contains("\"replay\""));
      assertThat(shownToWhoComes()).contains("\"replay\":{\"seq\":3}");
      mentor.ask("phase", json("to", "questions"));
      assertThat(shownToWhoComes()).as("it is talked over still").contains("\"replay\":{\"seq\":3}");
      mentor.ask("phase", json("to", "ended"));
      assertThat(shownToWhoComes()).doesNotContain("\"replay\"");
      mentor.ask("phase", json("to", "reopen"));
      assertThat(shownToWhoComes()).doesNotContain("\"replay\"");
      show(person, 4);
      mentor.await(frame -> frame.encode().contains("\"replay\""));
      assertThat(shownToWhoComes()).contains("\"replay\":{\"seq\":4}");
    }
  }
}
