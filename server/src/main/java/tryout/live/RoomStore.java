package tryout.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.grade.PanelEvent;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Past;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.room.Workspace;

/** What rooms read: their row, their events, what lists say of them. Writing events is the {@link Journal}'s alone. */
final class RoomStore implements RoomLog {
  private static final Logger LOG = LoggerFactory.getLogger(RoomStore.class);
  private static final int PAGE = 2_000;

  private final Pool pool;

  RoomStore(Pool pool) {
    this.pool = pool;
  }

  /** A room as its row says. */
  record Found(UUID generation, RoomSetup setup) {}

  Future<Void> create(SqlClient on, UUID room, JsonObject setup) {
    return on.preparedQuery("INSERT INTO room (room_id, generation, setup) VALUES ($1, $2, $3)")
        .execute(Tuple.of(room, UUID.randomUUID(), setup)).mapEmpty();
  }

  Future<Void> change(SqlClient on, UUID room, JsonObject setup) {
    return on.preparedQuery("UPDATE room SET setup = $2 WHERE room_id = $1").execute(Tuple.of(room, setup)).mapEmpty();
  }

  /** What a room is made with, once no transaction is under way that may yet change it. */
  Future<RoomSetup> settledSetup(UUID room) {
    return pool.preparedQuery("SELECT setup FROM room WHERE room_id = $1 FOR SHARE").execute(Tuple.of(room))
        .map(rows -> Setups.read(rows.iterator().next().getJsonObject(0)));
  }

  Future<Found> find(UUID room) {
    return pool.preparedQuery("SELECT generation, setup FROM room WHERE room_id = $1").execute(Tuple.of(room))
        .map(rows -> {
          if (rows.size() == 0) {
            throw new Refused(Code.NOT_FOUND, "There is no such room.");
          }
          var row = rows.iterator().next();
          return new Found(row.getUUID(0), Setups.read(row.getJsonObject(1)));
        });
  }

  @Override
  public Future<Alive> alive(UUID room) {
    return pool.preparedQuery("SELECT alive_at, alive_seq FROM room WHERE room_id = $1").execute(Tuple.of(room)).map(rows -> {
      var row = rows.iterator().next();
      var at = row.getOffsetDateTime(0);
      return new Alive(at == null ? 0 : at.toInstant().toEpochMilli(), row.getLong(1));
    });
  }

  @Override
  public Future<Void> alive(Map<UUID, Long> rooms, long at) {
    OffsetDateTime moment = Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC);
    List<UUID> ids = List.copyOf(rooms.keySet());
    return pool.preparedQuery("UPDATE room SET alive_at = $3, alive_seq = note.seq"
            + " FROM unnest($1::uuid[], $2::bigint[]) AS note (id, seq) WHERE room_id = note.id")
        .execute(Tuple.of(ids.toArray(UUID[]::new), ids.stream().map(rooms::get).toArray(Long[]::new), moment)).mapEmpty();
  }

  @Override
  public Future<List<Event>> since(UUID room, long seq) {
    return page(room, seq, new ArrayList<>());
  }

  /** A long interview takes a while to fold, and this thread is that of many rooms. */
  @Override
  public Future<Workspace> taken(UUID room, int run) {
    return since(room, 0).compose(events -> {
      Promise<Workspace> folded = Promise.promise();
      Thread.startVirtualThread(
          () -> Future.<Workspace>future(told -> told.complete(Past.taken(events, run))).onComplete(folded));
      return folded.future();
    });
  }

  @Override
  public Future<List<PanelEvent>> panel(UUID room, long seq) {
    return pool
        .preparedQuery(
            "SELECT seq, at, kind, author_id, client_id, client_seq, command_hash, payload FROM room_private_event"
                + " WHERE room_id = $1 AND seq > $2 ORDER BY seq")
        .execute(Tuple.of(room, seq))
        .map(rows -> {
          List<PanelEvent> events = new ArrayList<>();
          rows.forEach(row -> events.add(PanelRow.read(row)));
          return events;
        });
  }

  /** The event with which a curtain that is still drawn was drawn, or 0. */
  Future<Long> drawn(UUID room) {
    Short[] kinds = {Facts.Kind.CURTAIN_MOVED.number, Facts.Kind.FROZEN.number, Facts.Kind.PHASE_CHANGED.number};
    return pool
        .preparedQuery("SELECT seq, payload FROM room_event WHERE room_id = $1 AND kind = ANY($2) ORDER BY seq DESC LIMIT 1")
        .execute(Tuple.of(room, (Object) kinds))
        .map(rows -> {
          if (rows.size() == 0) {
            return 0L;
          }
          var last = rows.iterator().next();
          return last.getJsonObject(1).getBoolean("drawn", false) ? last.getLong(0) : 0L;
        });
  }

  /** A stretch of a room's events, and the number of the last that there is. */
  record Stretch(List<Event> events, long newest) {}

  /** The next events after that number, within the limits of a page. */
  Future<Stretch> stretch(UUID room, long after) {
    return pool
        .preparedQuery(
            "SELECT *, (SELECT max(seq) FROM room_event WHERE room_id = $1) AS newest FROM ("
                + "SELECT *, sum(octet_length(payload::text)) OVER (ORDER BY seq) - octet_length(payload::text) AS before FROM ("
                + "SELECT seq, at, kind, author_id, client_id, client_seq, command_hash, payload FROM room_event"
                + " WHERE room_id = $1 AND seq > $2 ORDER BY seq LIMIT " + LiveLimits.REPLAY_EVENTS + ") AS next) AS counted"
                + " WHERE before < " + LiveLimits.REPLAY_BYTES + " ORDER BY seq")
        .execute(Tuple.of(room, after))
        .map(rows -> {
          List<Event> events = new ArrayList<>();
          add(rows, after, events);
          return new Stretch(events, rows.size() == 0 ? after : rows.iterator().next().getLong("newest"));
        });
  }

  /** How a run began, if there was one of that number. */
  Future<Optional<Event>> started(UUID room, int run) {
    return ofRun(room, run, Facts.Kind.RUN_STARTED).map(events -> events.stream().findFirst());
  }

  /** All that was given to a run to read. */
  Future<String> input(UUID room, int run) {
    return ofRun(room, run, Facts.Kind.RUN_INPUT)
        .map(events -> events.stream().map(event -> ((Fact.RunInput) event.fact()).text()).collect(Collectors.joining()));
  }

  private Future<List<Event>> ofRun(UUID room, int run, Facts.Kind kind) {
    return pool
        .preparedQuery(
            "SELECT seq, at, kind, author_id, client_id, client_seq, command_hash, payload FROM room_event"
                + " WHERE room_id = $1 AND kind = $2 AND payload->>'run' = $3 ORDER BY seq")
        .execute(Tuple.of(room, kind.number, Integer.toString(run)))
        .map(rows -> {
          List<Event> events = new ArrayList<>();
          rows.forEach(row -> events.add(EventRow.read(row)));
          return events;
        });
  }

  private Future<List<Event>> page(UUID room, long seq, List<Event> events) {
    return pool
        .preparedQuery(
            "SELECT seq, at, kind, author_id, client_id, client_seq, command_hash, payload FROM room_event"
                + " WHERE room_id = $1 AND seq > $2 ORDER BY seq LIMIT " + PAGE)
        .execute(Tuple.of(room, seq))
        .compose(rows -> {
          long next = add(rows, seq, events);
          return rows.size() < PAGE ? Future.succeededFuture(events) : page(room, next, events);
        });
  }

  private static long add(RowSet<io.vertx.sqlclient.Row> rows, long seq, List<Event> events) {
    long last = seq;
    for (var row : rows) {
      Event event = EventRow.read(row);
      if (event.seq() != last + 1) {
        throw new IllegalStateException("the journal has a gap: event " + event.seq() + " after " + last);
      }
      last = event.seq();
      events.add(event);
    }
    return last;
  }

  @Override
  public Future<Optional<RoomState>> snapshot(UUID room, RoomSetup setup) {
    return pool
        .preparedQuery(
            "SELECT state FROM room_snapshot s WHERE room_id = $1 AND hash = sha256(convert_to(state::text, 'UTF8'))"
                + " AND seq <= (SELECT max(seq) FROM room_event WHERE room_id = $1) ORDER BY seq DESC LIMIT 1")
        .execute(Tuple.of(room))
        .map(rows -> rows.size() == 0 ? Optional.empty() : read(room, setup, rows.iterator().next().getJsonObject(0)));
  }

  /** One that cannot be read must not keep its room shut, whatever is wrong with it: the journal has everything. */
  private static Optional<RoomState> read(UUID room, RoomSetup setup, JsonObject json) {
    try {
      return Optional.of(Snapshots.read(setup, json));
    } catch (RuntimeException unreadable) {
      LOG.warn("snapshot=unreadable room={} cause={}", room, unreadable.toString());
      return Optional.empty();
    }
  }

  @Override
  public Future<Void> keep(UUID room, RoomState state) {
    return pool
        .preparedQuery(
            "INSERT INTO room_snapshot (room_id, seq, state, hash) SELECT $1, $2, s, sha256(convert_to(s::text, 'UTF8'))"
                + " FROM (SELECT $3::jsonb AS s) AS state")
        .execute(Tuple.of(room, state.seq(), Snapshots.write(state)))
        .compose(kept -> pool
            .preparedQuery(
                "DELETE FROM room_snapshot WHERE room_id = $1 AND seq NOT IN"
                    + " (SELECT seq FROM room_snapshot WHERE room_id = $1 ORDER BY seq DESC LIMIT 2)")
            .execute(Tuple.of(room)))
        .mapEmpty();
  }

  /** The phase each of these rooms is in, for those in which anything happened. */
  Future<Map<String, String>> phases(List<UUID> rooms) {
    return pool
        .preparedQuery(
            "SELECT DISTINCT ON (room_id) room_id, payload->>'phase' FROM room_event"
                + " WHERE room_id = ANY($1) AND kind = $2 ORDER BY room_id, seq DESC")
        .execute(Tuple.of(rooms.toArray(UUID[]::new), Facts.Kind.PHASE_CHANGED.number))
        .map(rows -> {
          Map<String, String> phases = new HashMap<>();
          rows.forEach(row -> phases.put(row.getUUID(0).toString(), row.getString(1)));
          return phases;
        });
  }
}
