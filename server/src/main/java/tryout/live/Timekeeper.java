package tryout.live;

import tryout.room.Clock;
import tryout.room.Course;
import tryout.room.Decisions;
import tryout.room.Fact;
import tryout.room.Room;
import tryout.room.RoomLimits;

/**
 * Sees to it that a room's clock does what is due: the freeze once time is up, and standing still while nothing can be
 * run. Belongs to the room's context.
 */
final class Timekeeper {
  private final LiveRoom room;
  private final LiveRoom.Base base;
  private final Decisions<?> decisions;
  private final Alarm freeze;

  Timekeeper(LiveRoom room, LiveRoom.Base base, Decisions<?> decisions) {
    this.room = room;
    this.base = base;
    this.decisions = decisions;
    this.freeze = new Alarm(room, base.turns());
  }

  /** Whether what happened moves the moment of the freeze. */
  static boolean moves(Decisions.Step step) {
    return step.event().fact() instanceof Fact.PhaseChanged || step.event().fact() instanceof Fact.ClockChanged;
  }

  /** Lets the clock do what is due by now. */
  void tick() {
    if (!decisions.paused()) {
      room.house(state -> Room.due(state, room.now()));
    }
  }

  /** While nothing can be run, the exercise's clock stands. */
  void runner() {
    room.house(state -> Room.runner(state, base.runner().off().isEmpty(), room.now()));
  }

  /** Looks again when the time will be up. */
  void schedule() {
    stop();
    Course course = decisions.tentative().course();
    Clock clock = course.clock();
    if (clock == null || !course.timed() || course.frozen() || room.stopped() || decisions.paused()) {
      return;
    }
    long wait = Math.max(1, clock.endsAt() + RoomLimits.GRACE.toMillis() - room.now());
    freeze.set(wait, () -> {
      tick();
      schedule();
    });
  }

  void stop() {
    freeze.cancel();
  }
}
