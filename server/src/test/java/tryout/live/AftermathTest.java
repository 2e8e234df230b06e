package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Interviews;
import tryout.room.RoomState;

/** What the end of a server cost is given back once. */
class AftermathTest {
  private static final long EXERCISE = 30 * 60_000;

  @Test
  void R_5_a_run_that_was_lost_with_its_server_gives_back_what_it_cost_until_then_and_the_restart_the_rest() {
    ScriptedRoom room = new ScriptedRoom((past, database) -> {
      past.run();
      database.alive = new RoomLog.Alive(-40_000, Long.MAX_VALUE);
    });
    assertThat(room.live.committed().runs().open()).as("told as lost").isEmpty();
    assertThat(EXERCISE - room.left()).as("what the exercise took before the run was asked for").isBetween(0L, 10L);
  }

  @Test
  void a_note_that_the_room_was_open_says_nothing_once_something_was_stored_after_it() {
    RoomState stored = RoomState.of(Interviews.setup()).apply(new Event(1, 5_000, null, null, new Fact.TypingSwitched(true)));
    assertThat(new RoomLog.Alive(9_000, 1).last(stored)).isEqualTo(9_000);
    assertThat(new RoomLog.Alive(4_000, 1).last(stored)).isEqualTo(5_000);
    assertThat(new RoomLog.Alive(9_000, 0).last(stored)).as("the clock was set back since").isEqualTo(5_000);
  }
}
