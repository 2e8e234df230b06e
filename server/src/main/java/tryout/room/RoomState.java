package tryout.room;

/**
 * Everything a room is, as a value: the fold of its journal.
 *
 * <p>{@link #apply} cannot fail for an event that {@link Room} decided on this very state; it reads no clock and draws
 * no lots, so the same journal gives the same state, byte for byte, wherever it is folded.
 *
 * @param seq the last event's number, 0 for none
 * @param at the last event's moment, epoch milliseconds
 * @param curtain whether the candidate works unseen
 * @param ledger why the exercise ends when it does
 */
public record RoomState(
    RoomSetup setup, long seq, long at, Course course, People people, Workspace workspace, Talk talk, Runs runs,
    Curtain curtain, Ledger ledger) {
  /** A room in which nothing has happened. */
  public static RoomState of(RoomSetup setup) {
    return new RoomState(setup, 0, 0, Course.start(setup.terms()), People.of(setup.seats()), Workspace.EMPTY, Talk.EMPTY, Runs.NONE,
        Curtain.NEVER, Ledger.NONE);
  }

  /** What the interview is called: as the candidate was told, or as it is planned while that is yet to come. */
  public String title() {
    Course.Task told = course.task();
    return told == null ? setup.title() : told.title();
  }

  /**
   * The same state of a room that was given another setup before it began: who is named newly has a seat now, and who
   * agreed to other terms has not agreed.
   */
  public RoomState with(RoomSetup changed) {
    Course under = course.under(changed.terms());
    return new RoomState(changed, seq, at, under, people.seated(changed.seats()), workspace, talk, runs, curtain, ledger);
  }

  /**
   * The state after one event more.
   *
   * @throws IllegalStateException if the event is not the next one: the journal has a gap
   */
  public RoomState apply(Event event) {
    if (event.seq() != seq + 1) {
      throw new IllegalStateException("event " + event.seq() + " after " + seq);
    }
    People nowHere = people.apply(event);
    Runs ran = runs.apply(event, nowHere);
    return new RoomState(
        setup, event.seq(), event.at(), course.apply(event, nowHere), nowHere, workspace.apply(event.fact()),
        talk.apply(event), ran, curtain.apply(event, this, ran), ledger.apply(event, course.phase()));
  }

  /** The room as that role may see it now: behind a curtain files and runs are those of the moment it was drawn. */
  public RoomState seenBy(Role role) {
    Curtain.Behind behind = curtain.behind();
    if (behind == null || !curtain.hides(role)) {
      return this;
    }
    Talk heard = talk.without(event -> event.seq() > behind.seq() && curtain.withholds(event.fact(), role));
    return new RoomState(setup, seq, at, course, people, behind.workspace(), heard, behind.runs(), curtain, ledger);
  }
}
