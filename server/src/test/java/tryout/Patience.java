package tryout;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what nobody announces. Between two looks the machine is left to those who are waited for. */
public final class Patience {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  /** Longer, because each question costs the one who is asked. */
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

  private Patience() {}

  /** Looks until it holds. */
  public static void until(String what, Duration atMost, BooleanSupplier holds) {
    if (!within(atMost, holds)) {
      throw new AssertionError("not within " + atMost + ": " + what);
    }
  }

  /** Looks until it holds; answers whether it came to hold in time. */
  public static boolean within(Duration atMost, BooleanSupplier holds) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause(BETWEEN_LOOKS);
    }
    return true;
  }

  /**
   * Asks until there is an answer.
   *
   * @param away thrown while there is none
   */
  public static <T> T answer(Duration atMost, Class<? extends RuntimeException> away, Supplier<T> question) {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      try {
        return question.get();
      } catch (RuntimeException failure) {
        if (!away.isInstance(failure) || System.nanoTime() > end) {
          throw failure;
        }
      }
      pause(BETWEEN_QUESTIONS);
    }
  }

  /** Does nothing for so long. */
  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
