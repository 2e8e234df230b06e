package tryout.live;

import java.util.ArrayList;
import java.util.List;

/**
 * The times in which a room could save nothing. Each is credited whole by itself, so that whatever waited through one is
 * not credited for it again. Moments are epoch milliseconds. Belongs to the room's context.
 */
final class Pauses {
  private record Pause(long from, long to) {
    long within(long since) {
      return Math.max(0, to - Math.max(from, since));
    }
  }

  private final List<Pause> over = new ArrayList<>();
  private long began;

  void begin(long now) {
    began = now;
  }

  /** When the present one began, or the last. */
  long began() {
    return began;
  }

  void end(long now) {
    over.add(new Pause(began, now));
  }

  /** Nothing is under way that could have waited through those that are over. */
  void forget() {
    over.clear();
  }

  /** What was paused since that moment, and is over, milliseconds. */
  long since(long moment) {
    return over.stream().mapToLong(pause -> pause.within(moment)).sum();
  }
}
