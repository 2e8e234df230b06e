package tryout.live;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The server's now: wall time at the start plus monotonic time since, so that a jump of the machine's clock moves no
 * deadline. There is one for the whole server: moments of two clocks, of a token and of a removal say, could not be
 * compared.
 */
public final class ServerClock implements InstantSource {
  private final long bootMillis = System.currentTimeMillis();
  private final long bootNanos = System.nanoTime();

  @Override
  public long millis() {
    return bootMillis + (System.nanoTime() - bootNanos) / 1_000_000;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }
}
