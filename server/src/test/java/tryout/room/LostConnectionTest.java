package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.room.Credits.nothingCredited;
import static tryout.room.Credits.only;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.CANDIDATE_AGAIN;
import static tryout.room.Interviews.EXERCISE;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;

import org.junit.jupiter.api.Test;

/** The candidate's line is cut. */
class LostConnectionTest {
  @Test
  void R_5_the_time_away_is_credited_at_the_return_to_the_millisecond() {
    TestRoom room = TestRoom.exercise();
    room.passesMinutes(1);
    room.take(Room.left(room.state, "c1", room.now - 20_000, room.now));
    room.passes(27_123);
    Fact.ClockChanged line = only(room.comes(CANDIDATE));
    assertThat(line.millis()).as("since it was heard last").isEqualTo(47_123);
    assertThat(line.reason()).isEqualTo(Ledger.AWAY);
    assertThat(room.journal.getLast().by()).as("it is nobody's doing").isNull();
    assertThat(room.left()).isEqualTo(EXERCISE - 40_000);
  }

  @Test
  void R_5_five_minutes_in_all_are_the_bound() {
    TestRoom room = TestRoom.exercise();
    long credited = 0;
    for (int i = 0; i < 3; i++) {
      room.goes(CANDIDATE);
      room.passesMinutes(2);
      credited += only(room.comes(CANDIDATE)).millis();
    }
    assertThat(credited).isEqualTo(300_000);
    room.goes(CANDIDATE);
    room.passesMinutes(2);
    nothingCredited(room.comes(CANDIDATE));
  }

  @Test
  void R_5_somebody_who_tries_the_candidates_side_does_not_stand_in_for_one_who_lost_the_connection() {
    TestRoom room = TestRoom.exercise();
    Sender trial = new Sender("m9", "Trial candidate", Role.CANDIDATE, "c9");
    room.comes(trial);
    room.goes(CANDIDATE);
    room.passes(12_000);
    nothingCredited(room.goes(trial));
    room.passes(5_000);
    nothingCredited(room.comes(trial));
    assertThat(only(room.comes(CANDIDATE)).millis()).isEqualTo(17_000);
    assertThat(room.left()).isEqualTo(EXERCISE);
  }

  private static final Sender LATE = new Sender("m9", "Late candidate", Role.CANDIDATE, "c9");
  private static final Sender LATE_AGAIN = new Sender("m9", "Late candidate", Role.CANDIDATE, "c10");

  @Test
  void R_5_what_a_late_candidate_needs_to_agree_is_given_back_as_one_line() {
    TestRoom room = TestRoom.exercise();
    room.goes(CANDIDATE);
    room.passes(10_000);
    room.comes(LATE);
    room.passes(12_000);
    room.comes(LATE_AGAIN);
    room.goes(LATE_AGAIN);
    room.passes(16_321);
    Fact.ClockChanged line = only(room.does(LATE, Interviews.CONSENT));
    assertThat(line.millis()).isEqualTo(28_321);
    assertThat(line.reason()).isEqualTo(Ledger.CONSENT);
    assertThat(room.left()).isEqualTo(EXERCISE - 10_000);
    assertThat(room.folded()).usingRecursiveComparison().isEqualTo(room.state);
  }

  @Test
  void R_5_reading_what_is_recorded_costs_nothing_while_the_clock_stands_and_at_most_five_minutes_while_it_runs() {
    TestRoom room = TestRoom.exercise();
    room.goes(CANDIDATE);
    room.does(LEAD, new Command.Pause(true, "Somebody comes late."));
    room.comes(LATE);
    room.passesMinutes(2);
    room.does(LEAD, new Command.Pause(false, "Let us go on."));
    room.passesMinutes(9);
    assertThat(only(room.does(LATE, Interviews.CONSENT)).millis()).isEqualTo(300_000);
  }

  @Test
  void R_5_who_comes_late_beside_a_candidate_at_work_or_goes_again_without_agreeing_moves_no_clock() {
    TestRoom room = TestRoom.exercise();
    room.comes(LATE);
    room.passes(30_000);
    nothingCredited(room.does(LATE, Interviews.CONSENT));
    TestRoom other = TestRoom.exercise();
    other.goes(CANDIDATE);
    other.comes(LATE);
    other.passes(30_000);
    other.goes(LATE);
    other.passes(30_000);
    nothingCredited(other.comes(LATE));
    other.passes(1_000);
    assertThat(only(other.does(LATE, Interviews.CONSENT)).millis()).as("since they are here again").isEqualTo(1_000);
  }

  @Test
  void R_5_two_who_lost_it_together_are_credited_once() {
    TestRoom room = TestRoom.lobby();
    Sender trial = new Sender("m9", "Trial candidate", Role.CANDIDATE, "c9");
    room.comes(trial);
    room.does(trial, Interviews.CONSENT);
    room.does(CANDIDATE, Interviews.CONSENT);
    room.does(LEAD, new Command.Advance(Phase.WARM_UP));
    room.does(LEAD, new Command.Advance(Phase.EXERCISE));
    room.goes(trial);
    room.goes(CANDIDATE);
    room.passes(12_000);
    assertThat(only(room.comes(CANDIDATE)).millis()).isEqualTo(12_000);
    nothingCredited(room.comes(trial));
  }

  @Test
  void R_5_a_page_more_or_less_is_no_lost_connection() {
    TestRoom room = TestRoom.exercise();
    room.comes(CANDIDATE_AGAIN);
    room.goes(CANDIDATE);
    room.passesMinutes(1);
    nothingCredited(room.comes(CANDIDATE));
    room.goes(MENTOR);
    room.passesMinutes(1);
    nothingCredited(room.comes(MENTOR));
  }

  @Test
  void R_5_who_is_away_when_the_exercise_begins_loses_nothing_either() {
    TestRoom room = TestRoom.warmUp();
    room.goes(CANDIDATE);
    room.passesMinutes(1);
    room.does(LEAD, new Command.Advance(Phase.EXERCISE));
    room.passes(33_000);
    assertThat(only(room.comes(CANDIDATE)).millis()).isEqualTo(33_000);
    assertThat(room.left()).isEqualTo(EXERCISE);
  }

  @Test
  void R_5_time_away_while_the_clock_stands_is_not_lost() {
    TestRoom room = TestRoom.exercise();
    room.passesMinutes(1);
    room.goes(CANDIDATE);
    room.passes(10_000);
    room.does(LEAD, new Command.Pause(true, "The candidate is away."));
    room.passesMinutes(3);
    assertThat(only(room.comes(CANDIDATE)).millis()).isEqualTo(10_000);
    assertThat(room.left()).isEqualTo(EXERCISE - 60_000);
  }

  @Test
  void R_5_time_away_goes_on_when_the_clock_does() {
    TestRoom room = TestRoom.exercise();
    room.goes(CANDIDATE);
    room.passes(10_000);
    room.does(LEAD, new Command.Pause(true, Ledger.AWAY));
    room.goes(MENTOR);
    room.passesMinutes(3);
    room.does(LEAD, new Command.Pause(false, "Go on."));
    room.passes(5_000);
    room.does(LEAD, new Command.Credit(1, Ledger.AWAY));
    room.passes(2_000);
    assertThat(only(room.comes(CANDIDATE)).millis()).isEqualTo(17_000);
    assertThat(room.left()).isEqualTo(EXERCISE + 60_000);
    assertThat(room.state.course().away().credited()).as("the mentor's minute is the mentor's").isEqualTo(17_000);
  }

  @Test
  void R_5_who_comes_back_after_zero_gets_what_was_left_and_no_more() {
    TestRoom room = TestRoom.exercise();
    room.passes(EXERCISE - 10_000);
    room.goes(CANDIDATE);
    room.passes(60_000);
    room.due();
    assertThat(only(room.comes(CANDIDATE)).millis()).isEqualTo(10_000);
    assertThat(room.state.course().frozen()).isFalse();
    assertThat(room.left()).isEqualTo(10_000);
  }

  @Test
  void R_5_who_leaves_after_the_freeze_lifts_nothing_by_coming_back() {
    TestRoom room = TestRoom.frozen();
    room.goes(CANDIDATE);
    room.passesMinutes(2);
    nothingCredited(room.comes(CANDIDATE));
    assertThat(room.state.course().frozen()).isTrue();
  }

  @Test
  void R_5_what_we_have_given_back_already_is_not_lost_a_second_time() {
    TestRoom room = TestRoom.exercise();
    room.goes(CANDIDATE);
    room.passes(30_000);
    assertThat(only(room.ourFault(20_000)).millis()).isEqualTo(20_000);
    room.passes(5_000);
    assertThat(only(room.comes(CANDIDATE)).millis()).isEqualTo(15_000);
    assertThat(room.left()).isEqualTo(EXERCISE);
  }
}
