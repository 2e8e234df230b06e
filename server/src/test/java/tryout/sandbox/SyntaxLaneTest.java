package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tryout.run.Runner;

class SyntaxLaneTest {
  @Test
  void texts_of_interviews_are_looked_over_before_those_of_practice() throws InterruptedException {
    SyntaxLane lane = new SyntaxLane(1);
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(3);
    List<String> order = new CopyOnWriteArrayList<>();
    lane.ask("first", () -> {
      try {
        busy.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    for (String room : List.of(Runner.afterOthers("learner"), "room", "other")) {
      lane.ask(room, () -> {
        order.add(room);
        done.countDown();
      });
    }
    busy.countDown();
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(order).containsExactly("room", "other", Runner.afterOthers("learner"));
  }
}
