package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A page that comes back and has missed more than memory holds. */
class GreeterTest {
  private static final long SEEN = 2;

  @Test
  void DUR_1_and_L_6_it_is_told_all_it_missed_once_and_nothing_that_is_stored_and_not_yet_told() {
    ScriptedRoom room = new ScriptedRoom((past, database) -> database.keep(ScriptedRoom.ID, past.state()));
    room.database.reads.shut();
    ScriptedRoom.Heard page = room.returns(SEEN);
    assertThat(page.seqs()).as("it waits for what is read").isEmpty();
    room.database.statements.shut();
    room.run();
    room.database.statements.one();
    long told = room.live.committed().seq();
    assertThat(room.database.log(ScriptedRoom.ID)).as("stored, and the room has not heard").hasSize((int) told + 1);
    room.database.reads.open();
    room.turns.pass(0);
    assertThat(page.seqs()).containsExactlyElementsOf(LongStream.rangeClosed(SEEN + 1, told + 1).boxed().toList());
  }
}
