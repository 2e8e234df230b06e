package tryout.run;

import java.time.Duration;
import java.util.List;

/**
 * What hidden tests came to, as the panel may know it. Nothing of it is for a candidate.
 *
 * @param weights of the parts of a whole mark of 100
 * @param stages in order
 * @param leaks whether leaks could be looked for here; where not, their tests are judged by the rest
 * @param warnings of the compiler; they score nothing
 * @param oddities what the panel should look at
 */
public record TestScore(Weights weights, List<Stage> stages, boolean leaks, int warnings, Oddities oddities) {
  public TestScore {
    stages = List.copyOf(stages);
  }

  /** Shares of a whole mark of 100. */
  public record Weights(int correctness, int sanitizers, int rubric) {}

  /**
   * Tests that count together.
   *
   * @param name as the exercise names it
   * @param points what it came to
   * @param of how many points at most
   */
  public record Stage(String name, int points, int of, List<Line> lines) {
    public Stage {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One test in both builds.
   *
   * @param words the behaviour it looks at, which candidates may know
   * @param description what it does, which they may not
   * @param plain what it came to as it is: this makes the points
   * @param sanitized what it came to under the sanitizers
   * @param report what a sanitizer said, in one sentence, or empty
   * @param cpu of the slower one of both runs
   */
  public record Line(String words, String description, TestGroup.Outcome plain, TestGroup.Outcome sanitized, String report,
      Duration cpu) {}

  /** Of 100. */
  public int points() {
    return stages.stream().mapToInt(Stage::points).sum();
  }

  /** How many hold under the sanitizers. */
  public int clean() {
    return (int) stages.stream().flatMap(stage -> stage.lines().stream()).filter(line -> line.sanitized() == TestGroup.Outcome.HOLDS).count();
  }

  public int tests() {
    return stages.stream().mapToInt(stage -> stage.lines().size()).sum();
  }

  /** What the points come to as a part of the whole mark. */
  public double correctness() {
    return points() * weights.correctness() / 100.0;
  }

  /** What the tests that hold under the sanitizers come to as a part of the whole mark. */
  public double cleanliness() {
    return tests() == 0 ? 0 : (double) clean() * weights.sanitizers() / tests();
  }
}
