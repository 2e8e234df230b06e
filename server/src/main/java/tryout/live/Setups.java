package tryout.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tryout.exercise.Guide.Criterion;
import tryout.room.RoomSetup;
import tryout.room.Seat;
import tryout.room.StarterFile;

/** How a room's setup lies in its row. */
public final class Setups {
  private Setups() {}

  public static JsonObject write(RoomSetup setup) {
    JsonArray seats = new JsonArray();
    setup.seats().forEach(seat -> seats.add(
        new JsonObject().put("member", seat.member()).put("name", seat.name()).put("role", seat.role().slug())));
    return new JsonObject().put("kind", setup.kind().slug()).put("title", setup.title()).put("organisation", setup.organisation())
        .put("minutes", setup.minutes()).put("warmupMinutes", setup.warmupMinutes())
        .put("statement", setup.statement()).put("files", files(setup.files())).put("assigned", assigned(setup.assigned())).put("warmup", files(setup.warmup()))
        .put("allowed", setup.allowed()).put("notAllowed", setup.notAllowed()).put("deletedOn", setup.deletedOn())
        .put("seats", seats).put("extraMinutes", setup.extraMinutes());
  }

  public static RoomSetup read(JsonObject json) {
    List<Seat> seats = json.getJsonArray("seats", new JsonArray()).stream().map(JsonObject.class::cast)
        .map(seat -> new Seat(seat.getString("member"), seat.getString("name"), Facts.role(seat.getString("role"))))
        .toList();
    return new RoomSetup(kind(json.getString("kind", RoomSetup.Kind.INTERVIEW.slug())), json.getString("title"), json.getString("organisation"), json.getInteger("minutes"),
        json.getInteger("warmupMinutes"), json.getString("statement"), files(json.getJsonArray("files")), assigned(json.getJsonObject("assigned")),
        files(json.getJsonArray("warmup")), json.getString("allowed"), json.getString("notAllowed"),
        json.getString("deletedOn"), seats, json.getInteger("extraMinutes", 0));
  }

  private static RoomSetup.Kind kind(String slug) {
    return Stream.of(RoomSetup.Kind.values()).filter(kind -> kind.slug().equals(slug)).findFirst()
        .orElseThrow(() -> new IllegalStateException("a room is of a kind that this version does not know: " + slug));
  }

  /** How what a room takes from a package lies in its row. */
  public static JsonObject assigned(RoomSetup.Assigned assigned) {
    return new JsonObject().put("digest", assigned.digest()).put("hints", hints(assigned.hints()))
        .put("rubric", PanelJson.rubric(assigned.rubric()));
  }

  static JsonArray hints(List<RoomSetup.Hint> hints) {
    JsonArray array = new JsonArray();
    hints.forEach(hint -> array.add(new JsonObject().put("afterMinutes", hint.afterMinutes()).put("text", hint.text())));
    return array;
  }

  private static RoomSetup.Assigned assigned(@Nullable JsonObject json) {
    if (json == null) {
      return RoomSetup.Assigned.NONE;
    }
    List<RoomSetup.Hint> hints = json.getJsonArray("hints").stream().map(JsonObject.class::cast)
        .map(hint -> new RoomSetup.Hint(hint.getInteger("afterMinutes"), hint.getString("text"))).toList();
    List<Criterion> rubric = json.getJsonArray("rubric", new JsonArray()).stream().map(JsonObject.class::cast)
        .map(PanelJson::criterion).toList();
    return new RoomSetup.Assigned(json.getString("digest"), hints, rubric);
  }

  private static JsonArray files(List<StarterFile> files) {
    JsonArray array = new JsonArray();
    files.forEach(file -> array.add(
        new JsonObject().put("name", file.name()).put("text", file.text()).put("readOnly", file.readOnly())));
    return array;
  }

  private static List<StarterFile> files(JsonArray array) {
    return array.stream().map(JsonObject.class::cast)
        .map(file -> new StarterFile(file.getString("name"), file.getString("text"), file.getBoolean("readOnly")))
        .toList();
  }
}
