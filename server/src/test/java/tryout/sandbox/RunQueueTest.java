package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Runner;

class RunQueueTest {
  private final RunQueue queue = new RunQueue(1, 1);

  private static boolean on(RunQueue.Turn turn) {
    return turn.granted();
  }

  @Test
  void SBX_36_rooms_take_turns_however_often_one_of_them_asks() {
    RunQueue.Turn running = queue.enter("a");
    RunQueue.Turn second = queue.enter("a");
    RunQueue.Turn third = queue.enter("a");
    RunQueue.Turn other = queue.enter("b");
    queue.leave(running);
    assertThat(on(second)).isTrue();
    queue.leave(second);
    assertThat(on(other)).isTrue();
    assertThat(on(third)).isFalse();
    queue.leave(other);
    assertThat(on(third)).isTrue();
  }

  @Test
  void SEC_54_and_SBX_36_three_of_a_room_wait_and_two_hundred_of_all() {
    for (int i = 0; i < 4; i++) {
      queue.enter("a");
    }
    assertThatThrownBy(() -> queue.enter("a"))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.RUNNER_BUSY))
        .hasMessageMatching("The runner is busy, try again in \\d+ s\\.");
    for (int i = 0; i < 197; i++) {
      queue.enter("room" + i);
    }
    assertThatThrownBy(() -> queue.enter("one more")).isInstanceOf(Refused.class);
  }

  @Test
  void X_5_the_three_ways_of_a_comparison_find_a_place_also_where_others_take_all_turns() {
    queue.enter("others");
    queue.enter("a");
    queue.enter("a");
    queue.enter("a");
    assertThat(queue.waiting()).isEqualTo(3);
  }

  @Test
  void however_many_practise_whoever_is_interviewed_finds_a_place() {
    queue.enter("running");
    for (int i = 0; i < 60; i++) {
      queue.enter(Runner.afterOthers("l" + i));
    }
    assertThatThrownBy(() -> queue.enter(Runner.afterOthers("one more"))).isInstanceOf(Refused.class);
    for (int i = 0; i < 200; i++) {
      queue.enter("room" + i);
    }
    assertThatThrownBy(() -> queue.enter("one more")).isInstanceOf(Refused.class);
  }

  @Test
  void practice_runs_only_while_no_interview_waits() {
    RunQueue.Turn running = queue.enter("a");
    RunQueue.Turn learner = queue.enter(Runner.afterOthers("l"));
    RunQueue.Turn candidate = queue.enter("b");
    queue.leave(running);
    assertThat(on(candidate)).isTrue();
    assertThat(on(learner)).isFalse();
    queue.leave(candidate);
    assertThat(on(learner)).isTrue();
  }

  @Test
  void practice_leaves_one_turn_free_where_there_are_several_and_half_of_those_that_rest() {
    RunQueue two = new RunQueue(2, 2);
    RunQueue.Turn first = two.enter(Runner.afterOthers("a"));
    RunQueue.Turn second = two.enter(Runner.afterOthers("b"));
    assertThat(on(first)).isTrue();
    assertThat(on(second)).isFalse();
    RunQueue.Turn candidate = two.enter("room");
    assertThat(on(candidate)).isTrue();
    two.rest(first);
    assertThat(on(second)).isTrue();
    two.rest(second);
    assertThat(on(two.enter(Runner.afterOthers("c")))).as("one rests already, so that the second goes on computing").isFalse();
    two.leave(second);
    two.leave(first);
    two.leave(candidate);
    assertThat(two.idle()).isFalse();
  }

  @Test
  void work_of_many_steps_lets_others_in_between_and_keeps_its_place_however_full_the_queue_is() {
    RunQueue.Turn suite = queue.enter(Runner.afterOthers("suite"));
    queue.letOthers(suite);
    assertThat(on(suite)).as("nobody waits").isTrue();
    for (int i = 0; i < 60; i++) {
      queue.enter(Runner.afterOthers("l" + i));
    }
    RunQueue.Turn candidate = queue.enter("room");
    queue.letOthers(suite);
    assertThat(on(candidate)).isTrue();
    assertThat(on(suite)).isFalse();
    CompletableFuture<Boolean> told = CompletableFuture.supplyAsync(suite::await);
    queue.giveUp(suite);
    assertThat(told.join()).isFalse();
    queue.leave(candidate);
  }

  @Test
  void a_run_that_rests_lets_the_next_one_in_and_only_so_many_rest() {
    RunQueue.Turn first = queue.enter("a");
    RunQueue.Turn second = queue.enter("b");
    RunQueue.Turn third = queue.enter("c");
    queue.rest(first);
    assertThat(on(second)).isTrue();
    queue.rest(second);
    assertThat(on(third)).isFalse();
    queue.leave(first);
    queue.rest(second);
    assertThat(on(third)).isTrue();
    queue.leave(first);
    queue.leave(second);
    queue.leave(third);
    assertThat(on(queue.enter("d"))).isTrue();
  }

  @Test
  void a_run_given_up_while_it_waits_never_starts() {
    RunQueue.Turn running = queue.enter("a");
    RunQueue.Turn waiting = queue.enter("b");
    CompletableFuture<Boolean> told = CompletableFuture.supplyAsync(waiting::await);
    queue.giveUp(waiting);
    assertThat(told.join()).isFalse();
    queue.giveUp(running);
    assertThat(on(queue.enter("c"))).isFalse();
  }
}
