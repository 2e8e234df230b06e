package tryout.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Act;
import tryout.room.Clock;
import tryout.room.Course;
import tryout.room.Decisions;
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
import tryout.run.Channel;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Stage;
import tryout.run.Verdict;

/**
 * A room that is open: the one place in which its state changes. Everything here happens on the room's own context.
 *
 * <p>What is decided, stored and told in which order is the affair of {@link Decisions}; this class gives it a journal,
 * pages, a clock and a runner. Carets and the like never come by there: they are neither numbered nor stored.
 */
final class LiveRoom {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRoom.class);
  private static final long READ_AGAIN_MILLIS = 500;
  private static final long FLUSH_MILLIS = 5;

  /** Whoever is told that a room is to be let go. */
  interface Keeper {
    /** Nobody has been in it for a while. */
    void empty(LiveRoom room);

    /** It can be used no more: it is held elsewhere, or its state is broken. */
    void gone(LiveRoom room);
  }

  /** What a room is built on. */
  record Base(Turns turns, Journal journal, RoomLog log, Runner runner, Wire wire, LongSupplier clock,
      Supplier<UUID> ids, LetGo letGo, LiveMetrics metrics, Keeper keeper) {}

  /** A page that asked for something, and the number by which it wants the answer. */
  private record Asker(Reader reader, long ref) {}

  private final UUID id;
  private final UUID generation;
  private final Base base;
  private final Audience audience;
  private final Decisions<Asker> decisions;
  private final Lease lease = new Lease();
  private final RunDesk desk;
  private final Greeter greeter;
  private final Gestures gestures;
  private boolean stopped;
  private boolean closing;
  private long pausedAt;
  private long snapshotSeq;
  private Turns.@Nullable Timer freeze;
  private Turns.@Nullable Timer empty;

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
    this.audience = new Audience(base.wire(), base.clock());
    this.desk = new RunDesk(this, base.runner(), base.metrics());
    this.gestures = new Gestures(this, base.turns());
    this.greeter = new Greeter(this, base);
    this.snapshotSeq = from.seq();
    RoomState state = from;
    for (Event event : events) {
      state = state.apply(event);
      audience.remember(event);
    }
    this.decisions = new Decisions<>(state, new Outside());
  }

  UUID id() {
    return id;
  }

  UUID generation() {
    return generation;
  }

  /** What holds this room's lock in the journal. */
  Journal.Holder lease() {
    return lease;
  }

  /** The pages that are connected. */
  Audience audience() {
    return audience;
  }

  RoomState committed() {
    return decisions.committed();
  }

  void onContext(Runnable work) {
    base.turns().run(() -> guarded(work));
  }

  private Turns.Timer after(long millis, Runnable work) {
    return base.turns().after(millis, () -> guarded(work));
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException bug) {
      broken(bug);
    }
  }

  long now() {
    return base.clock().getAsLong();
  }

  /** The room's state cannot be trusted: it is closed, and built anew from its journal by whoever comes next. */
  private void broken(RuntimeException bug) {
    if (!stopped) {
      LOG.error("room={} seq={} bug", id, committed().seq(), bug);
      giveUp(CloseCode.OUR_FAULT);
    }
  }

  /**
   * Puts right what the end of the server before this one left behind: pages that are not here, runs that nobody runs,
   * and the time that was lost.
   *
   * @param aliveAt when the room was known to be open last, epoch milliseconds, or 0
   */
  void wake(long aliveAt) {
    List<String> lost = committed().people().pages().values().stream()
        .filter(page -> page.present()).map(page -> page.client()).toList();
    if (!lost.isEmpty() && committed().course().timed()) {
      Duration gap = Duration.ofMillis(Math.max(0, now() - Math.max(aliveAt, committed().at())));
      house(state -> Room.credited(state, gap, Ledger.RESTART, now()));
    }
    for (String client : lost) {
      house(state -> Room.left(state, client, now(), now()));
    }
    for (Runs.Run run : committed().runs().open()) {
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
    if (base.letGo().since(reader.admittedAt(), id, reader.member(), reader.session())) {
      reader.close(CloseCode.NO_TOKEN);
      return;
    }
    if (decisions.paused()) {
      decisions.later(() -> join(reader, hello, tokenExpires));
      return;
    }
    boolean same = hello.generation() == null || hello.generation().equals(generation.toString());
    boolean foreign = !same || hello.seq() > committed().seq();
    boolean known = !foreign && hello.client() != null && ownPage(reader, hello.client());
    String client = known ? Objects.requireNonNull(hello.client()) : base.ids().get().toString();
    Sender sender = new Sender(reader.member(), reader.sender().name(), reader.role(), client);
    try {
      Room.joined(decisions.tentative(), sender, now());
    } catch (Refused refused) {
      reader.refuse(0, refused, now());
      reader.close(CloseCode.RIGHTS_GONE);
      return;
    }
    reader.known(sender);
    audience.enter(reader);
    rested();
    Runnable welcome = () -> welcome(reader, known ? hello.seq() : -1, foreign, tokenExpires);
    if (!house(state -> audience.has(reader) ? Room.joined(state, sender, now()) : List.of(), welcome)) {
      welcome.run();
    }
  }

  private boolean ownPage(Reader reader, String client) {
    var page = decisions.tentative().people().page(client);
    return page != null && page.member().equals(reader.member());
  }

  private void welcome(Reader reader, long since, boolean foreign, long tokenExpires) {
    if (audience.has(reader)) {
      greeter.welcome(reader, since, foreign, tokenExpires);
    }
  }

  /** A page has everything up to now, and is told what comes. */
  void ready(Reader reader) {
    reader.send(Wire.ready(), now());
    reader.welcomed();
    gestures.show(reader);
  }

  /** A socket closed. One that was superseded has no effect. */
  void leave(Reader reader, long heardAt) {
    if (!audience.leave(reader)) {
      return;
    }
    String client = reader.sender().client();
    gestures.forget(client);
    house(state -> Room.left(state, client, heardAt, now()));
    rest();
  }

  /** The last page went: the room is given up after a while. */
  private void rest() {
    if (audience.isEmpty() && empty == null && !stopped) {
      empty = after(LiveLimits.EMPTY.toMillis(), () -> {
        empty = null;
        if (audience.isEmpty() && committed().runs().open().isEmpty()) {
          base.keeper().empty(this);
        } else {
          rest();
        }
      });
    }
  }

  private void rested() {
    if (empty != null) {
      empty.cancel();
      empty = null;
    }
  }

  // ---- wishes

  /** Takes a stored message of a page. */
  void receive(Reader reader, Frame.Stored message) {
    if (!audience.has(reader)) {
      return;
    }
    try {
      if (decisions.paused()) {
        throw new Refused(Code.SAVING_PAUSED, "Saving is paused, our fault.");
      }
      tick();
      if (message.command().act() == Act.RUN && !base.runner().off().isEmpty()) {
        throw new Refused(Code.RUNNER_OFF, base.runner().off());
      }
      Room.Decision decision = Room.decide(
          decisions.tentative(), reader.sender(), message.clientSeq(), message.hash(), message.command(), now());
      switch (decision) {
        case Room.Decision.Accepted accepted -> decisions.accept(
            new Asker(reader, message.ref()), accepted.events(), () -> base.metrics().told(message));
        case Room.Decision.Again again -> again(reader, again.seq());
      }
    } catch (Refused refused) {
      refuse(reader, message.ref(), refused);
    }
  }

  /** Acknowledges once more what was stored before; what is still under way will be told anyhow. */
  private void again(Reader reader, long seq) {
    if (seq <= committed().seq()) {
      greeter.repeat(reader, seq);
    }
  }

  void stop(Reader reader, Frame.Stop stop) {
    if (!audience.has(reader)) {
      return;
    }
    try {
      Room.permit(decisions.tentative(), reader.sender(), Act.STOP);
      Runs.Run run = decisions.tentative().runs().run(stop.run());
      if (run == null || !run.open()) {
        throw new Refused(Code.ILLEGAL_TRANSITION, "That run is over.");
      }
      if (reader.role() == Role.CANDIDATE && !run.by().equals(reader.member())) {
        throw new Refused(Code.NOT_ALLOWED, "It is another's run.");
      }
      desk.stop(stop.run());
    } catch (Refused refused) {
      refuse(reader, stop.ref(), refused);
    }
  }

  private void refuse(Reader reader, long ref, Refused refused) {
    reader.refuse(ref, refused, now());
  }

  /** Relays a gesture, if its sender may make it. */
  void signal(Reader reader, Frame.Signal signal) {
    if (audience.has(reader) && reader.live() && gestures.permits(reader.role(), signal.kind(), committed().course().phase())) {
      gestures.take(reader, signal);
    }
  }

  // ---- the server's own

  private void house(Decisions.Wish wish) {
    house(wish, () -> { });
  }

  private boolean house(Decisions.Wish wish, Runnable after) {
    return !stopped && decisions.wish(wish, after);
  }

  /** A run goes on. */
  void advanced(int run, Stage stage, Duration waited) {
    house(state -> Room.advanced(state, run, stage, waited, now()));
  }

  void said(int run, Channel channel, String text) {
    house(state -> Room.said(state, run, channel, text, now()));
  }

  void ended(int run, Result result) {
    house(state -> Room.ended(state, run, result, now()));
  }

  /** Lets the clock do what is due. */
  private void tick() {
    if (!decisions.paused()) {
      house(state -> Room.due(state, now()));
    }
  }

  private void schedule() {
    if (freeze != null) {
      freeze.cancel();
      freeze = null;
    }
    Course course = decisions.tentative().course();
    Clock clock = course.clock();
    if (course.phase() == Phase.EXERCISE && !course.frozen() && clock != null && clock.running()) {
      long wait = Math.max(1, clock.endsAt() + RoomLimits.GRACE.toMillis() - now());
      freeze = after(wait, () -> {
        freeze = null;
        tick();
        schedule();
      });
    }
  }

  // ---- store, then tell

  /** What the decisions ask for. */
  private final class Outside implements Decisions.Outside<Asker> {
    @Override
    public void append(Decisions.Decision<Asker> decision) {
      List<Row> rows = decision.events().stream().map(event -> Row.of(id, event)).toList();
      base.journal().append(lease, rows).onSuccess(stored -> onContext(() -> {
        if (decisions.stored(decision)) {
          onContext(decisions::tell);
        }
      }));
    }

    @Override
    public void tell(List<Decisions.Step> steps) {
      audience.tell(steps);
      steps.forEach(LiveRoom.this::react);
      if (steps.stream().anyMatch(LiveRoom::movesClock)) {
        schedule();
      }
      if (committed().seq() - snapshotSeq >= LiveLimits.SNAPSHOT_EVENTS) {
        snapshot();
      }
    }

    @Override
    public void refuse(Asker asker, Refused refused) {
      LiveRoom.this.refuse(asker.reader(), asker.ref(), refused);
    }

    @Override
    public void resumed() {
      audience.notice("saving", "on");
      if (committed().course().timed()) {
        Duration gap = Duration.ofMillis(now() - pausedAt);
        house(state -> Room.credited(state, gap, Ledger.SAVING, now()));
      }
    }
  }

  /** Keeps a snapshot of what is stored; one that fails costs nothing but time at the next opening. */
  private Future<Void> snapshot() {
    if (committed().seq() == snapshotSeq) {
      return Future.succeededFuture();
    }
    snapshotSeq = committed().seq();
    return base.log().keep(id, committed())
        .onFailure(failure -> LOG.warn("room={} snapshot cause={}", id, failure.toString()));
  }

  private static boolean movesClock(Decisions.Step step) {
    return step.event().fact() instanceof Fact.PhaseChanged || step.event().fact() instanceof Fact.ClockChanged;
  }

  private void react(Decisions.Step step) {
    switch (step.event().fact()) {
      case Fact.RunStarted started -> desk.start(started, step.after().workspace());
      case Fact.RunInput input -> desk.input(input.run(), input.text());
      case Fact.InputClosed closed -> desk.endInput(closed.run());
      case Fact.PhaseChanged changed when changed.phase() == Phase.ENDED -> desk.stopAll();
      default -> { }
    }
  }

  // ---- the journal's troubles

  /** Holds the room's lock, and hears of the journal's troubles. */
  private final class Lease implements Journal.Holder {
    private int troubles;

    @Override
    public UUID id() {
      return id;
    }

    @Override
    public void away() {
      onContext(this::paused);
    }

    @Override
    public void back(boolean culprit) {
      onContext(() -> {
        paused();
        read(troubles, culprit);
      });
    }

    @Override
    public void taken() {
      onContext(() -> giveUp(CloseCode.ELSEWHERE));
    }

    private void paused() {
      troubles++;
      if (decisions.pause()) {
        pausedAt = now();
        audience.notice("saving", "paused");
      }
    }

    /** Reads what came of the commits under way, unless the next trouble has begun meanwhile: that one reads then. */
    private void read(int trouble, boolean culprit) {
      long told = committed().seq();
      base.journal().resume(this).compose(none -> base.log().since(id, told))
          .onComplete(read -> onContext(() -> {
            if (trouble != troubles || stopped) {
              return;
            }
            if (read.succeeded()) {
              decisions.resume(read.result(), culprit);
              schedule();
            } else {
              LOG.warn("room={} recover cause={}", id, read.cause().toString());
              after(READ_AGAIN_MILLIS, () -> read(trouble, culprit));
            }
          }));
    }
  }

  // ---- the end

  private void giveUp(CloseCode code) {
    stopped = true;
    audience.closeAll(code);
    desk.stopAll();
    base.keeper().gone(this);
  }

  /** Ends everything in order: what is decided is stored and told, then the sockets go. */
  Future<Void> close(CloseCode code) {
    Promise<Void> done = Promise.promise();
    onContext(() -> {
      closing = true;
      if (code == CloseCode.STOPPING) {
        audience.notice("moving", LiveLimits.MOVING.toMillis());
      }
      desk.stopAll();
      if (freeze != null) {
        freeze.cancel();
      }
      rested();
      closeOnceSettled(code, done);
    });
    return done.future();
  }

  /** Waits until what was decided is stored and told; pages may still be leaving meanwhile. */
  private void closeOnceSettled(CloseCode code, Promise<Void> done) {
    if (!decisions.settled() && !decisions.paused()) {
      after(FLUSH_MILLIS, () -> closeOnceSettled(code, done));
      return;
    }
    audience.closeAll(code);
    stopped = true;
    snapshot().transform(kept -> base.journal().release(lease)).onComplete(released -> done.complete());
  }

  /** Lets go of the pages of a session that ended, or of a member who was removed. */
  void revoke(@Nullable UUID session, @Nullable String member, CloseCode code) {
    for (Reader reader : audience.all()) {
      if (reader.session().equals(session) || reader.member().equals(member)) {
        reader.close(code);
        leave(reader, now());
      }
    }
  }

  /** Takes up another setup, before the interview has begun. */
  void change(RoomSetup setup) {
    decisions.change(setup);
  }
}
