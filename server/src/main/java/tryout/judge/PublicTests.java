package tryout.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tryout.exercise.Exercise;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Kind;
import tryout.exercise.Suite;
import tryout.exercise.Suite.Mark;
import tryout.run.Bench;
import tryout.run.Bytes;
import tryout.run.Profile;
import tryout.run.Source;
import tryout.run.TestGroup;
import tryout.run.TestGroup.Line;
import tryout.run.TestGroup.Outcome;
import tryout.run.TestGroup.Shown;
import tryout.run.Verdict;

/** Runs the tests that an exercise shows: everything of them may be told. */
final class PublicTests {
  /** How its tests say what they came to: words, then one of these two, and behind a failure lines that are indented. */
  private static final Pattern SAID = Pattern.compile("(\\S.*?) +(holds|FAILS)");
  private static final Pattern BEGUN = Pattern.compile("(\\S.*?) {2,}");
  /** What is said in the place of all others. */
  private static final String UNBUILT = "The public tests build with this text";
  private static final String CLEAN = "No memory error and no undefined behaviour";
  /** All of them together in one process. */
  private static final Duration TIME = Duration.ofSeconds(4);

  private final Exercise exercise;
  private final Suite suite;
  private final Judge judge;

  PublicTests(ExercisePackage exercise, Judge judge) {
    this.exercise = exercise.exercise();
    this.suite = judge.suite();
    this.judge = judge;
  }

  /** What they came to, built plainly; nothing where there are none. */
  Optional<TestGroup> run(Bench bench, Judge.Build build) {
    return run(bench, Profile.QUICK, build);
  }

  /** What they came to in one build; one line that says so where they do not build with what was written. */
  Optional<TestGroup> run(Bench bench, Profile profile, Judge.Build build) {
    List<Line> lines = suite.kind() == Kind.STDIO ? samples(bench, profile, build) : functions(bench, profile, build);
    int held = (int) lines.stream().filter(line -> line.outcome() == Outcome.HOLDS).count();
    return lines.isEmpty() ? Optional.empty() : Optional.of(new TestGroup("", held, lines.size(), lines));
  }

  /** Where they stand in the package. */
  String file() {
    return suite.kind() == Kind.STDIO ? "data/sample" : sources().findFirst().map(source -> "attachments/" + source.name()).orElse("attachments");
  }

  private Stream<Source> sources() {
    return exercise.files().stream().filter(file -> file.readOnly() && file.name().endsWith(".c"))
        .map(file -> new Source(file.name(), file.text()));
  }

  /** Why there is nothing but that one line, if that is so. */
  static Optional<String> unbuilt(TestGroup group) {
    return group.lines().stream().filter(line -> line.words().equals(UNBUILT)).map(line -> line.detail().lines().findFirst().orElse("")).findFirst();
  }

  private List<Line> samples(Bench bench, Profile profile, Judge.Build build) {
    return suite.samples().stream().map(sample -> {
      Cases.Tested tested = judge.cases().tested(bench, build, profile, sample);
      Shown shown = new Shown(sample.input().shown(TestGroup.SHOWN_UNITS), sample.answer().shown(TestGroup.SHOWN_UNITS), tested.tried().out().shown(TestGroup.SHOWN_UNITS));
      String detail = tested.mark() == Mark.RTE ? tested.tried().sentence() : "";
      return new Line(sample.hint(), Told.outcome(tested.mark()), "", detail, Optional.of(shown));
    }).toList();
  }

  private List<Line> functions(Bench bench, Profile profile, Judge.Build build) {
    List<Source> tests = sources().toList();
    if (tests.isEmpty()) {
      return List.of();
    }
    List<Source> all = Stream.concat(build.sources().stream(), tests.stream()).toList();
    Bench.Unit unit = bench.unit(profile, all);
    Bench.Program program = unit.trouble().isEmpty() ? bench.link(profile, List.of(unit)) : new Bench.Program(unit.trouble(), Bytes.NONE);
    if (!program.trouble().isEmpty()) {
      return List.of(new Line(UNBUILT, Outcome.WRONG, "", program.trouble() + "\n" + unit.listing(), Optional.empty()));
    }
    Bench.Tried tried = bench.run(profile, program.bytes(),
        new Bench.Trial(List.of(), Bytes.NONE, TIME, suite.bounds().memory(), suite.bounds().output()), all);
    List<Line> lines = read(tried);
    return tried.report().isEmpty() ? lines : reported(lines, tried.report());
  }

  /** A sanitizer may have found something only once all tests had held, such as what was not freed. */
  private static List<Line> reported(List<Line> lines, String report) {
    boolean said = lines.stream().anyMatch(line -> line.outcome() != Outcome.HOLDS);
    return said ? lines : Stream.concat(lines.stream(), Stream.of(new Line(CLEAN, Outcome.FAULTY, report, "", Optional.empty()))).toList();
  }

  /** One line for each test that was begun; the last of them may have ended the program. */
  private static List<Line> read(Bench.Tried tried) {
    List<Line> lines = new ArrayList<>();
    StringBuilder detail = new StringBuilder();
    for (String text : tried.out().shown(TestGroup.SHOWN_UNITS).split("\n", -1)) {
      Matcher said = SAID.matcher(text);
      Matcher begun = BEGUN.matcher(text);
      if (said.matches()) {
        lines.add(new Line(said.group(1), said.group(2).equals("holds") ? Outcome.HOLDS : Outcome.WRONG, "", "", Optional.empty()));
        detail.setLength(0);
      } else if (begun.matches()) {
        Outcome outcome = tried.verdict() == Verdict.TIMEOUT ? Outcome.SLOW : Outcome.CRASHED;
        lines.add(new Line(begun.group(1), outcome, "", tried.sentence(), Optional.empty()));
      } else if (text.startsWith(" ") && !lines.isEmpty()) {
        detail.append(text).append('\n');
        Line last = lines.removeLast();
        lines.add(new Line(last.words(), last.outcome(), "", detail.toString(), Optional.empty()));
      }
    }
    return lines;
  }
}
