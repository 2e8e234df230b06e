package tryout.live;

/**
 * The server's now: wall time at the start plus monotonic time since, so that a jump of the machine's clock moves no
 * deadline.
 */
public final class RoomClock {
  private final long bootMillis = System.currentTimeMillis();
  private final long bootNanos = System.nanoTime();

  /** Epoch milliseconds. */
  public long now() {
    return bootMillis + (System.nanoTime() - bootNanos) / 1_000_000;
  }
}
