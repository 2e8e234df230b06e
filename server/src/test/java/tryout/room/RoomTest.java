package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.CANDIDATE_AGAIN;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;
import static tryout.room.Interviews.OBSERVER;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Profile;
import tryout.run.Verdict;
import tryout.text.ChangeSet;
import tryout.text.TextLimits;

class RoomTest {
  private static final Command QUICK = new Command.StartRun(Profile.QUICK);
  private static final long EXERCISE = 30 * 60_000L;

  private static Fact.ClockChanged only(List<Fact> facts) {
    return facts.stream().filter(Fact.ClockChanged.class::isInstance).map(Fact.ClockChanged.class::cast)
        .reduce((one, two) -> {
          throw new AssertionError("two lines in the ledger: " + one + two);
        }).orElseThrow(() -> new AssertionError("no line in the ledger: " + facts));
  }

  private static void nothingCredited(List<Fact> facts) {
    assertThat(facts).noneMatch(Fact.ClockChanged.class::isInstance);
  }

  @Nested
  class Phases {
    @Test
    void R2_the_warm_up_waits_for_the_candidates_consent() {
      TestRoom room = TestRoom.lobby();
      assertThat(room.refusal(LEAD, new Command.Advance(Phase.WARM_UP))).isEqualTo(Code.ILLEGAL_TRANSITION);
      assertThat(room.refusal(LEAD, new Command.Consent())).isEqualTo(Code.NOT_ALLOWED);
      assertThat(room.does(CANDIDATE, new Command.Consent())).containsExactly(new Fact.Consented());
      assertThat(room.refusal(CANDIDATE, new Command.Consent())).isEqualTo(Code.ILLEGAL_TRANSITION);
      room.does(LEAD, new Command.Advance(Phase.WARM_UP));
      assertThat(room.state.course().phase()).isEqualTo(Phase.WARM_UP);
    }

    @Test
    void R2_one_who_tried_the_candidates_side_does_not_agree_for_the_candidate() {
      TestRoom room = TestRoom.lobby();
      Sender trial = new Sender("m9", "Trial candidate", Role.CANDIDATE, "c9");
      room.comes(trial);
      room.does(trial, new Command.Consent());
      assertThat(room.refusal(LEAD, new Command.Advance(Phase.WARM_UP))).isEqualTo(Code.ILLEGAL_TRANSITION);
      room.does(CANDIDATE, new Command.Consent());
      room.goes(trial);
      room.does(LEAD, new Command.Advance(Phase.WARM_UP));
      assertThat(room.state.course().consented()).containsExactly("m1", "m9");
    }

    @Test
    void R2_who_comes_after_the_lobby_agrees_before_anything_of_theirs_is_stored() {
      TestRoom room = TestRoom.warmUp();
      Sender late = new Sender("m9", "Late candidate", Role.CANDIDATE, "c9");
      room.comes(late);
      for (Command command : List.of(
          new Command.Say("hello"), new Command.RaiseHand(true), QUICK, new Command.AddFile("a.c", ""))) {
        assertThat(room.refusal(late, command)).as("%s", command).isEqualTo(Code.NOT_ALLOWED);
      }
      room.does(late, new Command.Consent());
      room.does(late, new Command.Say("hello"));
    }

    @Test
    void R2_no_consent_is_skipped_together_with_the_warm_up() {
      TestRoom room = new TestRoom(withoutWarmUp());
      room.comes(CANDIDATE);
      room.comes(LEAD);
      assertThat(room.refusal(LEAD, new Command.Advance(Phase.EXERCISE))).isEqualTo(Code.ILLEGAL_TRANSITION);
      room.does(CANDIDATE, new Command.Consent());
      room.does(LEAD, new Command.Advance(Phase.EXERCISE));
      assertThat(room.state.course().phase()).isEqualTo(Phase.EXERCISE);
    }

    private static RoomSetup withoutWarmUp() {
      RoomSetup setup = Interviews.setup();
      return new RoomSetup(setup.title(), setup.organisation(), setup.minutes(), 0, setup.statement(), setup.files(),
          List.of(), setup.allowed(), setup.notAllowed(), setup.deletedOn(), setup.seats());
    }

    @Test
    void R1_phases_come_in_their_order_and_none_is_left_out_or_gone_back_to() {
      TestRoom room = TestRoom.lobby();
      room.does(CANDIDATE, new Command.Consent());
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
    void R3_the_warm_up_has_its_own_files_and_a_clock_that_is_not_the_exercises() {
      TestRoom room = TestRoom.warmUp();
      assertThat(room.fileNames()).containsExactly("warmup.c");
      assertThat(room.left()).isEqualTo(3 * 60_000);
      room.passesMinutes(2);
      room.does(LEAD, new Command.Advance(Phase.EXERCISE));
      assertThat(room.left()).as("nothing of the warm-up is taken off").isEqualTo(EXERCISE);
    }

    @Test
    void R3_the_warm_up_freezes_nothing_however_long_it_takes() {
      TestRoom room = TestRoom.warmUp();
      room.passesMinutes(20);
      assertThat(room.due()).isEmpty();
      room.does(CANDIDATE, room.typed("warmup.c", "x"));
    }

    @Test
    void R4_the_task_and_its_files_enter_with_the_exercise_and_not_before() {
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
    void R7_in_the_discussion_the_lead_opens_and_closes_the_editor() {
      TestRoom room = TestRoom.discussion();
      assertThat(room.refusal(CANDIDATE, room.typed("main.c", "x"))).isEqualTo(Code.READ_ONLY);
      assertThat(room.refusal(MENTOR, new Command.SwitchEditor(true))).isEqualTo(Code.NOT_ALLOWED);
      room.does(LEAD, new Command.SwitchEditor(true));
      room.does(CANDIDATE, room.typed("main.c", "x"));
      room.does(LEAD, new Command.SwitchEditor(false));
      assertThat(room.refusal(CANDIDATE, room.typed("main.c", "x"))).isEqualTo(Code.READ_ONLY);
    }

    @Test
    void R7_questions_are_asked_by_the_candidate_and_ticked_when_answered() {
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
    void R7_a_hundred_questions_are_enough() {
      TestRoom room = TestRoom.discussion();
      for (int i = 0; i < RoomLimits.QUESTIONS; i++) {
        room.does(CANDIDATE, new Command.Ask("Question " + i));
      }
      assertThat(room.refusal(CANDIDATE, new Command.Ask("One more?"))).isEqualTo(Code.TOO_LARGE);
    }
  }

  @Nested
  class Freeze {
    @Test
    void R4_the_freeze_is_an_event_one_second_after_zero() {
      TestRoom room = TestRoom.exercise();
      room.passes(EXERCISE + 999);
      assertThat(room.due()).isEmpty();
      room.does(CANDIDATE, room.typed("main.c", "in the grace "));
      room.passes(1);
      assertThat(room.due()).containsExactly(new Fact.Frozen());
      assertThat(room.journal.getLast().by()).as("the server did it").isNull();
      assertThat(room.due()).as("once").isEmpty();
    }

    @Test
    void R4_the_order_in_the_journal_decides_not_the_time() {
      TestRoom room = TestRoom.exercise();
      room.passes(EXERCISE + 60_000);
      room.does(CANDIDATE, room.typed("main.c", "before the freeze "));
      room.due();
      assertThat(room.refusal(CANDIDATE, room.typed("main.c", "after it "))).isEqualTo(Code.AFTER_TIME);
    }

    @Test
    void R4_after_the_freeze_nobody_changes_text_or_files() {
      TestRoom room = TestRoom.frozen();
      room.does(LEAD, new Command.SwitchTyping(true));
      int file = room.file("main.c").id();
      for (Sender sender : List.of(CANDIDATE, LEAD, MENTOR)) {
        for (Command command : List.of(room.typed("main.c", "x"), new Command.AddFile("late.c", ""),
            new Command.RenameFile(file, "late.c"), new Command.DeleteFile(file))) {
          assertThat(room.refusal(sender, command)).as("%s %s", sender.role(), command).isEqualTo(Code.AFTER_TIME);
        }
      }
    }

    @Test
    void R4_what_came_too_late_can_be_offered() {
      TestRoom room = TestRoom.frozen();
      room.does(CANDIDATE, new Command.Offer(room.file("main.c").id(), "main.c", "return 1;\r\n"));
      assertThat(((Fact.Offered) room.journal.getLast().fact()).text()).isEqualTo("return 1;\n");
      assertThat(room.refusal(CANDIDATE, new Command.Offer(1, "../x", "y"))).isEqualTo(Code.INVALID);
      assertThat(room.refusal(CANDIDATE, new Command.Offer(1, "main.c", ""))).isEqualTo(Code.INVALID);
      assertThat(room.refusal(CANDIDATE, new Command.Offer(1, "main.c", "a\ud800"))).isEqualTo(Code.INVALID);
    }

    @Test
    void R4_offered_text_is_told_to_its_author_and_the_panel_only() {
      TestRoom room = TestRoom.frozen();
      room.does(CANDIDATE, new Command.Offer(1, "main.c", "late"));
      Event byCandidate = room.journal.getLast();
      room.does(MENTOR, new Command.Offer(1, "main.c", "a mentor's"));
      Event byMentor = room.journal.getLast();
      assertThat(byCandidate.isFor("m1", Role.CANDIDATE)).isTrue();
      assertThat(byCandidate.isFor("m9", Role.CANDIDATE)).isFalse();
      assertThat(byMentor.isFor("m1", Role.CANDIDATE)).isFalse();
      for (Role role : List.of(Role.LEAD, Role.MENTOR, Role.OBSERVER)) {
        assertThat(byCandidate.isFor("m9", role)).as("%s", role).isTrue();
        assertThat(byMentor.isFor("m9", role)).as("%s", role).isTrue();
      }
      assertThat(room.journal.stream().filter(event -> !(event.fact() instanceof Fact.Offered)))
          .allMatch(event -> event.isFor("m1", Role.CANDIDATE));
    }

    @Test
    void R5_a_credit_after_the_freeze_lifts_it() {
      TestRoom room = TestRoom.frozen();
      room.passesMinutes(4);
      Fact.ClockChanged line = only(room.does(MENTOR, new Command.Credit(2, "The fire alarm rang.")));
      assertThat(line.clock().remaining(room.now)).isEqualTo(120_000);
      assertThat(room.state.course().frozen()).isFalse();
      room.does(CANDIDATE, room.typed("main.c", "x"));
      room.passes(121_000);
      assertThat(room.due()).containsExactly(new Fact.Frozen());
    }

    @Test
    void R4_a_pause_after_the_freeze_lifts_nothing() {
      TestRoom room = TestRoom.frozen();
      room.does(LEAD, new Command.Pause(true, "A break."));
      assertThat(room.state.course().frozen()).isTrue();
      room.does(LEAD, new Command.Pause(false, "Go on."));
      assertThat(room.refusal(CANDIDATE, room.typed("main.c", "x"))).isEqualTo(Code.AFTER_TIME);
    }

    @Test
    void R4_the_discussion_after_a_freeze_can_be_opened_for_typing() {
      TestRoom room = TestRoom.frozen();
      room.does(LEAD, new Command.Advance(Phase.DISCUSSION));
      room.does(LEAD, new Command.SwitchEditor(true));
      room.does(CANDIDATE, room.typed("main.c", "x"));
    }
  }

  @Nested
  class FairClock {
    @Test
    void R5_a_pause_and_its_end_are_lines_with_reasons_and_cost_nothing() {
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
    void R5_a_mentor_adds_one_to_thirty_minutes_and_says_why() {
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
    void R5_waiting_in_the_queue_is_credited_above_two_seconds() {
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
    void R5_a_mentors_run_credits_nothing() {
      TestRoom room = TestRoom.exercise();
      room.does(MENTOR, QUICK);
      room.passes(60_000);
      nothingCredited(room.waited(1, 60_000));
      nothingCredited(room.ended(1, Verdict.SANDBOX_FAULT));
    }

    @Test
    void R5_a_run_that_fails_by_our_fault_is_credited_whole_and_the_queue_not_twice() {
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
    void R5_a_run_that_ends_by_itself_is_not_credited() {
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
    void R5_a_run_of_the_warm_up_that_is_lost_in_the_exercise_costs_the_exercise_part_only() {
      TestRoom room = TestRoom.warmUp();
      room.does(CANDIDATE, QUICK);
      room.passesMinutes(2);
      room.does(LEAD, new Command.Advance(Phase.EXERCISE));
      room.passes(3_000);
      assertThat(only(room.ended(1, Verdict.LOST)).millis()).isEqualTo(3_000);
    }

    @Test
    void R5_our_fault_is_credited_as_far_as_the_clock_ran() {
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
    void R5_our_fault_after_the_freeze_lifts_nothing() {
      TestRoom room = TestRoom.frozen();
      room.does(CANDIDATE, QUICK);
      room.passes(30_000);
      nothingCredited(room.ourFault(20_000));
      nothingCredited(room.waited(1, 10_000));
      nothingCredited(room.ended(1, Verdict.LOST));
      assertThat(room.state.course().frozen()).isTrue();
    }

    @Test
    void R5_an_outage_over_the_end_gives_back_what_was_left_when_it_began() {
      TestRoom room = TestRoom.exercise();
      room.passes(EXERCISE - 10_000);
      room.passes(45_000);
      assertThat(only(room.ourFault(45_000)).millis()).isEqualTo(10_000);
      assertThat(room.left()).isEqualTo(10_000);
    }

    @Test
    void R5_outside_the_exercise_nothing_is_credited() {
      for (TestRoom room : List.of(TestRoom.lobby(), TestRoom.warmUp(), TestRoom.discussion())) {
        room.passes(5_000);
        nothingCredited(room.ourFault(5_000));
        nothingCredited(room.goes(CANDIDATE));
        room.passes(5_000);
        nothingCredited(room.comes(CANDIDATE));
      }
    }
  }

  @Nested
  class LostConnection {
    @Test
    void R5_the_time_away_is_credited_at_the_return_to_the_millisecond() {
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
    void R5_five_minutes_in_all_are_the_bound() {
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
    void R5_somebody_who_tries_the_candidates_side_does_not_stand_in_for_one_who_lost_the_connection() {
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

    @Test
    void R5_two_who_lost_it_together_are_credited_once() {
      TestRoom room = TestRoom.lobby();
      Sender trial = new Sender("m9", "Trial candidate", Role.CANDIDATE, "c9");
      room.comes(trial);
      room.does(trial, new Command.Consent());
      room.does(CANDIDATE, new Command.Consent());
      room.does(LEAD, new Command.Advance(Phase.WARM_UP));
      room.does(LEAD, new Command.Advance(Phase.EXERCISE));
      room.goes(trial);
      room.goes(CANDIDATE);
      room.passes(12_000);
      assertThat(only(room.comes(CANDIDATE)).millis()).isEqualTo(12_000);
      nothingCredited(room.comes(trial));
    }

    @Test
    void R5_a_page_more_or_less_is_no_lost_connection() {
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
    void R5_who_is_away_when_the_exercise_begins_loses_nothing_either() {
      TestRoom room = TestRoom.warmUp();
      room.goes(CANDIDATE);
      room.passesMinutes(1);
      room.does(LEAD, new Command.Advance(Phase.EXERCISE));
      room.passes(33_000);
      assertThat(only(room.comes(CANDIDATE)).millis()).isEqualTo(33_000);
      assertThat(room.left()).isEqualTo(EXERCISE);
    }

    @Test
    void R5_time_away_while_the_clock_stands_is_not_lost() {
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
    void R5_time_away_goes_on_when_the_clock_does() {
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
    void R5_who_comes_back_after_zero_gets_what_was_left_and_no_more() {
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
    void R5_who_leaves_after_the_freeze_lifts_nothing_by_coming_back() {
      TestRoom room = TestRoom.frozen();
      room.goes(CANDIDATE);
      room.passesMinutes(2);
      nothingCredited(room.comes(CANDIDATE));
      assertThat(room.state.course().frozen()).isTrue();
    }

    @Test
    void R5_what_we_have_given_back_already_is_not_lost_a_second_time() {
      TestRoom room = TestRoom.exercise();
      room.goes(CANDIDATE);
      room.passes(30_000);
      assertThat(only(room.ourFault(20_000)).millis()).isEqualTo(20_000);
      room.passes(5_000);
      assertThat(only(room.comes(CANDIDATE)).millis()).isEqualTo(15_000);
      assertThat(room.left()).isEqualTo(EXERCISE);
    }
  }

  @Nested
  class End {
    @Test
    void R8_an_accidental_end_costs_neither_time_nor_text_nor_switches() {
      TestRoom room = TestRoom.exercise();
      room.does(CANDIDATE, room.typed("main.c", "kept "));
      room.does(LEAD, new Command.SwitchTyping(true));
      room.does(CANDIDATE, new Command.RaiseHand(true));
      room.passes(61_000);
      room.does(MENTOR, new Command.Advance(Phase.ENDED));
      assertThat(room.refusal(CANDIDATE, room.typed("main.c", "x"))).isEqualTo(Code.READ_ONLY);
      room.passes(RoomLimits.REOPEN.toMillis());
      assertThat(room.refusal(MENTOR, new Command.Reopen())).isEqualTo(Code.NOT_ALLOWED);
      room.does(LEAD, new Command.Reopen());
      assertThat(room.state.course().phase()).isEqualTo(Phase.EXERCISE);
      assertThat(room.left()).isEqualTo(EXERCISE - 61_000);
      assertThat(room.clock().running()).isTrue();
      assertThat(room.file("main.c").text()).startsWith("kept ");
      assertThat(room.state.course().mentorTyping()).isTrue();
      assertThat(room.state.course().hand()).isTrue();
      room.does(CANDIDATE, room.typed("main.c", "x"));
    }

    @Test
    void R8_after_fifteen_minutes_an_interview_stays_ended() {
      TestRoom room = TestRoom.exercise();
      room.does(LEAD, new Command.Advance(Phase.ENDED));
      room.passes(RoomLimits.REOPEN.toMillis() + 1);
      assertThat(room.refusal(LEAD, new Command.Reopen())).isEqualTo(Code.ENDED);
    }

    @Test
    void R8_frozen_text_stays_frozen_through_an_accidental_end() {
      TestRoom room = TestRoom.frozen();
      room.does(LEAD, new Command.Advance(Phase.ENDED));
      room.passesMinutes(1);
      room.does(LEAD, new Command.Reopen());
      assertThat(room.refusal(CANDIDATE, room.typed("main.c", "x"))).isEqualTo(Code.AFTER_TIME);
      room.passesMinutes(1);
      assertThat(room.due()).as("frozen once is enough").isEmpty();
    }

    @Test
    void R8_a_clock_that_stood_stands_again() {
      TestRoom room = TestRoom.exercise();
      room.passes(5_000);
      room.does(LEAD, new Command.Pause(true, "A break."));
      room.does(LEAD, new Command.Advance(Phase.ENDED));
      room.passesMinutes(1);
      room.does(LEAD, new Command.Reopen());
      room.passesMinutes(1);
      assertThat(room.clock().running()).isFalse();
      assertThat(room.left()).isEqualTo(EXERCISE - 5_000);
    }

    @Test
    void R8_an_open_editor_is_open_again() {
      TestRoom room = TestRoom.discussion();
      room.does(LEAD, new Command.SwitchEditor(true));
      room.does(LEAD, new Command.Advance(Phase.ENDED));
      room.does(LEAD, new Command.Reopen());
      room.does(CANDIDATE, room.typed("main.c", "x"));
      room.does(LEAD, new Command.Advance(Phase.QUESTIONS));
      assertThat(room.refusal(CANDIDATE, room.typed("main.c", "x"))).as("a new phase begins closed").isEqualTo(Code.READ_ONLY);
    }

    @Test
    void R8_a_lost_connection_over_an_accidental_end_costs_nothing() {
      TestRoom room = TestRoom.exercise();
      room.goes(CANDIDATE);
      room.passes(4_000);
      room.does(LEAD, new Command.Advance(Phase.ENDED));
      room.passesMinutes(2);
      room.does(LEAD, new Command.Reopen());
      room.passes(3_000);
      assertThat(only(room.comes(CANDIDATE)).millis()).isEqualTo(7_000);
      assertThat(room.left()).isEqualTo(EXERCISE);
    }

    @Test
    void R8_the_lobby_can_be_ended_and_opened_again_too() {
      TestRoom room = TestRoom.lobby();
      room.does(LEAD, new Command.Advance(Phase.ENDED));
      room.does(LEAD, new Command.Reopen());
      assertThat(room.state.course().phase()).isEqualTo(Phase.LOBBY);
      assertThat(room.clock()).isNull();
    }
  }

  @Nested
  class FilesOfTheRoom {
    @Test
    void E12_files_are_added_renamed_and_deleted() {
      TestRoom room = TestRoom.exercise();
      room.does(CANDIDATE, new Command.AddFile("util.c", "int a;\r\nint b;\r"));
      assertThat(room.file("util.c").text()).isEqualTo("int a;\nint b;\n");
      int id = room.file("util.c").id();
      room.does(CANDIDATE, new Command.RenameFile(id, "tools.c"));
      assertThat(room.file("tools.c").id()).isEqualTo(id);
      room.does(CANDIDATE, new Command.DeleteFile(id));
      assertThat(room.refusal(CANDIDATE, new Command.DeleteFile(id))).isEqualTo(Code.NOT_FOUND);
      room.does(CANDIDATE, new Command.AddFile("util.c", ""));
      assertThat(room.file("util.c").id()).as("no number comes again").isGreaterThan(id);
    }

    @Test
    void E12_names_are_plain_and_nobody_elses() {
      TestRoom room = TestRoom.exercise();
      int main = room.file("main.c").id();
      for (String name : List.of("", ".hidden", "-o", "a/b", "..", "a b", "ä.c", "x".repeat(65), "main.c\n", "ring.h")) {
        assertThat(room.refusal(CANDIDATE, new Command.AddFile(name, ""))).as("add '%s'", name).isEqualTo(Code.INVALID);
        assertThat(room.refusal(CANDIDATE, new Command.RenameFile(main, name))).as("to '%s'", name).isEqualTo(Code.INVALID);
      }
      room.does(CANDIDATE, new Command.RenameFile(main, "main.c"));
      room.does(CANDIDATE, new Command.AddFile("x".repeat(64), ""));
    }

    @Test
    void E12_read_only_files_stay_as_they_are_for_everybody() {
      TestRoom room = TestRoom.exercise();
      room.does(LEAD, new Command.SwitchTyping(true));
      int header = room.file("ring.h").id();
      for (Sender sender : List.of(CANDIDATE, LEAD)) {
        assertThat(room.refusal(sender, room.typed("ring.h", "x"))).isEqualTo(Code.READ_ONLY);
        assertThat(room.refusal(sender, new Command.RenameFile(header, "x.h"))).isEqualTo(Code.READ_ONLY);
        assertThat(room.refusal(sender, new Command.DeleteFile(header))).isEqualTo(Code.READ_ONLY);
      }
    }

    @Test
    void E12_a_room_holds_one_to_sixteen_files() {
      TestRoom room = TestRoom.warmUp();
      assertThat(room.refusal(CANDIDATE, new Command.DeleteFile(room.file("warmup.c").id()))).isEqualTo(Code.ILLEGAL_TRANSITION);
      for (int i = 1; i < RoomLimits.FILES; i++) {
        room.does(CANDIDATE, new Command.AddFile("f" + i + ".c", ""));
      }
      assertThat(room.refusal(CANDIDATE, new Command.AddFile("one-more.c", ""))).isEqualTo(Code.TOO_LARGE);
      room.does(CANDIDATE, new Command.DeleteFile(room.file("f1.c").id()));
      room.does(CANDIDATE, new Command.AddFile("one-more.c", ""));
    }

    @Test
    void E8_bounds_of_file_and_room_hold_for_new_files_and_for_edits() {
      TestRoom room = TestRoom.warmUp();
      assertThat(room.refusal(CANDIDATE, new Command.AddFile("a.c", "x".repeat(TextLimits.PUSH_UNITS + 1)))).isEqualTo(Code.TOO_LARGE);
      assertThat(room.refusal(CANDIDATE, new Command.AddFile("a.c", "\0"))).isEqualTo(Code.INVALID);
      assertThat(room.refusal(CANDIDATE, new Command.AddFile("a.c", "\udc00"))).isEqualTo(Code.INVALID);
      String full = "中".repeat(TextLimits.PUSH_UNITS);
      for (int i = 0; i < 5; i++) {
        room.does(CANDIDATE, new Command.AddFile("f" + i + ".c", full));
      }
      assertThat(room.refusal(CANDIDATE, new Command.AddFile("over.c", full))).as("262 144 bytes").isEqualTo(Code.TOO_LARGE);
      assertThat(room.refusal(CANDIDATE, room.typed("warmup.c", full))).isEqualTo(Code.TOO_LARGE);
      room.does(CANDIDATE, room.typed("warmup.c", "x".repeat(16_000)));
      assertThat(room.refusal(CANDIDATE, room.typed("warmup.c", "中".repeat(200)))).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void E8_a_file_holds_as_much_as_it_may_and_no_unit_more() {
      TestRoom room = TestRoom.warmUp();
      while (room.file("warmup.c").text().length() + TextLimits.PUSH_UNITS <= TextLimits.FILE_UNITS) {
        room.does(CANDIDATE, room.typed("warmup.c", "x".repeat(TextLimits.PUSH_UNITS)));
      }
      room.does(CANDIDATE, room.typed("warmup.c", "x".repeat(TextLimits.FILE_UNITS - room.file("warmup.c").text().length())));
      assertThat(room.refusal(CANDIDATE, room.typed("warmup.c", "x"))).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void E8_what_does_not_fit_is_refused_before_anything_is_mapped() {
      TestRoom room = TestRoom.exercise();
      SharedFile file = room.file("main.c");
      int length = file.text().length();
      room.does(CANDIDATE, new Command.Edit(file.id(), 0, ChangeSet.replace(length, 0, 0, "😀")));
      for (Command edit : List.of(
          new Command.Edit(file.id(), 0, ChangeSet.keep(length + 1)),
          new Command.Edit(file.id(), 1, ChangeSet.keep(length)),
          new Command.Edit(file.id(), 2, ChangeSet.keep(length + 2)),
          new Command.Edit(file.id(), -1, ChangeSet.keep(length + 2)),
          new Command.Edit(file.id(), 1, ChangeSet.replace(length + 2, 1, 1, "x")),
          new Command.Edit(file.id(), 1, ChangeSet.replace(length + 2, 0, 1, "")))) {
        assertThat(room.refusal(CANDIDATE, edit)).as("%s", edit).isEqualTo(Code.MALFORMED);
      }
      assertThat(room.refusal(CANDIDATE, new Command.Edit(99, 0, ChangeSet.keep(0)))).isEqualTo(Code.NOT_FOUND);
      assertThat(room.refusal(CANDIDATE, room.typed("main.c", "x".repeat(TextLimits.PUSH_UNITS + 1)))).isEqualTo(Code.TOO_LARGE);
      assertThat(room.file("main.c").version()).as("nothing of it took effect").isEqualTo(1);
    }

    @Test
    void mentors_type_only_while_their_switch_is_on_and_observers_never() {
      TestRoom room = TestRoom.exercise();
      assertThat(room.refusal(LEAD, room.typed("main.c", "x"))).isEqualTo(Code.READ_ONLY);
      room.does(MENTOR, new Command.SwitchTyping(true));
      room.does(LEAD, room.typed("main.c", "x"));
      assertThat(room.refusal(OBSERVER, room.typed("main.c", "x"))).isEqualTo(Code.NOT_ALLOWED);
      assertThat(room.refusal(CANDIDATE, new Command.SwitchTyping(true))).isEqualTo(Code.NOT_ALLOWED);
    }
  }

  @Nested
  class Numbers {
    private final Command hello = new Command.Say("Hello.");

    @Test
    void E4_a_page_that_is_nobodys_or_somebody_elses_is_refused() {
      TestRoom room = TestRoom.lobby();
      Sender nobody = new Sender("m1", "Candidate", Role.CANDIDATE, "c99");
      Sender thief = new Sender("m1", "Candidate", Role.CANDIDATE, "c3");
      assertThat(room.refusal(nobody, hello)).isEqualTo(Code.FOREIGN_CLIENT);
      assertThat(room.refusal(thief, hello)).isEqualTo(Code.FOREIGN_CLIENT);
    }

    @Test
    void E4_two_pages_of_one_member_count_apart() {
      TestRoom room = TestRoom.lobby();
      room.comes(CANDIDATE_AGAIN);
      room.does(CANDIDATE, hello);
      room.does(CANDIDATE, hello);
      room.does(CANDIDATE_AGAIN, hello);
      assertThat(room.state.people().page("c1").lastSeq()).isEqualTo(2);
      assertThat(room.state.people().page("c2").lastSeq()).isEqualTo(1);
    }

    @Test
    void E4_five_pages_of_one_member_are_enough() {
      TestRoom room = TestRoom.lobby();
      for (int i = 0; i < RoomLimits.PAGES - 1; i++) {
        room.comes(new Sender("m1", "Candidate", Role.CANDIDATE, "more" + i));
      }
      Sender sixth = new Sender("m1", "Candidate", Role.CANDIDATE, "sixth");
      assertThatThrownBy(() -> room.comes(sixth))
          .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.TOO_LARGE));
      assertThat(room.comes(CANDIDATE)).as("one that is here is not counted again").isEmpty();
      room.goes(CANDIDATE);
      room.comes(sixth);
    }

    @Test
    void E5_the_same_again_is_acknowledged_again_and_other_content_refused() {
      TestRoom room = TestRoom.lobby();
      room.does(CANDIDATE, hello);
      long seq = room.state.seq();
      room.does(LEAD, hello);
      assertThat(Room.decide(room.state, CANDIDATE, 1, "hash 1", hello, room.now)).isEqualTo(new Room.Decision.Again(seq));
      assertThatThrownBy(() -> Room.decide(room.state, CANDIDATE, 1, "other", hello, room.now))
          .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.ALTERED));
    }

    @Test
    void E5_a_message_again_is_acknowledged_even_where_it_would_be_refused_by_now() {
      TestRoom room = TestRoom.exercise();
      Command.Edit edit = room.typed("main.c", "x");
      long number = room.state.people().page("c1").lastSeq() + 1;
      room.does(CANDIDATE, edit);
      room.passesMinutes(60);
      room.due();
      assertThat(Room.decide(room.state, CANDIDATE, number, "hash " + number, edit, room.now))
          .isInstanceOf(Room.Decision.Again.class);
    }

    @Test
    void E5_a_gap_is_refused_and_a_refusal_uses_no_number_up() {
      TestRoom room = TestRoom.lobby();
      for (long number : List.of(2L, 3L, 0L, -1L)) {
        assertThatThrownBy(() -> Room.decide(room.state, CANDIDATE, number, "h", hello, room.now)).as("number %d", number)
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.OUT_OF_ORDER));
      }
      assertThat(room.refusal(CANDIDATE, new Command.Say(" "))).isEqualTo(Code.INVALID);
      room.does(CANDIDATE, hello);
      assertThat(room.journal.getLast().ack().clientSeq()).isEqualTo(1);
    }

    @Test
    void E5_only_the_first_event_of_a_message_bears_its_acknowledgement() {
      TestRoom room = TestRoom.warmUp();
      int before = room.journal.size();
      room.does(LEAD, new Command.Advance(Phase.EXERCISE));
      List<Event> events = room.journal.subList(before, room.journal.size());
      assertThat(events).hasSizeGreaterThan(3);
      assertThat(events.getFirst().ack()).isEqualTo(new Event.Ack("c3", 2, "hash 2"));
      assertThat(events.subList(1, events.size())).allMatch(event -> event.ack() == null);
    }

    @Test
    void words_have_bounds() {
      TestRoom room = TestRoom.lobby();
      room.does(CANDIDATE, new Command.Say("x".repeat(RoomLimits.CHAT_UNITS)));
      for (String text : List.of("", " \n ", "x".repeat(RoomLimits.CHAT_UNITS + 1), "a\0b", "a\ud83d")) {
        assertThat(room.refusal(CANDIDATE, new Command.Say(text))).isEqualTo(Code.INVALID);
      }
      assertThat(room.refusal(OBSERVER, hello)).isEqualTo(Code.NOT_ALLOWED);
    }
  }

  @Nested
  class RunsOfTheRoom {
    @Test
    void X1_a_run_takes_all_files_at_one_version_and_names_them() {
      TestRoom room = TestRoom.exercise();
      room.does(CANDIDATE, room.typed("main.c", "x"));
      room.does(CANDIDATE, QUICK);
      Fact.RunStarted started = (Fact.RunStarted) room.journal.getLast().fact();
      assertThat(started.versions()).containsOnly(
          java.util.Map.entry(room.file("main.c").id(), 1), java.util.Map.entry(room.file("ring.h").id(), 0));
    }

    @Test
    void X1_everybody_has_one_run_at_a_time() {
      TestRoom room = TestRoom.exercise();
      room.comes(CANDIDATE_AGAIN);
      room.does(CANDIDATE, QUICK);
      assertThat(room.refusal(CANDIDATE_AGAIN, QUICK)).as("another page is the same member").isEqualTo(Code.ILLEGAL_TRANSITION);
      room.does(MENTOR, QUICK);
      room.ended(1, Verdict.OK);
      room.does(CANDIDATE_AGAIN, QUICK);
      assertThat(room.state.runs().open().stream().map(Runs.Run::id)).containsExactly(2, 3);
    }

    @Test
    void X1_a_run_that_waits_is_not_forgotten_while_others_run_many() {
      TestRoom room = TestRoom.exercise();
      room.does(CANDIDATE, QUICK);
      for (int run = 2; run < 20; run++) {
        room.does(MENTOR, QUICK);
        room.ended(run, Verdict.OK);
      }
      assertThat(room.state.runs().runs()).hasSize(RoomLimits.RUNS_KEPT);
      assertThat(room.refusal(CANDIDATE, QUICK)).isEqualTo(Code.ILLEGAL_TRANSITION);
      assertThat(room.ended(1, Verdict.OK)).hasSize(1);
      room.does(CANDIDATE, QUICK);
    }

    @Test
    void X2_input_goes_to_open_runs_only_and_by_the_line() {
      TestRoom room = TestRoom.exercise();
      room.does(CANDIDATE, QUICK);
      room.does(MENTOR, new Command.GiveInput(1, "42\n"));
      for (String text : List.of("", "no end", "x".repeat(RoomLimits.INPUT_UNITS) + "\n", "\0\n", "\ud800\n")) {
        assertThat(room.refusal(CANDIDATE, new Command.GiveInput(1, text))).isEqualTo(Code.INVALID);
      }
      assertThat(room.refusal(CANDIDATE, new Command.GiveInput(2, "1\n"))).isEqualTo(Code.ILLEGAL_TRANSITION);
      room.does(CANDIDATE, new Command.CloseInput(1));
      assertThat(room.refusal(CANDIDATE, new Command.GiveInput(1, "1\n"))).isEqualTo(Code.ILLEGAL_TRANSITION);
      assertThat(room.refusal(CANDIDATE, new Command.CloseInput(1))).isEqualTo(Code.ILLEGAL_TRANSITION);
      room.ended(1, Verdict.OK);
      room.does(CANDIDATE, QUICK);
      room.ended(2, Verdict.OK);
      assertThat(room.refusal(CANDIDATE, new Command.GiveInput(2, "1\n"))).isEqualTo(Code.ILLEGAL_TRANSITION);
    }

    @Test
    void X2_after_its_end_a_run_says_nothing_more() {
      TestRoom room = TestRoom.exercise();
      room.does(CANDIDATE, QUICK);
      room.take(Room.said(room.state, 1, tryout.run.Channel.OUT, "one\n", room.now));
      room.ended(1, Verdict.OK);
      assertThat(Room.said(room.state, 1, tryout.run.Channel.OUT, "late\n", room.now)).isEmpty();
      assertThat(room.ended(1, Verdict.LOST)).isEmpty();
      assertThat(room.waited(1, 60_000)).isEmpty();
      assertThat(room.state.runs().run(1).output()).containsExactly(new Runs.Piece("out", "one\n"));
    }

    @Test
    void X1_nothing_is_run_in_the_lobby_or_after_the_end() {
      TestRoom lobby = TestRoom.lobby();
      assertThat(lobby.refusal(LEAD, QUICK)).isEqualTo(Code.ILLEGAL_TRANSITION);
      TestRoom room = TestRoom.exercise();
      room.does(LEAD, new Command.Advance(Phase.ENDED));
      assertThat(room.refusal(CANDIDATE, QUICK)).isEqualTo(Code.ILLEGAL_TRANSITION);
    }
  }

  @Test
  void the_state_is_the_fold_of_the_journal_and_a_gap_in_it_is_noticed() {
    TestRoom room = TestRoom.frozen();
    room.goes(CANDIDATE);
    room.does(LEAD, new Command.Credit(3, "A fault."));
    room.comes(CANDIDATE);
    assertThat(room.folded()).usingRecursiveComparison().isEqualTo(room.state);
    Event gap = new Event(room.state.seq() + 2, room.now, null, null, new Fact.Frozen());
    assertThatThrownBy(() -> room.state.apply(gap)).isInstanceOf(IllegalStateException.class);
  }
}
