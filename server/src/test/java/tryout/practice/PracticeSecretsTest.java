package tryout.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tryout.TestServer;
import tryout.judge.TinyPackage;

/** A whole attempt, before and after the reveal, of an exercise in each of whose hidden files there is a word of its own. */
class PracticeSecretsTest {
  @TempDir Path folder;

  @Test
  void EX_34_EX_49_no_byte_of_what_is_hidden_reaches_a_learner_before_the_reveal_and_the_tests_never() {
    new TinyPackage().withCanaries()
        .with(".meta/replays/model.jsonl", "{\"seq\":1,\"at\":1,\"said\":{\"text\":\"canarymodel\"}}\n")
        .change(".meta/interview.yaml", text -> text.replace("hints: []", "hints: [{after_minutes: 1, text: canaryhint}]"))
        .write(folder);
    try (TestServer server = TestServer.with(folder)) {
      StringBuilder told = new StringBuilder();
      String token = server.api("POST", "/practice/learners", "", null).json().getString("accessToken");
      for (String path : List.of("/practice/exercises", "/practice/exercises/tiny")) {
        told.append(server.api("GET", path, "", null).text());
      }
      String attempt = server.api("POST", "/practice/attempts", token, new JsonObject().put("exercise", "tiny")).json().getString("id");
      String place = "/practice/attempts/" + attempt;
      String pass = server.api("POST", place + "/room-token", token, new JsonObject()).json().getString("token");
      try (LearnerPage page = new LearnerPage(server.vertx, server.edge.port(), attempt, TestServer.ORIGIN, pass)) {
        page.replace("tiny.c", "#include <stdlib.h>\nint twice(int number)\n{\n    if (number == 3)\n        abort();\n    int wide[2] = {0};\n"
            + "    return number == 5 ? wide[number] : 2 * number;\n}\n");
        page.ask("run", new JsonObject().put("profile", "tests"));
        page.event("runEnded", ended -> true);
        assertThat(page.bytes()).doesNotContain("canaryhint");
        page.ask("hint", new JsonObject().put("number", 1));
        page.ask("phase", new JsonObject().put("to", "ended"));
        page.event("phaseChanged", change -> change.getString("phase").equals("ended"));
        told.append(page.bytes());
      }
      for (String path : List.of("", "/events")) {
        told.append(server.api("GET", place + path, token, null).text());
      }
      assertThat(told.toString()).contains("1-small", "canaryhint");
      TinyPackage.CANARIES.forEach(canary -> assertThat(told.toString()).doesNotContain(canary));
      TinyPackage.CANARIES_OF_THE_GUIDE.forEach(canary -> assertThat(told.toString()).as("before the reveal").doesNotContain(canary));
      assertThat(told.toString()).doesNotContain("canarymodel");
      String revealed = server.api("POST", place + "/reveal", token, new JsonObject()).text() + server.api("GET", place, token, null).text();
      TinyPackage.CANARIES_OF_THE_GUIDE.forEach(canary -> assertThat(revealed).contains(canary));
      TinyPackage.CANARIES.forEach(canary -> assertThat(revealed).doesNotContain(canary));
      assertThat(server.api("GET", place + "/model", token, null).text()).contains("canarymodel");
    }
  }
}
