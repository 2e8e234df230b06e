package tryout.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final long[] BACKOFF_MILLIS = {50, 100, 200, 400, 800, 1_000};

  private static final String APPEND =
      """
      WITH b AS MATERIALIZED (
        SELECT u.room_id, u.seq, u.at, u.kind, $12::int2, u.author_id, u.client_id, u.client_seq, u.command_hash,
               u.file_id, u.file_version, u.payload::jsonb, u.private
        FROM unnest($1::uuid[], $2::int8[], $3::timestamptz[], $4::int2[], $5::uuid[], $6::uuid[], $7::int8[],
                    $8::bytea[], $9::int4[], $10::int8[], $11::text[], $13::bool[])
          AS u(room_id, seq, at, kind, author_id, client_id, client_seq, command_hash, file_id, file_version, payload,
               private)),
      p AS (
        INSERT INTO room_event (room_id, seq, at, kind, schema_version, author_id, client_id, client_seq, command_hash,
                                file_id, file_version, payload)
        SELECT room_id, seq, at, kind, int2, author_id, client_id, client_seq, command_hash, file_id, file_version,
               payload FROM b WHERE NOT private
        RETURNING 1),
      q AS (
        INSERT INTO room_private_event (room_id, seq, at, kind, schema_version, author_id, client_id, client_seq,
                                        command_hash, file_id, file_version, payload)
        SELECT room_id, seq, at, kind, int2, author_id, client_id, client_seq, command_hash, file_id, file_version,
               payload FROM b WHERE private
        RETURNING 1)
      SELECT (SELECT count(*) FROM p) + (SELECT count(*) FROM q)
      """;

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

  private static final String END_FORMER =
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid = $1 AND backend_start = $2";
  private static final String WHO_AM_I =
      "SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()";

  private record Batch(Holder room, List<Row> rows, Promise<Void> done) {}

  private final Context context;
  private final Vertx vertx;
  private final PgConnectOptions options;
  private final Deque<Batch> queue = new ArrayDeque<>();
  private final Map<UUID, Holder> held = new LinkedHashMap<>();
  /** Rooms that hold their lock and have yet to read what became of their last rows. */
  private final Set<UUID> halted = new HashSet<>();
  private final LiveMetrics metrics;
  private final Consumer<Boolean> available;
  private @Nullable PgConnection connection;
  private @Nullable Integer formerBackend;
  private @Nullable OffsetDateTime formerStart;
  private boolean writing;
  private boolean closed;
  private int attempts;

  /**
   * Prepares the writer; {@link #open} connects it.
   *
   * @param available told {@code false} when the database goes away and {@code true} when it is back
   */
  Journal(
      Vertx vertx, Context context, PgConnectOptions options, LiveMetrics metrics, Consumer<Boolean> available) {
    this.vertx = vertx;
    this.context = context;
    this.options = options;
    this.metrics = metrics;
    this.available = available;
  }

  /** Connects; fails if the database cannot be had at the start. */
  Future<Void> open() {
    return onContext(none -> connect());
  }

  private Future<Void> connect() {
    return PgConnection.connect(vertx, options).compose(opened -> endFormer(opened).compose(none -> {
      opened.closeHandler(closed -> context.runOnContext(nothing -> lost(opened)));
      opened.exceptionHandler(failure -> LOG.debug("journal=connection failure={}", failure.toString()));
      connection = opened;
      attempts = 0;
      return Future.<Void>succeededFuture();
    }).onFailure(failure -> opened.close()));
  }

  /**
   * Ends what the server side of a broken connection may still be: it would hold the locks, and could still commit,
   * until PostgreSQL notices by itself that nobody is there.
   */
  private Future<Void> endFormer(PgConnection on) {
    return on.preparedQuery(END_FORMER).execute(Tuple.of(formerBackend, formerStart))
        .compose(ended -> on.query(WHO_AM_I).execute()).map(rows -> {
          var me = rows.iterator().next();
          formerBackend = me.getInteger(0);
          formerStart = me.getOffsetDateTime(1);
          return null;
        });
  }

  /**
   * Takes a room's lock.
   *
   * @return whether it was free; {@code false} means that another server has the room
   */
  Future<Boolean> hold(Holder room) {
    return onContext(none -> lock(room.id()).map(taken -> {
      if (taken) {
        held.put(room.id(), room);
        halted.remove(room.id());
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
        held.put(to.id(), to);
      }
      return Future.succeededFuture(had);
    });
  }

  /** Gives a room's lock back, if this holder has it. */
  Future<Void> release(Holder room) {
    return onContext(none -> {
      boolean had = held.remove(room.id(), room);
      halted.remove(room.id());
      PgConnection now = connection;
      if (now == null || !had) {
        return Future.succeededFuture();
      }
      return now.preparedQuery("SELECT pg_advisory_unlock(hashtextextended($1::text, 0))")
          .execute(Tuple.of(room.id().toString())).mapEmpty();
    });
  }

  private Future<Boolean> lock(UUID room) {
    PgConnection now = connection;
    if (now == null) {
      return Future.failedFuture("the database is away");
    }
    return now.preparedQuery("SELECT pg_try_advisory_lock(hashtextextended($1::text, 0))")
        .execute(Tuple.of(room.toString())).map(rows -> rows.iterator().next().getBoolean(0));
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
    return connection != null && held.get(room.id()) == room && !halted.contains(room.id());
  }

  /**
   * Lets a room write again after {@link Holder#back}. What it gave before this is refused, so that nothing can follow
   * rows that are missing.
   *
   * @return failed if the connection has gone again, and {@link Holder#back} will come again
   */
  Future<Void> resume(Holder room) {
    return onContext(none -> {
      if (connection == null || held.get(room.id()) != room) {
        return Future.failedFuture("the room's lock is not held");
      }
      halted.remove(room.id());
      return Future.succeededFuture();
    });
  }

  private void write() {
    PgConnection now = connection;
    if (writing || now == null || queue.isEmpty()) {
      return;
    }
    writing = true;
    List<Batch> batches = nextBatches();
    store(now, batches).onComplete(stored -> {
      writing = false;
      if (stored.succeeded()) {
        batches.forEach(batch -> batch.done().complete());
      } else if (stored.cause() instanceof PgException refused && refusedForContent(refused)) {
        bisect(now, batches, refused);
        return;
      } else {
        unknown(now, batches, stored.cause());
      }
      write();
    });
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

  private Future<Void> store(PgConnection on, List<Batch> batches) {
    List<Row> rows = batches.stream().flatMap(batch -> batch.rows().stream()).toList();
    return on.preparedQuery(APPEND).execute(arrays(rows)).compose(counted -> {
      long count = counted.iterator().next().getLong(0);
      return count == rows.size()
          ? Future.succeededFuture()
          : Future.failedFuture("stored " + count + " of " + rows.size() + " rows");
    });
  }

  private static Tuple arrays(List<Row> rows) {
    return Tuple.tuple()
        .addArrayOfUUID(rows.stream().map(Row::room).toArray(UUID[]::new))
        .addArrayOfLong(rows.stream().map(row -> row.event().seq()).toArray(Long[]::new))
        .addArrayOfOffsetDateTime(rows.stream().map(Journal::at).toArray(OffsetDateTime[]::new))
        .addArrayOfShort(rows.stream().map(Row::kind).toArray(Short[]::new))
        .addArrayOfUUID(rows.stream().map(Row::author).toArray(UUID[]::new))
        .addArrayOfUUID(rows.stream().map(Row::client).toArray(UUID[]::new))
        .addArrayOfLong(rows.stream().map(Row::clientSeq).toArray(Long[]::new))
        .addArrayOfBuffer(rows.stream().map(Row::hash).toArray(Buffer[]::new))
        .addArrayOfInteger(rows.stream().map(Row::file).toArray(Integer[]::new))
        .addArrayOfLong(rows.stream().map(Row::fileVersion).toArray(Long[]::new))
        .addArrayOfString(rows.stream().map(Row::payload).toArray(String[]::new))
        .addShort(Facts.SCHEMA)
        .addArrayOfBoolean(rows.stream().map(Row::unseen).toArray(Boolean[]::new));
  }

  private static OffsetDateTime at(Row row) {
    return Instant.ofEpochMilli(row.event().at()).atOffset(ZoneOffset.UTC);
  }

  /** Data exceptions (22) and broken constraints (23) roll the statement back for certain. */
  private static boolean refusedForContent(PgException refused) {
    String state = refused.getSqlState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  /** One room's rows spoil a shared statement: each goes alone then, and only the culprit's room stops. */
  private void bisect(PgConnection now, List<Batch> batches, PgException refused) {
    LOG.warn("journal=refused sqlstate={} rooms={}", refused.getSqlState(), rooms(batches).size());
    writing = true;
    Future<Void> turn = Future.succeededFuture();
    for (Batch batch : batches) {
      turn = turn.compose(none -> alone(now, batch));
    }
    turn.onComplete(none -> {
      writing = false;
      write();
    });
  }

  private Future<Void> alone(PgConnection now, Batch batch) {
    if (connection != now || halted.contains(batch.room().id())) {
      batch.done().fail("not stored, because what came before it was not");
      return Future.succeededFuture();
    }
    return store(now, List.of(batch)).transform(stored -> {
      if (stored.succeeded()) {
        batch.done().complete();
      } else if (stored.cause() instanceof PgException refused && refusedForContent(refused)) {
        batch.done().fail(refused);
        halt(batch.room());
      } else {
        unknown(now, List.of(batch), stored.cause());
      }
      return Future.succeededFuture();
    });
  }

  /** A room whose rows were refused writes no more until it has read where it stands. */
  private void halt(Holder room) {
    halted.add(room.id());
    queue.removeIf(batch -> {
      boolean own = batch.room() == room;
      if (own) {
        batch.done().fail("not stored, because what came before it was not");
      }
      return own;
    });
    room.back(true);
  }

  private static Set<UUID> rooms(List<Batch> batches) {
    Set<UUID> rooms = new HashSet<>();
    batches.forEach(batch -> rooms.add(batch.room().id()));
    return rooms;
  }

  /** The commit did not return cleanly: this session is given up, and with it every right to write. */
  private void unknown(PgConnection now, List<Batch> batches, Throwable cause) {
    LOG.warn("journal=unknown events={} cause={}", batches.size(), cause.toString());
    batches.forEach(batch -> batch.done().fail(cause));
    now.close();
    lost(now);
  }

  private void lost(PgConnection which) {
    if (connection != which || closed) {
      return;
    }
    connection = null;
    LOG.warn("journal=away rooms={}", held.size());
    queue.forEach(batch -> batch.done().fail("the database is away"));
    queue.clear();
    halted.addAll(held.keySet());
    held.values().forEach(Holder::away);
    metrics.saving(false);
    available.accept(false);
    again();
  }

  private void again() {
    long wait = BACKOFF_MILLIS[Math.min(attempts++, BACKOFF_MILLIS.length - 1)];
    vertx.setTimer(wait, timer -> context.runOnContext(none -> {
      if (!closed) {
        connect().compose(connected -> retake()).onFailure(failure -> {
          LOG.debug("journal=still-away cause={}", failure.toString());
          again();
        });
      }
    }));
  }

  private Future<Void> retake() {
    Future<Void> turn = Future.succeededFuture();
    for (Holder room : List.copyOf(held.values())) {
      turn = turn.compose(none -> lock(room.id())).compose(taken -> {
        if (taken) {
          room.back(false);
        } else {
          held.remove(room.id());
          halted.remove(room.id());
          room.taken();
        }
        return Future.succeededFuture();
      });
    }
    return turn.onSuccess(none -> {
      LOG.info("journal=back rooms={}", held.size());
      metrics.saving(true);
      available.accept(true);
    });
  }

  /** Stores what is queued, then gives every lock back by ending the session. */
  Future<Void> close() {
    return onContext(none -> {
      closed = true;
      PgConnection now = connection;
      connection = null;
      return now == null ? Future.succeededFuture() : now.close();
    });
  }

  private <T> Future<T> onContext(Function<@Nullable Void, Future<T>> work) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(none -> work.apply(null).onComplete(promise));
    return promise.future();
  }
}
