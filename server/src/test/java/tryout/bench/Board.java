package tryout.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * When each keystroke was typed, and how long it took until its author knew that it is stored and until each of the
 * others had it. All clients of a run share one clock, since they share one process. May be used from any thread.
 */
final class Board {
  final Latencies toPeer = new Latencies();
  final Latencies toAuthor = new Latencies();
  private final Map<String, Sent> sent = new HashMap<>();
  private final LongConsumer each;

  Board() {
    this(time -> { });
  }

  /** With somebody who is told each time that is noted. */
  Board(LongConsumer each) {
    this.each = each;
  }

  private static final class Sent {
    final long[] typed;
    int left;

    Sent(long[] typed, int left) {
      this.typed = typed;
      this.left = left;
    }
  }

  /** Keystrokes go out together under a name; so many are to hear of them, the author among them. */
  synchronized void sent(String name, long[] typed, int hearers) {
    sent.put(name, new Sent(typed, hearers));
  }

  /** Somebody heard. */
  synchronized void heard(String name, boolean author, long now) {
    Sent found = sent.get(name);
    if (found == null) {
      return;
    }
    for (long typed : found.typed) {
      (author ? toAuthor : toPeer).add(now - typed);
      each.accept(now - typed);
    }
    if (--found.left == 0) {
      sent.remove(name);
    }
  }

  /** Begins to count anew; what is on its way is forgotten. */
  synchronized void clear() {
    sent.clear();
    toPeer.clear();
    toAuthor.clear();
  }
}
