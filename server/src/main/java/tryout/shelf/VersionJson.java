package tryout.shelf;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tryout.exercise.Exercise;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Suite;
import tryout.exercise.Use;
import tryout.web.Markdown;

/** Versions as they are answered. */
final class VersionJson {
  private VersionJson() {}

  /**
   * A line of the list.
   *
   * @param whole nothing where it cannot be read any more; then it has no title and nothing that follows from its files
   * @param uses how many interviews were planned with it
   * @param basis what everything is compiled with now
   */
  static JsonObject summary(ExerciseStore.Version version, Optional<ExercisePackage> whole, int uses, String basis) {
    JsonObject json = new JsonObject().put("digest", version.digest()).put("slug", version.slug()).put("version", version.version())
        .put("origin", version.origin().slug()).put("state", version.state().slug()).put("present", version.present())
        .put("public", version.origin() == ExerciseStore.Origin.PACKAGED)
        .put("embargoUntil", version.embargoUntil() == null ? null : version.embargoUntil().toString())
        .put("addedAt", version.addedAt().toInstant().toString())
        .put("retiredAt", version.retiredAt() == null ? null : version.retiredAt().toInstant().toString())
        .put("usedIn", version.usedIn()).put("basis", !version.basis().isEmpty() && version.basis().equals(basis))
        .put("faults", version.faults()).put("inUse", uses).put("readable", whole.isPresent()).put("title", version.slug());
    whole.ifPresent(one -> json.put("title", one.exercise().title()).put("difficulty", one.exercise().difficulty())
        .put("minutes", one.exercise().minutes()).put("topics", new JsonArray(one.exercise().topics()))
        .put("uses", new JsonArray(one.exercise().uses().stream().sorted().map(Use::slug).toList()))
        .put("tested", one.suite().isPresent()));
    return json;
  }

  /** What stands in its files: what a candidate sees, and what mentors alone may read. */
  static JsonObject contents(ExercisePackage whole) {
    Exercise exercise = whole.exercise();
    JsonArray files = new JsonArray();
    exercise.files().forEach(file -> files.add(
        new JsonObject().put("name", file.name()).put("text", file.text()).put("readOnly", file.readOnly())));
    return new JsonObject()
        .put("task", new JsonObject().put("statement", Markdown.tree(exercise.statement())).put("files", files))
        .put("hidden", whole.suite().map(VersionJson::hidden).orElse(null))
        .put("guide", GuideJson.write(whole.guide()));
  }

  private static JsonObject hidden(Suite suite) {
    JsonArray stages = new JsonArray();
    suite.stages().forEach(stage -> stages.add(stage(stage)));
    JsonArray hints = new JsonArray();
    suite.hints().stream().sorted(Comparator.comparingInt(Suite.Hint::afterMinutes))
        .forEach(hint -> hints.add(new JsonObject().put("afterMinutes", hint.afterMinutes()).put("text", hint.text())));
    Suite.Bounds bounds = suite.bounds();
    return new JsonObject().put("stages", stages).put("hints", hints)
        .put("feedback", suite.feedback().name().toLowerCase(java.util.Locale.ROOT))
        .put("limits", new JsonObject().put("cpuMillis", bounds.time().toMillis()).put("memoryMiB", bounds.memory()));
  }

  private static JsonObject stage(Suite.Stage stage) {
    List<JsonObject> cases = stage.cases().stream().map(test -> new JsonObject().put("name", test.name())
        .put("hint", test.hint()).put("description", test.description())).toList();
    return new JsonObject().put("name", stage.name()).put("points", stage.points()).put("cases", new JsonArray(cases));
  }
}
