package tryout.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.live.Writer.Session;

/**
 * The journal's one session with the database, made again whenever it is lost. A new one is the session only once
 * everything that hangs on a session (the rooms' locks) was taken anew; an attempt that is not answered is given up.
 * Belongs to the journal's context.
 */
final class Lifeline {
  private static final Logger LOG = LoggerFactory.getLogger(Lifeline.class);
  private static final long[] BACKOFF_MILLIS = {50, 100, 200, 400, 800, 1_000};
  private static final long ANSWER_MILLIS = 7_000;

  private final Turns turns;
  private final Writer writer;
  private final Runnable onLost;
  private final Function<Session, Future<Void>> onBack;
  private @Nullable Session session;
  private boolean closed;
  private int attempts;

  /**
   * Prepares it; {@link #open} connects.
   *
   * @param onLost told when the session is gone
   * @param onBack does what a new session needs; if it fails, that session is given up too
   */
  Lifeline(Turns turns, Writer writer, Runnable onLost, Function<Session, Future<Void>> onBack) {
    this.turns = turns;
    this.writer = writer;
    this.onLost = onLost;
    this.onBack = onBack;
  }

  /** The session, or null while there is none. */
  @Nullable Session session() {
    return session;
  }

  boolean closed() {
    return closed;
  }

  /** Connects; fails if the database cannot be had. */
  Future<Void> open() {
    Promise<Void> answered = Promise.promise();
    Session[] mine = new Session[1];
    writer.connect(() -> turns.run(() -> lost(mine[0]))).onComplete(connected -> {
      if (connected.failed()) {
        answered.tryFail(connected.cause());
        return;
      }
      mine[0] = connected.result();
      if (closed || answered.future().isComplete()) {
        mine[0].end();
      } else {
        session = mine[0];
        attempts = 0;
        answered.complete();
      }
    });
    turns.after(ANSWER_MILLIS, () -> answered.tryFail("no answer to a connection"));
    return answered.future();
  }

  /** Gives a session up, as if it had been lost. */
  void giveUp(Session which) {
    which.end();
    lost(which);
  }

  private void lost(@Nullable Session which) {
    if (which != null && session == which && !closed) {
      session = null;
      onLost.run();
      again();
    }
  }

  private void again() {
    long wait = BACKOFF_MILLIS[Math.min(attempts++, BACKOFF_MILLIS.length - 1)];
    turns.after(wait, () -> {
      if (!closed) {
        open().onSuccess(opened -> takeUp()).onFailure(failure -> {
          LOG.debug("journal=still-away cause={}", failure.toString());
          again();
        });
      }
    });
  }

  private void takeUp() {
    Session now = session;
    if (now == null) {
      return;
    }
    boolean[] answered = new boolean[1];
    onBack.apply(now).onComplete(done -> {
      answered[0] = true;
      if (done.failed()) {
        giveUp(now);
      }
    });
    turns.after(ANSWER_MILLIS, () -> {
      if (!answered[0]) {
        giveUp(now);
      }
    });
  }

  /** Ends the session; nothing is made again. */
  Future<Void> close() {
    closed = true;
    Session now = session;
    session = null;
    return now == null ? Future.succeededFuture() : now.end();
  }
}
