package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.CANDIDATE_AGAIN;

import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.run.Profile;
import tryout.text.ChangeSet;

/** A room of one. */
class PracticeTest {
  private static TestRoom begun(int minutes) {
    RoomSetup plain = Interviews.assigned("d1", "Draw it.");
    TestRoom room = new TestRoom(new RoomSetup(RoomSetup.Kind.PRACTICE, plain.title(), "", minutes, 0, plain.statement(), plain.files(),
        plain.assigned(), List.of(), "", "", "", List.of(new Seat("m1", "You", Role.CANDIDATE))));
    room.comes(CANDIDATE);
    return room;
  }

  private static Command types(TestRoom room) {
    SharedFile file = room.state.workspace().files().values().iterator().next();
    return new Command.Edit(file.id(), file.version(), ChangeSet.replace(file.text().length(), 0, 0, "x"));
  }

  @Test
  void it_begins_when_its_owner_comes_with_task_and_files_and_asks_for_no_consent() {
    TestRoom room = begun(30);
    assertThat(room.state.course().phase()).isEqualTo(Phase.EXERCISE);
    assertThat(room.clock().remainingMillis()).isEqualTo(30 * 60_000L);
    assertThat(room.state.course().taskShown()).isTrue();
    assertThat(room.state.workspace().files()).hasSize(2);
    assertThat(room.state.talk().log()).as("nobody did that").allMatch(event -> event.by() == null);
    room.does(CANDIDATE, types(room));
    room.does(CANDIDATE, new Command.StartRun(Profile.QUICK));
  }

  @Test
  void it_begins_once_however_often_they_come() {
    TestRoom room = begun(30);
    room.passes(60_000);
    room.comes(CANDIDATE_AGAIN);
    assertThat(room.clock().remaining(room.now)).isEqualTo(29 * 60_000L);
  }

  @Test
  void EX_47_without_a_clock_nothing_is_counted_and_nothing_ends_by_itself() {
    TestRoom room = begun(0);
    assertThat(room.state.course().clock()).isNull();
    room.passes(100 * 3_600_000L);
    assertThat(room.due()).isEmpty();
    room.does(CANDIDATE, types(room));
  }

  @Test
  void EX_48_they_submit_and_then_it_is_read_only() {
    TestRoom room = begun(30);
    room.does(CANDIDATE, new Command.Advance(Phase.ENDED));
    assertThat(room.state.course().phase()).isEqualTo(Phase.ENDED);
    assertThat(room.refusal(CANDIDATE, types(room))).isEqualTo(Code.READ_ONLY);
    assertThat(room.refusal(CANDIDATE, new Command.StartRun(Profile.QUICK))).isEqualTo(Code.ILLEGAL_TRANSITION);
  }

  @Test
  void EX_48_the_clock_submits_the_text_as_it_is() {
    TestRoom room = begun(1);
    room.does(CANDIDATE, types(room));
    String text = room.state.workspace().files().values().iterator().next().text();
    room.passes(61_000);
    room.due();
    assertThat(room.state.course().phase()).isEqualTo(Phase.ENDED);
    assertThat(room.state.course().frozen()).isTrue();
    assertThat(room.state.workspace().files().values().iterator().next().text()).isEqualTo(text);
  }

  @Test
  void there_is_nobody_to_talk_to_and_no_other_phase() {
    TestRoom room = begun(30);
    assertThat(room.refusal(CANDIDATE, new Command.Say("Help?"))).isEqualTo(Code.NOT_ALLOWED);
    assertThat(room.refusal(CANDIDATE, new Command.Advance(Phase.DISCUSSION))).isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(room.refusal(CANDIDATE, new Command.RaiseHand(true))).isEqualTo(Code.NOT_ALLOWED);
  }

  @Test
  void whoever_comes_from_before_a_restore_goes_on_since_nobody_else_could_decide() {
    TestRoom room = begun(30);
    room.comesFromBefore(CANDIDATE_AGAIN);
    assertThat(room.state.people().isHeld("m1")).isFalse();
    room.does(CANDIDATE_AGAIN, types(room));
  }

  @Test
  void they_take_hints_by_themselves() {
    TestRoom room = begun(30);
    room.does(CANDIDATE, new Command.GiveHint(1));
    assertThat(room.state.course().task()).isNotNull().extracting(Course.Task::hints).isEqualTo(List.of("Draw it."));
  }
}
