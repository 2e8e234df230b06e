package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A room that reads its log after a trouble while the next one begins. */
class LeaseTest {
  private final ScriptedRoom room = new ScriptedRoom();

  private void suspended(boolean stop) {
    room.journal.suspend(stop);
    room.turns.pass(0);
  }

  @Test
  void DUR_10_a_room_whose_database_lost_what_was_told_appends_nothing_behind_the_hole() {
    suspended(true);
    room.database.lose(1);
    suspended(false);
    assertThat(room.heard.closed).containsExactly(CloseCode.OUR_FAULT);
    assertThat(room.database.log(ScriptedRoom.ID)).last().extracting(event -> event.seq())
        .isEqualTo(room.live.committed().seq() - 1);
  }

  @Test
  void DUR_6_what_was_read_after_one_trouble_does_not_resume_the_room_in_the_next() {
    suspended(true);
    room.database.reads.shut();
    suspended(false);
    suspended(true);
    room.database.reads.one();
    room.turns.pass(0);
    assertThat(room.live.saving()).as("the second trouble lasts").isFalse();
    suspended(false);
    assertThat(room.live.saving()).as("not read yet").isFalse();
    room.database.reads.open();
    room.turns.pass(0);
    assertThat(room.live.saving()).isTrue();
    assertThat(room.run()).as("taken and stored").isEqualTo(1);
  }
}
