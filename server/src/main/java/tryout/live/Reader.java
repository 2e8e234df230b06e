package tryout.live;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tryout.fault.Refused;
import tryout.room.Role;
import tryout.room.Sender;

/**
 * One page that is connected: where its frames go, and how far behind it is.
 *
 * <p>What waits for a slow reader is bounded in bytes, but for a moment, and in age. Signals to it are dropped first; then it is let go,
 * and comes back to fetch what it missed. Nobody else notices. Belongs to the room's context; what the socket reports is
 * handed over to it.
 */
final class Reader {
  /** What leads to the page. */
  interface Line {
    /**
     * Sends one frame. Succeeds, or fails, once it has left this machine.
     *
     * @param frame UTF-8; others may be given the same
     */
    Future<Void> write(Buffer frame);

    void close(CloseCode code);
  }

  private record Waiting(int bytes, long since) {}

  private final Line line;
  private final LiveRoom room;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private java.util.UUID session;
  private final long admittedAt;
  private final LiveMetrics.Socket metrics;
  /** Its socket asks for the role on a thread of its own. */
  private volatile Sender sender;
  private @Nullable Role greeted;
  private long waitingBytes;
  private @Nullable Runnable next;
  private boolean live;
  private boolean closed;

  /**
   * Makes a page known.
   *
   * @param admittedAt when its room token was issued, epoch milliseconds
   */
  Reader(
      Line line, LiveRoom room, Sender sender, java.util.UUID session, long admittedAt, LiveMetrics.Socket metrics) {
    this.line = line;
    this.room = room;
    this.sender = sender;
    this.session = session;
    this.admittedAt = admittedAt;
    this.metrics = metrics;
  }

  Sender sender() {
    return sender;
  }

  String member() {
    return sender.member();
  }

  Role role() {
    return sender.role();
  }

  java.util.UUID session() {
    return session;
  }

  long admittedAt() {
    return admittedAt;
  }

  /** It goes on with a token of this session. */
  void restsOn(java.util.UUID other) {
    session = other;
  }

  /** The client id is settled when the page joins. */
  void known(Sender settled) {
    sender = settled;
  }

  /** Its member is something else here from now on. */
  void becomes(Role role) {
    sender = new Sender(sender.member(), sender.name(), role, sender.client());
  }

  /** It was told that its member is this. */
  void greetedAs(Role role) {
    greeted = role;
  }

  /** Whether its member is what it was told. */
  boolean knowsItself() {
    return greeted == sender.role();
  }

  /** Whether it has been welcomed and gets what is told. */
  boolean live() {
    return live && !closed;
  }

  void welcomed() {
    live = true;
    metrics.joined();
  }

  /** Sends a frame that must arrive, or lets the reader go if too much waits for it already. */
  void send(Buffer frame, long now) {
    if (closed) {
      return;
    }
    Waiting oldest = waiting.peek();
    long age = oldest == null ? 0 : now - oldest.since();
    boolean behind = waitingBytes > LiveLimits.READER_BYTES && age > LiveLimits.READER_BURST.toMillis();
    if (behind || age > LiveLimits.READER_AGE.toMillis()) {
      close(CloseCode.TOO_SLOW);
      return;
    }
    Waiting mine = new Waiting(frame.length(), now);
    waiting.add(mine);
    waitingBytes += mine.bytes();
    line.write(frame).onComplete(written -> room.onContext(this::written));
  }

  /** Tells that something was not done, and counts it. */
  void refuse(long ref, Refused refused, long now) {
    metrics.refused(refused.code());
    send(Wire.refused(ref, refused), now);
  }

  private void written() {
    Waiting done = waiting.poll();
    waitingBytes -= done == null ? 0 : done.bytes();
    Runnable more = next;
    if (more != null && waitingBytes <= LiveLimits.SIGNAL_BYTES) {
      next = null;
      more.run();
    }
  }

  /** Does something, which sends more, once little of what was sent still waits. */
  void whenQuiet(Runnable more) {
    if (closed) {
      return;
    }
    if (waitingBytes <= LiveLimits.SIGNAL_BYTES) {
      more.run();
    } else {
      next = more;
    }
  }

  /** Sends a frame that may be lost. */
  void sendSignal(Buffer frame, long now) {
    if (waitingBytes <= LiveLimits.SIGNAL_BYTES) {
      send(frame, now);
    }
  }

  void close(CloseCode code) {
    if (!closed) {
      closed = true;
      metrics.closing(code);
      line.close(code);
    }
  }
}
