package tryout.live;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal's connection to PostgreSQL. */
final class PgWriter implements Writer {
  private static final Logger LOG = LoggerFactory.getLogger(PgWriter.class);

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

  /** Whatever a role, a database or a file says besides. */
  private static final String DURABLE = "SET synchronous_commit = on";
  private static final String END_FORMER =
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid = $1 AND backend_start = $2";
  private static final String WHO_AM_I =
      "SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()";
  private static final String LOCK = "SELECT pg_try_advisory_lock(hashtextextended($1::text, 0))";
  private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtextextended($1::text, 0))";

  private final Vertx vertx;
  private final PgConnectOptions options;
  private @Nullable Integer formerBackend;
  private @Nullable OffsetDateTime formerStart;

  PgWriter(Vertx vertx, PgConnectOptions options) {
    this.vertx = vertx;
    this.options = options;
  }

  @Override
  public Future<Session> connect(Runnable lost) {
    return PgConnection.connect(vertx, options).compose(opened -> prepare(opened).map(none -> {
      AtomicReference<@Nullable String> warning = new AtomicReference<>();
      opened.noticeHandler(notice -> {
        if ("WARNING".equals(notice.getSeverity())) {
          warning.set(notice.getMessage());
        }
      });
      opened.closeHandler(closed -> lost.run());
      opened.exceptionHandler(failure -> LOG.debug("journal=connection failure={}", failure.toString()));
      return (Session) new PgSession(opened, warning);
    }).onFailure(failure -> opened.close()));
  }

  /**
   * Makes the session one whose commits are kept, and ends what the server side of a broken connection may still be: it
   * would hold the locks, and could still commit, until PostgreSQL notices by itself that nobody is there. Fails while it
   * does not end.
   */
  private Future<Void> prepare(PgConnection on) {
    return on.query(DURABLE).execute()
        .compose(durable -> on.preparedQuery(END_FORMER).execute(Tuple.of(formerBackend, formerStart)))
        .compose(ended -> ended.size() > 0 && !ended.iterator().next().getBoolean(0)
            ? Future.failedFuture("the former session has not ended yet")
            : on.query(WHO_AM_I).execute())
        .map(rows -> {
          var me = rows.iterator().next();
          formerBackend = me.getInteger(0);
          formerStart = me.getOffsetDateTime(1);
          return null;
        });
  }

  /**
   * A session with the database.
   *
   * @param warning what PostgreSQL warned of since the last statement: a commit with a warning may be less than it seems,
   *     as when the wait for a standby was cancelled
   */
  private record PgSession(PgConnection connection, AtomicReference<@Nullable String> warning) implements Session {
    @Override
    public Future<Boolean> lock(UUID room) {
      return connection.preparedQuery(LOCK).execute(Tuple.of(room.toString()))
          .map(rows -> rows.iterator().next().getBoolean(0));
    }

    @Override
    public Future<Void> unlock(UUID room) {
      return connection.preparedQuery(UNLOCK).execute(Tuple.of(room.toString())).mapEmpty();
    }

    @Override
    public Future<Long> append(List<Row> rows) {
      warning.set(null);
      return connection.preparedQuery(APPEND).execute(arrays(rows)).map(counted -> counted.iterator().next().getLong(0))
          .compose(count -> {
            String said = warning.get();
            return said == null ? Future.succeededFuture(count) : Future.failedFuture("stored with a warning: " + said);
          })
          .recover(failure -> Future.failedFuture(
              failure instanceof PgException refused && forContent(refused) ? new RowsRefused(refused) : failure));
    }

    @Override
    public Future<Void> end() {
      return connection.close();
    }
  }

  private static Tuple arrays(List<Row> rows) {
    return Tuple.tuple()
        .addArrayOfUUID(rows.stream().map(Row::room).toArray(UUID[]::new))
        .addArrayOfLong(rows.stream().map(Row::seq).toArray(Long[]::new))
        .addArrayOfOffsetDateTime(rows.stream().map(PgWriter::at).toArray(OffsetDateTime[]::new))
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
    return Instant.ofEpochMilli(row.at()).atOffset(ZoneOffset.UTC);
  }

  /** Data exceptions (22) and broken constraints (23) roll the statement back for certain. */
  private static boolean forContent(PgException refused) {
    String state = refused.getSqlState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
