package tryout.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.grade.PanelEvent;
import tryout.room.Act;
import tryout.room.Decisions;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Ledger;
import tryout.room.Phase;
import tryout.room.Room;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.run.Runner;
import tryout.run.Tester;

/**
 * A room that is open: the one place in which its state changes. Everything here happens on the room's own context.
 *
 * <p>What is decided, stored and told in which order is the affair of {@link Decisions}; this class gives it a journal,
 * pages, a clock and a runner. Carets and the like never come by there: they are neither numbered nor stored.
 */
final class LiveRoom {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRoom.class);
  private static final long FLUSH_MILLIS = 5;

  /** Whoever is told that a room is to be let go. */
  interface Keeper {
    /** Nobody has been in it for a while. */
    void empty(LiveRoom room);

    /** It can be used no more: it is held elsewhere, or its state is broken. */
    void gone(LiveRoom room);
  }

  /** What a room is built on. */
  record Base(Turns turns, Journal journal, RoomLog log, Runner runner, Tester tester, Wire wire, LongSupplier clock,
      Supplier<UUID> ids, LetGo letGo, Seats seats, LiveMetrics metrics, Keeper keeper) {}

  /** A page that asked for something, and the number by which it wants the answer; both as they were when it last asked. */
  private static final class Asker {
    private Reader reader;
    private long ref;

    Asker(Reader reader, long ref) {
      this.reader = reader;
      this.ref = ref;
    }
  }

  private final UUID id;
  private final UUID generation;
  private final Base base;
  private final Audience audience;
  private final Decisions<Asker> decisions;
  private final Lease lease;
  private final RunDesk desk;
  private final ScratchDesk scratches;
  private final PanelDesk panel;
  private final SeatDesk seats;
  private final Greeter greeter;
  private final Gestures gestures;
  private final CheckDesk checks;
  private final Entrance entrance;
  private final Timekeeper timekeeper;
  private final Alarm flush;
  private final Pauses pauses = new Pauses();
  private final long openedAt;
  private boolean awake;
  private boolean stopped;
  private boolean closing;
  private long snapshotSeq;
  private long setupOrder;

  /**
   * Folds a room.
   *
   * @param from the state that a snapshot gave, or the empty one
   * @param events everything since, without a gap
   * @param unseen everything of the panel's stream
   */
  LiveRoom(UUID id, UUID generation, RoomState from, List<Event> events, List<PanelEvent> unseen, Base base) {
    this.id = id;
    this.generation = generation;
    this.base = base;
    this.audience = new Audience(base.wire(), base.clock());
    this.lease = new Lease(this, base);
    this.flush = new Alarm(this, base.turns());
    this.gestures = new Gestures(this, base.turns());
    this.checks = new CheckDesk(this, base);
    this.panel = new PanelDesk(this, base, unseen);
    this.greeter = new Greeter(this, base, gestures, checks, panel);
    this.snapshotSeq = from.seq();
    this.openedAt = now();
    RoomState state = from;
    for (Event event : events) {
      state = state.apply(event);
      audience.remember(event);
    }
    this.decisions = new Decisions<>(state, new Outside());
    this.desk = new RunDesk(this, base, decisions, pauses);
    this.scratches = new ScratchDesk(this, base);
    this.seats = new SeatDesk(this, base, decisions);
    this.timekeeper = new Timekeeper(this, base, decisions);
    this.entrance = new Entrance(this, base, decisions, gestures, greeter);
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

  /** What mentors try out for themselves. */
  ScratchDesk scratches() {
    return scratches;
  }

  /** What mentors note and mark. */
  PanelDesk panel() {
    return panel;
  }

  /** The runs that are under way. */
  RunDesk runs() {
    return desk;
  }

  /** Who sits where. */
  SeatDesk seats() {
    return seats;
  }

  RoomState committed() {
    return decisions.committed();
  }

  void onContext(Runnable work) {
    base.turns().run(() -> guarded(work));
  }

  /** Does something of the room's; a bug in it closes the room. */
  void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException bug) {
      broken(bug);
    }
  }

  long now() {
    return base.clock().getAsLong();
  }

  /** The name under which it takes its turns of the runner. */
  String place() {
    return committed().setup().practice() ? Runner.afterOthers(id.toString()) : id.toString();
  }

  /** When it was opened here, epoch milliseconds. */
  long openedAt() {
    return openedAt;
  }

  /** Whether what is decided can be stored. */
  boolean saving() {
    return !decisions.paused();
  }

  /**
   * Whether everything it decided is stored, what it had to put right when it was opened among it: only then does a crash
   * cost no more than the time from now on.
   */
  boolean settled() {
    return awake && decisions.settled();
  }

  /** Whether nothing happens in it any more. */
  boolean stopped() {
    return stopped;
  }

  /** Whether nobody can come in any more. */
  boolean ending() {
    return stopped || closing;
  }

  /** The room's state cannot be trusted: it is closed, and built anew from its journal by whoever comes next. */
  private void broken(RuntimeException bug) {
    if (!stopped) {
      LOG.error("room={} seq={} bug", id, committed().seq(), bug);
      giveUp(CloseCode.OUR_FAULT);
    }
  }

  /**
   * Goes on where the server before this one stopped.
   *
   * @param alive when the room was known to be open last
   */
  void wake(RoomLog.Alive alive) {
    Aftermath.putRight(this, alive);
    timekeeper.runner();
    timekeeper.schedule();
    entrance.watchEmpty();
    awake = true;
  }

  /** Running was switched off, for a reason, or on again. */
  void runnerChanged(String off) {
    audience.notice("runner", off);
    timekeeper.runner();
  }

  // ---- pages come and go

  /** Lets a page in. It is welcomed once its coming is stored. */
  void join(Reader reader, Frame.Join hello, long tokenExpires) {
    entrance.join(reader, hello, tokenExpires);
  }

  /** A socket closed. One that was superseded has no effect. */
  void leave(Reader reader, long heardAt) {
    entrance.leave(reader, heardAt);
    scratches.stop(reader);
  }

  /** A page goes on with a fresh token, unless its right has gone on the way here. */
  void renew(Reader reader, UUID session, long issuedAt) {
    reader.restsOn(session);
    if (base.letGo().since(issuedAt, id, reader.member(), session)) {
      entrance.revoke(session, null, CloseCode.NO_TOKEN);
    }
  }

  /** Lets go of the pages of a session that ended, or of a member who was removed. */
  void revoke(@Nullable UUID session, @Nullable String member, CloseCode code) {
    entrance.revoke(session, member, code);
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
      timekeeper.tick();
      if ((message.command().act() == Act.RUN || message.command().act() == Act.TEST) && !base.runner().off().isEmpty()) {
        throw new Refused(Code.RUNNER_OFF, base.runner().off());
      }
      Room.Decision decision = Room.decide(
          decisions.tentative(), reader.sender(), message.clientSeq(), message.hash(), message.command(), now());
      switch (decision) {
        case Room.Decision.Accepted accepted -> decisions.accept(
            new Asker(reader, message.ref()), accepted.events(), () -> base.metrics().told(message));
        case Room.Decision.Again again -> again(reader, message.ref(), again.seq());
      }
    } catch (Refused refused) {
      refuse(reader, message.ref(), refused);
    }
  }

  /**
   * Acknowledges once more what was stored before. What is still under way will be told anyhow; should it be refused
   * instead, the page has perhaps come back meanwhile, and is to hear it where it is now.
   */
  private void again(Reader reader, long ref, long seq) {
    Asker asker = decisions.asker(seq);
    if (asker != null) {
      asker.reader = reader;
      asker.ref = ref;
    } else if (seq <= committed().seq()) {
      greeter.repeat(reader, seq);
    }
  }

  /** Refuses what a sender may not do by what is told, or by what is decided already. */
  void permit(Reader reader, Act act) {
    Room.permit(decisions.committed(), reader.sender(), act);
    Room.permit(decisions.tentative(), reader.sender(), act);
  }

  private void refuse(Reader reader, long ref, Refused refused) {
    reader.refuse(ref, refused, now());
  }

  /** Relays a gesture, if its sender may make it. */
  void signal(Reader reader, Frame.Signal signal) {
    if (audience.has(reader) && reader.live() && gestures.permits(committed().setup().kind(), reader.role(), signal.kind(), committed().course().phase())) {
      gestures.take(reader, signal);
    }
  }

  // ---- the server's own

  void house(Decisions.Wish wish) {
    house(wish, () -> { });
  }

  /**
   * Decides something that the room itself wishes.
   *
   * @return whether it comes to anything, so that {@code after} will be run
   */
  boolean house(Decisions.Wish wish, Runnable after) {
    return !stopped && decisions.wish(wish, after);
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
      greeter.tell(steps);
      steps.forEach(LiveRoom.this::react);
      if (steps.stream().anyMatch(Timekeeper::moves)) {
        timekeeper.schedule();
      }
      if (committed().seq() - snapshotSeq >= LiveLimits.SNAPSHOT_EVENTS) {
        snapshot();
      }
    }

    @Override
    public void refuse(Asker asker, Refused refused) {
      LiveRoom.this.refuse(asker.reader, asker.ref, refused);
    }

    @Override
    public void resumed() {
      audience.notice("saving", "on");
      if (committed().course().timed()) {
        long cost = Room.counted(committed(), pauses.began(), now());
        if (committed().runs().open().isEmpty()) {
          pauses.forget();
        }
        pauses.end(now());
        long since = pauses.began();
        house(state -> Room.credited(state, cost, Ledger.SAVING, since, now()));
      }
    }
  }

  /** Keeps a snapshot of what is stored; one that fails costs nothing but time at the next opening. */
  private Future<Void> snapshot() {
    // What stood there before a curtain was drawn is in the journal alone.
    if (committed().seq() == snapshotSeq || committed().curtain().drawn()) {
      return Future.succeededFuture();
    }
    snapshotSeq = committed().seq();
    return base.log().keep(id, committed())
        .onFailure(failure -> LOG.warn("room={} snapshot cause={}", id, failure.toString()));
  }

  private void react(Decisions.Step step) {
    switch (step.event().fact()) {
      case Fact.Edited edited -> checks.changed();
      case Fact.FileAdded added -> checks.changed();
      case Fact.FileRenamed renamed -> checks.changed();
      case Fact.FileDeleted deleted -> checks.changed();
      case Fact.RunStarted started -> desk.start(started, step.after().workspace());
      case Fact.RunInput input -> desk.input(input.run(), input.text());
      case Fact.InputClosed closed -> desk.endInput(closed.run());
      case Fact.Seated seated -> entrance.seated(seated.member());
      case Fact.PhaseChanged changed when changed.phase() == Phase.ENDED -> desk.stopAll();
      case Fact.PhaseChanged changed when changed.phase() == Phase.EXERCISE -> timekeeper.runner();
      default -> { }
    }
  }

  // ---- the journal's troubles

  /** Nothing can be saved for now. */
  void pause() {
    panel.pause();
    if (decisions.pause()) {
      pauses.begin(now());
      audience.notice("saving", "paused");
    }
  }

  /**
   * Saving goes on.
   *
   * @param found the log after what is committed
   * @param culprit whether the first decision that is not in it was refused for what it contains
   */
  void resume(List<Event> found, boolean culprit) {
    if (!stopped) {
      decisions.resume(found, culprit && !panel.wasRefused());
      panel.recover();
      timekeeper.schedule();
    }
  }

  // ---- the end

  /** Lets go of everybody and everything at once. */
  void giveUp(CloseCode code) {
    stopped = true;
    panel.stop();
    timekeeper.stop();
    entrance.shut(code);
    audience.closeAll(code);
    desk.stopAll();
    scratches.stopAll();
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
      scratches.stopAll();
      timekeeper.stop();
      entrance.shut(code);
      closeOnceSettled(code, done);
    });
    return done.future();
  }

  /** Waits until what was decided is stored and told; pages may still be leaving meanwhile. */
  private void closeOnceSettled(CloseCode code, Promise<Void> done) {
    if (!decisions.settled() && !decisions.paused()) {
      flush.set(FLUSH_MILLIS, () -> closeOnceSettled(code, done));
      return;
    }
    audience.closeAll(code);
    stopped = true;
    panel.stop();
    snapshot().transform(kept -> base.journal().release(lease)).onComplete(released -> done.complete());
  }

  /**
   * Takes up another setup, before the interview has begun.
   *
   * @param order one that was read later has a higher number
   */
  void change(RoomSetup setup, long order) {
    if (order > setupOrder) {
      setupOrder = order;
      decisions.change(setup);
      audience.all().forEach(reader -> reader.send(Wire.plan(committed(), reader.role()), now()));
    }
  }
}
