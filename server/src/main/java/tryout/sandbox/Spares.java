package tryout.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sandboxes of the kinds that were wanted lately, made beforehand: half of the time from Run to the first output went into
 * making them. One of a kind, and each is used once like any other.
 */
final class Spares implements AutoCloseable {
  static final int MOST = 4;
  private static final Logger LOG = LoggerFactory.getLogger(Spares.class);
  private static final int LATELY = 16;
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration UNTIL_CLOSED = Duration.ofSeconds(2);

  /** Makes one. */
  interface Maker {
    Spare make(Bwrap bwrap) throws IOException;
  }

  private final Maker maker;
  private final SequencedMap<Bwrap, Spare> waiting = new LinkedHashMap<>();
  private final Deque<Bwrap> lately = new ArrayDeque<>();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("sandbox-spares").daemon().factory());

  Spares(Maker maker) {
    this.maker = maker;
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** One of this kind, if it is ready. */
  synchronized Optional<Spare> take(Bwrap bwrap) {
    lately.addLast(bwrap);
    if (lately.size() > LATELY) {
      lately.removeFirst();
    }
    Optional<Spare> spare = Optional.ofNullable(waiting.get(bwrap)).filter(Spare::ready);
    spare.ifPresent(ready -> waiting.remove(bwrap));
    return spare;
  }

  /** Makes another of this kind, now that the last has ended, if it was wanted more than once. */
  synchronized void ended(Bwrap bwrap) {
    if (bwrap.mayWait() && !waiting.containsKey(bwrap) && lately.stream().filter(bwrap::equals).count() > 1) {
      later(() -> make(bwrap));
    }
  }

  /** The processes that stand for those that wait. */
  synchronized Set<Long> pids() {
    return waiting.values().stream().map(Spare::pid).collect(Collectors.toSet());
  }

  private void make(Bwrap bwrap) {
    try {
      Spare made = maker.make(bwrap);
      keep(bwrap, made).forEach(this::discard);
      var _ = thread.schedule(() -> drop(bwrap, made), KEPT.toSeconds(), TimeUnit.SECONDS);
      // Somebody may kill it from outside; what is inside of it would wait on.
      var _ = made.process().onExit().thenRun(() -> later(() -> drop(bwrap, made)));
    } catch (IOException e) {
      LOG.warn("A sandbox could not be made beforehand: {}", e.getMessage());
    }
  }

  /** Answers those in whose place it came: the one of its kind, or the one that was made first. */
  private synchronized Collection<Spare> keep(Bwrap bwrap, Spare made) {
    Optional<Spare> same = Optional.ofNullable(waiting.put(bwrap, made));
    if (same.isPresent() || waiting.size() <= MOST) {
      return same.stream().toList();
    }
    return List.of(waiting.pollFirstEntry().getValue());
  }

  private void drop(Bwrap bwrap, Spare made) {
    boolean there;
    synchronized (this) {
      there = waiting.remove(bwrap, made);
    }
    if (there) {
      discard(made);
    }
  }

  private void discard(Spare spare) {
    try {
      spare.discard();
    } catch (IOException e) {
      LOG.warn("The end of a sandbox that was made beforehand was not seen: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void later(Runnable work) {
    try {
      thread.execute(work);
    } catch (RejectedExecutionException closed) {
      LOG.debug("No sandbox is made beforehand any more.");
    }
  }

  /** Ends all that wait. */
  @Override
  public void close() {
    later(() -> {
      List<Spare> all;
      synchronized (this) {
        all = List.copyOf(waiting.values());
        waiting.clear();
      }
      all.forEach(this::discard);
    });
    thread.shutdown();
    try {
      if (!thread.awaitTermination(UNTIL_CLOSED.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Sandboxes that were made beforehand are left to the kernel, which ends them with this server.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
