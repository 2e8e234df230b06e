package tryout.live;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.room.Role;
import tryout.room.RoomSetup;
import tryout.room.Sender;

/** One life of a server: a real journal and a real room on a simulated network and database. */
final class SimServer extends SimWorld.Owner implements LiveRoom.Keeper {
  private static final LiveMetrics METRICS = new LiveMetrics(new SimpleMeterRegistry(), () -> 0);
  private static final long BEAT_MILLIS = 2_000;
  private static final int HOUR_MILLIS = 3_600_000;

  private final SimWorld world;
  private final SimDatabase database;
  private final UUID roomId;
  private final UUID generation;
  private final RoomSetup setup;
  /** Sessions that ended, as the database has them. */
  private final Set<UUID> ended;
  /** What members are, as the database has it. */
  private final SimSeats seats;
  private final LetGo letGo;
  private final SimDatabase.SimWriter writer;
  private final Journal journal;
  private final List<Runnable> waiting = new ArrayList<>();
  private @Nullable LiveRoom room;
  private boolean opening;

  SimServer(SimWorld world, SimDatabase database, UUID roomId, UUID generation, RoomSetup setup, Set<UUID> ended, SimSeats seats) {
    this.world = world;
    this.database = database;
    this.roomId = roomId;
    this.generation = generation;
    this.setup = setup;
    this.ended = ended;
    this.seats = seats;
    this.off = world.chance(0.2) ? world.below(2 * HOUR_MILLIS) - HOUR_MILLIS : 0;
    this.letGo = new LetGo(this::now);
    this.writer = database.new SimWriter(this);
    this.journal = new Journal(world.new SimTurns(this), writer, METRICS, on -> { });
    start();
    world.after(BEAT_MILLIS, this::beat);
  }

  /** What its machine's clock says. */
  long now() {
    return world.now() + off;
  }

  private void start() {
    journal.open().onSuccess(none -> world.note("server up")).onFailure(failure -> world.after(300, () -> {
      if (alive) {
        start();
      }
    }));
  }

  private void beat() {
    if (alive) {
      if (room != null && room.saving() && room.settled() && room.committed().course().timed()) {
        database.alive(Map.of(roomId, room.committed().seq()), now());
      }
      world.after(BEAT_MILLIS, this::beat);
    }
  }

  void kill() {
    world.note("server killed");
    alive = false;
    database.died(writer);
  }

  /** Whether the room is open here and takes what is typed. */
  boolean usable() {
    return alive && room != null && room.saving() && writer.reaches();
  }

  /** A page's first frame came; the room is opened if it is not. */
  void join(SimLink link, Frame.Join hello, Sender sender, UUID session, long admittedAt) {
    if (ended.contains(session)) {
      link.close(CloseCode.NO_TOKEN);
      return;
    }
    open(() -> enter(link, hello, sender, session, admittedAt));
  }

  private void enter(SimLink link, Frame.Join hello, Sender sender, UUID session, long admittedAt) {
    LiveRoom live = room;
    if (live == null) {
      link.close(CloseCode.ELSEWHERE);
      return;
    }
    Reader reader = new Reader(link, live, new Sender(sender.member(), sender.name(), sender.role(), ""), session,
        admittedAt, METRICS.socket());
    link.entered(live, reader);
    live.onContext(() -> live.join(reader, hello, Long.MAX_VALUE));
  }

  /** A session ends: what it still sends has no effect. */
  void end(UUID session) {
    letGo.session(session);
    LiveRoom live = room;
    if (live != null) {
      live.onContext(() -> live.revoke(session, null, CloseCode.NO_TOKEN));
    }
  }

  /** Who sits where is stored by another door, which takes its time; whether the answer comes back is another matter. */
  private Future<Void> reseat(UUID room, String by, String member, @Nullable Role role) {
    Promise<Void> done = Promise.promise();
    world.after(1 + world.below(world.chance(0.8) ? 20 : 600), () -> {
      if (alive || world.chance(0.5)) {
        world.note("seat of " + member + ": " + role);
        seats.put(member, Optional.ofNullable(role));
      }
      if (alive) {
        done.complete();
      }
    });
    return done.future();
  }

  private void open(Runnable then) {
    if (room != null) {
      then.run();
      return;
    }
    waiting.add(then);
    if (!opening) {
      opening = true;
      LiveRoom.Base base = new LiveRoom.Base(
          world.new SimTurns(this), journal, database, new SimRunner(), IdleTester.IDLE, new Wire(text -> new JsonArray(), ""),
          this::now, world::id, letGo, this::reseat, METRICS, this);
      new Opening(roomId, generation, setup, base).open().onComplete(this::opened);
    }
  }

  private void opened(AsyncResult<LiveRoom> opened) {
    opening = false;
    if (opened.succeeded()) {
      room = opened.result();
      world.note("room open at " + opened.result().committed().seq());
    } else if (opened.cause() instanceof AssertionError broken) {
      throw broken;
    } else {
      world.note("room not opened: " + opened.cause().getMessage());
    }
    List<Runnable> now = List.copyOf(waiting);
    waiting.clear();
    now.forEach(Runnable::run);
  }

  @Override
  public void empty(LiveRoom gone) {
    room = null;
    gone.close(CloseCode.ELSEWHERE);
  }

  @Override
  public void gone(LiveRoom gone) {
    world.note("room given up");
    if (room == gone) {
      room = null;
      journal.release(gone.lease());
    }
  }
}
