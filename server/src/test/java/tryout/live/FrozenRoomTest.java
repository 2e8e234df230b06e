package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tryout.room.Command;
import tryout.room.SharedFile;
import tryout.text.ChangeSet;

/** What a page hears when it may not type. */
class FrozenRoomTest {
  private final ScriptedRoom room = new ScriptedRoom();

  private SharedFile file(boolean readOnly) {
    return room.live.committed().workspace().files().values().stream()
        .filter(file -> file.readOnly() == readOnly).findFirst().orElseThrow();
  }

  private void types(SharedFile file) {
    ChangeSet changes = ChangeSet.replace(file.text().length(), 0, 0, "x");
    room.asks("edit", new Command.Edit(file.id(), file.version(), changes));
  }

  @Test
  void L_24_an_edit_after_the_time_is_refused_as_late_and_its_text_can_be_offered() {
    types(file(false));
    assertThat(room.heard.refusals()).isEmpty();
    room.turns.pass(room.left() + 1_500);
    assertThat(room.live.committed().course().frozen()).isTrue();
    String before = file(false).text();
    types(file(false));
    assertThat(room.heard.refusals()).containsExactly("after-time");
    assertThat(file(false).text()).isEqualTo(before);
    room.refused();
    room.asks("offer", new Command.Offer(file(false).id(), "main.c", "x" + before));
    assertThat(room.live.committed().talk().offers()).hasSize(1);
  }

  @Test
  void L_24_an_edit_of_a_file_that_was_given_is_refused_as_read_only() {
    types(file(true));
    assertThat(room.heard.refusals()).containsExactly("read-only");
  }
}
