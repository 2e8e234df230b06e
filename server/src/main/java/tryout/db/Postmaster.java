package tryout.db;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.CannotStart;

/**
 * Keeps a PostgreSQL running on one data folder and one port. When it dies (killed by hand or for want of memory, or by
 * itself because it could not trust its disk) it is started again; until then nothing is saved, and rooms say so.
 *
 * <p>Blocking: {@link #start} and {@link #close}. What watches is a thread of its own.
 */
final class Postmaster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 10;
  private static final long[] BACKOFF_MILLIS = {100, 250, 500, 1_000, 2_000, 5_000};

  private final List<String> command;
  private final Path data;
  private final Thread watcher = Thread.ofVirtual().name("postgres-watch").unstarted(this::watch);
  private PostgresProcess process;
  private boolean closing;

  private Postmaster(List<String> command, Path data, PostgresProcess process) {
    this.command = command;
    this.data = data;
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param command becomes the postmaster
   * @throws CannotStart with its last words
   */
  static Postmaster start(List<String> command, Path data) throws IOException {
    Postmaster postmaster = new Postmaster(command, data, launch(command));
    postmaster.watcher.start();
    return postmaster;
  }

  private static PostgresProcess launch(List<String> command) throws IOException {
    PostgresProcess process = PostgresProcess.spawn(command);
    try {
      process.awaitReady(START_SECONDS);
    } catch (TimeoutException e) {
      process.stop(STOP_SECONDS);
      throw new CannotStart("PostgreSQL was not ready within " + START_SECONDS + " s: " + process.lastWords(), e);
    } catch (PostgresProcess.Exited e) {
      process.stop(STOP_SECONDS);
      throw new CannotStart("PostgreSQL does not start: " + process.lastWords(), e);
    }
    LOG.info("started postgresql={} pid={}", PostgresBinaries.VERSION, process.pid());
    return process;
  }

  synchronized long pid() {
    return process.pid();
  }

  private synchronized PostgresProcess current() {
    return process;
  }

  private synchronized boolean closing() {
    return closing;
  }

  private void watch() {
    try {
      while (!closing()) {
        PostgresProcess running = current();
        running.awaitEnd();
        if (!closing()) {
          LOG.error("postgresql died pid={} said={}", running.pid(), running.lastWords());
          revive();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tries until it runs again: what the dead one left may hold the data folder for a moment, and a full disk for longer. */
  private void revive() throws InterruptedException {
    for (int attempt = 0; !closing(); attempt++) {
      try {
        OrphanPostgres.stop(data);
        adopt(launch(command));
        return;
      } catch (IOException | CannotStart again) {
        LOG.warn("postgresql is not back yet cause={}", again.getMessage());
      } catch (RuntimeException unexpected) {
        LOG.error("postgresql could not be started again", unexpected);
      }
      Thread.sleep(BACKOFF_MILLIS[Math.min(attempt, BACKOFF_MILLIS.length - 1)]);
    }
  }

  private synchronized void adopt(PostgresProcess started) {
    process = started;
    if (closing) {
      started.stop(STOP_SECONDS);
    }
  }

  @Override
  public void close() {
    PostgresProcess last;
    synchronized (this) {
      closing = true;
      last = process;
    }
    last.stop(STOP_SECONDS);
    awaitWatcher();
    LOG.info("stopped postgresql");
  }

  /** It may be starting another one just now, which it stops itself; that must not outlive this server. */
  private void awaitWatcher() {
    try {
      if (!watcher.join(Duration.ofSeconds(START_SECONDS + STOP_SECONDS))) {
        LOG.error("the watch of postgresql does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
