package tryout.judge;

import java.util.List;

/**
 * What an exercise was held to, and what came of it.
 *
 * @param basis the compiler and the walls of the sandbox: with others it must be verified again
 * @param faults none when it may be used
 * @param outcomes of its submissions, in order
 */
public record Verification(String slug, String version, String digest, String basis, List<Fault> faults, List<Outcome> outcomes) {
  public Verification {
    faults = List.copyOf(faults);
    outcomes = List.copyOf(outcomes);
  }

  /**
   * Something that does not hold.
   *
   * @param rule its letter
   * @param file below the package's folder
   * @param observed in one sentence
   */
  public record Fault(String rule, String file, String observed) {
    /** As one line. */
    public String line(String slug) {
      return "%s/%s: %s (rule %s)".formatted(slug, file, observed, rule);
    }
  }

  /** A submission with its points and the verdict of each case in order. */
  public record Outcome(String path, int points, List<String> stages) {
    public Outcome {
      stages = List.copyOf(stages);
    }
  }
}
