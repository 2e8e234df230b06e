package tryout.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When what did not get there is sent again. */
class RetryPlanTest {
  private static List<Duration> waits(double chance) {
    return IntStream.range(0, 6).mapToObj(tries -> RetryPlan.after(tries, chance).orElseThrow()).toList();
  }

  @Test
  void NOTE_8_it_comes_after_5_s_1_min_10_min_1_h_6_h_and_24_h_and_then_no_more() {
    assertThat(waits(0)).containsExactly(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));
    assertThat(RetryPlan.after(6, 0)).isEqualTo(Optional.empty());
  }

  @Test
  void NOTE_8_chance_lengthens_a_wait_by_a_fifth_at_most_and_shortens_none() {
    assertThat(waits(1)).containsExactly(Duration.ofSeconds(6), Duration.ofSeconds(72), Duration.ofMinutes(12), Duration.ofMinutes(72), Duration.ofMinutes(432), Duration.ofMinutes(1_728));
    assertThat(waits(0.5).getFirst()).isEqualTo(Duration.ofMillis(5_500));
  }
}
