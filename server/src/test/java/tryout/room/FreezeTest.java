package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.room.Credits.only;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.EXERCISE;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;
import static tryout.room.Interviews.OBSERVER;

import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;

/** Time is up. */
class FreezeTest {
  @Test
  void R_4_the_freeze_is_an_event_one_second_after_zero() {
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
  void R_4_the_order_in_the_journal_decides_not_the_time() {
    TestRoom room = TestRoom.exercise();
    room.passes(EXERCISE + 60_000);
    room.does(CANDIDATE, room.typed("main.c", "before the freeze "));
    room.due();
    assertThat(room.refusal(CANDIDATE, room.typed("main.c", "after it "))).isEqualTo(Code.AFTER_TIME);
  }

  @Test
  void R_4_after_the_freeze_nobody_changes_text_or_files() {
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
  void R_4_what_came_too_late_can_be_offered() {
    TestRoom room = TestRoom.frozen();
    room.does(CANDIDATE, new Command.Offer(room.file("main.c").id(), "main.c", "return 1;\r\n"));
    assertThat(((Fact.Offered) room.journal.getLast().fact()).text()).isEqualTo("return 1;\n");
    assertThat(room.refusal(CANDIDATE, new Command.Offer(1, "../x", "y"))).isEqualTo(Code.INVALID);
    assertThat(room.refusal(CANDIDATE, new Command.Offer(1, "main.c", ""))).isEqualTo(Code.INVALID);
    assertThat(room.refusal(CANDIDATE, new Command.Offer(1, "main.c", "a\ud800"))).isEqualTo(Code.INVALID);
  }

  @Test
  void R_4_offered_text_is_told_to_its_author_and_the_panel_only() {
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
  void R_5_a_credit_after_the_freeze_lifts_it() {
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
  void R_4_a_pause_after_the_freeze_lifts_nothing() {
    TestRoom room = TestRoom.frozen();
    room.does(LEAD, new Command.Pause(true, "A break."));
    assertThat(room.state.course().frozen()).isTrue();
    room.does(LEAD, new Command.Pause(false, "Go on."));
    assertThat(room.refusal(CANDIDATE, room.typed("main.c", "x"))).isEqualTo(Code.AFTER_TIME);
  }

  @Test
  void R_4_the_discussion_after_a_freeze_can_be_opened_for_typing() {
    TestRoom room = TestRoom.frozen();
    room.does(LEAD, new Command.Advance(Phase.DISCUSSION));
    room.does(LEAD, new Command.SwitchEditor(true));
    room.does(CANDIDATE, room.typed("main.c", "x"));
  }
}
