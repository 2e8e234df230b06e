package tryout.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tryout.exercise.Exercise;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Kind;
import tryout.exercise.Suite;
import tryout.exercise.Suite.Mark;
import tryout.judge.Judged.One;
import tryout.judge.Judged.Staged;
import tryout.judge.Verification.Fault;
import tryout.judge.Verification.Outcome;
import tryout.run.Bench;
import tryout.run.Profile;
import tryout.run.Source;
import tryout.run.TestGroup;

/**
 * Holds an exercise to its own word: its reference passes, each of its wrong submissions fails just where it says, and
 * nothing that is hidden stands in what is shown. The rules bear the letters of {@code docs/exercises.md}.
 */
public final class Verifier {
  /** How often everything must come to the same. */
  public static final int ROUNDS = 3;
  private static final int LEAST_CASES = 2;
  private static final int WHOLE = 100;
  /** Of the time limit, that a reference may take. */
  private static final double SHARE = 0.2;
  private static final int VALID = 42;
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)");
  /** Where a function is defined at the left edge, its name. */
  private static final Pattern FUNCTION = Pattern.compile("(?m)^[a-z][\\w *]*?\\b(\\w+)\\([^;{}()]*\\)\\s*\\{");
  private static final String MAIN = "main.c";

  private final ExercisePackage exercise;
  private final Suite suite;
  private final String pinned;
  private final Bench bench;
  private final int rounds;
  private final Progress progress;
  private final Judge judge;
  private final PublicTests publicTests;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Set<String> failed = new HashSet<>();
  private int done;

  /** Told what it is at. */
  public interface Progress {
    /**
     * Something begins.
     *
     * @param words what it is
     * @param done how many things are over
     * @param of how many there are
     */
    void at(String words, int done, int of);
  }

  /**
   * Makes one for one package.
   *
   * @param pinned the text of the header that tests are written with
   * @param rounds how often each submission is judged; what is uploaded {@value #ROUNDS} times
   * @throws IllegalArgumentException for a package without tests
   */
  public Verifier(ExercisePackage exercise, String pinned, Bench bench, int rounds, Progress progress) {
    this.exercise = exercise;
    this.suite = exercise.suite().orElseThrow(() -> new IllegalArgumentException("no tests"));
    this.pinned = pinned;
    this.bench = bench;
    this.rounds = rounds;
    this.progress = progress;
    this.judge = new Judge(exercise);
    this.publicTests = new PublicTests(exercise, judge);
  }

  /**
   * Looks at everything; blocks for seconds.
   *
   * @throws Bench.Stopped when the bench was stopped
   * @throws tryout.fault.Refused where nothing can be run
   */
  public Verification verify() {
    statement();
    framework();
    secrets();
    validators();
    if (driver()) {
      starter();
      suite.submissions().forEach(this::submission);
      stages();
    }
    return new Verification(exercise.exercise().slug(), exercise.version(), exercise.digest(), bench.basis(), faults, outcomes);
  }

  private void at(String words) {
    progress.at(words, done++, suite.submissions().size() + 1);
  }

  private void fault(String rule, String file, String observed) {
    faults.add(new Fault(rule, file, observed));
  }

  /** (b) Links stay in the package. */
  private void statement() {
    Matcher links = LINK.matcher(exercise.exercise().statement());
    while (links.find()) {
      String target = links.group(1);
      boolean there = exercise.exercise().files().stream().anyMatch(file -> target.equals("../attachments/" + file.name()));
      if (!there && !target.startsWith("#")) {
        fault("b", "statement/problem.en.md", "links to %s, which is not in the package".formatted(target));
      }
    }
  }

  /** (i) A header of tests that is not ours could print what it likes. */
  private void framework() {
    if (suite.kind() == Kind.STDIO) {
      return;
    }
    Stream.concat(exercise.exercise().files().stream().map(file -> new Source("attachments/" + file.name(), file.text())),
            suite.driver().stream().map(file -> new Source("include/c/" + file.name(), file.text())))
        .filter(file -> file.name().endsWith("/tests.h") && !file.text().equals(pinned))
        .forEach(file -> fault("i", file.name(), "is not the header that tests are written with, byte for byte"));
    for (Exercise.File file : suite.driver()) {
      exercise.exercise().files().stream().filter(one -> one.name().equals(file.name()) && !one.text().equals(file.text()))
          .forEach(one -> fault("i", "include/c/" + file.name(), "differs from the public file of this name"));
    }
  }

  /** (k) Nothing hidden stands in what is shown. */
  private void secrets() {
    String shown = shown();
    helpers().filter(name -> Pattern.compile("\\b" + name + "\\(").matcher(shown).find())
        .forEach(name -> fault("k", "include/c/" + MAIN, "has its function %s in a public file".formatted(name)));
    suite.cases().forEach(test -> {
      if (shown.contains(test.description())) {
        fault("k", "data/" + test.name() + ".yaml", "has its description in a public file");
      }
      if (suite.kind() == Kind.UNIT && Pattern.compile("\\b" + test.arguments().getFirst() + "\\b").matcher(shown).find()) {
        fault("k", "include/c/main.c", "has its test %s in a public file".formatted(test.arguments().getFirst()));
      }
      suite.samples().stream().filter(sample -> sample.input().equals(test.input()) && suite.kind() == Kind.STDIO)
          .forEach(sample -> fault("k", "data/" + test.name() + ".in", "equals the sample %s".formatted(sample.name())));
    });
  }

  /** All that a candidate reads. */
  private String shown() {
    Stream<String> samples = suite.samples().stream()
        .flatMap(sample -> Stream.of(sample.hint(), sample.input().latin1(), sample.answer().latin1()));
    Stream<String> files = exercise.exercise().files().stream().map(Exercise.File::text);
    return Stream.of(Stream.of(exercise.exercise().title(), exercise.exercise().statement()), files, samples)
        .flatMap(texts -> texts).collect(Collectors.joining("\n"));
  }

  /** The functions of the hidden program besides its tests; what a public file defines too is nobody's secret. */
  private Stream<String> helpers() {
    Set<String> given = exercise.exercise().files().stream().map(Exercise.File::name).collect(Collectors.toSet());
    Set<String> known = exercise.exercise().files().stream().flatMap(Verifier::functions).collect(Collectors.toSet());
    return suite.driver().stream().filter(file -> !given.contains(file.name())).flatMap(Verifier::functions)
        .filter(name -> !known.contains(name)).distinct();
  }

  private static Stream<String> functions(Exercise.File file) {
    return FUNCTION.matcher(file.text()).results().map(found -> found.group(1));
  }

  /** (g) Each validator accepts each input. */
  private void validators() {
    for (Exercise.File validator : suite.validators()) {
      String file = "input_validators/" + validator.name();
      Bench.Unit unit = bench.unit(Profile.QUICK, List.of(new Source(validator.name(), validator.text())));
      Bench.Program program = unit.trouble().isEmpty() ? bench.link(Profile.QUICK, List.of(unit)) : null;
      if (program == null || !program.trouble().isEmpty()) {
        fault("g", file, program == null ? unit.trouble() : program.trouble());
        continue;
      }
      Stream.concat(suite.samples().stream(), suite.cases()).forEach(test -> {
        Bench.Tried tried = bench.run(Profile.QUICK, program.bytes(),
            new Bench.Trial(test.arguments(), test.input(), Duration.ofSeconds(2), 64, 1 << 16), List.of());
        if (tried.exit() != VALID) {
          fault("g", "data/" + test.name() + ".in", "is refused by %s: it ended with %d".formatted(file, tried.exit()));
        }
      });
    }
  }

  private boolean driver() {
    if (suite.kind() == Kind.STDIO) {
      return true;
    }
    Bench.Unit unit = judge.driver(bench, Profile.QUICK);
    if (!unit.trouble().isEmpty() || !unit.findings().isEmpty()) {
      fault("c", "include/c/" + MAIN, "does not compile without a warning: " + firstLine(unit));
      return false;
    }
    return true;
  }

  private static String firstLine(Bench.Unit unit) {
    return unit.listing().lines().findFirst().orElse(unit.trouble());
  }

  /** (c) What the candidate begins with compiles, and is no solution. */
  private void starter() {
    at("what it begins with");
    Judge.Build build = judge.build(bench, begun(List.of()));
    Judged judged = judge.judge(bench, build, stage -> {});
    if (!judged.refused().isEmpty() || judged.warnings() > 0) {
      fault("c", "attachments/templates/c", judged.refused().isEmpty() ? "compiles with a warning" : judged.refused());
    } else if (judged.points() == WHOLE) {
      fault("c", "attachments/templates/c", "passes all hidden tests");
    } else {
      publicTests.run(bench, build).flatMap(PublicTests::unbuilt).ifPresent(why ->
          fault("c", publicTests.file(), "does not build with what a candidate begins with: " + why));
    }
  }

  /** (d) Whoever solves it passes what they can see, by Run and by Check. */
  private void passesPublic(String file, Judge.Build build) {
    for (Profile profile : List.of(Profile.QUICK, Profile.SANITIZED)) {
      publicTests.run(bench, profile, build).stream().flatMap(group -> group.lines().stream())
          .filter(line -> line.outcome() != TestGroup.Outcome.HOLDS).findFirst().ifPresent(line ->
              fault("d", file, "fails a public test (%s): %s%s".formatted(profile.slug(), line.words(), why(line))));
    }
  }

  private static String why(TestGroup.Line line) {
    String said = line.fault().isEmpty() ? line.detail() : line.fault();
    return said.lines().findFirst().map(first -> ": " + first.strip()).orElse("");
  }

  /** The files to begin with, those of a submission in the place of their own. */
  private List<Source> begun(List<Source> instead) {
    Set<String> names = instead.stream().map(Source::name).collect(Collectors.toSet());
    return Stream.concat(instead.stream(), exercise.exercise().files().stream()
        .filter(file -> !file.readOnly() && !names.contains(file.name()))
        .map(file -> new Source(file.name(), file.text()))).toList();
  }

  private void submission(Suite.Submission submission) {
    at(submission.path());
    String file = "submissions/" + submission.path();
    Judge.Build build = judge.build(bench, begun(Judge.sources(submission)));
    List<Judged> all = Stream.generate(() -> judge.judge(bench, build, stage -> {})).limit(build.refused().isEmpty() ? rounds : 1).toList();
    Judged first = all.getFirst();
    if (!first.refused().isEmpty()) {
      fault(submission.accepted() ? "d" : "e", file, first.refused());
      return;
    }
    if (all.stream().anyMatch(round -> !marks(round).equals(marks(first)))) {
      fault("h", file, "does not come to the same each time: %s".formatted(
          all.stream().map(Verifier::marks).distinct().map(Object::toString).collect(Collectors.joining(" and "))));
    }
    outcomes.add(new Outcome(submission.path(), first.points(), marks(first)));
    if (submission.accepted()) {
      accepted(file, first);
      passesPublic(file, build);
    } else {
      first.stages().forEach(staged -> wrong(file, submission, staged));
    }
  }

  /** By stage, the worse verdict of each case. */
  private static List<String> marks(Judged judged) {
    return judged.stages().stream()
        .map(staged -> staged.stage().name() + " "
            + staged.cases().stream().map(one -> one.worse().name()).collect(Collectors.joining(" ")))
        .toList();
  }

  /** (d) */
  private void accepted(String file, Judged judged) {
    if (judged.warnings() > 0) {
      fault("d", file, "compiles with %d warnings".formatted(judged.warnings()));
    }
    for (Staged staged : judged.stages()) {
      for (One one : staged.cases()) {
        if (one.worse() != Mark.AC) {
          String why = one.report().isEmpty() ? "" : ": " + one.report();
          fault("d", file, "gets %s in %s%s".formatted(one.worse(), one.test().name(), why));
        } else if (one.cpu().toMillis() > SHARE * suite.bounds().time().toMillis()) {
          fault("d", file, "takes %d ms for %s, more than a fifth of the limit".formatted(one.cpu().toMillis(), one.test().name()));
        }
      }
    }
  }

  /** (e) */
  private void wrong(String file, Suite.Submission submission, Staged staged) {
    Suite.Expected expected = submission.stages().get(staged.stage().name());
    Set<Mark> seen = staged.cases().stream().map(One::worse).collect(Collectors.toSet());
    if (expected == null) {
      fault("e", "submissions/submissions.yaml", "declares nothing of %s in %s".formatted(submission.path(), staged.stage().name()));
      return;
    }
    String came = "comes to %s in %s, where ".formatted(sorted(seen), staged.stage().name());
    if (!expected.permitted().containsAll(seen)) {
      fault("e", file, came + sorted(expected.permitted()) + " is permitted");
    } else if (!expected.required().isEmpty() && expected.required().stream().noneMatch(seen::contains)) {
      fault("e", file, came + sorted(expected.required()) + " is required");
    } else if (seen.stream().anyMatch(mark -> mark != Mark.AC)) {
      failed.add(staged.stage().name());
    }
  }

  private static String sorted(Set<Mark> marks) {
    return marks.stream().sorted().map(Mark::name).collect(Collectors.joining(", "));
  }

  /** (f) */
  private void stages() {
    for (Suite.Stage stage : suite.stages()) {
      String file = "data/secret/" + stage.name();
      if (stage.cases().size() < LEAST_CASES) {
        fault("f", file, "has fewer than %d tests".formatted(LEAST_CASES));
      }
      if (!failed.contains(stage.name())) {
        fault("f", file, "is failed by no wrong submission");
      }
    }
  }
}
