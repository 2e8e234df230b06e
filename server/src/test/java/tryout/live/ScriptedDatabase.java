package tryout.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tryout.grade.PanelEvent;
import tryout.room.Event;
import tryout.room.Past;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.room.Workspace;

/**
 * A database that answers when a test says so: for moments into which no real one can be brought. Rows that say {@link
 * #POISON} are refused for their content.
 */
final class ScriptedDatabase implements Writer, RoomLog {
  static final String POISON = "poison";

  /** Where questions of one kind are answered at once, or wait until they are let through. */
  static final class Gate {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean shut;

    void shut() {
      shut = true;
    }

    /** Lets the oldest one through. */
    void one() {
      waiting.remove().run();
    }

    /** Lets all through, and what comes from now on. */
    void open() {
      shut = false;
      while (!waiting.isEmpty()) {
        one();
      }
    }

    private <T> Future<T> pass(Supplier<Future<T>> answer) {
      if (!shut) {
        return answer.get();
      }
      Promise<T> later = Promise.promise();
      waiting.add(() -> answer.get().onComplete(later));
      return later.future();
    }
  }

  final Gate locks = new Gate();
  final Gate statements = new Gate();
  final Gate reads = new Gate();
  final List<ScriptedSession> sessions = new ArrayList<>();
  private final List<Row> stored = new ArrayList<>();
  private final Map<UUID, RoomState> snapshots = new HashMap<>();
  /** When the room was known to be open last. */
  Alive alive = new Alive(0, 0);

  /** What is stored of a room, in the order in which it was. */
  List<Event> log(UUID room) {
    return stored.stream().filter(row -> row.room().equals(room)).map(row -> ((EventRow) row).event()).toList();
  }

  /** Loses the newest rows, as one that does not keep what it confirmed. */
  void lose(int rows) {
    stored.subList(stored.size() - rows, stored.size()).clear();
  }

  /** What was there before. */
  void begin(UUID room, List<Event> events) {
    events.forEach(event -> stored.add(Row.of(room, event)));
  }

  @Override
  public Future<Session> connect(Runnable lost) {
    ScriptedSession opened = new ScriptedSession(lost);
    sessions.add(opened);
    return Future.succeededFuture(opened);
  }

  @Override
  public Future<List<Event>> since(UUID room, long seq) {
    return reads.pass(() -> Future.succeededFuture(log(room).stream().filter(event -> event.seq() > seq).toList()));
  }

  @Override
  public Future<List<PanelEvent>> panel(UUID room, long seq) {
    return Future.succeededFuture(List.of());
  }

  @Override
  public Future<Workspace> taken(UUID room, int run) {
    return since(room, 0).map(events -> Past.taken(events, run));
  }

  @Override
  public Future<Optional<RoomState>> snapshot(UUID room, RoomSetup setup) {
    return Future.succeededFuture(Optional.ofNullable(snapshots.get(room)));
  }

  @Override
  public Future<Alive> alive(UUID room) {
    return Future.succeededFuture(alive);
  }

  @Override
  public Future<Void> alive(Map<UUID, Long> rooms, long at) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> keep(UUID room, RoomState state) {
    snapshots.put(room, state);
    return Future.succeededFuture();
  }

  /** One session; it lives until it is lost or ended. */
  final class ScriptedSession implements Session {
    private final Runnable lost;
    /** What it was asked to store, statement by statement. */
    final List<List<Row>> asked = new ArrayList<>();
    boolean ended;

    ScriptedSession(Runnable lost) {
      this.lost = lost;
    }

    /** It is gone, and the server notices. */
    void lose() {
      ended = true;
      lost.run();
    }

    @Override
    public Future<Boolean> lock(UUID room) {
      return locks.pass(() -> Future.succeededFuture(true));
    }

    @Override
    public Future<Void> unlock(UUID room) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Long> append(List<Row> rows) {
      asked.add(rows);
      return statements.pass(() -> store(rows));
    }

    private Future<Long> store(List<Row> rows) {
      if (ended) {
        return Future.failedFuture("the session is gone");
      }
      if (rows.stream().anyMatch(row -> row.payload().contains(POISON))) {
        return Future.failedFuture(new RowsRefused(new IllegalArgumentException(POISON)));
      }
      stored.addAll(rows);
      return Future.succeededFuture((long) rows.size());
    }

    @Override
    public Future<Void> end() {
      ended = true;
      return Future.succeededFuture();
    }
  }
}
