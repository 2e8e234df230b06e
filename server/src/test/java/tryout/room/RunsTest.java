package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.CANDIDATE_AGAIN;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;
import static tryout.room.Interviews.QUICK;

import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.run.Profile;
import tryout.run.Verdict;

/** The runs of a room. */
class RunsTest {
  @Test
  void X_1_a_run_takes_all_files_at_one_version_and_names_them() {
    TestRoom room = TestRoom.exercise();
    room.does(CANDIDATE, room.typed("main.c", "x"));
    room.does(CANDIDATE, QUICK);
    Fact.RunStarted started = (Fact.RunStarted) room.journal.getLast().fact();
    assertThat(started.versions()).containsOnly(
        java.util.Map.entry(room.file("main.c").id(), 1), java.util.Map.entry(room.file("ring.h").id(), 0));
  }

  @Test
  void X_1_everybody_has_one_run_at_a_time() {
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
  void X_1_a_run_that_waits_is_not_forgotten_while_others_run_many() {
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
  void X_5_what_is_compared_is_one_text_three_times_and_one_run_of_its_member() {
    TestRoom room = TestRoom.exercise();
    room.does(CANDIDATE, new Command.CompareRuns());
    assertThat(room.state.runs().open()).extracting(run -> run.started().with()).containsOnly(1);
    assertThat(room.state.runs().open()).extracting(run -> run.started().profile())
        .containsExactly(Profile.SANITIZED, Profile.QUICK, Profile.OPTIMISED);
    assertThat(room.state.runs().open()).extracting(run -> run.started().versions()).containsOnly(room.state.workspace().versions());
    assertThat(room.refusal(CANDIDATE, QUICK)).isEqualTo(Code.ILLEGAL_TRANSITION);
    room.ended(1, Verdict.OK);
    room.ended(2, Verdict.OK);
    assertThat(room.refusal(CANDIDATE, new Command.CompareRuns())).isEqualTo(Code.ILLEGAL_TRANSITION);
    room.ended(3, Verdict.OK);
    room.does(CANDIDATE, QUICK);
    assertThat(room.state.runs().open()).extracting(run -> run.started().with()).containsExactly(0);
  }

  @Test
  void X_7_a_run_again_takes_the_same_versions_the_same_way_and_the_same_input() {
    TestRoom room = TestRoom.exercise();
    room.does(CANDIDATE, new Command.StartRun(Profile.SANITIZED));
    var versions = room.state.workspace().versions();
    room.does(CANDIDATE, new Command.GiveInput(1, "4\n"));
    room.does(CANDIDATE, new Command.GiveInput(1, "2\n"));
    assertThat(room.refusal(MENTOR, new Command.RunAgain(1))).as("it is not over").isEqualTo(Code.ILLEGAL_TRANSITION);
    room.ended(1, Verdict.OK);
    room.does(CANDIDATE, room.typed("main.c", "x"));
    room.does(MENTOR, new Command.RunAgain(1));
    Runs.Run again = room.state.runs().run(2);
    assertThat(again.started()).isEqualTo(new Fact.RunStarted(2, Profile.SANITIZED, versions, 0, 1));
    assertThat(again.output()).containsExactly(new Runs.Piece("in", "4\n2\n"));
    assertThat(again.inputClosed()).isFalse();
    room.does(MENTOR, new Command.CloseInput(2));
    room.ended(2, Verdict.OK);
    room.does(CANDIDATE, new Command.RunAgain(2));
    assertThat(room.state.runs().run(3).inputClosed()).as("closed as then").isTrue();
    assertThat(room.refusal(CANDIDATE, new Command.RunAgain(1))).as("one at a time").isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(room.refusal(MENTOR, new Command.RunAgain(9))).as("there was none").isEqualTo(Code.ILLEGAL_TRANSITION);
  }

  @Test
  void X_7_the_journal_gives_the_files_back_as_a_run_took_them() {
    TestRoom room = TestRoom.exercise();
    room.does(CANDIDATE, room.typed("main.c", "first "));
    room.does(CANDIDATE, QUICK);
    Workspace then = room.state.workspace();
    room.ended(1, Verdict.OK);
    room.does(CANDIDATE, room.typed("main.c", "second "));
    room.does(CANDIDATE, new Command.RenameFile(room.file("main.c").id(), "other.c"));
    assertThat(Past.taken(room.journal, 1).files().values()).extracting(SharedFile::name, SharedFile::text)
        .isEqualTo(then.files().values().stream().map(file -> tuple(file.name(), file.text())).toList());
    room.does(CANDIDATE, new Command.RunAgain(1));
    room.ended(2, Verdict.OK);
    room.does(CANDIDATE, new Command.RunAgain(2));
    for (int run = 2; run <= 3; run++) {
      assertThat(Past.taken(room.journal, run).files().values()).as("run %d", run).extracting(SharedFile::name, SharedFile::text)
          .isEqualTo(then.files().values().stream().map(file -> tuple(file.name(), file.text())).toList());
    }
    assertThatThrownBy(() -> Past.taken(room.journal, 4)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void X_2_input_goes_to_open_runs_only_and_by_the_line() {
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
  void X_2_after_its_end_a_run_says_nothing_more() {
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
  void X_1_nothing_is_run_in_the_lobby_or_after_the_end() {
    TestRoom lobby = TestRoom.lobby();
    assertThat(lobby.refusal(LEAD, QUICK)).isEqualTo(Code.ILLEGAL_TRANSITION);
    TestRoom room = TestRoom.exercise();
    room.does(LEAD, new Command.Advance(Phase.ENDED));
    assertThat(room.refusal(CANDIDATE, QUICK)).isEqualTo(Code.ILLEGAL_TRANSITION);
  }
}
