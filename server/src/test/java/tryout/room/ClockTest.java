package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final Clock CLOCK = Clock.started(Duration.ofMinutes(30), NOW);

  @Test
  void it_counts_down_to_nothing_and_no_further() {
    assertThat(CLOCK.remaining(NOW)).isEqualTo(1_800_000);
    assertThat(CLOCK.remaining(NOW + 1)).isEqualTo(1_799_999);
    assertThat(CLOCK.remaining(NOW + 1_800_000)).isZero();
    assertThat(CLOCK.remaining(NOW + 9_000_000)).isZero();
  }

  @Test
  void R_4_it_is_over_one_second_after_zero_to_the_millisecond() {
    assertThat(CLOCK.over(NOW + 1_800_000)).isFalse();
    assertThat(CLOCK.over(NOW + 1_800_999)).isFalse();
    assertThat(CLOCK.over(NOW + 1_801_000)).isTrue();
    assertThat(CLOCK.paused(NOW + 1_800_500).over(NOW + 9_000_000)).as("standing").isFalse();
  }

  @Test
  void R_5_a_pause_takes_nothing_to_the_millisecond() {
    Clock paused = CLOCK.paused(NOW + 61_234);
    assertThat(paused.running()).isFalse();
    assertThat(paused.remaining(NOW + 999_999)).isEqualTo(1_738_766);
    Clock resumed = paused.resumed(NOW + 500_000);
    assertThat(resumed.remaining(NOW + 500_000)).isEqualTo(1_738_766);
    assertThat(resumed.endsAt()).isEqualTo(NOW + 500_000 + 1_738_766);
    assertThat(resumed.totalMillis()).isEqualTo(1_800_000);
  }

  @Test
  void R_5_a_credit_moves_the_end_and_is_counted_apart() {
    Clock credited = CLOCK.credited(Duration.ofMillis(7_001), NOW + 10_000);
    assertThat(credited.endsAt()).isEqualTo(CLOCK.endsAt() + 7_001);
    assertThat(credited.remaining(NOW + 10_000)).isEqualTo(1_797_001);
    assertThat(credited.creditedMillis()).isEqualTo(7_001);
    assertThat(credited.totalMillis()).isEqualTo(1_800_000);
    assertThat(credited.credited(Duration.ofMillis(9), NOW + 20_000).creditedMillis()).isEqualTo(7_010);
  }

  @Test
  void R_5_a_credit_to_a_standing_clock_leaves_it_standing() {
    Clock credited = CLOCK.paused(NOW + 10_000).credited(Duration.ofMinutes(2), NOW + 90_000);
    assertThat(credited.running()).isFalse();
    assertThat(credited.remainingMillis()).isEqualTo(1_790_000 + 120_000);
  }

  @Test
  void R_5_a_credit_after_zero_gives_just_its_own_time_from_now_on() {
    long late = NOW + 2_000_000;
    Clock credited = CLOCK.credited(Duration.ofMinutes(2), late);
    assertThat(credited.remaining(late)).isEqualTo(120_000);
    assertThat(credited.startedAt()).isEqualTo(late);
  }

  @Test
  void R_5_what_it_counted_lies_between_its_start_and_zero() {
    assertThat(CLOCK.ran(NOW - 5_000, NOW + 5_000)).as("not before it started").isEqualTo(5_000);
    assertThat(CLOCK.ran(NOW + 1_799_000, NOW + 1_900_000)).as("not after zero").isEqualTo(1_000);
    assertThat(CLOCK.ran(NOW + 1_900_000, NOW + 1_950_000)).as("nothing after zero").isZero();
    assertThat(CLOCK.paused(NOW + 10).ran(NOW, NOW + 10)).as("nothing while it stands").isZero();
    Clock credited = CLOCK.credited(Duration.ofMinutes(5), NOW + 60_000);
    assertThat(credited.ran(NOW, NOW + 60_000)).as("a credit is no new start").isEqualTo(60_000);
  }
}
