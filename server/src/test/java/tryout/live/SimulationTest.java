package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Ten thousand ends of an exercise, each from one seed, on the real room, journal and wire. {@code
 * -Dsimulation.seed=17} replays one.
 */
class SimulationTest {
  static final long SEEDS = 10_000;

  @BeforeAll
  static void quiet() {
    ((Logger) LoggerFactory.getLogger("tryout.live")).setLevel(Level.OFF);
  }

  @Test
  void D1_and_faults_8_10_11_12_15_and_37_hold_I1_to_I5_I7_and_I9_for_ten_thousand_seeds() {
    Long one = Long.getLong("simulation.seed");
    AtomicLong edits = new AtomicLong();
    AtomicInteger unknown = new AtomicInteger();
    AtomicInteger froze = new AtomicInteger();
    AtomicInteger kept = new AtomicInteger();
    LongStream seeds = one == null ? LongStream.range(0, Long.getLong("simulation.seeds", SEEDS)) : LongStream.of(one);
    seeds.parallel().forEach(seed -> {
      SimInterview.Outcome outcome = run(seed);
      edits.addAndGet(outcome.edits());
      unknown.addAndGet(outcome.unknown());
      kept.addAndGet(outcome.kept());
      froze.addAndGet(outcome.froze() ? 1 : 0);
    });
    System.out.println("simulation: " + edits + " messages acknowledged, " + unknown + " commits of unknown outcome, "
        + froze + " freezes, " + kept + " texts kept aside");
    if (one == null) {
      assertThat(unknown.get()).as("commits of unknown outcome, or nothing was shown").isPositive();
      assertThat(froze.get()).as("freezes").isPositive();
      assertThat(kept.get()).as("texts that came too late").isPositive();
    }
  }

  @Test
  void D3_the_same_seed_gives_the_same_log() {
    for (long seed = 0; seed < 100; seed++) {
      assertThat(run(seed).log()).as("seed %d", seed).isEqualTo(run(seed).log());
    }
  }

  private static SimInterview.Outcome run(long seed) {
    try {
      return new SimInterview(seed).run();
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
    }
  }
}
