package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the end of a server cost is given back once. */
class AftermathTest {
  private static final long EXERCISE = 30 * 60_000;

  @Test
  void R5_a_run_that_was_lost_with_its_server_gives_back_what_it_cost_until_then_and_the_restart_the_rest() {
    ScriptedRoom room = new ScriptedRoom((past, database) -> {
      past.run();
      database.aliveAt = -40_000;
    });
    assertThat(room.live.committed().runs().open()).as("told as lost").isEmpty();
    assertThat(EXERCISE - room.left()).as("what the exercise took before the run was asked for").isBetween(0L, 10L);
  }
}
