package tryout.sandbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Looks from the host at the sandboxes that this process started, and keeps the most that it saw. */
final class Witness implements AutoCloseable {
  private static final long PERIOD = Duration.ofMillis(10).toNanos();

  private final Thread thread = Thread.ofPlatform().name("witness").daemon().unstarted(this::watch);
  private volatile boolean closed;
  private volatile int processes;
  private volatile long resident;

  Witness() {
    thread.start();
  }

  private void watch() {
    while (!closed) {
      ProcessHandle.current().children().forEach(this::look);
      LockSupport.parkNanos(PERIOD);
    }
  }

  private void look(ProcessHandle bwrap) {
    ProcessTree.Usage usage = ProcessTree.usage(bwrap.pid());
    processes = Math.max(processes, ProcessTree.all(bwrap.pid()).size());
    resident = Math.max(resident, usage.resident());
  }

  /** The most processes of one sandbox, bwrap among them. */
  int processes() {
    return processes;
  }

  /** The most resident memory of one sandbox, in MiB. */
  long residentMib() {
    return resident >> 20;
  }

  @Override
  public void close() {
    closed = true;
  }
}
