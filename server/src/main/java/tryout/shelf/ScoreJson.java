package tryout.shelf;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import tryout.run.TestScore;

/** A score as it is stored and told to the panel. */
final class ScoreJson {
  private ScoreJson() {}

  static JsonObject write(TestScore score) {
    JsonArray stages = new JsonArray();
    score.stages().forEach(stage -> stages.add(stage(stage)));
    TestScore.Weights weights = score.weights();
    return new JsonObject().put("points", score.points()).put("clean", score.clean()).put("tests", score.tests())
        .put("weights", new JsonObject().put("correctness", weights.correctness()).put("sanitizers", weights.sanitizers())
            .put("rubric", weights.rubric()))
        .put("correctness", tenths(score.correctness())).put("sanitizers", tenths(score.cleanliness()))
        .put("leaks", score.leaks() ? "looked for" : "unavailable").put("warnings", score.warnings())
        .put("assembly", score.oddities().assembly())
        .put("unsanitized", score.oddities().unsanitized()).put("stages", stages);
  }

  private static double tenths(double points) {
    return Math.round(points * 10) / 10.0;
  }

  private static JsonObject stage(TestScore.Stage stage) {
    JsonArray lines = new JsonArray();
    stage.lines().forEach(line -> lines.add(new JsonObject().put("words", line.words()).put("description", line.description())
        .put("plain", line.plain().slug()).put("sanitized", line.sanitized().slug()).put("report", line.report())
        .put("cpuMillis", line.cpu().toMillis())));
    return new JsonObject().put("name", stage.name()).put("points", stage.points()).put("of", stage.of()).put("lines", lines);
  }
}
