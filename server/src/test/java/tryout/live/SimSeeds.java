package tryout.live;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Runs seeds from the command line: {@code SimSeeds 0 2000}. Ends with 1 and one line at the first broken promise. */
public final class SimSeeds {
  private SimSeeds() {}

  /**
   * Runs them in order.
   *
   * @param bounds the first seed, and the one after the last
   */
  public static void main(String[] bounds) {
    ((Logger) LoggerFactory.getLogger("tryout.live")).setLevel(Level.OFF);
    for (long seed = Long.parseLong(bounds[0]); seed < Long.parseLong(bounds[1]); seed++) {
      try {
        new SimInterview(seed).run();
      } catch (AssertionError | RuntimeException broken) {
        System.out.println("seed " + seed + ": " + String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
        System.exit(1);
      }
    }
  }
}
