package tryout.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this machine is fit to run programs: what the self-test found, and what has happened since. Any thread may ask
 * and tell.
 */
final class Fitness {
  private static final Logger LOG = LoggerFactory.getLogger(Fitness.class);
  private static final int FAULTS = 3;
  private static final Duration FAULT_WINDOW = Duration.ofMinutes(1);
  private static final Duration TEST_SOON = Duration.ofSeconds(5);
  private static final Duration TEST_AGAIN = Duration.ofMinutes(1);

  private final Workshop workshop;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Deque<Long> faults = new ArrayDeque<>();
  private volatile List<Check> checks;
  private volatile String off;

  /** @param checks what the self-test found at the start */
  Fitness(Workshop workshop, List<Check> checks) {
    this.workshop = workshop;
    this.checks = checks;
    this.off = SelfTest.off(checks);
  }

  List<Check> checks() {
    return checks;
  }

  /** Why nothing may be run, in one sentence, or empty. */
  String off() {
    return off;
  }

  /** Tests again what failed at the start, and a part of it from time to time while nobody runs anything. */
  void watch(BooleanSupplier idle, Duration every) {
    Thread.startVirtualThread(this::testUntilFit);
    Thread.startVirtualThread(() -> testIdle(idle, every));
  }

  /** To be called when a sandbox failed. One survivor, or three faults within a minute, turn running off. */
  void fault() {
    if (workshop.survivors()) {
      turnOff("A program that was killed is there still, so nothing is run until it is gone.");
    } else if (often()) {
      turnOff("The sandbox failed several times and is being tested.");
    }
  }

  private boolean often() {
    long now = System.nanoTime();
    synchronized (faults) {
      faults.add(now);
      faults.removeIf(then -> now - then > FAULT_WINDOW.toNanos());
      if (faults.size() < FAULTS) {
        return false;
      }
      faults.clear();
      return true;
    }
  }

  private synchronized void turnOff(String why) {
    if (off.isEmpty()) {
      off = why;
      LOG.error("Running code is off: {}", why);
      Thread.startVirtualThread(() -> {
        test();
        testUntilFit();
      });
    }
  }

  /** What failed by chance, on a machine that was busy, say, need not keep running off for long: it is tested again soon, and then less and less often. */
  private void testUntilFit() {
    Duration pause = TEST_SOON;
    try {
      while (!off.isEmpty() && !closed.await(pause.toSeconds(), TimeUnit.SECONDS)) {
        test();
        pause = Collections.min(List.of(pause.multipliedBy(2), TEST_AGAIN));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs the self-test again and turns running on or off by its result; blocks for up to 10 s. */
  void test() {
    judge(new SelfTest(workshop, check -> {}).run());
    LOG.info("Sandbox tested again: {}", off.isEmpty() ? "on" : off);
  }

  private synchronized void judge(List<Check> found) {
    checks = found;
    if (closed.getCount() > 0) {
      off = SelfTest.off(found);
    }
  }

  /** A machine changes while a server runs: a package is updated, a setting turned. */
  private void testIdle(BooleanSupplier idle, Duration every) {
    try {
      while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        if (off.isEmpty() && idle.getAsBoolean()) {
          List<Check> part = new SelfTest(workshop, check -> {}).again();
          if (!SelfTest.off(part).isEmpty()) {
            turnOff(SelfTest.off(part));
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void close() {
    closed.countDown();
    off = "The server is stopping.";
  }
}
