package tryout.judge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tryout.exercise.Suite;
import tryout.exercise.Suite.Mark;
import tryout.run.Finding;
import tryout.run.Result;
import tryout.run.Source;
import tryout.run.TestGroup;
import tryout.run.TestGroup.Line;
import tryout.run.TestGroup.Outcome;
import tryout.run.TestScore;
import tryout.run.Verdict;

/**
 * What is told of hidden tests, and to whom. What a candidate may know is built here from a few things by name, so that
 * nothing else can get there.
 */
final class Told {
  private static final String UNKNOWN = "fault";
  /** Kinds of faults in words that tell nothing of what the test gave. */
  private static final Map<String, String> WORDS = Map.of(
      "leak", "Memory that was taken here is never given back",
      "undefined-behaviour", "What happens here is not defined in C",
      "heap-buffer-overflow", "This goes beyond a block of the heap",
      "stack-buffer-overflow", "This goes beyond a local array",
      "global-buffer-overflow", "This goes beyond a global array",
      "heap-use-after-free", "This uses memory that was given back already",
      "double-free", "This gives memory back a second time");

  private Told() {}

  static Outcome outcome(Mark mark) {
    return switch (mark) {
      case AC -> Outcome.HOLDS;
      case WA -> Outcome.WRONG;
      case RTE -> Outcome.CRASHED;
      case TLE -> Outcome.SLOW;
    };
  }

  /** For the candidate, as far as the exercise lets them know. */
  static Optional<TestGroup> group(Suite.Feedback feedback, Judged.Staged staged) {
    int total = staged.cases().size();
    return switch (feedback) {
      case NONE -> Optional.empty();
      case COUNT -> Optional.of(new TestGroup(staged.stage().name(), staged.passed(), total, List.of()));
      case NAMES -> Optional.of(new TestGroup(staged.stage().name(), staged.passed(), total, staged.cases().stream().map(Told::line).toList()));
    };
  }

  private static Line line(Judged.One one) {
    Outcome plain = outcome(one.plain());
    Outcome outcome = plain == Outcome.HOLDS && one.sanitized() != Mark.AC ? Outcome.FAULTY : plain;
    return new Line(one.test().hint(), outcome, one.fault().map(fault -> kind(fault.code())).orElse(""), "", Optional.empty());
  }

  /**
   * Of what sanitizers found first in each stage the kind and the line, where it lies in the candidate's own files. A
   * program can print a report of its own, and choose its line by what it read of a test: so it is told one line a stage,
   * and no stretch of it.
   */
  static List<Finding> faults(List<Judged.Staged> stages, List<Source> compiled, List<Source> given) {
    List<Finding> all = stages.stream()
        .flatMap(staged -> staged.cases().stream().flatMap(one -> one.fault().stream()).limit(1))
        .flatMap(fault -> wholeLine(fault.at(), compiled).map(line -> kindOnly(fault.code(), line)).stream()).distinct().toList();
    return Judge.renumbered(all, compiled, given);
  }

  /** The line in which a place begins, if anything stands there. */
  private static Optional<Finding.Place> wholeLine(Finding.Place at, List<Source> compiled) {
    String text = compiled.get(at.file()).text();
    if (at.from() >= text.length()) {
      return Optional.empty();
    }
    int from = text.lastIndexOf('\n', at.from() - 1) + 1;
    int next = text.indexOf('\n', at.from());
    int to = next < 0 ? text.length() : next;
    return to < from || text.substring(from, to).isBlank() ? Optional.empty() : Optional.of(new Finding.Place(at.file(), from, to));
  }

  private static Finding kindOnly(String code, Finding.Place line) {
    String kind = kind(code);
    return new Finding(line, Finding.Severity.FAULT, kind, kind + ", in a hidden test",
        WORDS.getOrDefault(kind, "A sanitizer found a fault here") + ", in a hidden test.", List.of(), List.of(), Optional.empty());
  }

  /** A program can print a report of its own, and say in it what it read of the test: so only kinds that are known are told. */
  private static String kind(String code) {
    return WORDS.containsKey(code) ? code : UNKNOWN;
  }

  /** For the panel. */
  static TestScore score(Suite suite, Judged judged) {
    return new TestScore(suite.weights(), judged.stages().stream().map(Told::stage).toList(), judged.leaks(), judged.warnings(), judged.oddities());
  }

  private static TestScore.Stage stage(Judged.Staged staged) {
    return new TestScore.Stage(staged.stage().name(), staged.points(), staged.stage().points(),
        staged.cases().stream().map(one -> new TestScore.Line(one.test().hint(), one.test().description(), outcome(one.plain()),
            outcome(one.sanitized()), one.report(), one.cpu())).toList());
  }

  /** How the whole run ended, for everybody. */
  static Result result(Suite.Feedback feedback, Judged judged, String flags) {
    if (!judged.refused().isEmpty()) {
      return ended(Verdict.COMPILE_ERROR, judged.refused(), flags);
    }
    if (feedback == Suite.Feedback.NONE) {
      return ended(Verdict.OK, "The tests ran. What they came to is not told while you work.", flags);
    }
    int total = judged.stages().stream().mapToInt(staged -> staged.cases().size()).sum();
    int passed = judged.stages().stream().mapToInt(Judged.Staged::passed).sum();
    long faulty = judged.stages().stream().flatMap(staged -> staged.cases().stream())
        .filter(one -> one.plain() == Mark.AC && one.sanitized() != Mark.AC).count();
    if (passed < total) {
      return ended(Verdict.FAILED, "%d of %d hidden tests hold.".formatted(passed, total), flags);
    }
    return faulty == 0
        ? ended(Verdict.OK, "All %d hidden tests hold.".formatted(total), flags)
        : ended(Verdict.FAILED, "All %d hidden tests hold. In %d of them a sanitizer found a fault, which counts apart.".formatted(total, faulty), flags);
  }

  private static Result ended(Verdict verdict, String sentence, String flags) {
    return new Result(verdict, sentence, -1, 0, Duration.ZERO, Duration.ZERO, 0, flags, Optional.empty());
  }
}
