package tryout.program;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.exercise.Exercise;
import tryout.room.Role;

/**
 * An interview as people plan it. Its id is its room's.
 *
 * @param plan what is held
 * @param panel who holds it, the lead first
 * @param revision grows with every change
 * @param erasureAskedAt when its candidate asked for it to be deleted, or null
 */
record Interview(
    UUID id, Plan plan, List<Seat> panel, OffsetDateTime createdAt, long revision, @Nullable OffsetDateTime erasureAskedAt) {
  Interview {
    panel = List.copyOf(panel);
  }

  /** Somebody of the panel. */
  record Seat(UUID person, String name, Role role) {
    JsonObject toJson() {
      return new JsonObject().put("person", person.toString()).put("name", name).put("role", role.slug());
    }
  }

  /** A file that the exercise starts with. */
  record File(String name, String text, boolean readOnly) {
    JsonObject toJson() {
      return new JsonObject().put("name", name).put("text", text).put("readOnly", readOnly);
    }

    static File of(Exercise.File file) {
      return new File(file.name(), file.text(), file.readOnly());
    }

    static File of(JsonObject json) {
      return new File(json.getString("name"), json.getString("text"), json.getBoolean("readOnly"));
    }
  }

  /**
   * What is held.
   *
   * @param minutes of the exercise, 5 to 180, without extra time
   * @param warmupMinutes 0 to 10; 0 leaves the warm-up out
   * @param statement Markdown, at most 20,000 units
   * @param exercise the digest of the package that it is from, or empty
   * @param extraPercent by how much the exercise is longer for its candidate: coordinators set it, and nobody else is told
   */
  record Plan(
      String title,
      int minutes,
      int warmupMinutes,
      String statement,
      List<File> files,
      String exercise,
      String allowed,
      String notAllowed,
      int extraPercent) {
    Plan {
      files = List.copyOf(files);
    }

    /** How many minutes it is longer, to the whole minute. */
    int extraMinutes() {
      return Math.ceilDiv(minutes * extraPercent, 100);
    }

    /** How long the exercise lasts, minutes, as everybody may know. */
    int length() {
      return minutes + extraMinutes();
    }

    JsonArray filesJson() {
      JsonArray array = new JsonArray();
      files.forEach(file -> array.add(file.toJson()));
      return array;
    }
  }

  Optional<Role> roleOf(UUID person) {
    return panel.stream().filter(seat -> seat.person().equals(person)).map(Seat::role).findFirst();
  }

  /** When its candidate asked for it to be deleted, if they did. */
  Optional<String> erasureAsked() {
    return Optional.ofNullable(erasureAskedAt).map(at -> at.toInstant().toString());
  }

  JsonArray panelJson() {
    JsonArray array = new JsonArray();
    panel.forEach(seat -> array.add(seat.toJson()));
    return array;
  }

  /**
   * What lists show.
   *
   * @param coordinates whether it is shown to a coordinator, who sees extra time apart
   */
  JsonObject summary(String phase, Optional<String> candidate, List<String> allowedActions, boolean coordinates) {
    JsonObject shown = coordinates ? new JsonObject().put("extraPercent", plan.extraPercent()) : new JsonObject();
    return shown
        .put("id", id.toString())
        .put("title", plan.title())
        .put("createdAt", createdAt.toInstant().toString())
        .put("phase", phase)
        .put("minutes", coordinates ? plan.minutes() : plan.length())
        .put("candidate", candidate.map(name -> new JsonObject().put("name", name)).orElse(null))
        .put("panel", panelJson())
        .put("erasureAskedAt", erasureAsked().orElse(null))
        .put("allowedActions", new JsonArray(allowedActions));
  }
}
