package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What of some facts stands in the ledger. */
final class Credits {
  private Credits() {}

  /** The one line there. */
  static Fact.ClockChanged only(List<Fact> facts) {
    return facts.stream().filter(Fact.ClockChanged.class::isInstance).map(Fact.ClockChanged.class::cast)
        .reduce((one, two) -> {
          throw new AssertionError("two lines in the ledger: " + one + two);
        }).orElseThrow(() -> new AssertionError("no line in the ledger: " + facts));
  }

  static void nothingCredited(List<Fact> facts) {
    assertThat(facts).noneMatch(Fact.ClockChanged.class::isInstance);
  }
}
