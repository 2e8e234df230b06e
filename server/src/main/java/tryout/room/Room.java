package tryout.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Channel;
import tryout.run.Finding;
import tryout.run.Result;
import tryout.run.Stage;
import tryout.run.TestGroup;

/**
 * Decides what happens in a room. It is the whole of the rules, and pure: the state, the wish and the moment come in,
 * events or a refusal come out.
 *
 * <p>Wishes of members go through {@link #decide}; what the server itself has to say (somebody came, time is up, a
 * program wrote a line) goes through the methods below it. Nobody else makes events. The caller applies them to the
 * state at once, so that the next wish sees them, and tells nobody before they are stored.
 */
public final class Room {
  private Room() {}

  /** What becomes of a stored message. */
  public sealed interface Decision {
    /** It happened: these events, in order, the first of them bearing the acknowledgement. */
    record Accepted(List<Event> events) implements Decision {}

    /** It had been stored already, as event {@code seq}; it is acknowledged again and changes nothing. */
    record Again(long seq) implements Decision {}
  }

  /**
   * Decides a stored message of a member.
   *
   * @param clientSeq the message's number: the page's last one plus one
   * @param hash SHA-256 of the message as sent, to tell a repetition from something else under the same number
   * @param now epoch milliseconds
   * @throws Refused when it may not or cannot be; its number is not used up then
   */
  public static Decision decide(
      RoomState state, Sender sender, long clientSeq, String hash, Command command, long now) {
    People.Page page = state.people().page(sender.client());
    if (page == null || !page.member().equals(sender.member())) {
      throw new Refused(Code.FOREIGN_CLIENT, "This page is not known here.");
    }
    if (clientSeq <= page.lastSeq()) {
      return again(page, clientSeq, hash);
    }
    if (clientSeq != page.lastSeq() + 1) {
      throw new Refused(Code.OUT_OF_ORDER, "Message " + (page.lastSeq() + 1) + " comes next, not " + clientSeq + ".");
    }
    Rules rules = new Rules(state, sender, now);
    rules.permit(command.act());
    Writer writer = new Writer(state, now, sender.member(), new Event.Ack(sender.client(), clientSeq, hash));
    rules.facts(command).forEach(writer::add);
    Course.Away away = state.course().away();
    if (command instanceof Command.Consent) {
      writer.credit(consentCost(state, sender.member(), now), Ledger.CONSENT, away.from(sender.member()));
    }
    if (command instanceof Command.Admit admit) {
      writer.credit(away.lost(admit.member(), state.course().clock(), now), Ledger.RESTORED, away.from(admit.member()));
    }
    return new Decision.Accepted(writer.events());
  }

  /** What it took a late candidate to agree, milliseconds; nothing while another candidate works on. */
  private static long consentCost(RoomState state, String member, long now) {
    Course course = state.course();
    boolean others = state.people().candidatesHere().stream().anyMatch(course.consented()::contains);
    return others ? 0 : Math.min(RoomLimits.AWAY_CREDIT.toMillis(), course.away().lost(member, course.clock(), now));
  }

  private static Decision again(People.Page page, long clientSeq, String hash) {
    People.Receipt receipt = page.receipt(clientSeq);
    if (receipt == null) {
      throw new Refused(Code.OUT_OF_ORDER, "Message " + clientSeq + " is long past.");
    }
    if (!receipt.hash().equals(hash)) {
      throw new Refused(Code.ALTERED, "Message " + clientSeq + " was stored with other content.");
    }
    return new Decision.Again(receipt.seq());
  }

  /** Refuses what the sender may not do now; for gestures, which are not stored. */
  public static void permit(RoomState state, Sender sender, Act act) {
    new Rules(state, sender, state.at()).permit(act);
  }

  /**
   * A page came, or came back. The candidate's return credits the time that the connection was lost.
   *
   * @param foreign whether it came with numbers of another life of this room: its member is held back then
   * @throws Refused if the member has too many pages open
   */
  public static List<Event> joined(RoomState state, Sender sender, boolean foreign, long now) {
    People.Page known = state.people().page(sender.client());
    boolean here = known != null && known.present();
    if (!here && state.people().present(sender.member()) >= RoomLimits.PAGES) {
      throw new Refused(Code.TOO_LARGE, "You have " + RoomLimits.PAGES + " windows of this room open; close one.");
    }
    // Who comes back before it was noticed that they went may be something else by now.
    if (here && state.people().roleOf(sender.member()) == sender.role() && !state.people().isOut(sender.member())) {
      return List.of();
    }
    Writer writer = new Writer(state, now, sender.member(), null);
    writer.add(new Fact.Joined(sender.client(), sender.member(), sender.name(), sender.role()));
    Course course = state.course();
    boolean held = state.people().isHeld(sender.member());
    if (sender.role() == Role.CANDIDATE && course.consented().contains(sender.member()) && !held) {
      long bound = RoomLimits.AWAY_CREDIT.toMillis() - course.away().credited();
      writer.credit(Math.min(bound, course.away().lost(sender.member(), course.clock(), now)), Ledger.AWAY,
          course.away().from(sender.member()));
    }
    if (state.setup().practice() && course.phase() == Phase.LOBBY) {
      new Rules(state, sender, now).exercise().forEach(fact -> writer.add(fact, null));
    }
    // Where somebody is alone, nobody else could decide about their text.
    if (foreign && !held && sender.role() != Role.OBSERVER && !state.setup().practice()) {
      writer.add(new Fact.HeldBack(sender.member()), null);
    }
    return writer.events();
  }

  /**
   * A page went.
   *
   * @param since when it was heard last, epoch milliseconds
   */
  public static List<Event> left(RoomState state, String client, long since, long now) {
    People.Page page = state.people().page(client);
    if (page == null || !page.present()) {
      return List.of();
    }
    Writer writer = new Writer(state, now, page.member(), null);
    writer.add(new Fact.Left(client, Math.min(since, now)));
    return writer.events();
  }

  /**
   * Refuses where a sender may not change what that member is here. Whether the member may be what is wished for is known
   * outside of the room.
   */
  public static void seatable(RoomState state, Sender sender, String member) {
    permit(state, sender, Act.SEAT);
    Role now = state.people().roleOf(member);
    if (now == null) {
      throw new Refused(Code.NOT_FOUND, "There is nobody of that name here.");
    }
    if (now == Role.CANDIDATE || now == Role.LEAD) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "The candidate and the lead stay what they are.");
    }
  }

  /**
   * A member has another seat from now on, or none; it comes to nothing where that is so already.
   *
   * @param by who wished it, or null
   * @param role what they are now, or null where they are out
   */
  public static List<Event> seated(RoomState state, @Nullable String by, String member, @Nullable Role role, long now) {
    People people = state.people();
    Role before = people.isOut(member) ? null : people.roleOf(member);
    if (people.roleOf(member) == null || before == role) {
      return List.of();
    }
    return new Writer(state, now, by, null).add(new Fact.Seated(member, role)).events();
  }

  /** What the clock makes happen by itself once the grace after zero is over: the freeze, and where somebody practises the end. */
  public static List<Event> due(RoomState state, long now) {
    Course course = state.course();
    Clock clock = course.clock();
    if (course.phase() != Phase.EXERCISE || course.frozen() || clock == null || !clock.over(now)) {
      return List.of();
    }
    Writer writer = new Writer(state, now, null, null).add(new Fact.Frozen());
    return state.setup().practice() ? writer.add(new Fact.PhaseChanged(Phase.ENDED, clock.paused(now))).events() : writer.events();
  }

  /**
   * Gives back time that our fault cost.
   *
   * @param millis what the clock {@link #counted} meanwhile: found out when the fault was over, since a wish may have to
   *     be decided a second time much later
   * @param since when the fault began
   */
  public static List<Event> credited(RoomState state, long millis, String reason, long since, long now) {
    return new Writer(state, now, null, null).credit(millis, reason, since).events();
  }

  /** Running was switched off by our fault, or on again: meanwhile the exercise's clock stands. */
  public static List<Event> runner(RoomState state, boolean on, long now) {
    Course course = state.course();
    Clock clock = course.clock();
    if (course.phase() != Phase.EXERCISE || course.frozen() || clock == null || clock.running() == on) {
      return List.of();
    }
    if (on && !standsForRunner(state)) {
      return List.of();
    }
    Clock changed = on ? clock.resumed(now) : clock.paused(now);
    Fact.ClockCause cause = on ? Fact.ClockCause.RESUMED : Fact.ClockCause.PAUSED;
    return new Writer(state, now, null, null).add(new Fact.ClockChanged(changed, cause, 0, Ledger.RUNNER)).events();
  }

  /** Whether the clock was stopped last because nothing could be run, and not by a person. */
  private static boolean standsForRunner(RoomState state) {
    Fact.ClockChanged last = null;
    for (Event event : state.talk().log()) {
      last = event.fact() instanceof Fact.ClockChanged changed ? changed : last;
    }
    return last != null && last.cause() == Fact.ClockCause.PAUSED && last.reason().equals(Ledger.RUNNER);
  }

  /**
   * What the exercise's clock counted between two moments, milliseconds, before and after whatever stopped it meanwhile;
   * nothing while it stood, nor after zero.
   */
  public static long counted(RoomState state, long from, long to) {
    Clock clock = state.course().clock();
    if (clock == null || state.course().frozen()) {
      return 0;
    }
    long counted = 0;
    long until = to;
    for (Event event : state.talk().log().reversed()) {
      Clock set = clockOf(event.fact());
      if (set != null) {
        counted += set.ran(Math.max(from, event.at()), until);
        until = Math.min(until, event.at());
        clock = set;
      }
      if (event.fact() instanceof Fact.PhaseChanged) {
        return counted;
      }
    }
    // The phase began longer ago than the log is kept: what the oldest clock that is known says of itself.
    return counted + clock.ran(from, until);
  }

  private static @Nullable Clock clockOf(Fact fact) {
    return switch (fact) {
      case Fact.ClockChanged changed -> changed.clock();
      case Fact.PhaseChanged changed -> changed.clock();
      default -> null;
    };
  }

  /**
   * Lets the exercise's clock go on with what was left on it, after the machine's clock was set back.
   *
   * @param last when something happened last, epoch milliseconds, later than {@code now}
   */
  public static List<Event> setBack(RoomState state, long last, long now) {
    Clock clock = state.course().clock();
    if (clock == null || !clock.running()) {
      return List.of();
    }
    Clock goesOn = clock.paused(last).resumed(now);
    return new Writer(state, now, null, null)
        .add(new Fact.ClockChanged(goesOn, Fact.ClockCause.RESUMED, 0, Ledger.RESTART, last)).events();
  }

  /**
   * A run left the queue, or began to run. Waiting longer than is free is credited.
   *
   * @param cost what {@link #queueCost} was when it did, milliseconds
   */
  public static List<Event> advanced(RoomState state, int run, Stage stage, Duration waited, long cost, long now) {
    Runs.Run open = state.runs().run(run);
    if (open == null || !open.open()) {
      return List.of();
    }
    Writer writer = new Writer(state, now, null, null);
    writer.add(new Fact.RunAdvanced(run, stage, waited.toMillis()));
    if (byCandidate(state, open) && open.waitsForOthers()) {
      writer.credit(cost, Ledger.QUEUE, open.at());
    }
    return writer.events();
  }

  /** What of a wait in the queue that ends now was not free, and was counted, milliseconds. */
  public static long queueCost(RoomState state, Duration waited, long now) {
    return counted(state, now - waited.toMillis() + RoomLimits.QUEUE_FREE.toMillis(), now);
  }

  /** A program, or the compiler, said something. */
  public static List<Event> said(RoomState state, int run, Channel channel, String text, long now) {
    Runs.Run open = state.runs().run(run);
    if (open == null || !open.open() || text.isEmpty()) {
      return List.of();
    }
    return new Writer(state, now, null, null).add(new Fact.RunOutput(run, channel, text)).events();
  }

  /** The compiler or a sanitizer found something in the files of a run. */
  public static List<Event> found(RoomState state, int run, List<Finding> findings, long now) {
    Runs.Run open = state.runs().run(run);
    if (open == null || !open.open()) {
      return List.of();
    }
    return new Writer(state, now, null, null).add(new Fact.RunFound(run, findings)).events();
  }

  /** Tests of a run that count together are over. */
  public static List<Event> tested(RoomState state, int run, TestGroup group, long now) {
    Runs.Run open = state.runs().run(run);
    if (open == null || !open.open()) {
      return List.of();
    }
    return new Writer(state, now, null, null).add(new Fact.Tested(run, group)).events();
  }

  /**
   * A run is over. What went wrong by our fault is credited, without what was credited for its wait: after a pause of
   * saving both are decided at once, so that cannot be known before.
   *
   * @param cost what {@link #runCost} was when it ended, milliseconds
   */
  public static List<Event> ended(RoomState state, int run, Result result, long cost, long now) {
    Runs.Run open = state.runs().run(run);
    if (open == null || !open.open()) {
      return List.of();
    }
    Writer writer = new Writer(state, now, null, null).add(new Fact.RunEnded(run, result));
    if (result.verdict().ourFault() && byCandidate(state, open)) {
      writer.credit(cost - waitCost(state, open), Ledger.SANDBOX, open.at());
    }
    return writer.events();
  }

  /** What was credited for a run's wait when it left the queue. */
  private static long waitCost(RoomState state, Runs.Run run) {
    return counted(state, run.at() + RoomLimits.QUEUE_FREE.toMillis(), run.at() + run.waitedMillis());
  }

  /** What a run that ends now has cost since it was asked for, its wait included, milliseconds. */
  public static long runCost(RoomState state, int run, long now) {
    Runs.Run open = state.runs().run(run);
    return open == null ? 0 : counted(state, open.at(), now);
  }

  private static boolean byCandidate(RoomState state, Runs.Run run) {
    return state.people().roleOf(run.by()) == Role.CANDIDATE;
  }

  /** Numbers facts and keeps the state along, so that each is written upon the one before it. */
  static final class Writer {
    private final long now;
    private final @Nullable String by;
    private final Event.@Nullable Ack ack;
    private final List<Event> events = new ArrayList<>();
    private RoomState state;

    Writer(RoomState state, long now, @Nullable String by, Event.@Nullable Ack ack) {
      this.state = state;
      this.now = now;
      this.by = by;
      this.ack = ack;
    }

    Writer add(Fact fact) {
      return add(fact, by);
    }

    private Writer add(Fact fact, @Nullable String author) {
      Event event = new Event(state.seq() + 1, now, author, events.isEmpty() ? ack : null, fact);
      state = state.apply(event);
      events.add(event);
      return this;
    }

    /** Adds time, in nobody's name, while the exercise's clock stands in the room; elsewhere there is nothing to credit. */
    Writer credit(long millis, String reason, long since) {
      Clock clock = state.course().clock();
      if (state.course().phase() == Phase.EXERCISE && clock != null && millis > 0) {
        Clock credited = clock.credited(Duration.ofMillis(millis), now);
        add(new Fact.ClockChanged(credited, Fact.ClockCause.CREDITED, millis, reason, since), null);
      }
      return this;
    }

    List<Event> events() {
      return List.copyOf(events);
    }
  }
}
