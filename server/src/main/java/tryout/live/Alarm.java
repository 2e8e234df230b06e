package tryout.live;

import org.jspecify.annotations.Nullable;

/** Something a room will do after a while, set at most once at a time. Belongs to the room's context. */
final class Alarm {
  private final LiveRoom room;
  private final Turns turns;
  private Turns.@Nullable Timer set;

  Alarm(LiveRoom room, Turns turns) {
    this.room = room;
    this.turns = turns;
  }

  boolean isSet() {
    return set != null;
  }

  /** Does it after so long; what was set before is forgotten. */
  void set(long millis, Runnable work) {
    cancel();
    Turns.@Nullable Timer[] mine = new Turns.Timer[1];
    mine[0] = turns.after(millis, () -> {
      // One that was cancelled while its turn was already waiting does nothing either.
      if (set == mine[0]) {
        set = null;
        room.guarded(work);
      }
    });
    set = mine[0];
  }

  void cancel() {
    if (set != null) {
      set.cancel();
      set = null;
    }
  }
}
