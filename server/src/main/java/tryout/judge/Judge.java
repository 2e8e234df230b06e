package tryout.judge;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tryout.exercise.Exercise;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Kind;
import tryout.exercise.Suite;
import tryout.exercise.Suite.Case;
import tryout.exercise.Suite.Mark;
import tryout.run.Bench;
import tryout.run.Bench.Program;
import tryout.run.Bench.Tried;
import tryout.run.Bench.Unit;
import tryout.run.Bytes;
import tryout.run.Finding;
import tryout.run.Profile;
import tryout.run.Source;
import tryout.run.Verdict;

/**
 * Judges one exercise. What a candidate wrote and the hidden program are compiled apart and meet at the linker; each test
 * is a process of its own, which must repeat a word that was made for it alone.
 *
 * <p>Code that runs in one process with the tests can read all of it. So what would run before or instead of them is
 * refused; what is left can cheat only on purpose and in sight, and the panel sees the source.
 *
 * <p>The hidden program is compiled once. Use it with one bench at a time.
 */
public final class Judge {
  /** Both builds, in this order: points come from the first. */
  private static final List<Profile> BUILDS = List.of(Profile.QUICK, Profile.SANITIZED);
  private static final Pattern ASSEMBLY = Pattern.compile("\\b(?:__)?asm(?:__)?\\b");
  private static final String WORD = "word";
  private static final int WORD_BYTES = 16;

  private final Exercise exercise;
  private final Suite suite;
  private final SecureRandom random = new SecureRandom();
  private final Map<Profile, Unit> drivers = new HashMap<>();
  private Set<String> interfaces = Set.of();

  /** @throws IllegalArgumentException for a package without tests */
  public Judge(ExercisePackage exercise) {
    this.exercise = exercise.exercise();
    this.suite = exercise.suite().orElseThrow(() -> new IllegalArgumentException("no tests"));
  }

  /**
   * Judges what a candidate wrote.
   *
   * @param written their files; those that the exercise protects are replaced by its own
   * @param progress told how many of {@link #cases} are done
   */
  public Judged judge(Bench bench, List<Source> written, Consumer<Integer> progress) {
    return judge(bench, written, 1, progress).getFirst();
  }

  /** The same, with the tests run several times on what was built once. */
  List<Judged> judge(Bench bench, List<Source> written, int rounds, Consumer<Integer> progress) {
    List<Source> sources = protect(written);
    Map<Profile, Program> programs = new HashMap<>();
    List<Finding> findings = List.of();
    for (Profile profile : BUILDS) {
      Unit unit = bench.unit(profile, sources);
      findings = profile == Profile.QUICK ? unit.findings() : findings;
      String trouble = unit.trouble().isEmpty() ? trouble(bench, profile, unit) : unit.trouble();
      Program program = trouble.isEmpty() ? link(bench, profile, unit) : new Program(trouble, Bytes.NONE);
      if (!program.trouble().isEmpty()) {
        return List.of(Judged.refused(program.trouble(), unit.findings()));
      }
      programs.put(profile, program);
    }
    int warnings = (int) findings.stream().filter(finding -> finding.severity() == Finding.Severity.WARNING).count();
    boolean assembly = written.stream().anyMatch(source -> ASSEMBLY.matcher(source.text()).find());
    List<Judged> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      all.add(new Judged("", findings, warnings, assembly, stages(bench, programs, sources, progress), bench.findsLeaks()));
    }
    return all;
  }

  /** How many cases there are in both builds. */
  public int cases() {
    return (int) suite.cases().count() * BUILDS.size();
  }

  /** Public headers are the exercise's, whatever was sent under their names; its public tests have a main of their own. */
  private List<Source> protect(List<Source> written) {
    List<Source> sources = new ArrayList<>();
    Set<String> names = new HashSet<>();
    exercise.files().stream().filter(Exercise.File::readOnly).forEach(file -> {
      names.add(file.name());
      if (file.name().endsWith(".h")) {
        sources.add(new Source(file.name(), file.text()));
      }
    });
    written.stream().filter(source -> !names.contains(source.name())).forEach(sources::add);
    return sources;
  }

  private Program link(Bench bench, Profile profile, Unit unit) {
    return bench.link(profile, suite.kind() == Kind.UNIT ? List.of(unit, driver(bench, profile)) : List.of(unit));
  }

  private Unit driver(Bench bench, Profile profile) {
    return drivers.computeIfAbsent(profile, key -> bench.unit(profile,
        suite.driver().stream().map(file -> new Source(file.name(), file.text())).toList()));
  }

  /** What the hidden program asks for and the reference offers: that, and nothing else, may be replaced. */
  private Set<String> interfaces(Bench bench) {
    if (interfaces.isEmpty()) {
      Set<String> asked = new HashSet<>(driver(bench, Profile.QUICK).needs());
      suite.model().ifPresent(model -> asked.retainAll(bench.unit(Profile.QUICK, protect(sources(model))).defines()));
      interfaces = Set.copyOf(asked);
    }
    return interfaces;
  }

  static List<Source> sources(Suite.Submission submission) {
    return submission.files().stream().map(file -> new Source(file.name(), file.text())).toList();
  }

  /** Why an object may not meet the tests, or empty. */
  private String trouble(Bench bench, Profile profile, Unit unit) {
    if (suite.kind() == Kind.STDIO) {
      return "";
    }
    Unit driver = driver(bench, profile);
    if (!driver.trouble().isEmpty()) {
      throw new IllegalStateException("The hidden tests of " + exercise.slug() + " do not compile: " + driver.listing());
    }
    if (unit.defines().contains("main")) {
      return "There is a main already, in the tests: leave yours out.";
    }
    Set<String> taken = new HashSet<>(driver.defines());
    taken.addAll(driver.needs());
    taken.removeAll(interfaces(bench));
    taken.retainAll(unit.defines());
    if (!taken.isEmpty()) {
      return "The tests use a function named %s: give yours another name, or make it static."
          .formatted(Collections.min(taken));
    }
    return profile == Profile.QUICK && unit.early()
        ? "Something would run before the tests (a constructor, or a function that is chosen at the start): leave it out."
        : "";
  }

  private List<Judged.Staged> stages(Bench bench, Map<Profile, Program> programs, List<Source> sources, Consumer<Integer> progress) {
    List<Judged.Staged> stages = new ArrayList<>();
    int done = 0;
    for (Suite.Stage stage : suite.stages()) {
      List<Judged.One> cases = new ArrayList<>();
      for (Case test : stage.cases()) {
        cases.add(one(bench, programs, test, sources));
        done += BUILDS.size();
        progress.accept(done);
      }
      stages.add(new Judged.Staged(stage, cases));
    }
    return stages;
  }

  private Judged.One one(Bench bench, Map<Profile, Program> programs, Case test, List<Source> sources) {
    Tested plain = tested(bench, Profile.QUICK, programs, test, sources);
    // What is too slow as it is would only take three times as long to be so again.
    Tested sanitized = plain.mark() == Mark.TLE ? plain : tested(bench, Profile.SANITIZED, programs, test, sources);
    Duration cpu = plain.tried().cpu().compareTo(sanitized.tried().cpu()) > 0 ? plain.tried().cpu() : sanitized.tried().cpu();
    Optional<Finding> fault = sanitized.tried().fault();
    return new Judged.One(test, plain.mark(), sanitized.mark(), sanitized.tried().report(), fault, cpu);
  }

  private record Tested(Mark mark, Tried tried) {}

  private Tested tested(Bench bench, Profile profile, Map<Profile, Program> programs, Case test, List<Source> sources) {
    byte[] fresh = new byte[WORD_BYTES];
    random.nextBytes(fresh);
    String word = HexFormat.of().formatHex(fresh);
    Bytes input = fresh(test.input(), word);
    Bytes answer = fresh(test.answer(), word);
    // The sanitizers make a program several times slower.
    Duration time = profile == Profile.SANITIZED ? suite.bounds().time().multipliedBy(3) : suite.bounds().time();
    Tried tried = bench.run(profile, Objects.requireNonNull(programs.get(profile)).bytes(),
        new Bench.Trial(test.arguments(), input, time, suite.bounds().memory(), suite.bounds().output()), sources);
    return new Tested(mark(tried, answer, test, time), tried);
  }

  /** The same with that word at its beginning instead of the one that stands there. */
  private Bytes fresh(Bytes text, String word) {
    String all = text.latin1();
    return suite.kind() == Kind.UNIT && all.startsWith(WORD) ? Bytes.of(word + all.substring(WORD.length())) : text;
  }

  private Mark mark(Tried tried, Bytes answer, Case test, Duration time) {
    if (tried.verdict() == Verdict.TIMEOUT || tried.cpu().compareTo(time) > 0) {
      return Mark.TLE;
    }
    if (tried.verdict() != Verdict.OK) {
      return Mark.RTE;
    }
    boolean right = suite.kind() == Kind.UNIT
        ? Comparing.lastLine(tried.out()).equals(Comparing.lastLine(answer))
        : Comparing.same(tried.out(), answer, test.comparison());
    return right ? Mark.AC : Mark.WA;
  }
}
