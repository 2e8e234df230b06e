package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;
import static tryout.room.Interviews.QUICK;

import org.junit.jupiter.api.Test;
import tryout.room.Ledger.Entry;
import tryout.room.Ledger.What;
import tryout.run.Verdict;

/** The ledger says of every moment by which the end moved what it was for, from when to when, and who gave it. */
class LedgerTest {
  private static final long MINUTE = 60_000;
  private final TestRoom room = TestRoom.exercise();
  private final long began = room.now;

  private Entry last() {
    fair();
    return room.state.ledger().entries().getLast();
  }

  /** The clock that everybody sees shows what the ledger comes to. */
  private void fair() {
    Ledger ledger = room.state.ledger();
    assertThat(room.clock().remaining(room.now)).isEqualTo(ledger.remaining(room.now));
    assertThat(room.folded().ledger()).isEqualTo(ledger);
    if (room.clock().running()) {
      assertThat(room.clock().endsAt()).isEqualTo(ledger.end());
    }
  }

  @Test
  void R_5_added_minutes_are_for_no_stretch_of_time() {
    room.passesMinutes(1);
    room.does(MENTOR, new Command.Credit(2, "A slow start."));
    assertThat(last()).isEqualTo(new Entry(What.CREDITED, room.now, room.now, MENTOR.member(), 2 * MINUTE, "A slow start."));
  }

  @Test
  void R_5_a_lost_connection_is_a_stretch_of_which_so_much_as_the_bound_is_given() {
    room.passesMinutes(1);
    room.goes(CANDIDATE);
    room.passesMinutes(8);
    room.comes(CANDIDATE);
    assertThat(last()).isEqualTo(new Entry(What.CREDITED, began + MINUTE, room.now, null, 5 * MINUTE, Ledger.AWAY));
  }

  @Test
  void R_5_the_stretch_of_a_lost_connection_goes_over_a_pause_that_is_not_given_twice() {
    room.passesMinutes(1);
    room.goes(CANDIDATE);
    room.passesMinutes(1);
    room.does(LEAD, new Command.Pause(true, "Where are they?"));
    room.passesMinutes(3);
    room.does(LEAD, new Command.Pause(false, "Here."));
    room.passesMinutes(1);
    room.comes(CANDIDATE);
    assertThat(last()).isEqualTo(new Entry(What.CREDITED, began + MINUTE, room.now, null, 2 * MINUTE, Ledger.AWAY));
    assertThat(room.state.ledger().end()).isEqualTo(began + Interviews.EXERCISE + 5 * MINUTE);
  }

  @Test
  void R_5_a_wait_in_the_queue_and_our_fault_are_stretches_from_when_it_was_asked_for() {
    room.does(CANDIDATE, QUICK);
    room.passes(9_000);
    room.waited(1, 9_000);
    assertThat(last()).isEqualTo(new Entry(What.CREDITED, began, room.now, null, 7_000, Ledger.QUEUE));
    room.passes(4_000);
    room.ended(1, Verdict.SANDBOX_FAULT);
    assertThat(last()).isEqualTo(new Entry(What.CREDITED, began, room.now, null, 6_000, Ledger.SANDBOX));
    room.passes(3_000);
    room.ourFault(3_000);
    assertThat(last()).isEqualTo(new Entry(What.CREDITED, room.now - 3_000, room.now, null, 3_000, Ledger.SAVING));
  }

  @Test
  void R_5_a_pause_is_written_once_it_is_over_and_stands_as_why_the_clock_stands_before() {
    room.does(MENTOR, new Command.Pause(true, "A call."));
    room.passesMinutes(4);
    fair();
    assertThat(room.state.ledger().stop()).isEqualTo(new Ledger.Stop(began, MENTOR.member(), "A call."));
    room.does(LEAD, new Command.Credit(1, "Sorry."));
    fair();
    room.does(LEAD, new Command.Pause(false, "It is over."));
    assertThat(last()).isEqualTo(new Entry(What.PAUSED, began, room.now, MENTOR.member(), 4 * MINUTE, "A call."));
  }

  @Test
  void R_5_time_that_is_given_after_zero_counts_from_then_on_and_the_time_at_zero_is_a_line() {
    room.passes(Interviews.EXERCISE + 30_000);
    room.due();
    room.does(LEAD, new Command.Credit(2, "The fire alarm rang."));
    fair();
    assertThat(room.state.ledger().entries()).extracting(Entry::what, Entry::from, Entry::millis).containsExactly(
        tuple(What.OVER, began + Interviews.EXERCISE, 30_000L), tuple(What.CREDITED, room.now, 2 * MINUTE));
  }

  @Test
  void R_5_a_pause_after_zero_gives_nothing_back_that_was_not_there() {
    room.passes(Interviews.EXERCISE + 500);
    room.does(LEAD, new Command.Pause(true, "A call."));
    room.passesMinutes(1);
    fair();
    room.does(LEAD, new Command.Pause(false, "It is over."));
    assertThat(last().millis()).isEqualTo(MINUTE);
    assertThat(room.left()).isZero();
  }

  @Test
  void R_8_an_end_by_accident_is_a_line_and_a_clock_that_stood_goes_on_standing() {
    room.passesMinutes(1);
    room.does(LEAD, new Command.Advance(Phase.ENDED));
    room.passesMinutes(3);
    room.does(LEAD, new Command.Reopen());
    assertThat(last().millis()).isEqualTo(3 * MINUTE);
    room.does(LEAD, new Command.Pause(true, "A call."));
    room.passesMinutes(1);
    room.does(LEAD, new Command.Advance(Phase.ENDED));
    room.passesMinutes(2);
    room.does(LEAD, new Command.Reopen());
    fair();
    assertThat(room.state.ledger().stop()).isEqualTo(new Ledger.Stop(room.now, LEAD.member(), "A call."));
    room.passesMinutes(1);
    room.does(LEAD, new Command.Pause(false, "It is over."));
    assertThat(last().millis()).isEqualTo(MINUTE);
    assertThat(room.left()).isEqualTo(29 * MINUTE);
  }

  @Test
  void R_5_a_clock_that_was_set_back_is_a_line_that_takes_nothing() {
    room.passesMinutes(10);
    long last = room.now;
    room.now -= 60 * MINUTE;
    room.take(Room.setBack(room.state, last, room.now));
    assertThat(last()).isEqualTo(new Entry(What.SET_BACK, last, room.now, null, -60 * MINUTE, Ledger.RESTART));
    assertThat(room.left()).isEqualTo(20 * MINUTE);
  }

  @Test
  void R_6_extra_time_is_in_the_length_and_no_line_tells_of_it() {
    TestRoom longer = TestRoom.exercise(Interviews.longer(15));
    assertThat(longer.state.ledger().lengthMillis()).isEqualTo(45 * MINUTE);
    assertThat(longer.state.ledger().entries()).isEmpty();
    assertThat(longer.clock().totalMillis()).isEqualTo(45 * MINUTE);
  }

  @Test
  void R_5_where_nothing_is_timed_nothing_is_written() {
    TestRoom talks = TestRoom.discussion();
    assertThat(talks.state.ledger().stop()).isNull();
    assertThat(TestRoom.warmUp().state.ledger()).isEqualTo(Ledger.NONE);
  }
}
