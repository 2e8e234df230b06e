package tryout.program;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import tryout.access.Gate;
import tryout.access.HouseRole;
import tryout.access.Route;
import tryout.exercise.Exercise;
import tryout.exercise.Exercises;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Reply;

/** The exercises that a new interview can start from, for those who plan interviews. */
final class ExerciseRoutes {
  private final JsonObject list;

  ExerciseRoutes(Exercises exercises) {
    JsonArray items = new JsonArray();
    exercises.forInterviews().forEach(exercise -> items.add(json(exercise, exercises.isPublic(exercise))));
    list = new JsonObject().put("items", items);
  }

  void open(Api api, Gate gate) {
    gate.open(api, Route.LIST_EXERCISES, this::list);
  }

  private Reply list(Call call) {
    return Reply.ok(list);
  }

  private static JsonObject json(Exercise exercise, boolean known) {
    JsonArray files = new JsonArray();
    exercise.files().forEach(file -> files.add(Interview.File.of(file).toJson()));
    return new JsonObject()
        .put("slug", exercise.slug())
        .put("title", exercise.title())
        .put("minutes", exercise.minutes())
        .put("difficulty", exercise.difficulty())
        .put("public", known)
        .put("topics", new JsonArray(exercise.topics()))
        .put("statement", exercise.statement())
        .put("files", files);
  }
}
