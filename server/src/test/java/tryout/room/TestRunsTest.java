package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.TestGroup;
import tryout.run.Verdict;

/** Runs of an exercise's tests, and its hints. */
class TestRunsTest {
  private static final Command TESTS = new Command.RunTests();
  private static final TestGroup GROUP = new TestGroup("1-basics", 1, 2, List.of());

  private static TestRoom exercise() {
    return TestRoom.exercise(Interviews.assigned("d1", "Draw it.", "Count it."));
  }

  private static void ends(TestRoom room, Verdict verdict) {
    int run = room.state.runs().lastId();
    room.take(Room.ended(room.state, run, Result.unrun(verdict, "Over."), 0, room.now));
  }

  @Test
  void an_exercise_without_tests_runs_none() {
    TestRoom room = TestRoom.exercise();
    assertThat(room.refusal(CANDIDATE, TESTS)).isEqualTo(Code.ILLEGAL_TRANSITION);
  }

  @Test
  void they_judge_the_text_as_it_is_and_tell_each_stage() {
    TestRoom room = exercise();
    room.does(CANDIDATE, TESTS);
    Runs.Run run = room.state.runs().open().getFirst();
    assertThat(run.started().profile()).isEqualTo(Profile.TESTS);
    assertThat(run.started().versions()).isEqualTo(room.state.workspace().versions());
    room.take(Room.tested(room.state, run.id(), GROUP, room.now));
    assertThat(room.state.runs().open().getFirst().groups()).containsExactly(GROUP);
    ends(room, Verdict.FAILED);
    assertThat(Room.tested(room.state, run.id(), GROUP, room.now)).as("nothing is told after the end").isEmpty();
  }

  @Test
  void EX_33_one_at_a_time_in_a_room_whoever_asks() {
    TestRoom room = exercise();
    room.does(CANDIDATE, TESTS);
    assertThat(room.refusal(LEAD, TESTS)).isEqualTo(Code.ILLEGAL_TRANSITION);
    ends(room, Verdict.OK);
    room.does(LEAD, TESTS);
  }

  @Test
  void EX_33_twenty_times_and_then_only_mentors() {
    TestRoom room = exercise();
    for (int i = 0; i < RoomLimits.TEST_RUNS; i++) {
      room.does(CANDIDATE, TESTS);
      ends(room, Verdict.FAILED);
    }
    assertThat(room.state.runs().runs()).as("fewer runs are kept than counted").hasSizeLessThan(RoomLimits.TEST_RUNS);
    assertThat(room.refusal(CANDIDATE, TESTS)).isEqualTo(Code.ILLEGAL_TRANSITION);
    room.does(MENTOR, TESTS);
  }

  @Test
  void EX_33_what_mentors_have_run_uses_up_none_of_the_candidates() {
    TestRoom room = exercise();
    for (int i = 0; i < RoomLimits.TEST_RUNS; i++) {
      room.does(MENTOR, TESTS);
      ends(room, i % 2 == 0 ? Verdict.FAILED : Verdict.LOST);
    }
    assertThat(room.state.runs().tests()).isZero();
    room.does(CANDIDATE, TESTS);
    assertThat(room.state.runs().tests()).isEqualTo(1);
  }

  @Test
  void EX_33_what_failed_by_our_fault_is_not_counted() {
    TestRoom room = exercise();
    for (Verdict ours : List.of(Verdict.SANDBOX_FAULT, Verdict.LOST)) {
      room.does(CANDIDATE, TESTS);
      ends(room, ours);
    }
    assertThat(room.state.runs().tests()).isZero();
  }

  @Test
  void EX_33_what_told_something_of_hidden_tests_is_counted_whatever_became_of_it() {
    TestRoom room = exercise();
    room.does(CANDIDATE, TESTS);
    room.take(Room.tested(room.state, room.state.runs().lastId(), GROUP, room.now));
    ends(room, Verdict.SANDBOX_FAULT);
    assertThat(room.state.runs().tests()).isEqualTo(1);
  }

  @Test
  void they_take_no_input_and_are_not_run_again_but_anew() {
    TestRoom room = exercise();
    room.does(CANDIDATE, TESTS);
    int run = room.state.runs().lastId();
    assertThat(room.refusal(CANDIDATE, new Command.GiveInput(run, "x\n"))).isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(room.refusal(CANDIDATE, new Command.CloseInput(run))).isEqualTo(Code.ILLEGAL_TRANSITION);
    ends(room, Verdict.OK);
    assertThat(room.refusal(CANDIDATE, new Command.RunAgain(run))).isEqualTo(Code.ILLEGAL_TRANSITION);
  }

  @Test
  void EX_10_hints_are_given_in_order_and_each_once() {
    TestRoom room = exercise();
    assertThat(room.refusal(LEAD, new Command.GiveHint(2))).isEqualTo(Code.NOT_FOUND);
    room.does(LEAD, new Command.GiveHint(1));
    assertThat(room.refusal(MENTOR, new Command.GiveHint(1))).as("both pressed").isEqualTo(Code.ILLEGAL_TRANSITION);
    room.does(MENTOR, new Command.GiveHint(2));
    assertThat(room.state.course().task()).isNotNull().extracting(Course.Task::hints).isEqualTo(List.of("Draw it.", "Count it."));
    assertThat(room.refusal(LEAD, new Command.GiveHint(3))).isEqualTo(Code.NOT_FOUND);
    assertThat(room.refusal(CANDIDATE, new Command.GiveHint(1))).isEqualTo(Code.NOT_ALLOWED);
  }

  @Test
  void EX_10_each_hint_is_part_of_the_record() {
    TestRoom room = exercise();
    room.does(LEAD, new Command.GiveHint(1));
    assertThat(room.state.talk().log().getLast().fact()).isEqualTo(new Fact.HintGiven(1, "Draw it."));
    assertThat(Stream.of(Phase.values()).filter(phase -> Act.HINT.permits(RoomSetup.Kind.INTERVIEW, Role.LEAD, phase))).containsExactly(Phase.EXERCISE);
  }
}
