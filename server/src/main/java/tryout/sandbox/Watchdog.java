package tryout.sandbox;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every sandbox each 20 ms and kills what is over a limit. Between two looks a program may take more than it
 * is allowed, so memory limits are approximate; where the machine itself runs short the largest sandbox goes first.
 */
final class Watchdog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final Duration PERIOD = Duration.ofMillis(20);
  private static final long MACHINE_FLOOR = 256L << 20;

  private final Set<Cell> cells = ConcurrentHashMap.newKeySet();
  private final Thread thread = Thread.ofPlatform().name("sandbox-watchdog").daemon().unstarted(this::watch);
  private volatile boolean closed;

  void start() {
    thread.start();
  }

  void guard(Cell cell) {
    cells.add(cell);
    LockSupport.unpark(thread);
  }

  void leave(Cell cell) {
    cells.remove(cell);
  }

  private void watch() {
    while (!closed) {
      if (cells.isEmpty()) {
        LockSupport.park(this);
      } else {
        look();
        LockSupport.parkNanos(this, PERIOD.toNanos());
      }
    }
  }

  private void look() {
    try {
      cells.forEach(Cell::look);
      if (ProcessTree.available() < MACHINE_FLOOR) {
        cells.stream().max(Comparator.comparingLong(Cell::peak)).ifPresent(cell -> cell.kill(Cause.MEMORY));
      }
    } catch (RuntimeException e) {
      LOG.error("The watchdog stumbled and goes on", e);
    }
  }

  /** Kills all that runs. */
  @Override
  public void close() {
    cells.forEach(cell -> cell.kill(Cause.STOP));
    closed = true;
    LockSupport.unpark(thread);
  }
}
