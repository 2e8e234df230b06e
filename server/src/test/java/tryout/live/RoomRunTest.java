package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import tryout.room.Interviews;
import tryout.text.ChangeSet;

/** Runs over the line. */
class RoomRunTest extends OneRoom {
  @Test
  void X_2_a_run_streams_its_output_takes_input_and_ends_with_a_sentence() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      String old = Interviews.setup().files().getFirst().text();
      String program = "#include <stdio.h>\nint main(void)\n{\n    int n;\n    printf(\"n? \");\n"
          + "    if (scanf(\"%d\", &n) == 1)\n        printf(\"twice %d\\n\", 2 * n);\n    return 0;\n}\n";
      person.ask("edit", edit(file, 0, ChangeSet.replace(old.length(), 0, old.length(), program)));
      person.ask("run", json("profile", "quick"));
      mentor.event("runOutput", output -> output.getString("text").contains("n?"));
      person.ask("input", json("run", 1, "text", "21\n"));
      JsonObject end = mentor.event("runEnded");
      assertThat(end.containsKey("by")).isFalse();
      assertThat(end.getJsonObject("runEnded").getString("verdict")).isEqualTo("ok");
      assertThat(server.rooms.state(room).await().runs().run(1).output().getLast().text()).contains("twice 42");
    }
  }

  @Test
  void X_5_a_candidate_does_not_stop_anothers_run_and_the_lead_stops_any() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      String old = Interviews.setup().files().getFirst().text();
      String endless = "int main(void)\n{\n    for (;;)\n        ;\n}\n";
      person.ask("edit", edit(file, 0, ChangeSet.replace(old.length(), 0, old.length(), endless)));
      mentor.ask("run", json("profile", "quick"));
      person.raw(json("stop", json("ref", 55, "run", 1)).encode());
      assertThat(code(person, 55)).isEqualTo("not-allowed");
      person.raw(json("stop", json("ref", 56, "run", 7)).encode());
      assertThat(code(person, 56)).isEqualTo("illegal-transition");
      mentor.raw(json("stop", json("ref", 57, "run", 1)).encode());
      JsonObject end = mentor.event("runEnded").getJsonObject("runEnded");
      assertThat(end.getString("verdict")).isEqualTo("stopped");
    }
  }
}
