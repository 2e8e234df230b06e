package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;
import static tryout.room.Interviews.OBSERVER;
import static tryout.room.Interviews.QUICK;

import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.run.Result;
import tryout.run.TestGroup;
import tryout.run.Verdict;

/** The candidate's curtain: what it withholds, from whom, and for how long. */
class CurtainTest {
  private static final Command DRAW = new Command.MoveCurtain(true);
  private static final Command OPEN = new Command.MoveCurtain(false);

  private static TestRoom drawn() {
    TestRoom room = TestRoom.exercise(Interviews.assigned("d1", "Draw it."));
    room.does(LEAD, new Command.SwitchTyping(true));
    room.does(CANDIDATE, room.typed("main.c", "// seen\n"));
    room.does(CANDIDATE, DRAW);
    room.does(CANDIDATE, room.typed("main.c", "// unseen\n"));
    return room;
  }

  private static Curtain.Behind behind(TestRoom room) {
    Curtain.Behind behind = room.state.curtain().behind();
    assertThat(behind).isNotNull();
    return behind;
  }

  private static String text(RoomState state) {
    return state.workspace().files().values().stream().filter(file -> file.name().equals("main.c")).findFirst().orElseThrow().text();
  }

  @Test
  void R_9_others_see_the_files_the_runs_and_the_log_as_they_were_when_it_was_drawn() {
    TestRoom room = drawn();
    room.does(CANDIDATE, new Command.AddFile("secret.h", ""));
    room.does(CANDIDATE, QUICK);
    for (Role role : List.of(Role.LEAD, Role.MENTOR, Role.OBSERVER)) {
      RoomState seen = room.state.seenBy(role);
      assertThat(text(seen)).contains("// seen").doesNotContain("unseen");
      assertThat(seen.workspace().files().values()).extracting(SharedFile::name).doesNotContain("secret.h");
      assertThat(seen.runs().runs()).isEmpty();
      assertThat(seen.talk().log()).extracting(Event::fact).doesNotHaveAnyElementsOfTypes(Fact.RunStarted.class)
          .noneMatch(fact -> fact instanceof Fact.FileAdded added && added.name().equals("secret.h"));
      assertThat(seen.seq()).isEqualTo(room.state.seq());
    }
    assertThat(room.state.seenBy(Role.CANDIDATE)).isSameAs(room.state);
  }

  @Test
  void R_9_words_hints_and_the_clock_pass_and_what_is_done_to_the_text_does_not() {
    TestRoom room = drawn();
    Curtain curtain = room.state.curtain();
    assertThat(room.does(MENTOR, new Command.Say("Take your time."))).noneMatch(fact -> curtain.withholds(fact, Role.MENTOR));
    assertThat(room.does(MENTOR, new Command.GiveHint(1))).noneMatch(fact -> curtain.withholds(fact, Role.MENTOR));
    assertThat(room.does(LEAD, new Command.Pause(true, "A call."))).noneMatch(fact -> curtain.withholds(fact, Role.OBSERVER));
    assertThat(room.does(CANDIDATE, room.typed("main.c", "x"))).allMatch(fact -> curtain.withholds(fact, Role.MENTOR))
        .noneMatch(fact -> curtain.withholds(fact, Role.CANDIDATE));
    assertThat(room.does(CANDIDATE, QUICK)).allMatch(fact -> curtain.withholds(fact, Role.LEAD));
  }

  @Test
  void R_9_meanwhile_nobody_else_types_runs_or_stops_anything() {
    TestRoom room = drawn();
    room.does(CANDIDATE, QUICK);
    assertThat(room.refusal(MENTOR, room.typed("main.c", "y"))).isEqualTo(Code.READ_ONLY);
    assertThat(room.refusal(LEAD, new Command.AddFile("b.c", ""))).isEqualTo(Code.READ_ONLY);
    assertThat(room.refusal(LEAD, QUICK)).isEqualTo(Code.READ_ONLY);
    assertThat(room.refusal(LEAD, new Command.RunTests())).isEqualTo(Code.READ_ONLY);
    assertThat(room.refusal(MENTOR, new Command.GiveInput(1, "x\n"))).isEqualTo(Code.READ_ONLY);
    room.does(CANDIDATE, OPEN);
    room.does(MENTOR, room.typed("main.c", "y"));
  }

  @Test
  void R_9_only_the_candidate_moves_it_and_only_in_the_exercise_and_before_the_time_is_up() {
    TestRoom room = TestRoom.exercise();
    assertThat(room.refusal(LEAD, DRAW)).isEqualTo(Code.NOT_ALLOWED);
    assertThat(room.refusal(OBSERVER, DRAW)).isIn(Code.NOT_ALLOWED, Code.FOREIGN_CLIENT);
    assertThat(room.refusal(CANDIDATE, OPEN)).isEqualTo(Code.ILLEGAL_TRANSITION);
    room.does(CANDIDATE, DRAW);
    assertThat(room.refusal(CANDIDATE, DRAW)).isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(TestRoom.warmUp().refusal(CANDIDATE, DRAW)).isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(TestRoom.frozen().refusal(CANDIDATE, DRAW)).isEqualTo(Code.AFTER_TIME);
  }

  @Test
  void R_9_it_opens_when_the_time_is_up_and_when_the_phase_ends() {
    TestRoom room = drawn();
    room.passesMinutes(31);
    room.due();
    assertThat(room.state.curtain().drawn()).isFalse();
    assertThat(room.state.curtain().opened()).isEqualTo(room.state.seq());
    TestRoom other = drawn();
    other.does(LEAD, new Command.Advance(Phase.DISCUSSION));
    assertThat(other.state.curtain().drawn()).isFalse();
    assertThat(text(other.state.seenBy(Role.LEAD))).contains("unseen");
  }

  @Test
  void R_9_how_many_runs_and_how_many_tests_held_is_told_and_those_that_are_compared_count_as_one() {
    TestRoom room = drawn();
    long since = room.now;
    assertThat(behind(room).since()).isEqualTo(since);
    room.does(CANDIDATE, new Command.CompareRuns());
    for (int run = 1; run <= 3; run++) {
      room.take(Room.ended(room.state, run, Result.unrun(Verdict.OK, "Over."), 0, room.now));
    }
    assertThat(behind(room).asked()).isEqualTo(1);
    assertThat(behind(room).tests()).isNull();
    room.does(CANDIDATE, new Command.RunTests());
    room.take(Room.tested(room.state, 4, new TestGroup("", 2, 3, List.of()), room.now));
    room.take(Room.tested(room.state, 4, new TestGroup("1-basics", 2, 2, List.of()), room.now));
    assertThat(behind(room).tests()).as("not before they are over").isNull();
    room.take(Room.ended(room.state, 4, Result.unrun(Verdict.FAILED, "Over."), 0, room.now));
    assertThat(behind(room).asked()).isEqualTo(2);
    assertThat(behind(room).tests()).isEqualTo(new Curtain.Tally(4, 5));
  }

  @Test
  void L_51_whoever_was_told_less_than_there_is_cannot_go_on_by_events() {
    TestRoom room = drawn();
    long drawn = behind(room).seq();
    assertThat(room.state.curtain().parts(room.state.seq(), Role.MENTOR)).isTrue();
    assertThat(room.state.curtain().parts(drawn, Role.CANDIDATE)).isFalse();
    room.does(CANDIDATE, OPEN);
    long opened = room.state.seq();
    assertThat(room.state.curtain().parts(opened - 1, Role.OBSERVER)).isTrue();
    assertThat(room.state.curtain().parts(opened, Role.OBSERVER)).isFalse();
    assertThat(room.state.curtain().parts(drawn - 1, Role.CANDIDATE)).isFalse();
  }

  @Test
  void the_log_alone_gives_the_same_curtain() {
    TestRoom room = drawn();
    RoomState folded = room.folded();
    assertThat(folded.curtain()).usingRecursiveComparison().isEqualTo(room.state.curtain());
    assertThat(text(folded.seenBy(Role.LEAD))).isEqualTo(text(room.state.seenBy(Role.LEAD)));
  }
}
