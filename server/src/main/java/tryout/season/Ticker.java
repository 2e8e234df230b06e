package tryout.season;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one thing again and again, on a thread of its own, and at once when somebody knows that there is something to do. It is
 * there for what was written down with a deed and is worked off from there: where that fails, it is done the next time.
 */
public final class Ticker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
  private static final int STOP_SECONDS = 15;

  private final String name;
  private final Runnable work;
  private final ScheduledExecutorService thread;

  /**
   * Begins, after the first pause.
   *
   * @param name what is done, for the log
   * @param pause between the end of one time and the beginning of the next
   */
  public Ticker(String name, Duration pause, Runnable work) {
    this.name = name;
    this.work = work;
    this.thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name(name).factory());
    var _ = thread.scheduleWithFixedDelay(this::once, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Something may be there to be done. */
  public void soon() {
    if (!thread.isShutdown()) {
      thread.execute(this::once);
    }
  }

  private void once() {
    try {
      work.run();
    } catch (RuntimeException failure) {
      LOG.warn("{} waits: the database is away cause={}", name, failure.toString());
      LOG.debug("{} waits", name, failure);
    }
  }

  /** Waits for what is being done. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} was still at work", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
