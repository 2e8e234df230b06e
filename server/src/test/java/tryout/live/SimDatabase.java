package tryout.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.grade.PanelEvent;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Past;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.room.Workspace;

/**
 * PostgreSQL as far as the journal can tell: sessions with locks, transactions that are stored whole or not at all,
 * constraints that refuse, answers that are lost, and sessions that live on after nobody is there.
 */
final class SimDatabase implements RoomLog {
  private final SimWorld world;
  private final TreeMap<Long, Event> rows = new TreeMap<>();
  private final TreeMap<Long, PanelEvent> panel = new TreeMap<>();
  private final Set<String> keys = new HashSet<>();
  private final Map<Long, Long> moments = new HashMap<>();
  private final Map<UUID, SimSession> locks = new HashMap<>();
  private final List<SimSession> sessions = new ArrayList<>();
  private boolean away;
  /** Since when the servers' owner may say that a room's clock ran, as the table has it. */
  Alive alive = new Alive(0, 0);
  int unknown;

  SimDatabase(SimWorld world) {
    this.world = world;
  }

  List<Event> log() {
    return List.copyOf(rows.values());
  }

  /** What the panel's stream holds. */
  List<PanelEvent> panel() {
    return List.copyOf(panel.values());
  }

  /** When an event was decided, by the world's own clock. */
  long moment(Event event) {
    return moments.getOrDefault(event.seq(), event.at());
  }

  /** What was there before the simulation begins. */
  void begin(List<Event> events) {
    events.forEach(this::put);
  }

  private void put(Event event) {
    rows.put(event.seq(), event);
    keys.addAll(keys(event));
  }

  private static List<String> keys(Row row) {
    return switch (row) {
      case EventRow there -> keys(there.event());
      case PanelRow there -> List.of("panel seq " + there.seq(), "panel client " + there.client() + " " + there.clientSeq());
    };
  }

  private static List<String> keys(Event event) {
    List<String> keys = new ArrayList<>(List.of("seq " + event.seq()));
    if (event.ack() != null) {
      keys.add("client " + event.ack().client() + " " + event.ack().clientSeq());
    }
    if (event.fact() instanceof Fact.Edited edited) {
      keys.add("file " + edited.file() + " " + edited.version());
    }
    return keys;
  }

  /** Nobody reaches it, until {@link #back}; a session may live on for a while on its side. */
  void away() {
    away = true;
    List.copyOf(sessions).forEach(session -> session.cut(world.chance(0.5)));
  }

  void back() {
    away = false;
  }

  /** The sessions of a server that died end when PostgreSQL notices. */
  void died(SimWriter writer) {
    sessions.stream().filter(session -> session.writer == writer).toList().forEach(session -> session.cut(world.chance(0.5)));
  }

  /** Ends one session, as an administrator would. */
  void endOne() {
    if (!sessions.isEmpty()) {
      world.pick(sessions).cut(false);
    }
  }

  @Override
  public Future<List<Event>> since(UUID room, long seq) {
    Promise<List<Event>> read = Promise.promise();
    world.after(world.chance(0.9) ? 1 + world.below(10) : world.below(1_500), () -> {
      List<Event> found = List.copyOf(rows.tailMap(seq + 1).values());
      boolean whole = found.isEmpty() || found.getFirst().seq() == seq + 1 && found.getLast().seq() == seq + found.size();
      if (away) {
        read.fail("away");
      } else if (whole) {
        read.complete(found);
      } else {
        read.fail(new AssertionError("I2: the log has a gap after " + seq));
      }
    });
    return read.future();
  }

  @Override
  public Future<List<PanelEvent>> panel(UUID room, long seq) {
    Promise<List<PanelEvent>> read = Promise.promise();
    world.after(1 + world.below(10), () -> {
      if (away) {
        read.fail("away");
      } else {
        read.complete(List.copyOf(panel.tailMap(seq + 1).values()));
      }
    });
    return read.future();
  }

  @Override
  public Future<Workspace> taken(UUID room, int run) {
    return since(room, 0).map(events -> Past.taken(events, run));
  }

  @Override
  public Future<Optional<RoomState>> snapshot(UUID room, RoomSetup setup) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Alive> alive(UUID room) {
    return Future.succeededFuture(alive);
  }

  @Override
  public Future<Void> alive(Map<UUID, Long> rooms, long at) {
    Promise<Void> noted = Promise.promise();
    world.after(1 + world.below(10), () -> {
      if (away) {
        noted.fail("away");
      } else {
        rooms.values().forEach(seq -> alive = new Alive(at, seq));
        noted.complete();
      }
    });
    return noted.future();
  }

  @Override
  public Future<Void> keep(UUID room, RoomState state) {
    return Future.succeededFuture();
  }

  /** One server's way to it. */
  final class SimWriter implements Writer {
    private final SimWorld.Owner owner;
    private @Nullable SimSession former;

    SimWriter(SimWorld.Owner owner) {
      this.owner = owner;
    }

    /** Whether it could store something now. */
    boolean reaches() {
      return !away && former != null && former.heard;
    }

    @Override
    public Future<Session> connect(Runnable lost) {
      Promise<Session> opened = Promise.promise();
      world.after(1 + world.below(20), () -> {
        if (!owner.alive) {
          return;
        }
        if (away) {
          opened.fail("away");
          return;
        }
        if (former != null) {
          former.ended();
        }
        SimSession session = new SimSession(this, lost);
        former = session;
        sessions.add(session);
        opened.complete(session);
      });
      return opened.future();
    }
  }

  /** A backend. */
  private final class SimSession implements Writer.Session {
    private final SimWriter writer;
    private final Runnable lost;
    /** Whether its client is still heard, and whether it still lives. */
    private boolean heard = true;
    private boolean living = true;
    private long busyUntil;

    SimSession(SimWriter writer, Runnable lost) {
      this.writer = writer;
      this.lost = lost;
    }

    /** Its client is gone; it ends at once, or goes on with what it has until it notices. */
    void cut(boolean halfOpen) {
      if (!heard) {
        return;
      }
      heard = false;
      world.after(world.below(30), () -> {
        if (writer.owner.alive) {
          lost.run();
        }
      });
      if (halfOpen) {
        world.after(100 + world.below(8_000), this::ended);
      } else {
        ended();
      }
    }

    void ended() {
      living = false;
      heard = false;
      sessions.remove(this);
      locks.values().removeIf(session -> session == this);
    }

    /** One statement after another. */
    private void execute(long millis, Runnable work) {
      busyUntil = Math.max(busyUntil, world.now() + millis);
      world.after(busyUntil - world.now(), work);
    }

    @Override
    public Future<Boolean> lock(UUID room) {
      Promise<Boolean> taken = Promise.promise();
      execute(1, () -> {
        if (!living) {
          fail(taken);
          return;
        }
        locks.putIfAbsent(room, this);
        answer(taken, locks.get(room) == this);
      });
      return taken.future();
    }

    @Override
    public Future<Void> unlock(UUID room) {
      Promise<Void> done = Promise.promise();
      execute(1, () -> {
        locks.remove(room, this);
        answer(done, null);
      });
      return done.future();
    }

    @Override
    public Future<Long> append(List<Row> batch) {
      Promise<Long> stored = Promise.promise();
      int dice = world.below(400);
      if (dice == 0) {
        unknown++;
        cut(false);
        fail(stored);
        return stored.future();
      }
      if (dice != 5) {
        execute(commitMillis(dice), () -> commit(batch, stored, dice));
      }
      return stored.future();
    }

    /**
     * Now and then the disk is slow, and once in a while it is so slow that the session is given up meanwhile; another
     * statement does not return at all.
     */
    private int commitMillis(int dice) {
      return dice == 4 ? 1_000 + world.below(12_000) : dice < 20 ? 200 + world.below(400) : 1 + world.below(8);
    }

    private void commit(List<Row> batch, Promise<Long> stored, int dice) {
      if (!living) {
        fail(stored);
        return;
      }
      if (dice == 3) {
        answer(stored, (long) batch.size() - 1);
        return;
      }
      Set<String> mine = new HashSet<>();
      boolean clash = batch.stream().flatMap(row -> keys(row).stream())
          .anyMatch(key -> keys.contains(key) || !mine.add(key));
      if (clash || dice == 2) {
        refuse(stored);
        return;
      }
      batch.forEach(this::store);
      if (dice == 1) {
        unknown++;
        cut(world.chance(0.5));
      }
      answer(stored, (long) batch.size());
    }

    private void store(Row row) {
      switch (row) {
        case EventRow there -> {
          put(there.event());
          moments.put(there.seq(), there.at() - writer.owner.off);
        }
        case PanelRow there -> {
          panel.put(there.seq(), there.event());
          keys.addAll(keys(row));
        }
      }
    }

    private void refuse(Promise<Long> stored) {
      world.after(world.below(3), () -> {
        if (heard && writer.owner.alive) {
          stored.fail(new Writer.RowsRefused(new IllegalStateException("refused")));
        } else {
          fail(stored);
        }
      });
    }

    private <T> void answer(Promise<T> promise, @Nullable T value) {
      world.after(world.below(3), () -> {
        if (heard && writer.owner.alive) {
          promise.complete(value);
        } else {
          fail(promise);
        }
      });
    }

    private void fail(Promise<?> promise) {
      world.after(world.below(30), () -> {
        if (writer.owner.alive) {
          promise.fail("the connection is gone");
        }
      });
    }

    @Override
    public Future<Void> end() {
      ended();
      return Future.succeededFuture();
    }
  }
}
