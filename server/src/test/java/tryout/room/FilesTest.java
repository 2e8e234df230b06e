package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;
import static tryout.room.Interviews.OBSERVER;

import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.text.ChangeSet;
import tryout.text.TextLimits;

/** The files of a room. */
class FilesTest {
  @Test
  void E_12_files_are_added_renamed_and_deleted() {
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
  void E_12_names_are_plain_and_nobody_elses() {
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
  void E_12_read_only_files_stay_as_they_are_for_everybody() {
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
  void E_12_a_room_holds_one_to_sixteen_files() {
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
  void E_8_bounds_of_file_and_room_hold_for_new_files_and_for_edits() {
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
  void E_8_a_file_holds_as_much_as_it_may_and_no_unit_more() {
    TestRoom room = TestRoom.warmUp();
    while (room.file("warmup.c").text().length() + TextLimits.PUSH_UNITS <= TextLimits.FILE_UNITS) {
      room.does(CANDIDATE, room.typed("warmup.c", "x".repeat(TextLimits.PUSH_UNITS)));
    }
    room.does(CANDIDATE, room.typed("warmup.c", "x".repeat(TextLimits.FILE_UNITS - room.file("warmup.c").text().length())));
    assertThat(room.refusal(CANDIDATE, room.typed("warmup.c", "x"))).isEqualTo(Code.TOO_LARGE);
  }

  @Test
  void E_8_what_does_not_fit_is_refused_before_anything_is_mapped() {
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
