package tryout.exercise;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tryout.run.Bytes;
import tryout.run.TestScore;

/**
 * The privileged part of an exercise: hidden tests, and the submissions that prove them. Nothing of it may reach a
 * candidate but the hints of its cases, their verdicts and the points, as {@code feedback} says.
 *
 * @param samples public cases of a whole program
 * @param validators programs in C that say by their exit status whether an input is one
 * @param driver files that are compiled apart from a candidate's and call it; none for a whole program
 * @param hints what a mentor may say, in order
 */
public record Suite(
    Kind kind,
    Bounds bounds,
    Feedback feedback,
    TestScore.Weights weights,
    List<Hint> hints,
    List<Case> samples,
    List<Stage> stages,
    List<Exercise.File> validators,
    List<Exercise.File> driver,
    List<Submission> submissions) {
  public Suite {
    hints = List.copyOf(hints);
    samples = List.copyOf(samples);
    stages = List.copyOf(stages);
    validators = List.copyOf(validators);
    driver = List.copyOf(driver);
    submissions = List.copyOf(submissions);
  }

  /**
   * What one test may use, and what is written for all of them.
   *
   * @param time processor time
   * @param memory MiB
   * @param output bytes
   * @param code bytes of all that a candidate wrote together
   * @param compilation processor time of the compiler, each time it is called; what the sandbox gives it at most comes on top
   */
  public record Bounds(Duration time, int memory, int output, int code, Duration compilation) {}

  /** What a candidate is told of hidden cases. */
  public enum Feedback {
    /** The hint of each, with pass or fail. */
    NAMES,
    /** How many of each stage passed. */
    COUNT,
    NONE
  }

  /**
   * A hint of the ladder.
   *
   * @param afterMinutes advice to the mentor, nothing automatic
   */
  public record Hint(int afterMinutes, String text) {}

  /**
   * Cases that count together.
   *
   * @param name of its folder, beginning with its number
   * @param points shared equally by its cases
   */
  public record Stage(String name, int points, List<Case> cases) {
    public Stage {
      cases = List.copyOf(cases);
    }

    /** What so many passed cases are worth, rounded to the nearest whole point. */
    public int worth(int passed) {
      return cases.isEmpty() ? 0 : Math.round((float) points * passed / cases.size());
    }
  }

  /**
   * One test.
   *
   * @param name of its files below {@code data}
   * @param arguments of the program
   * @param hint public
   * @param description for mentors
   */
  public record Case(String name, List<String> arguments, Bytes input, Bytes answer, String hint, String description,
      Comparison comparison) {
    public Case {
      arguments = List.copyOf(arguments);
    }
  }

  /** How an output is compared with an answer: word by word, unless it says more. */
  public record Comparison(boolean caseSensitive, boolean spaceSensitive) {}

  /** What a case can come to. Source: the verdicts of the package format. */
  public enum Mark {
    /** Accepted. */
    AC,
    /** Another answer than the right one. */
    WA,
    /** It crashed, or a sanitizer stopped it. */
    RTE,
    /** Its time was over. */
    TLE
  }

  /**
   * What the cases of a stage must come to.
   *
   * @param permitted each case
   * @param required at least one of them; empty for no more than that
   */
  public record Expected(Set<Mark> permitted, Set<Mark> required) {
    public Expected {
      permitted = Set.copyOf(permitted);
      required = Set.copyOf(required);
    }

    static final Expected PASSES = new Expected(Set.of(Mark.AC), Set.of());

    /** Whether every case must pass. */
    public boolean passes() {
      return permitted.equals(Set.of(Mark.AC));
    }
  }

  /**
   * A submission whose outcome is known.
   *
   * @param path below {@code submissions}
   * @param stages what is declared, by the name of the stage
   */
  public record Submission(String path, List<Exercise.File> files, boolean model, Map<String, Expected> stages) {
    public Submission {
      files = List.copyOf(files);
      stages = Map.copyOf(stages);
    }

    public boolean accepted() {
      return path.startsWith("accepted/");
    }
  }

  /** All hidden cases, in order. */
  public Stream<Case> cases() {
    return stages.stream().flatMap(stage -> stage.cases().stream());
  }

  /** The reference. */
  public Optional<Submission> model() {
    return submissions.stream().filter(Submission::accepted).reduce((one, other) -> other.model() ? other : one);
  }
}
