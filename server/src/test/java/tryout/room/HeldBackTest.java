package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.room.Credits.nothingCredited;
import static tryout.room.Credits.only;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.CANDIDATE_AGAIN;
import static tryout.room.Interviews.EXERCISE;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;
import static tryout.room.Interviews.OBSERVER;
import static tryout.room.Interviews.QUICK;

import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.text.ChangeSet;

/** DUR-12: whoever comes from before a restore reads, and writes once a mentor has decided. */
class HeldBackTest {
  private static final Sender LEAD_AGAIN = new Sender("m2", "Mentor A", Role.LEAD, "c8");
  private static final Sender OBSERVER_AGAIN = new Sender("m4", "Observer", Role.OBSERVER, "c9");

  private static Command edit(TestRoom room) {
    SharedFile file = room.state.workspace().files().values().iterator().next();
    return new Command.Edit(file.id(), file.version(), ChangeSet.replace(file.text().length(), 0, 0, "x"));
  }

  @Test
  void DUR_12_who_is_held_back_changes_no_text_and_runs_nothing_but_may_speak_and_offer() {
    TestRoom room = TestRoom.exercise();
    room.goes(CANDIDATE);
    room.comesFromBefore(CANDIDATE_AGAIN);
    assertThat(room.refusal(CANDIDATE_AGAIN, edit(room))).isEqualTo(Code.READ_ONLY);
    assertThat(room.refusal(CANDIDATE_AGAIN, new Command.AddFile("more.c", ""))).isEqualTo(Code.READ_ONLY);
    assertThat(room.refusal(CANDIDATE_AGAIN, QUICK)).isEqualTo(Code.READ_ONLY);
    assertThat(room.refusal(CANDIDATE_AGAIN, new Command.GiveInput(1, "1\n"))).isEqualTo(Code.READ_ONLY);
    assertThat(room.does(CANDIDATE_AGAIN, new Command.Say("I had more than this."))).hasSize(1);
    assertThat(room.does(CANDIDATE_AGAIN, new Command.Offer(1, "main.c", "x"))).hasSize(1);
  }

  @Test
  void DUR_12_another_page_of_theirs_is_held_back_too_and_nobody_else_is() {
    TestRoom room = TestRoom.exercise();
    room.goes(CANDIDATE);
    room.comesFromBefore(CANDIDATE_AGAIN);
    room.comes(CANDIDATE);
    assertThat(room.refusal(CANDIDATE, edit(room))).isEqualTo(Code.READ_ONLY);
    room.does(LEAD, new Command.SwitchTyping(true));
    assertThat(room.does(MENTOR, edit(room))).hasSize(1);
    room.comesFromBefore(OBSERVER_AGAIN);
    assertThat(room.state.people().held()).as("an observer reads only anyhow").containsExactly("m1");
  }

  @Test
  void DUR_12_a_mentor_decides_for_others_and_for_themselves_and_the_candidate_for_nobody() {
    TestRoom room = TestRoom.exercise();
    room.does(LEAD, new Command.SwitchTyping(true));
    room.comesFromBefore(CANDIDATE_AGAIN);
    room.comesFromBefore(LEAD_AGAIN);
    assertThat(room.refusal(CANDIDATE_AGAIN, new Command.Admit("m1"))).isEqualTo(Code.NOT_ALLOWED);
    assertThat(room.refusal(LEAD_AGAIN, edit(room))).isEqualTo(Code.READ_ONLY);
    assertThat(room.does(LEAD_AGAIN, new Command.Admit("m2"))).containsExactly(new Fact.Admitted("m2"));
    assertThat(room.does(LEAD_AGAIN, edit(room))).hasSize(1);
    room.does(MENTOR, new Command.Admit("m1"));
    assertThat(room.does(CANDIDATE_AGAIN, edit(room))).hasSize(1);
    assertThat(room.refusal(MENTOR, new Command.Admit("m1"))).isEqualTo(Code.ILLEGAL_TRANSITION);
  }

  @Test
  void DUR_12_and_I9_the_time_until_the_decision_is_given_back_whole_though_they_open_a_window_meanwhile() {
    TestRoom room = TestRoom.exercise();
    room.passesMinutes(1);
    room.goes(CANDIDATE);
    room.passes(10_000);
    assertThat(only(room.comesFromBefore(CANDIDATE_AGAIN)).millis()).as("the lost connection").isEqualTo(10_000);
    room.passesMinutes(6);
    nothingCredited(room.comes(CANDIDATE));
    room.goes(CANDIDATE);
    room.passes(1_234);
    Fact.ClockChanged line = only(room.does(LEAD, new Command.Admit("m1")));
    assertThat(line.millis()).isEqualTo(6 * 60_000 + 1_234);
    assertThat(line.reason()).isEqualTo(Ledger.RESTORED);
    assertThat(room.left()).isEqualTo(EXERCISE - 60_000);
  }

  @Test
  void DUR_12_and_I9_a_pause_while_they_are_held_back_is_not_given_back_twice() {
    TestRoom room = TestRoom.exercise();
    room.comesFromBefore(CANDIDATE_AGAIN);
    room.passes(5_000);
    room.does(LEAD, new Command.Pause(true, "Looking at the text."));
    room.passesMinutes(3);
    room.does(LEAD, new Command.Pause(false, "On we go."));
    room.passes(2_000);
    assertThat(only(room.does(LEAD, new Command.Admit("m1"))).millis()).isEqualTo(7_000);
    assertThat(room.left()).isEqualTo(EXERCISE);
  }

  @Test
  void DUR_12_who_agrees_while_held_back_stays_so() {
    TestRoom room = TestRoom.exercise();
    Sender late = new Sender("m9", "Late candidate", Role.CANDIDATE, "c10");
    room.goes(CANDIDATE);
    room.comesFromBefore(late);
    room.passes(3_000);
    assertThat(only(room.does(late, Interviews.CONSENT)).reason()).isEqualTo(Ledger.CONSENT);
    room.passes(4_000);
    assertThat(room.refusal(late, edit(room))).isEqualTo(Code.READ_ONLY);
    assertThat(only(room.does(LEAD, new Command.Admit("m9"))).millis()).isEqualTo(4_000);
  }

  @Test
  void DUR_12_another_old_page_holds_them_back_again_since_nobody_has_decided_about_its_text() {
    TestRoom room = TestRoom.exercise();
    Sender oldTab = new Sender("m1", "Candidate", Role.CANDIDATE, "c11");
    room.goes(CANDIDATE);
    room.comesFromBefore(CANDIDATE_AGAIN);
    room.does(LEAD, new Command.Admit("m1"));
    assertThat(room.does(CANDIDATE_AGAIN, edit(room))).hasSize(1);
    room.goes(CANDIDATE_AGAIN);
    room.comes(CANDIDATE_AGAIN);
    assertThat(room.does(CANDIDATE_AGAIN, edit(room))).as("the admitted page comes back").hasSize(1);
    room.comesFromBefore(oldTab);
    assertThat(room.refusal(CANDIDATE_AGAIN, edit(room))).isEqualTo(Code.READ_ONLY);
    room.passes(9_000);
    assertThat(only(room.does(LEAD, new Command.Admit("m1"))).millis()).isEqualTo(9_000);
    assertThat(room.does(CANDIDATE_AGAIN, edit(room))).hasSize(1);
    assertThat(room.does(oldTab, edit(room))).hasSize(1);
  }
}
