package tryout.judge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tryout.exercise.Suite;
import tryout.exercise.Suite.Mark;
import tryout.run.Finding;
import tryout.run.Oddities;

/**
 * What hidden tests came to.
 *
 * @param refused why nothing could be judged, in one sentence for the candidate, or empty
 * @param findings what the compiler said of the candidate's files
 * @param warnings how many of those are warnings; they are shown and score nothing
 * @param oddities what the panel should look at
 * @param stages in order; none where nothing could be judged
 * @param leaks whether leaks could be looked for here
 */
public record Judged(String refused, List<Finding> findings, int warnings, Oddities oddities, List<Staged> stages, boolean leaks) {
  public Judged {
    findings = List.copyOf(findings);
    stages = List.copyOf(stages);
  }

  /** The cases of a stage. */
  public record Staged(Suite.Stage stage, List<One> cases) {
    public Staged {
      cases = List.copyOf(cases);
    }

    /** How many passed as they are: these make the points. */
    public int passed() {
      return (int) cases.stream().filter(one -> one.plain() == Mark.AC).count();
    }

    public int points() {
      return stage.worth(passed());
    }
  }

  /**
   * One case in both builds.
   *
   * @param sanitized under the sanitizers
   * @param report what a sanitizer said, or empty
   * @param fault where it said so, if in a file of the candidate
   * @param cpu of the slower one of both runs
   */
  public record One(Suite.Case test, Mark plain, Mark sanitized, String report, Optional<Finding> fault, Duration cpu) {
    /** What it comes to when a program that only seems to pass does not. */
    public Mark worse() {
      return plain == Mark.AC ? sanitized : plain;
    }
  }

  static Judged refused(Judge.Build build) {
    return new Judged(build.refused(), build.findings(), 0, build.oddities(), List.of(), true);
  }

  public int points() {
    return stages.stream().mapToInt(Staged::points).sum();
  }

  /** How many cases there are that pass under the sanitizers, of how many. */
  public double cleanShare() {
    long all = stages.stream().mapToLong(staged -> staged.cases().size()).sum();
    long clean = stages.stream().flatMap(staged -> staged.cases().stream()).filter(one -> one.sanitized() == Mark.AC).count();
    return all == 0 ? 0 : (double) clean / all;
  }
}
