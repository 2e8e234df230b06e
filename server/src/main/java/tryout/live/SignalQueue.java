package tryout.live;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Gestures of one page that come faster than they may be told: the newest of each kind waits for its turn, since where a
 * caret stands now is of use to others, and where it stood in between is not. Belongs to the socket's context.
 */
final class SignalQueue {
  private final Vertx vertx;
  private final Supplier<Duration> untilNext;
  private final Consumer<Frame.Signal> told;
  private final SequencedMap<String, Frame.Signal> newest = new LinkedHashMap<>();
  private boolean waiting;

  /**
   * Makes an empty one.
   *
   * @param untilNext takes one message's worth: zero, or how long it is until there is one
   * @param told is given what may be told now
   */
  SignalQueue(Vertx vertx, Supplier<Duration> untilNext, Consumer<Frame.Signal> told) {
    this.vertx = vertx;
    this.untilNext = untilNext;
    this.told = told;
  }

  void add(Frame.Signal signal) {
    newest.put(signal.kind(), signal);
    if (!waiting) {
      tell();
    }
  }

  private void tell() {
    while (!newest.isEmpty()) {
      Duration wait = untilNext.get();
      if (!wait.isZero()) {
        waiting = true;
        vertx.setTimer(wait.plusMillis(1).toMillis(), timer -> {
          waiting = false;
          tell();
        });
        return;
      }
      told.accept(newest.pollFirstEntry().getValue());
    }
  }

  /** Nobody will hear of them any more. */
  void clear() {
    newest.clear();
  }
}
