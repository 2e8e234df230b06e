package tryout.practice;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import tryout.exercise.Suite;
import tryout.run.TestGroup.Outcome;
import tryout.run.TestScore;

/** What a learner's last text came to, as they may know it after the reveal: no description, and nothing of a test's data. */
final class ResultJson {
  private ResultJson() {}

  static JsonObject untested() {
    return new JsonObject().put("points", 0).put("tests", 0).put("clean", 0).put("built", true).put("stages", new JsonArray());
  }

  static JsonObject write(Optional<TestScore> score, Suite suite) {
    return score.map(ResultJson::write).orElseGet(() -> unbuilt(suite));
  }

  private static JsonObject write(TestScore score) {
    JsonArray stages = new JsonArray();
    for (TestScore.Stage stage : score.stages()) {
      JsonArray lines = new JsonArray();
      stage.lines().forEach(line -> lines.add(new JsonObject().put("words", line.words()).put("outcome", outcome(line))));
      stages.add(new JsonObject().put("name", stage.name()).put("points", stage.points()).put("of", stage.of()).put("lines", lines));
    }
    return new JsonObject().put("points", score.points()).put("tests", score.tests()).put("clean", score.clean()).put("built", true)
        .put("leaks", score.leaks() ? "looked for" : "unavailable").put("stages", stages);
  }

  private static String outcome(TestScore.Line line) {
    boolean faulty = line.plain() == Outcome.HOLDS && line.sanitized() != Outcome.HOLDS;
    return (faulty ? Outcome.FAULTY : line.plain()).slug();
  }

  private static JsonObject unbuilt(Suite suite) {
    JsonArray stages = new JsonArray();
    for (Suite.Stage stage : suite.stages()) {
      JsonArray lines = new JsonArray();
      stage.cases().forEach(test -> lines.add(new JsonObject().put("words", test.hint()).put("outcome", Outcome.WRONG.slug())));
      stages.add(new JsonObject().put("name", stage.name()).put("points", 0).put("of", stage.points()).put("lines", lines));
    }
    return new JsonObject().put("points", 0).put("tests", (int) suite.cases().count()).put("clean", 0).put("built", false)
        .put("stages", stages);
  }
}
