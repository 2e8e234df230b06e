package tryout.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.live.Writer.Session;

/**
 * The one writer of this node: everything any room decides goes through its single connection.
 *
 * <h2>Group commit</h2>
 *
 * While one statement is being committed, what comes in waits; when the commit returns, everything that waits goes as
 * the next statement. There is no timer: under little load each event is its own commit, under much load hundreds share
 * one. A lingering timer was measured to make the median worse, and a second connection too.
 *
 * <h2>The session is the right to write</h2>
 *
 * A room's advisory lock is taken on this connection before its log is read. Losing the connection loses the locks, and
 * with them everything it could still have written. So there are no leases, no epochs and no clocks to trust.
 *
 * <h2>Slow is paused, stuck is lost</h2>
 *
 * A statement that takes longer than a moment holds up everybody, so rooms are told that saving is paused until it
 * returns. One that does not return at all is given up together with the session, as if that had been lost.
 *
 * <h2>Unknown outcome</h2>
 *
 * A batch whose commit did not return cleanly may or may not be stored. Nobody is told anything from memory: after the
 * connection is back and the locks are taken again, {@link Holder#back} lets each room read its head and go on from
 * there. A batch that PostgreSQL refuses for its content is tried again room by room, so that only the culprit's room
 * pays.
 *
 * <p>Everything in here happens on one context; the methods may be called from anywhere.
 */
public final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private static final long LOOK_MILLIS = 500;
  private static final int SLOW_LOOKS = 3;
  private static final int STUCK_LOOKS = 20;

  /** A room as the journal sees it. Its methods are called on the journal's context. */
  interface Holder {
    UUID id();

    /** The writer's connection is gone: nothing is being saved. */
    void away();

    /**
     * This room may write again, once it has said {@link Journal#resume}; nothing that was under way will be answered
     * any more.
     *
     * @param culprit whether the first of its rows that is not stored was refused for what it contains
     */
    void back(boolean culprit);

    /** Another server has this room now. */
    void taken();
  }

  private record Batch(Holder room, List<Row> rows, Promise<Void> done) {}

  private final Turns turns;
  private final Lifeline lifeline;
  private final Deque<Batch> queue = new ArrayDeque<>();
  private final Held held = new Held();
  private final LiveMetrics metrics;
  private final Consumer<Boolean> available;
  /** What is being written, and how often it was looked at since it began. */
  private @Nullable List<Batch> writing;
  private int looks;
  private boolean slow;
  private boolean suspended;
  /** Whether rooms were told that nothing is stored. */
  private boolean away;

  /**
   * Prepares the writer; {@link #open} connects it.
   *
   * @param available told {@code false} when nothing can be stored and {@code true} when it can again
   */
  Journal(Turns turns, Writer writer, LiveMetrics metrics, Consumer<Boolean> available) {
    this.turns = turns;
    this.lifeline = new Lifeline(turns, writer, this::lost, this::retake);
    this.metrics = metrics;
    this.available = available;
  }

  /** Connects; fails if the database cannot be had at the start. */
  Future<Void> open() {
    return onContext(none -> lifeline.open().onSuccess(opened -> look()));
  }

  /**
   * Takes a room's lock.
   *
   * @return whether it was free; {@code false} means that another server has the room
   */
  Future<Boolean> hold(Holder room) {
    return onContext(none -> lock(room.id()).map(taken -> {
      if (taken) {
        held.take(room);
        if (away) {
          held.halt(room);
        }
      }
      return taken;
    }));
  }

  /**
   * Passes a lock from one holder of the same room to another.
   *
   * @return whether the first one still had it
   */
  Future<Boolean> pass(Holder from, Holder to) {
    return onContext(none -> {
      boolean had = mayWrite(from);
      if (had) {
        held.pass(to);
      }
      return Future.succeededFuture(had);
    });
  }

  /** Gives a room's lock back, if this holder has it. */
  Future<Void> release(Holder room) {
    return onContext(none -> {
      if (!held.remove(room)) {
        return Future.succeededFuture();
      }
      drop(room, "the room was let go");
      Session now = lifeline.session();
      return now == null ? Future.succeededFuture() : now.unlock(room.id());
    });
  }

  private Future<Boolean> lock(UUID room) {
    Session now = lifeline.session();
    return now == null ? Future.failedFuture("the database is away") : now.lock(room);
  }

  /**
   * Stores events of one room, all or none, after everything that was given before.
   *
   * @return succeeded after COMMIT returned and every row was counted; failed when the outcome is not known or the rows
   *     were refused: the room then waits for {@link Holder#back} or reloads
   */
  Future<Void> append(Holder room, List<Row> rows) {
    long given = System.nanoTime();
    return onContext(none -> {
      if (!mayWrite(room)) {
        return Future.failedFuture("the room's lock is not held");
      }
      Promise<Void> done = Promise.promise();
      queue.add(new Batch(room, rows, done));
      write();
      return done.future().onSuccess(stored -> metrics.appended(given));
    });
  }

  private boolean mayWrite(Holder room) {
    return lifeline.session() != null && held.mayWrite(room);
  }

  /**
   * Lets a room write again after {@link Holder#back}. What it gave before this is refused, so that nothing can follow
   * rows that are missing.
   *
   * @return failed if the connection has gone again, and {@link Holder#back} will come again
   */
  Future<Void> resume(Holder room) {
    return onContext(none -> {
      if (lifeline.session() == null || away || !held.has(room)) {
        return Future.failedFuture("the room's lock is not held, or nothing is stored");
      }
      held.goesOn(room);
      return Future.succeededFuture();
    });
  }

  private void write() {
    Session now = lifeline.session();
    if (writing != null || now == null || queue.isEmpty()) {
      return;
    }
    List<Batch> batches = nextBatches();
    begin(batches);
    store(now, batches).onComplete(stored -> {
      if (writing != batches) {
        return;
      }
      if (stored.cause() instanceof Writer.RowsRefused refused) {
        bisect(now, batches, refused);
        return;
      }
      writing = null;
      if (stored.succeeded()) {
        batches.forEach(batch -> batch.done().complete());
      } else {
        unknown(now, batches, stored.cause());
      }
      done();
    });
  }

  /** A statement is done: one that was slow is over, and the next one may go. */
  private void done() {
    slow = false;
    goOn();
    write();
  }

  private void begin(List<Batch> batches) {
    writing = batches;
    looks = 0;
  }

  /** Looks now and then how long the present statement takes. */
  private void look() {
    turns.after(LOOK_MILLIS, () -> {
      if (!lifeline.closed()) {
        look();
        watch();
      }
    });
  }

  private void watch() {
    Session now = lifeline.session();
    List<Batch> batches = writing;
    if (now == null || batches == null) {
      return;
    }
    looks++;
    if (looks == SLOW_LOOKS && !slow) {
      LOG.warn("journal=slow rooms={}", held.size());
      slow = true;
      away("the database is slow");
    } else if (looks == STUCK_LOOKS) {
      writing = null;
      unknown(now, batches, new TimeoutException("no answer to a statement"));
    }
  }

  private List<Batch> nextBatches() {
    List<Batch> batches = new ArrayList<>();
    int events = 0;
    long bytes = 0;
    while (!queue.isEmpty()) {
      Batch next = queue.peek();
      events += next.rows().size();
      bytes += next.rows().stream().mapToLong(Row::bytes).sum();
      if (!batches.isEmpty() && (events > LiveLimits.BATCH_EVENTS || bytes > LiveLimits.BATCH_BYTES)) {
        break;
      }
      batches.add(queue.remove());
    }
    return batches;
  }

  private Future<Void> store(Session on, List<Batch> batches) {
    List<Row> rows = batches.stream().flatMap(batch -> batch.rows().stream()).toList();
    return on.append(rows).compose(count -> count == rows.size()
        ? Future.succeededFuture()
        : Future.failedFuture("stored " + count + " of " + rows.size() + " rows"));
  }

  /** One room's rows spoil a shared statement: each goes alone then, and only the culprit's room stops. */
  private void bisect(Session now, List<Batch> batches, Writer.RowsRefused refused) {
    LOG.warn("journal=refused cause={} batches={}", refused.getCause(), batches.size());
    Future<Void> turn = Future.succeededFuture();
    for (Batch batch : batches) {
      turn = turn.compose(none -> alone(now, batch));
    }
    turn.onComplete(none -> {
      if (writing == batches) {
        writing = null;
        done();
      }
    });
  }

  private Future<Void> alone(Session now, Batch batch) {
    if (lifeline.session() != now || !held.mayWrite(batch.room())) {
      batch.done().tryFail("not stored, because what came before it was not");
      return Future.succeededFuture();
    }
    looks = 0;
    return store(now, List.of(batch)).transform(stored -> {
      if (stored.succeeded()) {
        batch.done().tryComplete();
      } else if (stored.cause() instanceof Writer.RowsRefused refused) {
        batch.done().tryFail(refused);
        halt(batch.room());
      } else {
        unknown(now, List.of(batch), stored.cause());
      }
      return Future.succeededFuture();
    });
  }

  /** A room whose rows were refused writes no more until it has read where it stands. */
  private void halt(Holder room) {
    held.halt(room);
    drop(room, "not stored, because what came before it was not");
    room.back(true);
  }

  private void drop(Holder room, String why) {
    queue.removeIf(batch -> {
      boolean own = batch.room() == room;
      if (own) {
        batch.done().fail(why);
      }
      return own;
    });
  }

  /** The commit did not return cleanly: this session is given up, and with it every right to write. */
  private void unknown(Session now, List<Batch> batches, Throwable cause) {
    LOG.warn("journal=unknown events={} cause={}", batches.size(), cause.toString());
    batches.forEach(batch -> batch.done().tryFail(cause));
    lifeline.giveUp(now);
  }

  private void lost() {
    LOG.warn("journal=away rooms={}", held.size());
    List<Batch> open = writing;
    writing = null;
    slow = false;
    if (open != null) {
      open.forEach(batch -> batch.done().tryFail("the database is away"));
    }
    away("the database is away");
  }

  private void away(String why) {
    queue.forEach(batch -> batch.done().fail(why));
    queue.clear();
    away = true;
    held.away();
    saving(false);
  }

  private void saving(boolean on) {
    metrics.saving(on);
    available.accept(on);
  }

  /**
   * Stops storing, or goes on, while the session and its locks stay: for a disk that has no room for more.
   *
   * @param stop whether to stop
   */
  void suspend(boolean stop) {
    turns.run(() -> {
      if (suspended == stop) {
        return;
      }
      suspended = stop;
      if (stop) {
        away("there is no room on the disk");
      } else {
        goOn();
      }
    });
  }

  /** Rooms that were told that nothing is stored read what became of their rows, once none is under way. */
  private void goOn() {
    if (away && !suspended && !slow && writing == null && lifeline.session() != null) {
      away = false;
      LOG.info("journal=back rooms={}", held.size());
      held.back();
      saving(true);
    }
  }

  /** A new session has no locks: they are taken again before anybody writes. */
  private Future<Void> retake(Session now) {
    Future<Void> turn = Future.succeededFuture();
    for (UUID id : held.ids()) {
      turn = turn.compose(none -> held.of(id) != null ? lock(id).map(taken -> retaken(id, taken)) : Future.succeededFuture());
    }
    return turn.onSuccess(none -> goOn());
  }

  private @Nullable Void retaken(UUID id, boolean taken) {
    Holder room = held.of(id);
    Session now = lifeline.session();
    if (room == null && taken && now != null) {
      now.unlock(id);
    } else if (room != null && !taken) {
      held.remove(room);
      room.taken();
    }
    return null;
  }

  /** Gives every lock back by ending the session. */
  Future<Void> close() {
    return onContext(none -> lifeline.close());
  }

  private <T> Future<T> onContext(Function<@Nullable Void, Future<T>> work) {
    Promise<T> promise = Promise.promise();
    turns.run(() -> work.apply(null).onComplete(promise));
    return promise.future();
  }
}
