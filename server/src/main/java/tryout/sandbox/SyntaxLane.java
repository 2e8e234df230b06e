package tryout.sandbox;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.run.Runner;

/**
 * The lane of what is looked over while people type, beside the queue of what is run. Each room has one in work and one
 * that waits; a newer one takes the place of that which waits, since nobody wants to know of a text that is no more. Those
 * that come after others do so here too.
 */
final class SyntaxLane {
  private static final Logger LOG = LoggerFactory.getLogger(SyntaxLane.class);

  private final int parallel;
  private final Map<String, Runnable> waiting = new LinkedHashMap<>();
  private final Set<String> busy = new HashSet<>();
  private boolean closed;

  /** @param parallel rooms that are looked after at once */
  SyntaxLane(int parallel) {
    this.parallel = parallel;
  }

  /** @param work blocks until it is done */
  synchronized void ask(String room, Runnable work) {
    if (!closed) {
      waiting.put(room, work);
      next().ifPresent(mine -> Thread.startVirtualThread(() -> work(mine)));
    }
  }

  /** How many wait. */
  synchronized int waiting() {
    return waiting.size();
  }

  /** Drops what waits; what is in work ends with the sandbox it runs in. */
  synchronized void close() {
    closed = true;
    waiting.clear();
  }

  private record Turn(String room, Runnable work) {}

  private void work(Turn first) {
    for (Optional<Turn> turn = Optional.of(first); turn.isPresent(); turn = after(turn.get())) {
      try {
        turn.get().work().run();
      } catch (RuntimeException | StackOverflowError e) {
        LOG.error("A text could not be looked over", e);
      }
    }
  }

  private synchronized Optional<Turn> after(Turn done) {
    busy.remove(done.room());
    return next();
  }

  private synchronized Optional<Turn> next() {
    if (busy.size() >= parallel) {
      return Optional.empty();
    }
    Optional<String> room = waiting.keySet().stream().filter(name -> !busy.contains(name))
        .min(Comparator.comparing(Runner::isAfterOthers));
    room.ifPresent(busy::add);
    return room.map(name -> new Turn(name, Objects.requireNonNull(waiting.remove(name))));
  }
}
