package tryout.room;

import java.time.Duration;

/**
 * A clock that counts down. It reads no time: the moment is passed in, in epoch milliseconds.
 *
 * @param totalMillis what it was set to, credits not counted
 * @param creditedMillis what was added since
 * @param remainingMillis what is left while it stands; while it runs, what was left when it was started last, and what
 *     was credited since
 * @param endsAt when it reaches zero, while it runs; else 0
 */
public record Clock(long totalMillis, long creditedMillis, long remainingMillis, long endsAt) {
  /** A clock of that length that runs from now on. */
  public static Clock started(Duration length, long now) {
    return new Clock(length.toMillis(), 0, length.toMillis(), now + length.toMillis());
  }

  public boolean running() {
    return endsAt != 0;
  }

  /** What is left, never less than nothing. */
  public long remaining(long now) {
    return running() ? Math.max(0, endsAt - now) : remainingMillis;
  }

  /** The same clock, standing. */
  public Clock paused(long now) {
    return new Clock(totalMillis, creditedMillis, remaining(now), 0);
  }

  /** The same clock, running on. */
  public Clock resumed(long now) {
    return new Clock(totalMillis, creditedMillis, remainingMillis, now + remainingMillis);
  }

  /** The same clock with time added; one that had run out has just that time left, and runs from now on. */
  public Clock credited(Duration time, long now) {
    long more = time.toMillis();
    long credited = creditedMillis + more;
    if (!running()) {
      return new Clock(totalMillis, credited, remainingMillis + more, 0);
    }
    return now < endsAt
        ? new Clock(totalMillis, credited, remainingMillis + more, endsAt + more)
        : new Clock(totalMillis, credited, more, now + more);
  }

  /** When it was started last, while it runs. */
  public long startedAt() {
    return endsAt - remainingMillis;
  }

  /** How much it counted down between two moments, milliseconds: nothing before it was started, nor after zero. */
  public long ran(long from, long to) {
    return running() ? Math.max(0, Math.min(to, endsAt) - Math.max(from, startedAt())) : 0;
  }

  /** Whether the grace after zero is over too. */
  public boolean over(long now) {
    return running() && now >= endsAt + RoomLimits.GRACE.toMillis();
  }
}
