package tryout.room;

import org.jspecify.annotations.Nullable;
import tryout.run.TestGroup;

/**
 * The candidate's curtain: while it is drawn, they work unseen. What they do is decided, stored and recorded like anything
 * else; it is withheld from everybody but candidates until the curtain is opened, the time is up or the phase ends.
 *
 * @param behind what others see meanwhile, or null while it is open
 * @param opened the event with which it was opened last, or 0
 */
public record Curtain(@Nullable Behind behind, long opened) {
  static final Curtain NEVER = new Curtain(null, 0);

  /**
   * A curtain that is drawn.
   *
   * @param seq the event with which it was drawn
   * @param since when that was, epoch milliseconds
   * @param workspace the files as they stood then
   * @param runs the runs as they stood then
   * @param asked how many runs were asked for since; those that are compared count as one
   * @param tests what the tests came to last since, or null
   */
  public record Behind(long seq, long since, Workspace workspace, Runs runs, int asked, @Nullable Tally tests) {
    private Behind with(int more, @Nullable Tally last) {
      return new Behind(seq, since, workspace, runs, asked + more, last);
    }
  }

  /** How many tests held, of how many that ran. */
  public record Tally(int held, int of) {
    private static Tally of(Runs.Run run) {
      int held = 0;
      int of = 0;
      for (TestGroup group : run.groups()) {
        held += group.passed();
        of += group.total();
      }
      return new Tally(held, of);
    }
  }

  /** A curtain that was opened at some time, as a snapshot has it: none is kept of a room that is behind one. */
  public static Curtain openedAt(long seq) {
    return seq == 0 ? NEVER : new Curtain(null, seq);
  }

  public boolean drawn() {
    return behind != null;
  }

  /** Whether what candidates do is withheld from that role now. */
  public boolean hides(Role role) {
    return behind != null && role != Role.CANDIDATE;
  }

  /** Whether an event that leads to this state is withheld from that role for now. */
  public boolean withholds(Fact fact, Role role) {
    return hides(role) && isWork(fact);
  }

  /** Whether somebody of that role, who was told everything up to that event, cannot go on by events alone. */
  public boolean parts(long seq, Role role) {
    return role != Role.CANDIDATE && (behind != null || seq < opened);
  }

  /** What is done to the text and what is run; a kind of fact that is new has to say here what it is. */
  private static boolean isWork(Fact fact) {
    return switch (fact) {
      case Fact.Edited f -> true;
      case Fact.FileAdded f -> true;
      case Fact.FileRenamed f -> true;
      case Fact.FileDeleted f -> true;
      case Fact.RunStarted f -> true;
      case Fact.RunAdvanced f -> true;
      case Fact.RunOutput f -> true;
      case Fact.RunFound f -> true;
      case Fact.RunInput f -> true;
      case Fact.InputClosed f -> true;
      case Fact.RunEnded f -> true;
      case Fact.Tested f -> true;
      case Fact.Joined f -> false;
      case Fact.Left f -> false;
      case Fact.Consented f -> false;
      case Fact.PhaseChanged f -> false;
      case Fact.TaskShown f -> false;
      case Fact.ClockChanged f -> false;
      case Fact.Frozen f -> false;
      case Fact.Said f -> false;
      case Fact.HintGiven f -> false;
      case Fact.HeldBack f -> false;
      case Fact.Admitted f -> false;
      case Fact.Seated f -> false;
      case Fact.TypingSwitched f -> false;
      case Fact.EditorSwitched f -> false;
      case Fact.QuestionAsked f -> false;
      case Fact.QuestionTicked f -> false;
      case Fact.HandRaised f -> false;
      case Fact.Offered f -> false;
      case Fact.CurtainMoved f -> false;
    };
  }

  /** After an event; {@code before} is the room as it was, {@code runs} are those after it. */
  Curtain apply(Event event, RoomState before, Runs runs) {
    return switch (event.fact()) {
      case Fact.CurtainMoved moved when moved.drawn() ->
          new Curtain(new Behind(event.seq(), event.at(), before.workspace(), before.runs(), 0, null), opened);
      case Fact.CurtainMoved moved -> open(event);
      case Fact.Frozen frozen -> open(event);
      case Fact.PhaseChanged changed -> open(event);
      case Fact.RunStarted started when behind != null -> counted(behind, started);
      case Fact.RunEnded ended when behind != null -> tallied(behind, runs.run(ended.run()));
      default -> this;
    };
  }

  private Curtain open(Event event) {
    return behind == null ? this : new Curtain(null, event.seq());
  }

  private Curtain counted(Behind now, Fact.RunStarted started) {
    boolean first = started.with() == 0 || started.with() == started.run();
    return first ? new Curtain(now.with(1, now.tests()), opened) : this;
  }

  private Curtain tallied(Behind now, Runs.@Nullable Run run) {
    return run == null || !run.tests() || run.groups().isEmpty() ? this : new Curtain(now.with(0, Tally.of(run)), opened);
  }
}
