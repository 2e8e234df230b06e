package tryout.shelf;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import tryout.exercise.Guide;
import tryout.web.Markdown;

/** What mentors read beside an exercise, as it is answered. */
public final class GuideJson {
  private GuideJson() {}

  /** {@code {interviewer, solution, rubric: [{id, title, weight, anchors, evidenceRequired}], walkthrough}}; both texts are trees. */
  public static JsonObject write(Guide guide) {
    JsonArray rubric = new JsonArray();
    guide.rubric().forEach(one -> rubric.add(new JsonObject().put("id", one.id()).put("title", one.title())
        .put("weight", one.weight()).put("anchors", new JsonArray(one.anchors())).put("evidenceRequired", one.evidenceRequired())));
    return new JsonObject().put("interviewer", Markdown.tree(guide.interviewer()))
        .put("solution", Markdown.tree(guide.solution())).put("rubric", rubric)
        .put("walkthrough", Walkthrough.of(guide).map(Walkthrough::toJson).orElse(null));
  }
}
