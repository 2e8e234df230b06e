package tryout.hook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When what did not get there is sent again: later each time, and in the end no more. */
public final class RetryPlan {
  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));
  /** By how much of itself a wait may grow, so that what failed together does not come back together. */
  private static final double JITTER = 0.2;

  private RetryPlan() {}

  /**
   * How long to wait after a try that failed; empty where it was the last.
   *
   * @param tries how many there were before that one
   * @param chance from 0 to 1
   */
  public static Optional<Duration> after(int tries, double chance) {
    return tries < WAITS.size() ? Optional.of(WAITS.get(tries).plusMillis((long) (WAITS.get(tries).toMillis() * JITTER * chance))) : Optional.empty();
  }
}
