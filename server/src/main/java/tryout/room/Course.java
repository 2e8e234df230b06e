package tryout.room;

import org.jspecify.annotations.Nullable;

/**
 * Where the interview is.
 *
 * @param before the phase that was ended, to go back to when it was an accident
 * @param endedAt when it was ended, epoch milliseconds, or 0
 * @param frozen the exercise's time is up
 * @param clock what is counted down, or null where nothing is timed
 * @param awaySince since when the candidate is not here while the exercise's clock runs, or 0
 * @param awayCredited what the candidate's lost connections have been credited so far, milliseconds
 */
public record Course(
    Phase phase,
    Phase before,
    long endedAt,
    boolean consented,
    boolean frozen,
    @Nullable Clock clock,
    boolean taskShown,
    boolean mentorTyping,
    boolean editorOpen,
    boolean hand,
    long awaySince,
    long awayCredited) {
  static final Course START =
      new Course(Phase.LOBBY, Phase.LOBBY, 0, false, false, null, false, false, false, false, 0, 0);

  /** Whether the exercise's clock runs now. */
  public boolean timed() {
    return phase == Phase.EXERCISE && clock != null && clock.running();
  }

  Course apply(Event event, People people) {
    return switch (event.fact()) {
      case Fact.Consented consented ->
          new Course(phase, before, endedAt, true, frozen, clock, taskShown, mentorTyping, editorOpen, hand, awaySince,
              awayCredited);
      case Fact.PhaseChanged changed -> entered(changed, event.at());
      case Fact.TaskShown shown ->
          new Course(phase, before, endedAt, consented, frozen, clock, true, mentorTyping, editorOpen, hand, awaySince,
              awayCredited);
      case Fact.ClockChanged changed -> withClock(changed);
      case Fact.Frozen frozenNow ->
          new Course(phase, before, endedAt, consented, true, clock, taskShown, mentorTyping, editorOpen, hand,
              awaySince, awayCredited);
      case Fact.TypingSwitched switched ->
          new Course(phase, before, endedAt, consented, frozen, clock, taskShown, switched.on(), editorOpen, hand,
              awaySince, awayCredited);
      case Fact.EditorSwitched switched ->
          new Course(phase, before, endedAt, consented, frozen, clock, taskShown, mentorTyping, switched.open(), hand,
              awaySince, awayCredited);
      case Fact.HandRaised raised ->
          new Course(phase, before, endedAt, consented, frozen, clock, taskShown, mentorTyping, editorOpen, raised.up(),
              awaySince, awayCredited);
      case Fact.Left left ->
          timed() && awaySince == 0 && !people.candidateHere() ? away(left.since()) : this;
      case Fact.Joined joined -> joined.role() == Role.CANDIDATE ? away(0) : this;
      default -> this;
    };
  }

  private Course entered(Fact.PhaseChanged changed, long at) {
    boolean ends = changed.phase() == Phase.ENDED;
    return new Course(
        changed.phase(), ends ? phase : changed.phase(), ends ? at : 0, consented,
        frozen && changed.phase() != Phase.EXERCISE, changed.clock(), taskShown, mentorTyping, false, false, 0,
        awayCredited);
  }

  private Course withClock(Fact.ClockChanged changed) {
    boolean forAbsence = changed.reason().equals(Ledger.AWAY);
    return new Course(
        phase, before, endedAt, consented, frozen && changed.clock().remainingMillis() == 0, changed.clock(), taskShown,
        mentorTyping, editorOpen, hand, awaySince, awayCredited + (forAbsence ? changed.millis() : 0));
  }

  private Course away(long since) {
    return new Course(
        phase, before, endedAt, consented, frozen, clock, taskShown, mentorTyping, editorOpen, hand, since,
        awayCredited);
  }
}
