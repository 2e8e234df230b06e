package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Stops that come at any instant: each a step later than the one before. */
final class Instants {
  private static final Duration STEP = Duration.ofNanos(25_000);
  private static final Duration OVER = Duration.ofMillis(1500);

  private Instants() {}

  /** Stops one cell after the other, which each is soon over; nobody is left. */
  static void stop(int steps, Callable<Cell> start) throws Exception {
    for (int step = 0; step < steps; step++) {
      Cell cell = start.call();
      cell.read((bytes, length) -> {}, (bytes, length) -> {});
      long until = System.nanoTime() + step * STEP.toNanos();
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      long began = System.nanoTime();
      cell.kill(Cause.STOP);
      assertThat(cell.await().cause()).contains(Cause.STOP);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).as("after %d steps", step).isLessThan(OVER);
    }
    assertThat(Survivors.left()).isEmpty();
  }
}
