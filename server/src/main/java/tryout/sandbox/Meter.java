package tryout.sandbox;

import java.time.Duration;

/**
 * What a sandbox has used so far. Used by the watchdog's thread alone.
 *
 * <p>The processor time of a child is added to its parent's when the parent waits for it. One that nobody waits for,
 * since its parent ignores SIGCHLD, takes its time with it: the sum falls, and what it fell by is kept here.
 */
final class Meter {
  /** A child that is waited for while the sum is taken is missed once, but not again and again. */
  private static final int LOOKS = 3;

  private final long root;
  private Duration seen = Duration.ZERO;
  private Duration lost = Duration.ZERO;

  /** @param root the first process of the sandbox */
  Meter(long root) {
    this.root = root;
  }

  ProcessTree.Usage read() {
    ProcessTree.Usage usage = ProcessTree.usage(root);
    Duration sum = usage.cpu();
    for (int again = 1; again < LOOKS && sum.compareTo(seen) < 0; again++) {
      Duration next = ProcessTree.usage(root).cpu();
      sum = next.compareTo(sum) > 0 ? next : sum;
    }
    if (sum.compareTo(seen) < 0) {
      lost = lost.plus(seen.minus(sum));
    }
    seen = sum;
    return new ProcessTree.Usage(usage.resident(), sum.plus(lost));
  }
}
