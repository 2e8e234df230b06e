package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much of the pauses of saving something that began at a moment has waited through. */
class PausesTest {
  @Test
  void R_5_only_what_was_paused_since_that_moment_counts() {
    Pauses pauses = new Pauses();
    pauses.begin(10);
    pauses.end(20);
    pauses.begin(40);
    pauses.end(45);
    assertThat(pauses.since(5)).isEqualTo(15);
    assertThat(pauses.since(17)).isEqualTo(8);
    assertThat(pauses.since(30)).isEqualTo(5);
    assertThat(pauses.since(50)).isZero();
  }
}
