package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;

import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.room.Chronicle.Curtained;
import tryout.room.Chronicle.Stretch;
import tryout.room.Ledger.What;

/** What a report tells of the time of an interview. */
class ChronicleTest {
  private static final long MINUTE = 60_000;

  private static Chronicle of(TestRoom room) {
    return Chronicle.of(room.journal);
  }

  @Test
  void G_8_phases_follow_one_another_and_one_that_is_ended_and_taken_back_is_there_twice() {
    TestRoom room = TestRoom.lobby();
    room.passes(5_000);
    room.does(CANDIDATE, Interviews.CONSENT);
    long[] turns = new long[7];
    Command[] steps = {new Command.Advance(Phase.WARM_UP), new Command.Advance(Phase.EXERCISE), new Command.Advance(Phase.DISCUSSION),
        new Command.Advance(Phase.ENDED), new Command.Reopen(), new Command.Advance(Phase.ENDED)};
    for (int step = 0; step < steps.length; step++) {
      room.passesMinutes(2);
      turns[step + 1] = room.now;
      room.does(LEAD, steps[step]);
    }
    turns[0] = TestRoom.START;
    room.passesMinutes(9);
    room.goes(MENTOR);
    Phase[] phases = {Phase.LOBBY, Phase.WARM_UP, Phase.EXERCISE, Phase.DISCUSSION, Phase.ENDED, Phase.DISCUSSION};
    List<Stretch> told = of(room).phases();
    assertThat(told).hasSize(phases.length);
    for (int i = 0; i < phases.length; i++) {
      assertThat(told.get(i)).isEqualTo(new Stretch(phases[i], turns[i], turns[i + 1]));
    }
    assertThat(of(room).endedAt()).as("what comes after the end is no part of it").isEqualTo(turns[6]);
  }

  @Test
  void SEC_66_when_each_candidate_agreed_to_being_recorded_is_kept_and_told() {
    TestRoom room = TestRoom.lobby();
    assertThat(of(room).consents()).isEmpty();
    room.passes(5_000);
    room.does(CANDIDATE, Interviews.CONSENT);
    room.passes(5_000);
    assertThat(of(room).consents()).containsExactly(java.util.Map.entry(CANDIDATE.member(), TestRoom.START + 5_000));
  }

  @Test
  void G_8_the_ledger_has_every_credit_and_how_long_the_clock_stood_and_why() {
    TestRoom room = TestRoom.exercise();
    room.passesMinutes(1);
    room.does(LEAD, new Command.Credit(2, "A slow start."));
    room.passesMinutes(1);
    room.does(MENTOR, new Command.Pause(true, "A call."));
    room.passesMinutes(4);
    room.does(LEAD, new Command.Pause(false, "It is over."));
    room.passesMinutes(1);
    room.ourFault(3_000);
    room.does(LEAD, new Command.Pause(true, "Fire alarm."));
    room.passesMinutes(5);
    room.does(LEAD, new Command.Advance(Phase.DISCUSSION));
    room.passesMinutes(5);
    assertThat(of(room).ledger()).extracting(Ledger.Entry::what, Ledger.Entry::millis, Ledger.Entry::reason, Ledger.Entry::by)
        .containsExactly(
            tuple(What.CREDITED, 2 * MINUTE, "A slow start.", LEAD.member()),
            tuple(What.PAUSED, 4 * MINUTE, "A call.", MENTOR.member()),
            tuple(What.CREDITED, 3_000L, Ledger.SAVING, null),
            tuple(What.PAUSED, 5 * MINUTE, "Fire alarm.", LEAD.member()));
  }

  @Test
  void G_8_a_curtain_is_a_stretch_until_it_is_opened_or_the_time_is_up_or_the_phase_ends() {
    TestRoom room = TestRoom.exercise();
    long began = room.now;
    room.does(CANDIDATE, new Command.MoveCurtain(true));
    room.passesMinutes(3);
    room.does(CANDIDATE, new Command.MoveCurtain(false));
    room.passesMinutes(1);
    room.does(CANDIDATE, new Command.MoveCurtain(true));
    room.passes(room.left() + 1_000);
    room.due();
    long frozen = room.now;
    room.passesMinutes(2);
    room.goes(MENTOR);
    assertThat(of(room).curtains()).containsExactly(
        new Curtained(began, began + 3 * MINUTE), new Curtained(began + 4 * MINUTE, frozen));
    TestRoom other = TestRoom.exercise();
    other.does(CANDIDATE, new Command.MoveCurtain(true));
    other.passesMinutes(2);
    other.does(LEAD, new Command.Advance(Phase.DISCUSSION));
    other.passesMinutes(2);
    other.goes(MENTOR);
    assertThat(of(other).curtains()).containsExactly(new Curtained(TestRoom.START, TestRoom.START + 2 * MINUTE));
  }

  @Test
  void G_8_who_wrote_is_counted_by_the_minute_and_hints_and_questions_have_their_moment() {
    TestRoom room = TestRoom.exercise(Interviews.assigned("d1", "Draw it."));
    room.does(LEAD, new Command.SwitchTyping(true));
    for (int i = 0; i < 3; i++) {
      room.does(CANDIDATE, room.typed("main.c", "a"));
    }
    room.passesMinutes(2);
    room.does(CANDIDATE, room.typed("main.c", "b"));
    room.does(MENTOR, room.typed("main.c", "c"));
    room.does(MENTOR, new Command.GiveHint(1));
    room.does(LEAD, new Command.Advance(Phase.DISCUSSION));
    room.does(CANDIDATE, new Command.Ask("How large is the ring?"));
    room.does(LEAD, new Command.Tick(1, true));
    long first = TestRoom.START - TestRoom.START % MINUTE;
    assertThat(of(room).typing().get(CANDIDATE.member())).containsExactly(
        java.util.Map.entry(first, 3), java.util.Map.entry(first + 2 * MINUTE, 1));
    assertThat(of(room).typing().get(MENTOR.member())).containsExactly(java.util.Map.entry(first + 2 * MINUTE, 1));
    assertThat(of(room).hints()).containsExactly(new Chronicle.Hint(1, room.now, MENTOR.member(), "Draw it."));
    assertThat(of(room).questions()).containsExactly(new Chronicle.Question(1, room.now, CANDIDATE.member(), "How large is the ring?", true));
  }

  @Test
  void a_room_in_which_nothing_happened_has_no_history() {
    assertThat(Chronicle.of(List.of()).phases()).isEmpty();
    assertThat(Chronicle.of(List.of()).endedAt()).isZero();
  }
}
