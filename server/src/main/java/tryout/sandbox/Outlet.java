package tryout.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tryout.run.Channel;
import tryout.run.Runner;

/**
 * The way of output from the threads that read a sandbox's streams to the listener of the run: in order of arrival, at
 * most 8 KiB of UTF-8 a call and one call in 50 ms. What waits is bounded by the byte cap of the sandbox.
 *
 * <p>{@link #pump} alone calls the listener, on the thread that drives the run.
 */
final class Outlet {
  private static final int FRAME = 8192;
  private static final long PACE = Duration.ofMillis(50).toNanos();

  private record Piece(Channel channel, StringBuilder text) {}

  private final Runner.Listener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Piece> waiting = new ArrayDeque<>();
  private boolean discarding;
  private long lastCall = System.nanoTime() - PACE;

  Outlet(Runner.Listener listener) {
    this.listener = listener;
  }

  /** The streams of one sandbox, with one byte cap for all of them. */
  final class Tap {
    private final int cap;
    private final Runnable onOverflow;
    private final Map<Channel, OutputFilter> filters = new EnumMap<>(Channel.class);
    private final Map<Channel, ByteArrayOutputStream> kept = new EnumMap<>(Channel.class);
    private int taken;
    private boolean closed;

    /** @param onOverflow told at each byte above the cap; nothing above the cap is kept */
    Tap(int cap, Runnable onOverflow) {
      this.cap = cap;
      this.onOverflow = onOverflow;
    }

    void take(Channel channel, byte[] bytes, int length) {
      int good;
      lock.lock();
      try {
        good = closed ? 0 : Math.min(length, cap - taken);
        taken += good;
        kept.computeIfAbsent(channel, any -> new ByteArrayOutputStream()).write(bytes, 0, good);
        append(channel, filters.computeIfAbsent(channel, any -> new OutputFilter()).take(bytes, good));
      } finally {
        lock.unlock();
      }
      if (good < length) {
        onOverflow.run();
      }
    }

    /** Nothing is taken after this. */
    void close() {
      lock.lock();
      try {
        if (!closed) {
          filters.forEach((channel, filter) -> append(channel, filter.end()));
        }
        closed = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    /** All bytes of a stream so far, as they were. */
    String text(Channel channel) {
      lock.lock();
      try {
        ByteArrayOutputStream bytes = kept.get(channel);
        return bytes == null ? "" : bytes.toString(StandardCharsets.UTF_8);
      } finally {
        lock.unlock();
      }
    }
  }

  private void append(Channel channel, String text) {
    if (text.isEmpty() || discarding) {
      return;
    }
    Piece last = waiting.peekLast();
    if (last == null || last.channel() != channel) {
      last = new Piece(channel, new StringBuilder());
      waiting.add(last);
    }
    last.text().append(text);
    changed.signalAll();
  }

  /** Hands output on until the tap is closed and nothing waits. */
  void pump(Tap tap) throws InterruptedException {
    while (awaitOutput(tap)) {
      TimeUnit.NANOSECONDS.sleep(lastCall + PACE - System.nanoTime());
      Optional<Piece> next = next();
      lastCall = System.nanoTime();
      next.ifPresent(piece -> listener.output(piece.channel(), piece.text().toString()));
    }
  }

  /** Drops what waits: whoever stopped the run wants it to end now. */
  void discard() {
    lock.lock();
    try {
      waiting.clear();
      discarding = true;
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitOutput(Tap tap) throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !tap.closed) {
        changed.await();
      }
      return !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Piece> next() {
    lock.lock();
    try {
      Piece first = waiting.peek();
      if (first == null) {
        return Optional.empty();
      }
      int length = frame(first.text());
      Piece next = new Piece(first.channel(), new StringBuilder(first.text().substring(0, length)));
      first.text().delete(0, length);
      if (first.text().isEmpty()) {
        waiting.remove();
      }
      return Optional.of(next);
    } finally {
      lock.unlock();
    }
  }

  /** How many chars fit into one call without parting a pair. */
  private static int frame(CharSequence text) {
    int bytes = 0;
    int chars = 0;
    while (chars < text.length()) {
      int point = Character.codePointAt(text, chars);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (bytes > FRAME) {
        return chars;
      }
      chars += Character.charCount(point);
    }
    return chars;
  }
}
