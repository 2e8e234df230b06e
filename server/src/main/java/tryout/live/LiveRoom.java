package tryout.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Act;
import tryout.room.Clock;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Ledger;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.Room;
import tryout.room.RoomLimits;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.room.Runs;
import tryout.room.Sender;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Verdict;

/**
 * A room that is open: the one place in which its state changes. Everything here happens on the room's own context.
 *
 * <h2>Two states</h2>
 *
 * <b>Tentative</b> is what has been decided; the next wish is decided on it. <b>Committed</b> is what is stored; it alone
 * is shown to anybody. Between the two lie the {@link Pending} decisions, in order. When a commit returns, its events
 * move from the one to the other and are told, all of one turn in one frame.
 *
 * <h2>When a commit does not return</h2>
 *
 * Nothing is told from memory. Once the journal is back the room reads what came after its committed state. A pending
 * decision that is found there is told like any other. One that is not: a member's is refused with {@code
 * saving-paused}, and its page, which kept it, sends it again; the server's own is decided anew. What is told is
 * therefore always a prefix of the log, and no page ever has to take anything back.
 *
 * <h2>Gestures</h2>
 *
 * Carets and the like are relayed, the newest of each kind per page, some times a second; they are neither numbered nor
 * stored, and dropped first.
 */
final class LiveRoom implements Journal.Holder {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRoom.class);
  private static final int RECENT_EVENTS = 4_096;

  /** Whoever is told that a room is to be let go. */
  interface Keeper {
    /** Nobody has been in it for a while. */
    void empty(LiveRoom room);

    /** It can be used no more: it is held elsewhere, or its state is broken. */
    void gone(LiveRoom room);
  }

  /** What a room is built on. */
  record Base(Vertx vertx, Context context, Journal journal, RoomStore store, Runner runner, Wire wire, RoomClock clock,
      Keeper keeper) {}

  /** A decision whose commit has not returned. */
  private record Pending(
      List<Event> events, @Nullable Function<RoomState, List<Event>> wish, @Nullable Reader reader, long ref,
      Runnable after) {
    long last() {
      return events.getLast().seq();
    }
  }

  private final UUID id;
  private final UUID generation;
  private final Base base;
  private final RunDesk desk;
  private final Greeter greeter;
  private final Map<String, Reader> readers = new LinkedHashMap<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final Deque<Event> recent = new ArrayDeque<>();
  private final List<Runnable> deferred = new ArrayList<>();
  private final Gestures gestures;
  private RoomState committed;
  private RoomState tentative;
  private List<Pending> untold = new ArrayList<>();
  private boolean away;
  private boolean refusedForContent;
  private boolean stopped;
  private boolean closing;
  private long awaySince;
  private long snapshotSeq;
  private long freezeTimer = -1;
  private long emptyTimer = -1;

  /**
   * Folds a room.
   *
   * @param from the state that a snapshot gave, or the empty one
   * @param events everything since, without a gap
   */
  LiveRoom(UUID id, UUID generation, RoomState from, List<Event> events, Base base) {
    this.id = id;
    this.generation = generation;
    this.base = base;
    this.desk = new RunDesk(this, base.runner());
    this.gestures = new Gestures(this, readers, base);
    this.greeter = new Greeter(this, base);
    this.snapshotSeq = from.seq();
    RoomState state = from;
    for (Event event : events) {
      state = state.apply(event);
      remember(event);
    }
    this.committed = state;
    this.tentative = state;
  }

  @Override
  public UUID id() {
    return id;
  }

  RoomState committed() {
    return committed;
  }

  void onContext(Runnable work) {
    base.context().runOnContext(none -> {
      try {
        work.run();
      } catch (RuntimeException bug) {
        broken(bug);
      }
    });
  }

  long now() {
    return base.clock().now();
  }

  /** The room's state cannot be trusted: it is closed, and built anew from its journal by whoever comes next. */
  private void broken(RuntimeException bug) {
    if (!stopped) {
      LOG.error("room={} seq={} bug", id, committed.seq(), bug);
      closeAll(CloseCode.OUR_FAULT);
      stopped = true;
      desk.stopAll();
      base.keeper().gone(this);
    }
  }

  /**
   * Puts right what the end of the server before this one left behind: pages that are not here, runs that nobody runs,
   * and the time that was lost.
   *
   * @param aliveAt when the room was known to be open last, epoch milliseconds, or 0
   */
  void wake(long aliveAt) {
    List<String> lost = committed.people().pages().values().stream()
        .filter(page -> page.present()).map(page -> page.client()).toList();
    if (!lost.isEmpty() && committed.course().timed()) {
      Duration gap = Duration.ofMillis(Math.max(0, now() - Math.max(aliveAt, committed.at())));
      house(state -> Room.credited(state, gap, Ledger.RESTART, now()));
    }
    for (String client : lost) {
      house(state -> Room.left(state, client, now(), now()));
    }
    for (Runs.Run run : committed.runs().open()) {
      ended(run.id(), lost("The server was restarted while it ran, our fault. Run it again."));
    }
    schedule();
    rest();
  }

  private static Result lost(String sentence) {
    return new Result(Verdict.LOST, sentence, -1, 0, Duration.ZERO, Duration.ZERO, 0, "");
  }

  // ---- pages come and go

  /** Lets a page in. It is welcomed once its coming is stored. */
  void join(Reader reader, Frame.Join hello, long tokenExpires) {
    if (stopped || closing) {
      reader.close(CloseCode.ELSEWHERE);
      return;
    }
    if (away) {
      deferred.add(() -> join(reader, hello, tokenExpires));
      return;
    }
    boolean same = hello.generation() == null || hello.generation().equals(generation.toString());
    boolean foreign = !same || hello.seq() > committed.seq();
    boolean known = !foreign && hello.client() != null && ownPage(reader, hello.client());
    String client = known ? Objects.requireNonNull(hello.client()) : UUID.randomUUID().toString();
    Sender sender = new Sender(reader.member(), reader.sender().name(), reader.role(), client);
    try {
      Room.joined(tentative, sender, now());
    } catch (Refused refused) {
      reader.send(Wire.refused(0, refused), now());
      reader.close(CloseCode.RIGHTS_GONE);
      return;
    }
    reader.known(sender);
    Reader before = readers.put(client, reader);
    if (before != null) {
      before.close(CloseCode.SUPERSEDED);
    }
    rested();
    Runnable welcome = () -> welcome(reader, known ? hello.seq() : -1, foreign, tokenExpires);
    if (!house(state -> Room.joined(state, sender, now()), welcome)) {
      welcome.run();
    }
  }

  private boolean ownPage(Reader reader, String client) {
    var page = tentative.people().page(client);
    return page != null && page.member().equals(reader.member());
  }

  private void welcome(Reader reader, long since, boolean foreign, long tokenExpires) {
    if (readers.get(reader.sender().client()) == reader) {
      greeter.welcome(reader, since, foreign, tokenExpires);
    }
  }

  /** A page has everything up to now, and is told what comes. */
  void ready(Reader reader) {
    reader.send(Wire.ready(), now());
    reader.welcomed();
    gestures.show(reader);
  }

  /** The last events that are stored, oldest first. */
  Deque<Event> recent() {
    return recent;
  }

  UUID generation() {
    return generation;
  }

  /** A socket closed. One that was superseded has no effect. */
  void leave(Reader reader, long heardAt) {
    String client = reader.sender().client();
    if (!readers.remove(client, reader)) {
      return;
    }
    gestures.forget(client);
    house(state -> Room.left(state, client, heardAt, now()));
    rest();
  }

  /** The last page went: the room is given up after a while. */
  private void rest() {
    if (readers.isEmpty() && emptyTimer < 0 && !stopped) {
      emptyTimer = base.vertx().setTimer(LiveLimits.EMPTY.toMillis(), timer -> onContext(() -> {
        emptyTimer = -1;
        if (readers.isEmpty() && committed.runs().open().isEmpty()) {
          base.keeper().empty(this);
        } else {
          rest();
        }
      }));
    }
  }

  private void rested() {
    if (emptyTimer >= 0) {
      base.vertx().cancelTimer(emptyTimer);
      emptyTimer = -1;
    }
  }

  boolean isEmpty() {
    return readers.isEmpty();
  }

  // ---- wishes

  /** Takes a stored message of a page. */
  void receive(Reader reader, Frame.Stored message) {
    if (readers.get(reader.sender().client()) != reader) {
      return;
    }
    try {
      if (away) {
        throw new Refused(Code.SAVING_PAUSED, "Saving is paused, our fault.");
      }
      tick();
      if (message.command().act() == Act.RUN && !base.runner().off().isEmpty()) {
        throw new Refused(Code.RUNNER_OFF, base.runner().off());
      }
      Room.Decision decision = Room.decide(
          tentative, reader.sender(), message.clientSeq(), message.hash(), message.command(), now());
      switch (decision) {
        case Room.Decision.Accepted accepted -> submit(new Pending(accepted.events(), null, reader, message.ref(), () -> {}));
        case Room.Decision.Again again -> again(reader, again.seq());
      }
    } catch (Refused refused) {
      reader.send(Wire.refused(message.ref(), refused), now());
    }
  }

  /** Acknowledges once more what was stored before; what is still under way will be told anyhow. */
  private void again(Reader reader, long seq) {
    if (seq <= committed.seq()) {
      greeter.repeat(reader, seq);
    }
  }

  void stop(Reader reader, Frame.Stop stop) {
    try {
      Room.permit(tentative, reader.sender(), Act.STOP);
      Runs.Run run = tentative.runs().run(stop.run());
      if (run == null || !run.open()) {
        throw new Refused(Code.ILLEGAL_TRANSITION, "That run is over.");
      }
      if (reader.role() == Role.CANDIDATE && !run.by().equals(reader.member())) {
        throw new Refused(Code.NOT_ALLOWED, "It is another's run.");
      }
      desk.stop(stop.run());
    } catch (Refused refused) {
      reader.send(Wire.refused(stop.ref(), refused), now());
    }
  }

  void refuse(Reader reader, long ref, Refused refused) {
    reader.send(Wire.refused(ref, refused), now());
  }

  void tell(Reader reader, String frame) {
    reader.send(frame, now());
  }

  /** Relays a gesture, if its sender may make it. */
  void signal(Reader reader, Frame.Signal signal) {
    if (reader.live() && gestures.permits(reader.role(), signal.kind(), committed.course().phase())) {
      gestures.take(reader, signal);
    }
  }

  // ---- the server's own

  private boolean house(Function<RoomState, List<Event>> wish) {
    return house(wish, () -> {});
  }

  /**
   * Decides something for the server itself; while nothing can be saved, later.
   *
   * @return whether it comes to anything, so that {@code after} will be run once it is stored
   */
  private boolean house(Function<RoomState, List<Event>> wish, Runnable after) {
    if (stopped) {
      return false;
    }
    if (away) {
      deferred.add(() -> {
        if (!house(wish, after)) {
          after.run();
        }
      });
      return true;
    }
    List<Event> events = wish.apply(tentative);
    if (events.isEmpty()) {
      return false;
    }
    submit(new Pending(events, wish, null, 0, after));
    return true;
  }

  /** A run goes on. */
  void advanced(int run, tryout.run.Stage stage, Duration waited) {
    house(state -> Room.advanced(state, run, stage, waited, now()));
  }

  void said(int run, tryout.run.Channel channel, String text) {
    house(state -> Room.said(state, run, channel, text, now()));
  }

  void ended(int run, Result result) {
    house(state -> Room.ended(state, run, result, now()));
  }

  /** Lets the clock do what is due. */
  private void tick() {
    if (!away) {
      house(state -> Room.due(state, now()));
    }
  }

  private void schedule() {
    if (freezeTimer >= 0) {
      base.vertx().cancelTimer(freezeTimer);
      freezeTimer = -1;
    }
    Clock clock = tentative.course().clock();
    if (tentative.course().phase() == Phase.EXERCISE && !tentative.course().frozen() && clock != null && clock.running()) {
      long wait = Math.max(1, clock.endsAt() + RoomLimits.GRACE.toMillis() - now());
      freezeTimer = base.vertx().setTimer(wait, timer -> onContext(() -> {
        freezeTimer = -1;
        tick();
        schedule();
      }));
    }
  }

  // ---- store, then tell

  private void submit(Pending decision) {
    for (Event event : decision.events()) {
      tentative = tentative.apply(event);
    }
    pending.add(decision);
    List<Row> rows = decision.events().stream().map(event -> Row.of(id, event)).toList();
    base.journal().append(this, rows).onComplete(stored -> onContext(() -> {
      if (stored.succeeded()) {
        stored(decision);
      }
    }));
  }

  private void stored(Pending decision) {
    if (pending.peek() != decision) {
      return;
    }
    pending.poll();
    if (untold.isEmpty()) {
      base.context().runOnContext(none -> tellUntold());
    }
    untold.add(decision);
  }

  private void tellUntold() {
    List<Pending> now = untold;
    untold = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    now.forEach(decision -> events.addAll(decision.events()));
    try {
      tell(events);
      now.forEach(decision -> decision.after().run());
    } catch (RuntimeException bug) {
      broken(bug);
    }
  }

  /** Applies stored events to the committed state, tells them, and does what follows from them. */
  private void tell(List<Event> events) {
    List<String> encoded = new ArrayList<>(events.size());
    boolean forAll = true;
    boolean clockMoved = false;
    for (Event event : events) {
      committed = committed.apply(event);
      remember(event);
      encoded.add(base.wire().event(event, committed).encode());
      forAll &= event.isFor("", Role.CANDIDATE);
      clockMoved |= event.fact() instanceof Fact.PhaseChanged || event.fact() instanceof Fact.ClockChanged;
      react(event);
    }
    String frame = Wire.events(encoded);
    for (Reader reader : List.copyOf(readers.values())) {
      if (reader.live()) {
        String own = forAll ? frame : filtered(reader, events, encoded);
        if (!own.isEmpty()) {
          reader.send(own, now());
        }
      }
    }
    if (clockMoved) {
      schedule();
    }
    if (committed.seq() - snapshotSeq >= LiveLimits.SNAPSHOT_EVENTS) {
      snapshot();
    }
  }

  /** Keeps a snapshot of what is stored; one that fails costs nothing but time at the next opening. */
  private Future<Void> snapshot() {
    if (committed.seq() == snapshotSeq) {
      return Future.succeededFuture();
    }
    snapshotSeq = committed.seq();
    return base.store().keep(id, committed)
        .onFailure(failure -> LOG.warn("room={} snapshot cause={}", id, failure.toString()));
  }

  private static String filtered(Reader reader, List<Event> events, List<String> encoded) {
    List<String> own = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).isFor(reader.member(), reader.role())) {
        own.add(encoded.get(i));
      }
    }
    return own.isEmpty() ? "" : Wire.events(own);
  }

  private void remember(Event event) {
    recent.add(event);
    if (recent.size() > RECENT_EVENTS) {
      recent.poll();
    }
  }

  private void react(Event event) {
    switch (event.fact()) {
      case Fact.RunStarted started -> desk.start(started, committed.workspace());
      case Fact.RunInput input -> desk.input(input.run(), input.text());
      case Fact.InputClosed closed -> desk.endInput(closed.run());
      case Fact.PhaseChanged changed when changed.phase() == Phase.ENDED -> desk.stopAll();
      default -> { }
    }
  }

  // ---- the journal's troubles

  @Override
  public void away() {
    onContext(() -> {
      if (!away) {
        away = true;
        awaySince = now();
        readers.values().forEach(reader -> reader.send(Wire.notice("saving", "paused"), now()));
      }
    });
  }

  @Override
  public void back() {
    onContext(() -> {
      refusedForContent = !away;
      away = true;
      recover();
    });
  }

  @Override
  public void taken() {
    onContext(() -> {
      closeAll(CloseCode.ELSEWHERE);
      stopped = true;
      desk.stopAll();
      base.keeper().gone(this);
    });
  }

  private void recover() {
    base.store().since(id, committed.seq() + untold.stream().mapToLong(p -> p.events().size()).sum())
        .onComplete(read -> onContext(() -> {
          if (read.succeeded()) {
            recovered(read.result());
          } else {
            LOG.warn("room={} recover cause={}", id, read.cause().toString());
            base.vertx().setTimer(500, timer -> onContext(this::recover));
          }
        }));
  }

  private void recovered(List<Event> found) {
    List<Event> unseen = found.stream().filter(event -> event.seq() > committed.seq()).toList();
    tell(unseen);
    tentative = committed;
    List<Pending> open = new ArrayList<>(pending);
    pending.clear();
    boolean paused = !refusedForContent;
    away = false;
    if (paused) {
      readers.values().forEach(reader -> reader.send(Wire.notice("saving", "on"), now()));
      if (committed.course().timed()) {
        Duration gap = Duration.ofMillis(now() - awaySince);
        house(state -> Room.credited(state, gap, Ledger.SAVING, now()));
      }
    }
    for (Pending decision : open) {
      resolve(decision, paused);
    }
    List<Runnable> later = new ArrayList<>(deferred);
    deferred.clear();
    later.forEach(Runnable::run);
    schedule();
  }

  private void resolve(Pending decision, boolean paused) {
    if (decision.last() <= committed.seq()) {
      decision.after().run();
    } else if (decision.wish() != null && paused) {
      if (!house(decision.wish(), decision.after())) {
        decision.after().run();
      }
    } else if (decision.reader() != null) {
      Code code = paused ? Code.SAVING_PAUSED : Code.MALFORMED;
      decision.reader().send(Wire.refused(decision.ref(), new Refused(code, "It could not be saved.")), now());
    }
  }

  // ---- the end

  /** Ends everything in order: what is decided is stored and told, then the sockets go. */
  Future<Void> close(CloseCode code) {
    Promise<Void> done = Promise.promise();
    onContext(() -> {
      closing = true;
      desk.stopAll();
      if (freezeTimer >= 0) {
        base.vertx().cancelTimer(freezeTimer);
      }
      rested();
      flushed().onComplete(none -> onContext(() -> {
        closeAll(code);
        stopped = true;
        snapshot().transform(kept -> base.journal().release(this)).onComplete(released -> done.complete());
      }));
    });
    return done.future();
  }

  /** Succeeds once what was decided so far is stored and told. */
  private Future<Void> flushed() {
    if (pending.isEmpty() && untold.isEmpty() || away) {
      return Future.succeededFuture();
    }
    Promise<Void> turn = Promise.promise();
    base.vertx().setTimer(5, timer -> onContext(() -> flushed().onComplete(turn)));
    return turn.future();
  }

  private void closeAll(CloseCode code) {
    readers.values().forEach(reader -> reader.close(code));
    readers.clear();
  }

  /** Lets go of the pages of a session that ended, or of a member who was removed. */
  void revoke(@Nullable UUID session, @Nullable String member, CloseCode code) {
    for (Reader reader : List.copyOf(readers.values())) {
      if (reader.session().equals(session) || reader.member().equals(member)) {
        reader.close(code);
        leave(reader, now());
      }
    }
  }

  /** Takes up another setup, before the interview has begun. */
  void change(RoomSetup setup) {
    committed = committed.with(setup);
    tentative = tentative.with(setup);
  }

  /** Tells everybody something that is not an event. */
  void notice(String name, Object value) {
    readers.values().forEach(reader -> reader.send(Wire.notice(name, value), now()));
  }
}
