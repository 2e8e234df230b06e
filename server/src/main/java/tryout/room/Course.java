package tryout.room;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the interview is.
 *
 * @param consents who agreed to what
 * @param end what was ended, to go back to when it was an accident
 * @param frozen the exercise's time is up
 * @param clock what is counted down, or null where nothing is timed
 * @param task what the candidate was told to do, or null before
 * @param away how long candidates have not been here
 */
public record Course(
    Phase phase,
    End end,
    Consents consents,
    boolean frozen,
    @Nullable Clock clock,
    @Nullable Task task,
    boolean mentorTyping,
    boolean editorOpen,
    boolean hand,
    Away away) {
  static Course start(Terms terms) {
    Consents none = new Consents(terms, new TreeMap<>());
    return new Course(Phase.LOBBY, End.NONE, none, false, null, null, false, false, false, Away.NONE);
  }

  /**
   * Who agreed to what. Terms may change before the interview begins, and then who agreed to the former has not agreed.
   *
   * @param terms what holds here
   * @param given what each member agreed to last
   */
  public record Consents(Terms terms, SortedMap<String, Terms> given) {
    public Consents {
      given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }

    private Consents with(String member, Terms agreed) {
      SortedMap<String, Terms> more = new TreeMap<>(given);
      more.put(member, agreed);
      return new Consents(terms, more);
    }

    private Set<String> members() {
      Set<String> members = new TreeSet<>(given.keySet());
      members.removeIf(member -> !terms.equals(given.get(member)) && !Terms.UNSAID.equals(given.get(member)));
      return Collections.unmodifiableSet(members);
    }
  }

  /**
   * The task in the words in which it was told, whatever the plan says by now.
   *
   * @param hints that mentors gave, in order
   */
  public record Task(String title, String statement, List<String> hints) {
    public Task {
      hints = List.copyOf(hints);
    }

    Task(String title, String statement) {
      this(title, statement, List.of());
    }

    Task with(String hint) {
      return new Task(title, statement, Stream.concat(hints.stream(), Stream.of(hint)).toList());
    }
  }

  /**
   * The end, and what it ended.
   *
   * @param before the phase that was ended; the present phase while nothing is
   * @param ran whether its clock ran
   * @param at when it was ended, epoch milliseconds, or 0
   */
  public record End(Phase before, boolean ran, long at) {
    static final End NONE = new End(Phase.LOBBY, false, 0);
  }

  /**
   * Lost connections of those who agreed to be candidates here, and what others need until they agree. Only what the
   * exercise's clock counted meanwhile is lost.
   *
   * @param absent the members who cannot work now
   * @param credited what earlier absences have been credited in all, milliseconds
   */
  public record Away(SortedMap<String, Absence> absent, long credited) {
    static final Away NONE = new Away(new TreeMap<>(), 0);

    public Away {
      absent = Collections.unmodifiableSortedMap(new TreeMap<>(absent));
    }

    /** What a member's present absence has cost so far, milliseconds. */
    long lost(String member, @Nullable Clock clock, long now) {
      Absence absence = absent.get(member);
      return absence == null ? 0 : absence.lost(clock, now);
    }

    /** When a member's present absence began, epoch milliseconds, or 0. */
    long from(String member) {
      Absence absence = absent.get(member);
      return absence == null ? 0 : absence.from();
    }

    private Away with(String member, @Nullable Absence absence) {
      SortedMap<String, Absence> changed = new TreeMap<>(absent);
      if (absence == null) {
        changed.remove(member);
      } else {
        changed.put(member, absence);
      }
      return new Away(changed, credited);
    }
  }

  /**
   * One member's absence.
   *
   * @param from when it began, epoch milliseconds
   * @param since since when the clock runs without them, epoch milliseconds, or 0 while it stands
   * @param lost what the clock counted before {@code since}, milliseconds
   */
  public record Absence(long from, long since, long lost) {
    long lost(@Nullable Clock clock, long now) {
      return lost + (since == 0 || clock == null ? 0 : clock.ran(since, now));
    }
  }

  /** The members who agreed to the terms that hold here. */
  public Set<String> consented() {
    return consents.members();
  }

  /** The same course under terms that may be others; nobody has agreed to those. */
  Course under(Terms terms) {
    Consents kept = new Consents(terms, consents.given());
    return new Course(phase, end, kept, frozen, clock, task, mentorTyping, editorOpen, hand, away);
  }

  /** Whether the candidate was told what to do. */
  public boolean taskShown() {
    return task != null;
  }

  /** Whether a candidate agreed to what is recorded, and none is here who did not. */
  public boolean agreed(People people) {
    Set<String> consented = consented();
    return !consented.isEmpty() && consented.containsAll(people.candidatesHere());
  }

  /** Whether the exercise's clock runs now. */
  public boolean timed() {
    return timed(phase, clock);
  }

  private static boolean timed(Phase phase, @Nullable Clock clock) {
    return phase == Phase.EXERCISE && clock != null && clock.running();
  }

  Course apply(Event event, People people) {
    return switch (event.fact()) {
      case Fact.Consented consented when event.by() != null -> consented(event.by(), consented.terms(), event.at(), people);
      case Fact.PhaseChanged changed -> entered(changed, event.at(), people);
      case Fact.TaskShown shown -> new Course(
          phase, end, consents, frozen, clock, new Task(shown.title(), shown.statement()), mentorTyping, editorOpen, hand, away);
      case Fact.HintGiven given -> new Course(
          phase, end, consents, frozen, clock, task == null ? null : task.with(given.text()), mentorTyping, editorOpen, hand, away);
      case Fact.ClockChanged changed -> withClock(changed, event, people);
      case Fact.Frozen frozenNow ->
          new Course(phase, end, consents, true, clock, task, mentorTyping, editorOpen, hand, away);
      case Fact.TypingSwitched switched ->
          new Course(phase, end, consents, frozen, clock, task, switched.on(), editorOpen, hand, away);
      case Fact.EditorSwitched switched ->
          new Course(phase, end, consents, frozen, clock, task, mentorTyping, switched.open(), hand, away);
      case Fact.HandRaised raised ->
          new Course(phase, end, consents, frozen, clock, task, mentorTyping, editorOpen, raised.up(), away);
      case Fact.Left left -> left(left, people);
      case Fact.Joined joined -> joined.role() == Role.CANDIDATE ? joined(joined.member(), event.at(), people) : this;
      case Fact.HeldBack back -> people.roleOf(back.member()) == Role.CANDIDATE ? held(back.member(), event.at()) : this;
      case Fact.Admitted admitted -> with(away.with(admitted.member(), null));
      default -> this;
    };
  }

  /** Ending and opening again keep everything, since the end may be an accident; other steps begin afresh. */
  private Course entered(Fact.PhaseChanged changed, long at, People people) {
    boolean ends = changed.phase() == Phase.ENDED;
    boolean keeps = ends || phase == Phase.ENDED;
    End ended = ends ? new End(phase, clock != null && clock.running(), at) : new End(changed.phase(), false, 0);
    SortedMap<String, Absence> absent = new TreeMap<>();
    for (String member : absentees(people)) {
      long since = timed(changed.phase(), changed.clock()) ? at : 0;
      long from = keeps && away.from(member) != 0 ? away.from(member) : at;
      absent.put(member, new Absence(from, since, keeps ? away.lost(member, clock, at) : 0));
    }
    return new Course(
        changed.phase(), ended, consents, frozen, changed.clock(), task, mentorTyping, keeps && editorOpen,
        keeps && hand, new Away(absent, away.credited()));
  }

  /**
   * Those who agreed and are not here now, and those who are here and have not agreed yet or are held back: none of them
   * can work.
   */
  private Set<String> absentees(People people) {
    Set<String> here = people.candidatesHere();
    Set<String> consented = consented();
    Set<String> absentees = new TreeSet<>(consented);
    absentees.removeAll(here);
    here.stream().filter(member -> !consented.contains(member) || people.isHeld(member)).forEach(absentees::add);
    return absentees;
  }

  private Course consented(String member, Terms terms, long at, People people) {
    Consents more = consents.with(member, terms);
    Away works = away.with(member, null);
    Course agreed = new Course(phase, end, more, frozen, clock, task, mentorTyping, editorOpen, hand, works);
    return people.isHeld(member) ? agreed.held(member, at) : agreed;
  }

  /** Who comes and has not agreed yet is as good as absent until then; so is who is held back. */
  private Course joined(String member, long at, People people) {
    if (consented().contains(member) && !people.isHeld(member)) {
      return with(away.with(member, null));
    }
    return held(member, at);
  }

  private Course held(String member, long at) {
    return away.absent().containsKey(member) ? this : with(away.with(member, new Absence(at, timed() ? at : 0, 0)));
  }

  private Course withClock(Fact.ClockChanged changed, Event event, People people) {
    boolean stillFrozen = frozen && changed.clock().remainingMillis() == 0;
    return new Course(
        phase, end, consents, stillFrozen, changed.clock(), task, mentorTyping, editorOpen, hand,
        counted(changed, event, people));
  }

  /**
   * The absences up to a change of the clock; what the server credited for itself meanwhile is not lost twice. The
   * credit for an absence that is over counts against the bound of them all.
   */
  private Away counted(Fact.ClockChanged changed, Event event, People people) {
    // The first logs have a credit for an absence in the candidate's name.
    boolean housed = event.by() == null || people.roleOf(event.by()) == Role.CANDIDATE;
    long given = housed ? changed.millis() : 0;
    long bound = housed && changed.reason().equals(Ledger.AWAY) ? changed.millis() : 0;
    long since = timed(phase, changed.clock()) ? event.at() : 0;
    SortedMap<String, Absence> absent = new TreeMap<>();
    for (String member : absentees(people)) {
      Absence before = away.absent().getOrDefault(member, new Absence(event.at(), 0, 0));
      long ran = before.lost(clock, event.at()) - before.lost();
      absent.put(member, new Absence(before.from(), since, before.lost() + Math.max(0, ran - given)));
    }
    return new Away(absent, away.credited() + bound);
  }

  private Course left(Fact.Left left, People people) {
    String member = people.memberOf(left.client());
    if (member == null || people.present(member) > 0) {
      return this;
    }
    if (!consented().contains(member)) {
      return with(away.with(member, null));
    }
    if (clock == null || !timed() || away.absent().containsKey(member)) {
      return this;
    }
    long since = Math.max(left.since(), clock.startedAt());
    return with(away.with(member, new Absence(since, since, 0)));
  }

  private Course with(Away changed) {
    return new Course(phase, end, consents, frozen, clock, task, mentorTyping, editorOpen, hand, changed);
  }
}
