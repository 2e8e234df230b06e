package tryout.live;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tryout.room.Fact;

/**
 * Reads back what a room told of an exercise, as packages keep it of an attempt: what was done to the text and what was
 * run, without who came, and without what the exercise began with.
 */
public final class Recording {
  private static final Set<Facts.Kind> WORK = Set.of(
      Facts.Kind.EDITED, Facts.Kind.FILE_ADDED, Facts.Kind.FILE_RENAMED, Facts.Kind.FILE_DELETED, Facts.Kind.RUN_STARTED, Facts.Kind.RUN_ADVANCED,
      Facts.Kind.RUN_OUTPUT, Facts.Kind.RUN_FOUND, Facts.Kind.INPUT_CLOSED, Facts.Kind.TESTED, Facts.Kind.RUN_ENDED);

  private Recording() {}

  /**
   * One thing that happened.
   *
   * @param after how long after the exercise began, milliseconds
   * @param own whether the one who practised did it, and not the room
   */
  public record Done(long after, boolean own, Fact fact) {}

  /**
   * What was done, oldest first.
   *
   * @param events each as JSON, as a room tells them, oldest first
   */
  public static List<Done> read(List<String> events) {
    List<Done> done = new ArrayList<>();
    long begun = 0;
    for (String text : events) {
      JsonObject event = new JsonObject(text);
      begun = event.containsKey(Facts.Kind.PHASE_CHANGED.wire) && begun == 0 ? event.getLong("at") : begun;
      for (Facts.Kind kind : WORK) {
        JsonObject body = event.getJsonObject(kind.wire);
        boolean given = kind == Facts.Kind.FILE_ADDED && !event.containsKey("client");
        if (body != null && begun > 0 && !given) {
          done.add(new Done(event.getLong("at") - begun, event.containsKey("by"), fact(kind, body)));
        }
      }
    }
    return List.copyOf(done);
  }

  /** What people typed is told among the output. */
  private static Fact fact(Facts.Kind kind, JsonObject body) {
    boolean typed = kind == Facts.Kind.RUN_OUTPUT && "in".equals(body.getString("channel"));
    return Facts.read(typed ? Facts.Kind.RUN_INPUT.number : kind.number, body);
  }
}
