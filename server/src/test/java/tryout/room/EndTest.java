package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.room.Credits.only;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.EXERCISE;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;

/** The end, and what may follow it. */
class EndTest {
  @Test
  void R_8_an_accidental_end_costs_neither_time_nor_text_nor_switches() {
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
  void R_8_after_the_end_nobody_says_or_points_at_anything_and_a_candidate_only_hands_over_text_that_found_no_place() {
    TestRoom room = TestRoom.exercise();
    room.does(LEAD, new Command.Advance(Phase.ENDED));
    for (Sender sender : List.of(CANDIDATE, MENTOR, LEAD)) {
      assertThat(room.refusal(sender, new Command.Say("One thing more."))).isEqualTo(Code.ILLEGAL_TRANSITION);
      assertThat(Act.POINT.permits(RoomSetup.Kind.INTERVIEW, sender.role(), Phase.ENDED)).isFalse();
    }
    room.does(CANDIDATE, new Command.Offer(1, "main.c", "too late"));
    assertThat(Stream.of(Act.values()).filter(act -> act.permits(RoomSetup.Kind.INTERVIEW, Role.CANDIDATE, Phase.ENDED)))
        .containsExactlyInAnyOrder(Act.OFFER, Act.STOP, Act.SIGNAL);
  }

  @Test
  void R_8_after_fifteen_minutes_an_interview_stays_ended() {
    TestRoom room = TestRoom.exercise();
    room.does(LEAD, new Command.Advance(Phase.ENDED));
    room.passes(RoomLimits.REOPEN.toMillis() + 1);
    assertThat(room.refusal(LEAD, new Command.Reopen())).isEqualTo(Code.ENDED);
  }

  @Test
  void R_8_frozen_text_stays_frozen_through_an_accidental_end() {
    TestRoom room = TestRoom.frozen();
    room.does(LEAD, new Command.Advance(Phase.ENDED));
    room.passesMinutes(1);
    room.does(LEAD, new Command.Reopen());
    assertThat(room.refusal(CANDIDATE, room.typed("main.c", "x"))).isEqualTo(Code.AFTER_TIME);
    room.passesMinutes(1);
    assertThat(room.due()).as("frozen once is enough").isEmpty();
  }

  @Test
  void R_8_a_clock_that_stood_stands_again() {
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
  void R_8_an_open_editor_is_open_again() {
    TestRoom room = TestRoom.discussion();
    room.does(LEAD, new Command.SwitchEditor(true));
    room.does(LEAD, new Command.Advance(Phase.ENDED));
    room.does(LEAD, new Command.Reopen());
    room.does(CANDIDATE, room.typed("main.c", "x"));
    room.does(LEAD, new Command.Advance(Phase.QUESTIONS));
    assertThat(room.refusal(CANDIDATE, room.typed("main.c", "x"))).as("a new phase begins closed").isEqualTo(Code.READ_ONLY);
  }

  @Test
  void R_8_a_lost_connection_over_an_accidental_end_costs_nothing() {
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
  void R_8_the_lobby_can_be_ended_and_opened_again_too() {
    TestRoom room = TestRoom.lobby();
    room.does(LEAD, new Command.Advance(Phase.ENDED));
    room.does(LEAD, new Command.Reopen());
    assertThat(room.state.course().phase()).isEqualTo(Phase.LOBBY);
    assertThat(room.clock()).isNull();
  }
}
