package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.room.Credits.nothingCredited;
import static tryout.room.Credits.only;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.EXERCISE;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;
import static tryout.room.Interviews.QUICK;

import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.run.Verdict;

/** What the clock gives back. */
class FairClockTest {
  @Test
  void R_5_a_pause_and_its_end_are_lines_with_reasons_and_cost_nothing() {
    TestRoom room = TestRoom.exercise();
    room.passes(61_234);
    Fact.ClockChanged pause = only(room.does(MENTOR, new Command.Pause(true, " A call. ")));
    assertThat(pause).isEqualTo(
        new Fact.ClockChanged(room.clock(), Fact.ClockCause.PAUSED, 0, "A call."));
    room.passesMinutes(10);
    assertThat(room.due()).isEmpty();
    assertThat(room.left()).isEqualTo(EXERCISE - 61_234);
    assertThat(room.refusal(LEAD, new Command.Pause(true, "Again."))).isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(only(room.does(LEAD, new Command.Pause(false, "It is over."))).cause()).isEqualTo(Fact.ClockCause.RESUMED);
    assertThat(room.left()).isEqualTo(EXERCISE - 61_234);
    assertThat(room.refusal(LEAD, new Command.Pause(false, "Again."))).isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(room.state.talk().log().stream().map(Event::fact)).contains(pause);
  }

  @Test
  void R_5_and_fault_15_a_clock_that_was_set_back_leaves_what_was_left() {
    TestRoom room = TestRoom.exercise();
    room.passes(61_234);
    long last = room.now;
    room.now -= 3_600_000;
    Fact.ClockChanged line = only(room.take(Room.setBack(room.state, last, room.now)));
    assertThat(line.reason()).isEqualTo(Ledger.RESTART);
    assertThat(room.left()).isEqualTo(EXERCISE - 61_234);
    room.passes(EXERCISE - 61_234 + 1_000);
    assertThat(room.due()).containsExactly(new Fact.Frozen());
    nothingCredited(TestRoom.discussion().take(Room.setBack(TestRoom.discussion().state, last, room.now)));
  }

  @Test
  void X_9_while_nothing_can_be_run_the_clock_stands_and_goes_on_by_itself_unless_a_person_stopped_it() {
    TestRoom room = TestRoom.exercise();
    room.passes(10_000);
    Fact.ClockChanged stopped = only(room.take(Room.runner(room.state, false, room.now)));
    assertThat(stopped.cause()).isEqualTo(Fact.ClockCause.PAUSED);
    nothingCredited(room.take(Room.runner(room.state, false, room.now)));
    room.passesMinutes(5);
    assertThat(only(room.take(Room.runner(room.state, true, room.now))).cause()).isEqualTo(Fact.ClockCause.RESUMED);
    assertThat(room.left()).isEqualTo(EXERCISE - 10_000);
    room.does(MENTOR, new Command.Pause(true, "A call."));
    nothingCredited(room.take(Room.runner(room.state, false, room.now)));
    nothingCredited(room.take(Room.runner(room.state, true, room.now)));
    assertThat(room.clock().running()).isFalse();
    nothingCredited(TestRoom.discussion().take(Room.runner(TestRoom.discussion().state, false, room.now)));
  }

  @Test
  void R_5_a_pause_while_a_run_waits_takes_nothing_of_what_its_wait_gives_back() {
    TestRoom room = TestRoom.exercise();
    room.does(CANDIDATE, QUICK);
    room.passes(20_000);
    room.does(LEAD, new Command.Pause(true, "A call."));
    room.passes(5_000);
    assertThat(only(room.waited(1, 25_000)).millis()).as("while the clock stood nothing was lost").isEqualTo(18_000);
    assertThat(room.left()).as("two seconds of waiting are free").isEqualTo(EXERCISE - 2_000);
  }

  @Test
  void R_5_a_mentor_adds_one_to_thirty_minutes_and_says_why() {
    TestRoom room = TestRoom.exercise();
    Fact.ClockChanged line = only(room.does(MENTOR, new Command.Credit(30, "A fire alarm.")));
    assertThat(line.millis()).isEqualTo(EXERCISE);
    assertThat(line.reason()).isEqualTo("A fire alarm.");
    assertThat(room.journal.getLast().by()).isEqualTo("m3");
    assertThat(room.left()).isEqualTo(2 * EXERCISE);
    assertThat(room.refusal(MENTOR, new Command.Credit(0, "Why?"))).isEqualTo(Code.INVALID);
    assertThat(room.refusal(MENTOR, new Command.Credit(31, "Why?"))).isEqualTo(Code.INVALID);
    assertThat(room.refusal(MENTOR, new Command.Credit(-5, "Why?"))).isEqualTo(Code.INVALID);
    assertThat(room.refusal(MENTOR, new Command.Credit(1, "  "))).isEqualTo(Code.INVALID);
    assertThat(room.refusal(MENTOR, new Command.Credit(1, "x".repeat(201)))).isEqualTo(Code.INVALID);
    assertThat(room.refusal(CANDIDATE, new Command.Credit(1, "Please."))).isEqualTo(Code.NOT_ALLOWED);
  }

  @Test
  void R_5_waiting_in_the_queue_is_credited_above_two_seconds() {
    TestRoom room = TestRoom.exercise();
    room.passesMinutes(1);
    room.does(CANDIDATE, QUICK);
    room.passes(2_000);
    nothingCredited(room.waited(1, 2_000));
    room.ended(1, Verdict.OK);
    room.does(CANDIDATE, QUICK);
    room.passes(9_001);
    Fact.ClockChanged line = only(room.waited(2, 9_001));
    assertThat(line.millis()).isEqualTo(7_001);
    assertThat(line.reason()).isEqualTo(Ledger.QUEUE);
    assertThat(room.left()).isEqualTo(EXERCISE - 60_000 - 11_001 + 7_001);
  }

  @Test
  void R_5_of_what_is_compared_only_the_first_wait_is_the_queues() {
    TestRoom room = TestRoom.exercise();
    room.does(CANDIDATE, new Command.CompareRuns());
    room.passes(9_000);
    assertThat(only(room.waited(1, 9_000)).millis()).isEqualTo(7_000);
    nothingCredited(room.waited(2, 9_000));
  }

  @Test
  void R_5_a_mentors_run_credits_nothing() {
    TestRoom room = TestRoom.exercise();
    room.does(MENTOR, QUICK);
    room.passes(60_000);
    nothingCredited(room.waited(1, 60_000));
    nothingCredited(room.ended(1, Verdict.SANDBOX_FAULT));
  }

  @Test
  void R_5_a_run_that_fails_by_our_fault_is_credited_whole_and_the_queue_not_twice() {
    TestRoom room = TestRoom.exercise();
    room.does(CANDIDATE, QUICK);
    room.passes(10_000);
    assertThat(only(room.waited(1, 10_000)).millis()).isEqualTo(8_000);
    room.passes(500);
    Fact.ClockChanged line = only(room.ended(1, Verdict.SANDBOX_FAULT));
    assertThat(line.reason()).isEqualTo(Ledger.SANDBOX);
    assertThat(line.millis()).isEqualTo(2_500);
    assertThat(room.left()).as("the whole 10.5 s are given back").isEqualTo(EXERCISE);
  }

  @Test
  void R_5_a_run_that_fails_after_a_pause_gives_back_what_it_cost_before_it_too() {
    TestRoom room = TestRoom.exercise();
    room.does(CANDIDATE, QUICK);
    room.passes(10_000);
    room.does(LEAD, new Command.Pause(true, "A call."));
    room.passes(5_000);
    room.does(LEAD, new Command.Pause(false, "Go on."));
    room.passes(7_000);
    assertThat(only(room.ended(1, Verdict.SANDBOX_FAULT)).millis()).isEqualTo(17_000);
    assertThat(room.left()).isEqualTo(EXERCISE);
  }

  @Test
  void R_5_a_run_that_fails_while_the_clock_stands_gives_back_what_it_cost_before() {
    TestRoom room = TestRoom.exercise();
    room.does(CANDIDATE, QUICK);
    room.passes(10_000);
    room.does(LEAD, new Command.Pause(true, "A call."));
    room.passes(5_000);
    assertThat(only(room.ended(1, Verdict.SANDBOX_FAULT)).millis()).isEqualTo(10_000);
    assertThat(room.left()).isEqualTo(EXERCISE);
  }

  /** A run waits since twenty seconds that were counted, and five that were not. */
  private static TestRoom afterACall() {
    TestRoom room = TestRoom.exercise();
    room.does(CANDIDATE, QUICK);
    room.passes(20_000);
    room.does(LEAD, new Command.Pause(true, "A call."));
    room.passes(5_000);
    room.does(LEAD, new Command.Pause(false, "Go on."));
    return room;
  }

  @Test
  void R_5_a_run_that_waits_over_a_pause_and_fails_gives_back_the_whole_and_the_queue_not_twice() {
    TestRoom room = afterACall();
    room.passes(10_000);
    assertThat(only(room.waited(1, 35_000)).millis()).isEqualTo(28_000);
    room.passes(4_000);
    assertThat(only(room.ended(1, Verdict.SANDBOX_FAULT)).millis()).as("two seconds were free, and four since").isEqualTo(6_000);
    assertThat(room.left()).isEqualTo(EXERCISE);
  }

  @Test
  void R_5_a_run_that_fails_in_the_queue_gives_back_its_wait_once() {
    TestRoom room = afterACall();
    room.passes(3_000);
    assertThat(only(room.ended(1, Verdict.LOST)).millis()).isEqualTo(23_000);
    assertThat(room.left()).isEqualTo(EXERCISE);
  }

  @Test
  void R_5_a_credit_while_a_run_is_under_way_is_no_time_that_it_cost() {
    TestRoom room = TestRoom.exercise();
    room.does(CANDIDATE, QUICK);
    room.passes(4_000);
    room.does(LEAD, new Command.Credit(1, "A fire alarm."));
    room.passes(6_000);
    assertThat(only(room.ended(1, Verdict.SANDBOX_FAULT)).millis()).isEqualTo(10_000);
    assertThat(room.left()).isEqualTo(EXERCISE + 60_000);
  }

  @Test
  void R_5_a_run_gives_back_what_it_cost_though_the_beginning_of_the_exercise_is_no_longer_kept_in_the_log() {
    TestRoom room = TestRoom.exercise();
    room.does(LEAD, new Command.Credit(1, "A fire alarm."));
    room.does(CANDIDATE, QUICK);
    room.passes(4_000);
    for (int line = 0; line < RoomLimits.LOG_KEPT; line++) {
      room.does(CANDIDATE, new Command.RaiseHand(line % 2 == 0));
    }
    room.passes(6_000);
    assertThat(room.state.talk().log()).noneMatch(event -> event.fact() instanceof Fact.ClockChanged);
    assertThat(only(room.ended(1, Verdict.SANDBOX_FAULT)).millis()).isEqualTo(10_000);
  }

  @Test
  void R_5_a_run_that_ends_by_itself_is_not_credited() {
    TestRoom room = TestRoom.exercise();
    for (Verdict verdict : Verdict.values()) {
      room.does(CANDIDATE, QUICK);
      room.passes(1_000);
      List<Fact> facts = room.ended(room.state.runs().lastId(), verdict);
      assertThat(facts.stream().anyMatch(Fact.ClockChanged.class::isInstance)).as("%s", verdict)
          .isEqualTo(verdict == Verdict.SANDBOX_FAULT || verdict == Verdict.LOST);
    }
  }

  @Test
  void R_5_a_run_of_the_warm_up_that_is_lost_in_the_exercise_costs_the_exercise_part_only() {
    TestRoom room = TestRoom.warmUp();
    room.does(CANDIDATE, QUICK);
    room.passesMinutes(2);
    room.does(LEAD, new Command.Advance(Phase.EXERCISE));
    room.passes(3_000);
    assertThat(only(room.ended(1, Verdict.LOST)).millis()).isEqualTo(3_000);
  }

  @Test
  void R_5_our_fault_is_credited_as_far_as_the_clock_ran() {
    TestRoom room = TestRoom.exercise();
    room.passesMinutes(1);
    assertThat(only(room.ourFault(7_654)).millis()).isEqualTo(7_654);
    room.does(LEAD, new Command.Pause(true, "A break."));
    room.passesMinutes(5);
    nothingCredited(room.ourFault(60_000));
    room.does(LEAD, new Command.Pause(false, "Go on."));
    room.passes(100);
    assertThat(only(room.ourFault(60_000)).millis()).as("only since it runs again").isEqualTo(100);
  }

  @Test
  void R_5_our_fault_after_the_freeze_lifts_nothing() {
    TestRoom room = TestRoom.frozen();
    room.does(CANDIDATE, QUICK);
    room.passes(30_000);
    nothingCredited(room.ourFault(20_000));
    nothingCredited(room.waited(1, 10_000));
    nothingCredited(room.ended(1, Verdict.LOST));
    assertThat(room.state.course().frozen()).isTrue();
  }

  @Test
  void R_5_a_run_from_before_the_freeze_that_fails_after_it_lifts_nothing() {
    TestRoom room = TestRoom.exercise();
    room.passes(EXERCISE - 3_000);
    room.does(CANDIDATE, QUICK);
    room.passes(3_000 + RoomLimits.GRACE.toMillis());
    assertThat(room.due()).containsExactly(new Fact.Frozen());
    nothingCredited(room.ended(1, Verdict.SANDBOX_FAULT));
    assertThat(room.state.course().frozen()).isTrue();
  }

  @Test
  void R_5_an_outage_over_the_end_gives_back_what_was_left_when_it_began() {
    TestRoom room = TestRoom.exercise();
    room.passes(EXERCISE - 10_000);
    room.passes(45_000);
    assertThat(only(room.ourFault(45_000)).millis()).isEqualTo(10_000);
    assertThat(room.left()).isEqualTo(10_000);
  }

  @Test
  void R_5_outside_the_exercise_nothing_is_credited() {
    for (TestRoom room : List.of(TestRoom.lobby(), TestRoom.warmUp(), TestRoom.discussion())) {
      room.passes(5_000);
      nothingCredited(room.ourFault(5_000));
      nothingCredited(room.goes(CANDIDATE));
      room.passes(5_000);
      nothingCredited(room.comes(CANDIDATE));
    }
  }
}
