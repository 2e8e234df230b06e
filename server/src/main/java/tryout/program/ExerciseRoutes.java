package tryout.program;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import tryout.access.Gate;
import tryout.access.Route;
import tryout.exercise.Exercise;
import tryout.shelf.Shelf;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Listing;
import tryout.web.Reply;

/** The exercises that a new interview can start from, for those who plan interviews. */
final class ExerciseRoutes {
  private final Shelf shelf;

  ExerciseRoutes(Shelf shelf) {
    this.shelf = shelf;
  }

  void open(Api api, Gate gate) {
    gate.open(api, Route.LIST_EXERCISES, this::list);
  }

  private Reply list(Call call) {
    Listing listing = Listing.of(call);
    List<Shelf.Offered> found = listing.next(shelf.forInterviews(), ExerciseRoutes::slug);
    return listing.reply(found, ExerciseRoutes::slug, ExerciseRoutes::json);
  }

  private static String slug(Shelf.Offered offered) {
    return offered.whole().exercise().slug();
  }

  private static JsonObject json(Shelf.Offered offered) {
    Exercise exercise = offered.whole().exercise();
    JsonArray files = new JsonArray();
    exercise.files().forEach(file -> files.add(Interview.File.of(file).toJson()));
    return new JsonObject()
        .put("digest", offered.whole().digest())
        .put("slug", exercise.slug())
        .put("version", offered.whole().version())
        .put("title", exercise.title())
        .put("minutes", exercise.minutes())
        .put("difficulty", exercise.difficulty())
        .put("public", offered.known())
        .put("tested", offered.whole().suite().isPresent())
        .put("topics", new JsonArray(exercise.topics()))
        .put("statement", exercise.statement())
        .put("files", files);
  }
}
