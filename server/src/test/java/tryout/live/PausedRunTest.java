package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tryout.run.Result;
import tryout.run.Verdict;

/** Runs over a pause of saving: the pause is credited whole, and nothing of it a second time. */
class PausedRunTest {
  private static final long FREE_MILLIS = 2_000;

  private final ScriptedRoom room = new ScriptedRoom();
  private final long atFirst = room.left();

  PausedRunTest() {
    room.run();
  }

  private void saving(boolean on) {
    room.journal.suspend(!on);
    room.turns.pass(0);
  }

  private void fails() {
    room.ends(Result.unrun(Verdict.SANDBOX_FAULT, "It broke."));
  }

  @Test
  void R_5_a_run_that_fails_while_saving_is_paused_gives_back_what_it_cost_before_the_pause() {
    room.turns.pass(10_000);
    saving(false);
    room.turns.pass(10_000);
    fails();
    room.turns.pass(5_000);
    saving(true);
    assertThat(room.left()).isEqualTo(atFirst);
  }

  @Test
  void R_5_a_wait_that_ends_while_saving_is_paused_gives_back_what_it_cost_before_the_pause() {
    room.turns.pass(10_000);
    saving(false);
    room.turns.pass(5_000);
    room.leavesQueue();
    room.turns.pass(5_000);
    saving(true);
    assertThat(room.left()).isEqualTo(atFirst - FREE_MILLIS);
  }

  @Test
  void R_5_a_run_that_waits_and_fails_within_one_pause_gives_back_the_whole_time_once() {
    room.turns.pass(10_000);
    saving(false);
    room.turns.pass(5_000);
    room.leavesQueue();
    room.turns.pass(5_000);
    fails();
    room.turns.pass(5_000);
    saving(true);
    assertThat(room.left()).isEqualTo(atFirst);
  }

  @Test
  void R_5_a_run_that_waits_over_a_pause_and_fails_later_gives_back_the_whole_time_once() {
    room.turns.pass(5_000);
    saving(false);
    room.turns.pass(5_000);
    saving(true);
    room.turns.pass(5_000);
    room.leavesQueue();
    assertThat(room.left()).isEqualTo(atFirst - FREE_MILLIS);
    room.turns.pass(15_000);
    fails();
    assertThat(room.left()).isEqualTo(atFirst);
  }

  @Test
  void R_5_and_fault_19_a_wait_over_two_pauses_gives_back_neither_of_them_a_second_time() {
    for (int outage = 0; outage < 2; outage++) {
      room.turns.pass(5_000);
      saving(false);
      room.turns.pass(5_000);
      saving(true);
    }
    room.leavesQueue();
    assertThat(room.left()).isEqualTo(atFirst - FREE_MILLIS);
    room.turns.pass(5_000);
    fails();
    assertThat(room.left()).isEqualTo(atFirst);
  }

  @Test
  void R_5_a_run_that_leaves_the_queue_within_a_pause_and_fails_after_it_gives_back_the_whole_time_once() {
    room.turns.pass(10_000);
    saving(false);
    room.turns.pass(5_000);
    room.leavesQueue();
    room.turns.pass(5_000);
    saving(true);
    room.turns.pass(10_000);
    fails();
    assertThat(room.left()).isEqualTo(atFirst);
  }

  @Test
  void R_5_a_run_that_begins_after_a_pause_and_fails_gives_back_the_whole_time() {
    fails();
    saving(false);
    room.turns.pass(5_000);
    saving(true);
    room.run();
    room.turns.pass(10_000);
    fails();
    assertThat(room.left()).isEqualTo(atFirst);
  }
}
