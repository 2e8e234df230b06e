package tryout.shelf;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tryout.exercise.Guide;

/**
 * How long somebody took who knew an exercise by its statement alone, read from the record of that attempt.
 *
 * @param took from the beginning to the last event, milliseconds
 * @param firstRun from the beginning until something was run first, milliseconds; all of it where nothing was
 * @param held by hidden stage, in the order in which they came, from the beginning until all of its tests held first
 */
public record Walkthrough(long took, long firstRun, Map<String, Long> held) {
  /** The first of those that an exercise comes with. */
  public static Optional<Walkthrough> of(Guide guide) {
    return guide.replays().stream().findFirst().map(Walkthrough::of);
  }

  private static Walkthrough of(Guide.Replay replay) {
    long begun = -1;
    long run = -1;
    long last = 0;
    Map<String, Long> held = new LinkedHashMap<>();
    for (String text : replay.events()) {
      JsonObject event = new JsonObject(text);
      last = event.getLong("at");
      begun = begun < 0 ? last : begun;
      run = run < 0 && event.containsKey("runStarted") ? last - begun : run;
      JsonObject tested = event.getJsonObject("tested");
      if (tested != null && !tested.getString("stage").isEmpty() && tested.getInteger("passed").equals(tested.getInteger("total"))) {
        held.putIfAbsent(tested.getString("stage"), last - begun);
      }
    }
    return new Walkthrough(last - begun, run < 0 ? last - begun : run, held);
  }

  /** {@code {took, firstRun, held:[{stage, after}]}}. */
  public JsonObject toJson() {
    JsonArray stages = new JsonArray();
    held.forEach((stage, after) -> stages.add(new JsonObject().put("stage", stage).put("after", after)));
    return new JsonObject().put("took", took).put("firstRun", firstRun).put("held", stages);
  }
}
