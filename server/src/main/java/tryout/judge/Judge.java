package tryout.judge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tryout.exercise.Exercise;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Kind;
import tryout.exercise.Suite;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Bench;
import tryout.run.Bench.Program;
import tryout.run.Bench.Unit;
import tryout.run.Bytes;
import tryout.run.Finding;
import tryout.run.Oddities;
import tryout.run.Profile;
import tryout.run.Source;

/**
 * Judges one exercise. What a candidate wrote and the hidden program are compiled apart and meet at the linker; each test
 * is a process of its own, which must repeat a word that was made for it alone.
 *
 * <p>Code that runs in one process with the tests can read all of it. So what would run before or instead of them is
 * refused; what is left can cheat only on purpose and in sight, and the panel sees the source.
 *
 * <p>The hidden program is compiled once. May be used by several threads, each with a bench of its own.
 */
public final class Judge {
  /** Both builds, in this order: points come from the first. */
  private static final List<Profile> BUILDS = List.of(Profile.QUICK, Profile.SANITIZED);
  private static final Pattern ASSEMBLY = Pattern.compile("\\b(?:__)?asm(?:__)?\\b");

  /** Attributes that switch a sanitizer off, and names by which one is spoken to; they may be put together by a macro. */
  private static final Pattern UNSANITIZED = Pattern.compile("sanitize|__[almtu]b?san_|no_address_safety|no_san|__sanitizer");

  private static final Pattern RESERVED = Pattern.compile("__.*|_[A-Z].*|_init|_fini|_start");
  /** Marks that the sanitizer itself makes for each global variable. */
  private static final String OF_THE_SANITIZER = "__odr_asan";
  private static final Set<String> MEMORY = Set.of(
      "malloc", "calloc", "realloc", "free", "memalign", "posix_memalign", "aligned_alloc");

  private final Exercise exercise;
  private final Suite suite;
  private final Cases cases;
  private final Map<Profile, Unit> drivers = new ConcurrentHashMap<>();
  private volatile Set<String> interfaces = Set.of();

  /** @throws IllegalArgumentException for a package without tests */
  public Judge(ExercisePackage exercise) {
    this.exercise = exercise.exercise();
    this.suite = exercise.suite().orElseThrow(() -> new IllegalArgumentException("no tests"));
    this.cases = new Cases(suite);
  }

  /**
   * What a candidate wrote, ready to be tested.
   *
   * @param refused why it cannot be, in one sentence for the candidate, or empty
   * @param listing what the compiler said of it, as text; empty where it was not refused
   * @param findings what the compiler said of the files as they were given
   * @param warnings how many of those are warnings
   * @param oddities what the panel should look at
   * @param sources what was compiled
   * @param programs both builds; none where it was refused
   */
  public record Build(String refused, String listing, List<Finding> findings, int warnings, Oddities oddities, List<Source> sources,
      Map<Profile, Bytes> programs) {
    public Build {
      findings = List.copyOf(findings);
      sources = List.copyOf(sources);
      programs = Map.copyOf(programs);
    }
  }

  /**
   * Judges what a candidate wrote.
   *
   * @param written their files; those that the exercise protects are replaced by its own
   * @param progress told each stage when it is over
   */
  public Judged judge(Bench bench, List<Source> written, Consumer<Judged.Staged> progress) {
    return judge(bench, build(bench, written), progress);
  }

  /** The same of what was built before. */
  public Judged judge(Bench bench, Build build, Consumer<Judged.Staged> progress) {
    if (!build.refused().isEmpty()) {
      return Judged.refused(build);
    }
    List<Judged.Staged> stages = new ArrayList<>();
    for (Suite.Stage stage : suite.stages()) {
      Judged.Staged staged = new Judged.Staged(stage, stage.cases().stream().map(test -> cases.one(bench, build, test)).toList());
      stages.add(staged);
      progress.accept(staged);
    }
    return new Judged("", build.findings(), build.warnings(), build.oddities(), stages, bench.findsLeaks());
  }

  /** Builds what a candidate wrote, both ways, with the hidden program. */
  public Build build(Bench bench, List<Source> written) {
    List<Source> sources = protect(written);
    String tooMuch = tooMuch(written);
    if (!tooMuch.isEmpty()) {
      return new Build(tooMuch, "", List.of(), 0, Oddities.NONE, sources, Map.of());
    }
    Map<Profile, Bytes> programs = new EnumMap<>(Profile.class);
    List<Finding> findings = List.of();
    Oddities oddities = new Oddities(stands(ASSEMBLY, written), stands(UNSANITIZED, written));
    for (Profile profile : BUILDS) {
      Unit unit = bench.unit(profile, sources, suite.bounds().compilation());
      findings = profile == Profile.QUICK ? unit.findings() : findings;
      String trouble = unit.trouble().isEmpty() ? trouble(bench, profile, unit) : unit.trouble();
      Program program = trouble.isEmpty() ? link(bench, profile, unit) : new Program(trouble, Bytes.NONE);
      if (!program.trouble().isEmpty()) {
        return new Build(program.trouble(), unit.listing(), renumbered(unit.findings(), sources, written), 0, oddities, sources, Map.of());
      }
      programs.put(profile, program.bytes());
    }
    int warnings = (int) findings.stream().filter(finding -> finding.severity() == Finding.Severity.WARNING).count();
    return new Build("", "", renumbered(findings, sources, written), warnings, oddities, sources, programs);
  }

  /** Why there is more than the exercise lets anybody write, or empty. */
  private String tooMuch(List<Source> written) {
    int most = suite.bounds().code();
    Set<String> given = exercise.files().stream().filter(Exercise.File::readOnly).map(Exercise.File::name).collect(Collectors.toSet());
    int bytes = written.stream().filter(source -> !given.contains(source.name())).mapToInt(source -> source.text().getBytes(StandardCharsets.UTF_8).length).sum();
    return bytes <= most ? "" : "Your files hold %d KiB; this exercise takes at most %d.".formatted(Math.ceilDiv(bytes, 1024), most / 1024);
  }

  private static boolean stands(Pattern pattern, List<Source> written) {
    return written.stream().anyMatch(source -> pattern.matcher(source.text()).find());
  }

  /** The cases of the exercise that are public. */
  Cases cases() {
    return cases;
  }

  Suite suite() {
    return suite;
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

  /** Findings in the files as they were given; those in a file that was not given are left out. */
  static List<Finding> renumbered(List<Finding> findings, List<Source> compiled, List<Source> given) {
    int[] numbers = compiled.stream().mapToInt(one -> place(given, one.name())).toArray();
    return findings.stream().filter(finding -> finding.everywhere(file -> numbers[file] >= 0))
        .map(finding -> finding.renumbered(file -> numbers[file])).toList();
  }

  private static int place(List<Source> sources, String name) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private Program link(Bench bench, Profile profile, Unit unit) {
    return bench.link(profile, suite.kind() == Kind.UNIT ? List.of(unit, driver(bench, profile)) : List.of(unit));
  }

  /**
   * The hidden program, compiled when it is asked for first; by two at once where two ask at once. Nobody may hold others up
   * here while they wait for a turn, which those others may have.
   */
  Unit driver(Bench bench, Profile profile) {
    Unit known = drivers.get(profile);
    if (known != null) {
      return known;
    }
    Unit made = bench.unit(profile, suite.driver().stream().map(file -> new Source(file.name(), file.text())).toList());
    if (made.trouble().isEmpty()) {
      drivers.put(profile, made);
    }
    return made;
  }

  /** What the hidden program asks for and the reference offers: that, and nothing else, may be replaced. */
  private Set<String> interfaces(Bench bench) {
    Set<String> known = interfaces;
    if (known.isEmpty()) {
      Set<String> asked = new HashSet<>(driver(bench, Profile.QUICK).needs());
      suite.model().ifPresent(model -> asked.retainAll(bench.unit(Profile.QUICK, protect(sources(model))).defines()));
      known = Set.copyOf(asked);
      interfaces = known;
    }
    return known;
  }

  static List<Source> sources(Suite.Submission submission) {
    return submission.files().stream().map(file -> new Source(file.name(), file.text())).toList();
  }

  /** What the start of a program, the library or a sanitizer would call instead of its own. */
  private static boolean reserved(String name) {
    return RESERVED.matcher(name).matches() && !name.startsWith(OF_THE_SANITIZER) || MEMORY.contains(name);
  }

  /** Why an object may not meet the tests, or empty. */
  private String trouble(Bench bench, Profile profile, Unit unit) {
    if (suite.kind() == Kind.STDIO) {
      return "";
    }
    Unit driver = driver(bench, profile);
    if (!driver.trouble().isEmpty()) {
      throw new Refused(Code.RUNNER_BUSY, "The tests of " + exercise.slug() + " could not be built just now, our fault. Try again.");
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
    Optional<String> reserved = unit.defines().stream().filter(Judge::reserved).filter(name -> !interfaces(bench).contains(name)).min(Comparator.naturalOrder());
    if (reserved.isPresent()) {
      return "The name %s is the compiler's or the library's own: give yours another, or make it static.".formatted(reserved.get());
    }
    return profile == Profile.QUICK && unit.early()
        ? "Something would run before the tests (a constructor, or a function that is chosen at the start): leave it out."
        : "";
  }
}
