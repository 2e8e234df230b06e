package tryout.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.access.Revocations;
import tryout.db.Database;
import tryout.db.Disk;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.grade.PanelEvent;
import tryout.room.Event;
import tryout.room.Past;
import tryout.room.Role;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.run.Runner;
import tryout.run.Tester;
import tryout.web.Markdown;

/**
 * All rooms of this server: opens them when somebody comes, lets them go when nobody is left.
 *
 * <p>A room is loading, live, draining or gone. Somebody who comes while it drains waits until it is gone and opens it
 * again, so that no two copies of a room ever live. May be called from any thread.
 */
public final class LiveRooms implements LiveRoom.Keeper, Revocations.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRooms.class);
  private static final long HEARTBEAT_MILLIS = 2_000;

  private final Vertx vertx;
  private final Database database;
  private final Runner runner;
  private final Tester tester;
  private final RoomStore store;
  private final LiveMetrics metrics;
  private final Speed speed;
  private final Optional<Disk> disk;
  private final InstantSource clock;
  private final LetGo letGo;
  private final Wire wire;
  private final Playback playback;
  private final Map<UUID, Future<LiveRoom>> rooms = new ConcurrentHashMap<>();
  private final Map<UUID, Future<Void>> draining = new ConcurrentHashMap<>();
  /** Rooms that are being deleted: whoever comes meanwhile finds none, since waiting here could wait for each other. */
  private final Map<UUID, Future<Void>> leaving = new ConcurrentHashMap<>();
  private final Set<UUID> practising = ConcurrentHashMap.newKeySet();
  private final List<Context> contexts = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLong changes = new AtomicLong();
  private @Nullable Journal journal;
  private volatile boolean stopping;
  private volatile boolean saving = true;
  private volatile String runnerOff;
  private volatile Disk.State space = Disk.State.ENOUGH;
  private volatile Seats seats = Seats.FREE;
  private long heartbeat = -1;

  /** A verticle that lends its context. */
  private static final class Lender extends VerticleBase {
    private final Consumer<Context> taker;

    Lender(Consumer<Context> taker) {
      this.taker = taker;
    }

    @Override
    public Future<?> start() {
      taker.accept(context);
      return Future.succeededFuture();
    }
  }

  /**
   * Prepares the rooms; {@link #start} connects them.
   *
   * @param clock the server's, by which room tokens are stamped too
   * @param disk what the database lies on, if that is this machine's affair
   * @param speed how many times the usual speed pages may speak with
   */
  public LiveRooms(
      Vertx vertx, Database database, Runner runner, Tester tester, MeterRegistry registry, InstantSource clock, Optional<Disk> disk,
      int speed) {
    this.clock = clock;
    this.letGo = new LetGo(clock::millis);
    this.disk = disk;
    this.speed = new Speed(clock::millis, speed);
    this.vertx = vertx;
    this.database = database;
    this.runner = runner;
    this.tester = tester;
    this.runnerOff = runner.off();
    this.store = new RoomStore(database.pool());
    this.wire = new Wire(Markdown::tree, database.unkept());
    this.playback = new Playback(store, wire);
    this.metrics = new LiveMetrics(registry, rooms::size);
  }

  /** Connects the journal; rooms may be opened then. */
  public Future<Void> start() {
    int loops = Math.max(1, Runtime.getRuntime().availableProcessors());
    List<Context> lent = Collections.synchronizedList(contexts);
    Supplier<VerticleBase> lender = () -> new Lender(lent::add);
    return vertx.deployVerticle(lender, new DeploymentOptions().setInstances(loops + 1)).compose(id -> {
      Journal opened = new Journal(
          Turns.of(vertx, contexts.removeFirst()), new PgWriter(vertx, database.writer()), metrics, on -> saving = on);
      journal = opened;
      return opened.open();
    }).onSuccess(none -> heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, timer -> beat()));
  }

  /** What has to be looked at now and then. */
  private void beat() {
    alive();
    disk.ifPresent(there -> vertx.executeBlocking(there::state).onSuccess(this::heed));
    String off = runner.off();
    if (!off.equals(runnerOff)) {
      runnerOff = off;
      everywhere(room -> room.runnerChanged(off));
    }
  }

  private void heed(Disk.State state) {
    if (state != space) {
      LOG.warn("disk={} was={}", state, space);
      space = state;
      Objects.requireNonNull(journal).suspend(state == Disk.State.FULL);
    }
  }

  /** How much room there is for data. */
  public Disk.State space() {
    return space;
  }

  /**
   * Notes for rooms whose clock runs that they are open, so that the time a crash takes can be given back. One that has
   * not stored yet what it gave back itself was, for the next server, never open.
   */
  private void alive() {
    Map<UUID, Long> timed = new HashMap<>();
    for (Future<LiveRoom> room : rooms.values()) {
      if (room.succeeded() && room.result().settled() && room.result().committed().course().timed()) {
        timed.put(room.result().id(), room.result().committed().seq());
      }
    }
    if (!timed.isEmpty() && saving) {
      store.alive(timed, clock.millis());
    }
  }

  LiveMetrics metrics() {
    return metrics;
  }

  /** How fast its pages may speak. */
  Speed speed() {
    return speed;
  }

  /** The server's now, in epoch milliseconds. */
  public long now() {
    return clock.millis();
  }

  /** Whether the database takes what is given. */
  public boolean saving() {
    return saving;
  }

  /** How many rooms are open. */
  public int open() {
    return rooms.size();
  }

  /**
   * The room, opened if it is not.
   *
   * @return fails with {@link Refused}: {@code NOT_FOUND}, or {@code BUSY} when it is open elsewhere or too many are
   */
  Future<LiveRoom> room(UUID id) {
    if (stopping) {
      return Future.failedFuture(new Refused(Code.BUSY, "The server is stopping."));
    }
    Promise<LiveRoom> mine = Promise.promise();
    Future<LiveRoom> there = rooms.putIfAbsent(id, mine.future());
    if (there != null) {
      return there;
    }
    load(id).onComplete(loaded -> {
      if (loaded.failed()) {
        rooms.remove(id, mine.future());
        practising.remove(id);
      }
      mine.handle(loaded);
    });
    return mine.future();
  }

  private Future<LiveRoom> load(UUID id) {
    if (rooms.size() > LiveLimits.ROOMS) {
      return Future.failedFuture(new Refused(Code.BUSY, "Too many rooms are open, try again in a minute."));
    }
    if (leaving.containsKey(id)) {
      return Future.failedFuture(new Refused(Code.NOT_FOUND, "There is no such room."));
    }
    Future<Void> drained = draining.getOrDefault(id, Future.succeededFuture());
    return drained.compose(none -> store.find(id)).compose(found -> {
      if (found.setup().practice() && practising.add(id) && practising.size() > LiveLimits.PRACTICE_ROOMS) {
        return Future.failedFuture(fullOfPractice());
      }
      Context context = contexts.get(Math.floorMod(next.getAndIncrement(), contexts.size()));
      Journal writer = Objects.requireNonNull(journal);
      LiveRoom.Base base = new LiveRoom.Base(
          Turns.of(vertx, context), writer, store, runner, tester, wire, clock::millis, UUID::randomUUID, letGo,
          (room, by, member, role) -> seats.change(room, by, member, role), metrics, this);
      return new Opening(id, found.generation(), found.setup(), base).open();
    }).onSuccess(room -> LOG.info("room={} opened seq={}", id, room.committed().seq()));
  }

  @Override
  public void empty(LiveRoom room) {
    drained(room, CloseCode.ELSEWHERE);
  }

  /** Closes a room; whoever comes meanwhile waits for that. */
  private Future<Void> drained(LiveRoom room, CloseCode code) {
    UUID id = room.id();
    Future<LiveRoom> there = rooms.get(id);
    if (there == null || there.result() != room) {
      return draining.getOrDefault(id, Future.succeededFuture());
    }
    Promise<Void> drained = Promise.promise();
    draining.put(id, drained.future());
    rooms.remove(id, there);
    practising.remove(id);
    room.close(code).onComplete(closed -> {
      draining.remove(id, drained.future());
      LOG.info("room={} closed", id);
      drained.complete();
    });
    return drained.future();
  }

  @Override
  public void gone(LiveRoom room) {
    Future<LiveRoom> there = rooms.get(room.id());
    if (there != null && there.result() == room) {
      rooms.remove(room.id(), there);
      practising.remove(room.id());
      Objects.requireNonNull(journal).release(room.lease());
    }
  }

  /** Makes a room's row within a transaction; refused with {@code BUSY} while there is little room for data. */
  public Future<Void> create(SqlClient on, UUID room, RoomSetup setup) {
    if (space != Disk.State.ENOUGH) {
      return Future.failedFuture(new Refused(Code.BUSY,
          "The server's disk is nearly full, our fault: no new interview can be made. Those that were made are held."));
    }
    return store.create(on, room, Setups.write(setup));
  }

  /**
   * Changes what a room is made with, before it has begun, within a transaction; an open room takes it up once that is
   * over. Waits for the database: for virtual threads.
   */
  public void change(Sql in, UUID id, RoomSetup setup) {
    store.change(in.connection(), id, Setups.write(setup)).await();
    in.whenOver(() -> changed(id));
  }

  /** What is stored by now is read again, because transactions may be over in another order than they are heard of. */
  private void changed(UUID id) {
    Future<LiveRoom> there = rooms.get(id);
    if (there != null) {
      there.onSuccess(room -> {
        long order = changes.incrementAndGet();
        store.settledSetup(id).onComplete(read -> room.onContext(() -> {
          if (read.succeeded()) {
            room.change(read.result(), order);
          } else {
            LOG.warn("room={} setup cause={}", id, read.cause().toString());
            room.giveUp(CloseCode.OUR_FAULT);
          }
        }));
      });
    }
  }

  /** The phase of each of these rooms in which anything happened. */
  public Future<Map<String, String>> phases(List<UUID> ids) {
    return store.phases(ids);
  }

  /** What a room is made with. */
  public Future<RoomSetup> setup(UUID id) {
    return store.find(id).map(RoomStore.Found::setup);
  }

  /** The state of a room as it is stored, whether it is open or not. */
  public Future<RoomState> state(UUID id) {
    return store.find(id).compose(found -> store.snapshot(id, found.setup()).compose(snapshot -> {
      RoomState from = snapshot.orElseGet(() -> RoomState.of(found.setup()));
      return store.since(id, from.seq()).map(events -> events.stream().reduce(from, RoomState::apply, (one, other) -> other));
    }));
  }

  /** Everything that happened in a room, as it is stored. */
  public Future<Past> past(UUID id) {
    return store.find(id).compose(found -> store.since(id, 0).map(events -> Past.of(found.setup(), events)));
  }

  /**
   * Stores all of an interview that was held elsewhere, in a room in which nothing has happened. Blocks: for virtual
   * threads and before anybody is served.
   *
   * @throws Refused if the room is open
   */
  public void write(UUID id, List<Event> events, List<PanelEvent> marks) {
    Journal writer = Objects.requireNonNull(journal);
    Journal.Holder holder = new IdleHolder(id);
    if (!writer.hold(holder).await()) {
      throw new Refused(Code.BUSY, "This room is open.");
    }
    try {
      writer.append(holder, events.stream().map(event -> Row.of(id, event)).toList()).await();
      writer.append(holder, marks.stream().map(mark -> Row.of(id, mark)).toList()).await();
    } finally {
      writer.release(holder).await();
    }
  }

  /** What happened in a room, told again a page at a time. */
  public Playback playback() {
    return playback;
  }

  /**
   * Sends everybody out of a room, lets go of it, and deletes it; whoever comes meanwhile finds none. Blocks, also while
   * another deletes it: for virtual threads.
   */
  public void leave(UUID id, Runnable deletion) {
    Promise<Void> over = Promise.promise();
    Future<Void> under = leaving.putIfAbsent(id, over.future());
    if (under != null) {
      under.await();
      return;
    }
    try {
      let(id, deletion);
      leaving.remove(id, over.future());
      over.complete();
    } catch (RuntimeException failure) {
      leaving.remove(id, over.future());
      over.fail(failure);
      throw failure;
    }
  }

  private void let(UUID id, Runnable deletion) {
    Future<LiveRoom> there = rooms.get(id);
    Future<Void> left = there == null ? draining.getOrDefault(id, Future.succeededFuture())
        : there.compose(room -> drained(room, CloseCode.NO_ROOM)).otherwiseEmpty();
    left.await();
    deletion.run();
  }

  /** Refuses where a room of practice that is not open would find no place. */
  public void assertPlaceToPractise(UUID id) {
    if (!practising.contains(id) && practising.size() >= LiveLimits.PRACTICE_ROOMS) {
      throw fullOfPractice();
    }
  }

  private static Refused fullOfPractice() {
    return new Refused(Code.BUSY, "As many practise as there is room for: try again in a minute. Your text is kept.");
  }

  /** Names who is asked when somebody is to have another seat. */
  public void seats(Seats asked) {
    seats = asked;
  }

  /** Somebody has another seat by now, or none: a room that is open tells it. */
  public void seated(UUID id, String by, String member, @Nullable Role role) {
    letGo.member(id, member);
    Future<LiveRoom> there = rooms.get(id);
    if (there != null) {
      there.onSuccess(room -> room.onContext(() -> room.seats().changed(by, member, role)));
    }
  }

  /** Lets go of everybody whose session ended. */
  @Override
  public void sessionEnded(UUID session) {
    letGo.session(session);
    everywhere(room -> room.revoke(session, null, CloseCode.NO_TOKEN));
  }

  /** Lets go of a member who was taken out of a room. */
  @Override
  public void memberRemoved(UUID id, UUID member) {
    letGo.member(id, member.toString());
    Future<LiveRoom> there = rooms.get(id);
    if (there != null && there.succeeded()) {
      LiveRoom room = there.result();
      room.onContext(() -> room.revoke(null, member.toString(), CloseCode.RIGHTS_GONE));
    }
  }

  private void everywhere(Consumer<LiveRoom> work) {
    for (Future<LiveRoom> there : rooms.values()) {
      if (there.succeeded()) {
        LiveRoom room = there.result();
        room.onContext(() -> work.accept(room));
      }
    }
  }

  /** Ends every room in order, then the journal. */
  public Future<Void> stop() {
    stopping = true;
    vertx.cancelTimer(heartbeat);
    List<Future<Void>> closing = new ArrayList<>();
    for (Future<LiveRoom> there : rooms.values()) {
      if (there.succeeded()) {
        closing.add(there.result().close(CloseCode.STOPPING));
      }
    }
    Journal writer = journal;
    return Future.join(closing).transform(none -> writer == null ? Future.succeededFuture() : writer.close());
  }

  /** The journal of a room as it lies. */
  public Future<List<JsonObject>> journal(UUID id) {
    return store.since(id, 0).map(events -> events.stream().map(wire::past).toList());
  }
}
