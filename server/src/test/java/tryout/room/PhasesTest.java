package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.EXERCISE;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;
import static tryout.room.Interviews.QUICK;

import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;

/** One phase after another. */
class PhasesTest {
  @Test
  void R_1_what_the_candidate_was_told_stays_as_it_was_told_whatever_the_plan_says_later() {
    TestRoom room = TestRoom.exercise();
    RoomSetup now = Interviews.setup();
    RoomSetup later = new RoomSetup(now.kind(), "Another title", now.organisation(), 20, 0, "Another task.", now.files(), now.assigned(), now.warmup(),
        now.allowed(), now.notAllowed(), now.deletedOn(), now.seats());
    RoomState changed = room.state.with(later);
    assertThat(changed.title()).isEqualTo("A byte ring");
    assertThat(changed.course().task()).isEqualTo(new Course.Task("A byte ring", "Complete `rb_put`.", List.of()));
    assertThat(RoomState.of(now).with(later).title()).isEqualTo("Another title");
  }

  @Test
  void R_2_the_warm_up_waits_for_the_candidates_consent() {
    TestRoom room = TestRoom.lobby();
    assertThat(room.refusal(LEAD, new Command.Advance(Phase.WARM_UP))).isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(room.refusal(LEAD, Interviews.CONSENT)).isEqualTo(Code.NOT_ALLOWED);
    assertThat(room.does(CANDIDATE, Interviews.CONSENT)).containsExactly(new Fact.Consented(Interviews.setup().terms()));
    assertThat(room.refusal(CANDIDATE, Interviews.CONSENT)).isEqualTo(Code.ILLEGAL_TRANSITION);
    room.does(LEAD, new Command.Advance(Phase.WARM_UP));
    assertThat(room.state.course().phase()).isEqualTo(Phase.WARM_UP);
  }

  @Test
  void R_2_who_agrees_names_each_kind_of_what_is_recorded() {
    TestRoom room = TestRoom.lobby();
    Terms whole = Interviews.setup().terms();
    for (String kind : Terms.KINDS.split(" ")) {
      String others = Terms.KINDS.replace(kind, "").strip().replace("  ", " ");
      Terms less = new Terms(whole.deletedOn(), whole.allowed(), whole.notAllowed(), others);
      assertThat(room.refusal(CANDIDATE, new Command.Consent(less))).as("without %s", kind).isEqualTo(Code.ILLEGAL_TRANSITION);
      room.take(List.of(new Event(room.state.seq() + 1, room.now, CANDIDATE.member(), null, new Fact.Consented(less))));
      assertThat(room.state.course().consented()).as("a former consent without %s", kind).isEmpty();
    }
    assertThat(room.refusal(LEAD, new Command.Advance(Phase.WARM_UP))).isEqualTo(Code.ILLEGAL_TRANSITION);
    room.does(CANDIDATE, new Command.Consent(whole));
    assertThat(room.state.course().consented()).containsExactly(CANDIDATE.member());
  }

  @Test
  void R_2_who_agreed_to_terms_that_were_changed_since_has_not_agreed_and_agrees_to_those_that_hold() {
    TestRoom room = TestRoom.lobby();
    RoomSetup first = Interviews.setup();
    RoomSetup other = new RoomSetup(first.kind(), first.title(), first.organisation(), 30, 3, first.statement(), first.files(),
        first.assigned(), first.warmup(), "Nothing.", first.notAllowed(), first.deletedOn(), first.seats());
    room.does(CANDIDATE, Interviews.CONSENT);
    room.state = room.state.with(other);
    assertThat(room.state.course().consented()).isEmpty();
    assertThat(room.refusal(LEAD, new Command.Advance(Phase.WARM_UP))).isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(room.refusal(CANDIDATE, Interviews.CONSENT)).isEqualTo(Code.ILLEGAL_TRANSITION);
    room.does(CANDIDATE, new Command.Consent(other.terms()));
    assertThat(room.state.course().consented()).containsExactly("m1");
    RoomState folded = RoomState.of(other);
    for (Event event : room.journal) {
      folded = folded.apply(event);
    }
    assertThat(folded).as("whatever held when it was agreed to").isEqualTo(room.state);
  }

  @Test
  void R_2_one_who_tried_the_candidates_side_does_not_agree_for_the_candidate() {
    TestRoom room = TestRoom.lobby();
    Sender trial = new Sender("m9", "Trial candidate", Role.CANDIDATE, "c9");
    room.comes(trial);
    room.does(trial, Interviews.CONSENT);
    assertThat(room.refusal(LEAD, new Command.Advance(Phase.WARM_UP))).isEqualTo(Code.ILLEGAL_TRANSITION);
    room.does(CANDIDATE, Interviews.CONSENT);
    room.goes(trial);
    room.does(LEAD, new Command.Advance(Phase.WARM_UP));
    assertThat(room.state.course().consented()).containsExactly("m1", "m9");
  }

  @Test
  void R_2_who_comes_after_the_lobby_agrees_before_anything_of_theirs_is_stored() {
    TestRoom room = TestRoom.warmUp();
    Sender late = new Sender("m9", "Late candidate", Role.CANDIDATE, "c9");
    room.comes(late);
    for (Command command : List.of(
        new Command.Say("hello"), new Command.RaiseHand(true), QUICK, new Command.AddFile("a.c", ""))) {
      assertThat(room.refusal(late, command)).as("%s", command).isEqualTo(Code.NOT_ALLOWED);
    }
    room.does(late, Interviews.CONSENT);
    room.does(late, new Command.Say("hello"));
  }

  @Test
  void R_2_no_consent_is_skipped_together_with_the_warm_up() {
    TestRoom room = new TestRoom(withoutWarmUp());
    room.comes(CANDIDATE);
    room.comes(LEAD);
    assertThat(room.refusal(LEAD, new Command.Advance(Phase.EXERCISE))).isEqualTo(Code.ILLEGAL_TRANSITION);
    room.does(CANDIDATE, Interviews.CONSENT);
    room.does(LEAD, new Command.Advance(Phase.EXERCISE));
    assertThat(room.state.course().phase()).isEqualTo(Phase.EXERCISE);
  }

  private static RoomSetup withoutWarmUp() {
    RoomSetup setup = Interviews.setup();
    return new RoomSetup(setup.kind(), setup.title(), setup.organisation(), setup.minutes(), 0, setup.statement(), setup.files(),
        setup.assigned(), List.of(), setup.allowed(), setup.notAllowed(), setup.deletedOn(), setup.seats());
  }

  @Test
  void R_1_phases_come_in_their_order_and_none_is_left_out_or_gone_back_to() {
    TestRoom room = TestRoom.lobby();
    room.does(CANDIDATE, Interviews.CONSENT);
    for (Phase next : List.of(Phase.WARM_UP, Phase.EXERCISE, Phase.DISCUSSION, Phase.QUESTIONS)) {
      for (Phase other : Phase.values()) {
        if (other != next && other != Phase.ENDED) {
          assertThat(room.refusal(MENTOR, new Command.Advance(other))).as("%s before %s", other, next)
              .isEqualTo(Code.ILLEGAL_TRANSITION);
        }
      }
      room.does(MENTOR, new Command.Advance(next));
    }
    room.does(MENTOR, new Command.Advance(Phase.ENDED));
    assertThat(room.refusal(MENTOR, new Command.Advance(Phase.ENDED))).isEqualTo(Code.ILLEGAL_TRANSITION);
  }

  @Test
  void R_3_the_warm_up_has_its_own_files_and_a_clock_that_is_not_the_exercises() {
    TestRoom room = TestRoom.warmUp();
    assertThat(room.fileNames()).containsExactly("warmup.c");
    assertThat(room.left()).isEqualTo(3 * 60_000);
    room.passesMinutes(2);
    room.does(LEAD, new Command.Advance(Phase.EXERCISE));
    assertThat(room.left()).as("nothing of the warm-up is taken off").isEqualTo(EXERCISE);
  }

  @Test
  void R_3_the_warm_up_freezes_nothing_however_long_it_takes() {
    TestRoom room = TestRoom.warmUp();
    room.passesMinutes(20);
    assertThat(room.due()).isEmpty();
    room.does(CANDIDATE, room.typed("warmup.c", "x"));
  }

  @Test
  void R_4_the_task_and_its_files_enter_with_the_exercise_and_not_before() {
    TestRoom room = TestRoom.warmUp();
    room.does(CANDIDATE, new Command.AddFile("mine.c", "int x;\n"));
    assertThat(room.journal).noneMatch(event -> event.fact() instanceof Fact.TaskShown);
    assertThat(room.journal.toString()).doesNotContain("rb_put", "main.c", "ring.h");
    List<Fact> facts = room.does(LEAD, new Command.Advance(Phase.EXERCISE));
    assertThat(facts).contains(new Fact.TaskShown("A byte ring", "Complete `rb_put`."));
    assertThat(room.fileNames()).containsExactly("main.c", "ring.h");
    assertThat(room.state.course().taskShown()).isTrue();
  }

  @Test
  void files_that_enter_get_numbers_that_were_never_used() {
    TestRoom room = TestRoom.warmUp();
    int last = room.state.workspace().lastId();
    room.does(LEAD, new Command.Advance(Phase.EXERCISE));
    assertThat(room.state.workspace().files().keySet()).allMatch(id -> id > last);
  }

  @Test
  void R_7_in_the_discussion_the_lead_opens_and_closes_the_editor() {
    TestRoom room = TestRoom.discussion();
    assertThat(room.refusal(CANDIDATE, room.typed("main.c", "x"))).isEqualTo(Code.READ_ONLY);
    assertThat(room.refusal(MENTOR, new Command.SwitchEditor(true))).isEqualTo(Code.NOT_ALLOWED);
    room.does(LEAD, new Command.SwitchEditor(true));
    room.does(CANDIDATE, room.typed("main.c", "x"));
    room.does(LEAD, new Command.SwitchEditor(false));
    assertThat(room.refusal(CANDIDATE, room.typed("main.c", "x"))).isEqualTo(Code.READ_ONLY);
  }

  @Test
  void R_7_questions_are_asked_by_the_candidate_and_ticked_when_answered() {
    TestRoom room = TestRoom.discussion();
    room.does(CANDIDATE, new Command.Ask(" Which trees do you use? "));
    room.does(CANDIDATE, new Command.Ask("Who reviews?"));
    room.does(MENTOR, new Command.Tick(1, true));
    assertThat(room.state.talk().questions()).containsExactly(
        new Talk.Question(1, "m1", "Which trees do you use?", true), new Talk.Question(2, "m1", "Who reviews?", false));
    room.does(CANDIDATE, new Command.Tick(1, false));
    assertThat(room.state.talk().questions().getFirst().answered()).isFalse();
    assertThat(room.refusal(MENTOR, new Command.Tick(3, true))).isEqualTo(Code.NOT_FOUND);
    assertThat(room.refusal(MENTOR, new Command.Ask("Mine?"))).isEqualTo(Code.NOT_ALLOWED);
  }

  @Test
  void R_7_a_hundred_questions_are_enough() {
    TestRoom room = TestRoom.discussion();
    for (int i = 0; i < RoomLimits.QUESTIONS; i++) {
      room.does(CANDIDATE, new Command.Ask("Question " + i));
    }
    assertThat(room.refusal(CANDIDATE, new Command.Ask("One more?"))).isEqualTo(Code.TOO_LARGE);
  }
}
