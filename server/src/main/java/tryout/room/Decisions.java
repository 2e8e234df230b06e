package tryout.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * The two states of a room, and what lies between them. Pure: storing and telling are asked of {@link Outside}.
 *
 * <h2>Two states</h2>
 *
 * <b>Tentative</b> is what has been decided; the next wish is decided on it. <b>Committed</b> is what is stored; it alone
 * is shown to anybody. Between the two lie the decisions whose commit has not returned, in order. When one returns, its
 * events move from the one to the other and are told, all of one turn together.
 *
 * <h2>When a commit does not return</h2>
 *
 * Nothing is told from memory. Saving is paused until what came after the committed state has been read again. A
 * decision that is found there is told like any other. One that is not: a member's is refused with {@code
 * resync}, and its page, which kept it, sends it again; the room's own is decided anew. What is told is therefore
 * always a prefix of the log, and no page ever has to take anything back.
 *
 * @param <A> whoever asks for something and can be refused
 */
public final class Decisions<A> {
  /** A wish of the room's own: what it comes to, given a state; nothing if it comes to nothing. */
  public interface Wish extends Function<RoomState, List<Event>> {}

  /** What the room's decisions ask of the world. */
  public interface Outside<A> {
    /** To be stored after everything before it; {@link Decisions#stored} follows, or {@link Decisions#resume}. */
    void append(Decision<A> decision);

    /** These are stored: show them, in this order. */
    void tell(List<Step> steps);

    void refuse(A asker, Refused refused);

    /** Saving goes on: the first wishes of the new time may be made, before those that were under way. */
    void resumed();
  }

  /** A stored event, and the states right before and after it. */
  public record Step(Event event, RoomState before, RoomState after) {
    /** Whether somebody may be told of it now. */
    public boolean isFor(String member, Role role) {
      return event.isFor(member, role) && !after.curtain().withholds(event.fact(), role);
    }
  }

  /**
   * Something decided, to be stored all or none.
   *
   * @param wish what it came from, if the room itself wished it
   * @param asker who wished it otherwise
   * @param after is run once it is told, or has come to nothing
   */
  public record Decision<A>(List<Event> events, @Nullable Wish wish, @Nullable A asker, Runnable after) {}

  private final Outside<A> outside;
  private final Deque<Decision<A>> pending = new ArrayDeque<>();
  private final List<Decision<A>> untold = new ArrayList<>();
  private final List<Runnable> deferred = new ArrayList<>();
  private RoomState committed;
  private RoomState tentative;
  private boolean paused;

  public Decisions(RoomState stored, Outside<A> outside) {
    this.outside = outside;
    this.committed = stored;
    this.tentative = stored;
  }

  public RoomState committed() {
    return committed;
  }

  public RoomState tentative() {
    return tentative;
  }

  /** Whether nothing can be saved at the moment. */
  public boolean paused() {
    return paused;
  }

  /** Whether everything decided is stored and told. */
  public boolean settled() {
    return pending.isEmpty() && untold.isEmpty();
  }

  /** Takes up what a member wished and the rules accepted; {@code after} is run once it is told. */
  public void accept(A asker, List<Event> events, Runnable after) {
    submit(new Decision<>(events, null, asker, after));
  }

  /** Who is to be told what becomes of the decision that begins with event {@code seq}, as long as that is open. */
  public @Nullable A asker(long seq) {
    for (Decision<A> decision : pending) {
      if (decision.events().getFirst().seq() == seq) {
        return decision.asker();
      }
    }
    return null;
  }

  /**
   * Takes up a wish of the room's own; while saving is paused, later.
   *
   * @return whether it comes to anything, so that {@code after} will be run
   */
  public boolean wish(Wish wish, Runnable after) {
    if (paused) {
      later(() -> wishOrGoOn(wish, after));
      return true;
    }
    List<Event> events = wish.apply(tentative);
    if (events.isEmpty()) {
      return false;
    }
    submit(new Decision<>(events, wish, null, after));
    return true;
  }

  private void wishOrGoOn(Wish wish, Runnable after) {
    if (!wish(wish, after)) {
      after.run();
    }
  }

  /** Does something once saving goes on. */
  public void later(Runnable work) {
    deferred.add(work);
  }

  private void submit(Decision<A> decision) {
    for (Event event : decision.events()) {
      tentative = tentative.apply(event);
    }
    pending.add(decision);
    outside.append(decision);
  }

  /**
   * A commit returned.
   *
   * @return whether this is the first since the last {@link #tell()}, which is then due at the end of the turn
   */
  public boolean stored(Decision<A> decision) {
    if (paused || pending.peek() != decision) {
      return false;
    }
    untold.add(pending.remove());
    return untold.size() == 1;
  }

  /** Tells what was stored since the last time. */
  public void tell() {
    List<Decision<A>> turn = List.copyOf(untold);
    untold.clear();
    if (!turn.isEmpty()) {
      show(turn.stream().flatMap(decision -> decision.events().stream()).toList());
      turn.forEach(decision -> decision.after().run());
    }
  }

  private void show(List<Event> events) {
    List<Step> steps = new ArrayList<>(events.size());
    for (Event event : events) {
      RoomState before = committed;
      committed = before.apply(event);
      steps.add(new Step(event, before, committed));
    }
    outside.tell(steps);
  }

  /**
   * Nothing can be saved, and what becomes of the commits under way is not known.
   *
   * @return whether this is news
   */
  public boolean pause() {
    tell();
    boolean news = !paused;
    paused = true;
    return news;
  }

  /**
   * Saving goes on.
   *
   * @param found the log after the committed state, without a gap
   * @param culprit whether the database refused the first decision that is not in it for what it contains
   */
  public void resume(List<Event> found, boolean culprit) {
    Map<Long, Event> log = new HashMap<>();
    found.forEach(event -> log.put(event.seq(), event));
    if (!found.isEmpty()) {
      show(found);
    }
    tentative = committed;
    List<Decision<A>> open = List.copyOf(pending);
    pending.clear();
    paused = false;
    outside.resumed();
    boolean first = culprit;
    for (Decision<A> decision : open) {
      if (isIn(log, decision.events().getLast())) {
        decision.after().run();
      } else {
        again(decision, first);
        first = false;
      }
    }
    List<Runnable> now = List.copyOf(deferred);
    deferred.clear();
    now.forEach(Runnable::run);
  }

  /** Another server may have had the room meanwhile, so a number alone proves nothing; what was rounded may differ. */
  private static boolean isIn(Map<Long, Event> log, Event event) {
    Event found = log.get(event.seq());
    return found != null && found.at() == event.at() && Objects.equals(found.by(), event.by())
        && Objects.equals(found.ack(), event.ack()) && found.fact().getClass() == event.fact().getClass();
  }

  private void again(Decision<A> decision, boolean culprit) {
    if (decision.asker() != null) {
      Refused refused = culprit
          ? new Refused(Code.MALFORMED, "It could not be saved.")
          : new Refused(Code.RESYNC, "It was not stored, our fault: send it again.");
      outside.refuse(decision.asker(), refused);
    } else if (culprit || decision.wish() == null) {
      decision.after().run();
    } else {
      wishOrGoOn(decision.wish(), decision.after());
    }
  }

  /** Takes up another setup, before the interview has begun. */
  public void change(RoomSetup setup) {
    committed = committed.with(setup);
    tentative = tentative.with(setup);
  }
}
