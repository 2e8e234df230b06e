package tryout.shelf;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import tryout.judge.Verification;

/** What verifying came to, as it is stored, answered and printed. */
public final class ReportJson {
  private ReportJson() {}

  /** {@code {slug, version, digest, basis, faults: [{rule, file, observed}], submissions: [{submission, points, stages}]}}. */
  public static JsonObject write(Verification seen) {
    JsonArray faults = new JsonArray();
    seen.faults().forEach(fault -> faults.add(
        new JsonObject().put("rule", fault.rule()).put("file", fault.file()).put("observed", fault.observed())));
    JsonArray outcomes = new JsonArray();
    seen.outcomes().forEach(outcome -> outcomes.add(new JsonObject().put("submission", outcome.path())
        .put("points", outcome.points()).put("stages", new JsonArray(outcome.stages()))));
    return new JsonObject().put("slug", seen.slug()).put("version", seen.version()).put("digest", seen.digest())
        .put("basis", seen.basis()).put("faults", faults).put("submissions", outcomes);
  }
}
