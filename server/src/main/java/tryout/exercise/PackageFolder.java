package tryout.exercise;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tryout.run.TestScore;

/** One folder on its way to a {@link ExercisePackage}. */
final class PackageFolder {
  private static final String PROBLEM = "problem.yaml";
  private static final String INTERVIEW = ".meta/interview.yaml";
  private static final String INTERVIEWER = ".meta/interviewer.en.md";
  private static final String SOLUTION = "solution/solution.en.md";
  private static final String REPLAYS = ".meta/replays";
  private static final String JSONL = ".jsonl";
  private static final String RUBRIC = ".meta/rubric.yaml";
  private static final String STATEMENT = "statement/problem.en.md";
  private static final String ATTACHMENTS = "attachments";
  private static final String TEMPLATES = "attachments/templates/c";
  private static final int WHOLE_MARK = 100;
  private static final int LEVELS = 4;

  private final Path folder;
  private final PackageFiles files;

  PackageFolder(Path folder, Mistakes mistakes) {
    this.folder = folder;
    this.files = new PackageFiles(folder, mistakes);
  }

  /** What it holds; of no use to anybody when there were mistakes. */
  ExercisePackage read() {
    if (!ExerciseLimits.SLUG.matcher(files.slug()).matches()) {
      files.wrong("", "a package's folder is named by at most 40 small letters and digits");
    }
    boolean tested = files.has("data");
    Problem problem = problem(files.keys(PROBLEM), tested);
    Interview interview = interview(files.keys(INTERVIEW), tested);
    Exercise exercise = new Exercise(files.slug(), problem.name(), interview.minutes(), interview.difficulty(),
        interview.topics(), interview.uses(), statement(), begins());
    Optional<Suite> suite = tested ? Optional.of(suite(problem, interview)) : Optional.empty();
    Guide guide = new Guide(notes(INTERVIEWER), notes(SOLUTION), tested ? rubric(files.keys(RUBRIC)) : List.of(), replays());
    return new ExercisePackage(exercise, problem.version(), suite, guide, problem.embargo(), Digest.of(folder));
  }

  private String notes(String path) {
    String text = files.has(path) ? files.text(path).strip() : "";
    if (text.length() > ExerciseLimits.NOTES_UNITS) {
      files.wrong(path, "is longer than " + ExerciseLimits.NOTES_UNITS + " characters");
    }
    return text;
  }

  private List<Guide.Replay> replays() {
    return files.names(REPLAYS).stream().filter(name -> name.endsWith(JSONL))
        .map(name -> new Guide.Replay(name.substring(0, name.length() - JSONL.length()), files.events(REPLAYS + "/" + name))).toList();
  }

  private Suite suite(Problem problem, Interview interview) {
    return new SuiteFolder(files, interview.kind()).read(problem.bounds(), interview.feedback(), interview.weights(),
        interview.hints(), interview.uses().contains(Use.INTERVIEW));
  }

  private record Problem(String name, String version, Suite.Bounds bounds, Optional<LocalDate> embargo) {}

  private static final Suite.Bounds UNTESTED = new Suite.Bounds(Duration.ofSeconds(1), 64, 1 << 20, 1 << 18, Duration.ofSeconds(60));

  private static Problem problem(Keys keys, boolean tested) {
    keys.word("problem_format_version", "2025-09");
    String name = keys.line("name", ExerciseLimits.TITLE_UNITS);
    keys.line("uuid", ExerciseLimits.WORD_UNITS);
    String version = keys.line("version", ExerciseLimits.WORD_UNITS);
    keys.word("license", "unknown", "public domain", "cc0", "cc by", "cc by-sa", "educational", "permission");
    if (!keys.words("languages").contains("c")) {
      keys.wrong("languages", "does not name c");
    }
    keys.pass("credits", "rights_owner", "source", "keywords");
    Optional<LocalDate> embargo = keys.day("embargo_until");
    Suite.Bounds bounds = UNTESTED;
    if (tested) {
      keys.word("type", "scoring");
      bounds = SuiteFolder.bounds(keys.map("limits"));
    } else {
      keys.pass("type");
      others(keys);
    }
    keys.end();
    return new Problem(name, version, bounds, embargo);
  }

  /** Limits that only other judges hold. */
  private static void others(Keys keys) {
    if (keys.names("limits")) {
      Keys limits = keys.map("limits");
      limits.pass("time_limit", "memory", "output", "code", "compilation_time");
      limits.end();
    }
  }

  private record Interview(Kind kind, int minutes, int difficulty, List<String> topics, Set<Use> uses, List<Suite.Hint> hints,
      Suite.Feedback feedback, TestScore.Weights weights) {}

  private static Interview interview(Keys keys, boolean tested) {
    keys.number("format", 1, 1);
    Kind kind = Kind.of(keys.word("kind", "unit", "stdio"));
    int minutes = keys.number("duration_minutes", 1, ExerciseLimits.MINUTES);
    int difficulty = keys.number("difficulty", 1, ExerciseLimits.DIFFICULTY);
    List<Suite.Hint> hints = new ArrayList<>();
    for (Keys hint : keys.list("hints")) {
      hints.add(new Suite.Hint(hint.number("after_minutes", 0, ExerciseLimits.MINUTES), hint.line("text", ExerciseLimits.HINT_UNITS)));
      hint.end();
    }
    List<String> topics = keys.words("topics");
    Set<Use> uses = uses(keys);
    Suite.Feedback feedback = tested ? judged(keys, kind) : Suite.Feedback.NONE;
    TestScore.Weights weights = tested ? weights(keys.map("scoring")) : new TestScore.Weights(0, 0, WHOLE_MARK);
    keys.end();
    return new Interview(kind, minutes, difficulty, topics, uses, hints, feedback, weights);
  }

  private static Suite.Feedback judged(Keys keys, Kind kind) {
    if (kind == Kind.UNIT) {
      Keys unit = keys.map("unit");
      unit.word("framework", "tests");
      if (!unit.words("sources").equals(List.of("main.c"))) {
        unit.wrong("sources", "is not [main.c]");
      }
      if (!unit.flag("one_process_per_test", true)) {
        unit.wrong("one_process_per_test", "is false: a crash would cost more than one test");
      }
      unit.end();
    }
    Keys checks = keys.map("checks");
    checks.flag("asan", true);
    checks.flag("ubsan", true);
    checks.flag("leaks", true);
    checks.word("warnings", "count");
    checks.end();
    Keys feedback = keys.map("feedback");
    String secret = feedback.word("secret", "names", "count", "none");
    feedback.end();
    return switch (secret) {
      case "count" -> Suite.Feedback.COUNT;
      case "none" -> Suite.Feedback.NONE;
      default -> Suite.Feedback.NAMES;
    };
  }

  private static TestScore.Weights weights(Keys keys) {
    TestScore.Weights weights = new TestScore.Weights(keys.number("correctness", 0, WHOLE_MARK),
        keys.number("sanitizers", 0, WHOLE_MARK), keys.number("rubric", 0, WHOLE_MARK));
    if (weights.correctness() + weights.sanitizers() + weights.rubric() != WHOLE_MARK) {
      keys.wrong("correctness", "and the others do not add up to " + WHOLE_MARK);
    }
    keys.end();
    return weights;
  }

  private static List<Guide.Criterion> rubric(Keys keys) {
    List<Guide.Criterion> read = new ArrayList<>();
    List<Keys> criteria = keys.list("criteria");
    if (criteria.size() < 3 || criteria.size() > 5) {
      keys.wrong("criteria", "is not a list of 3 to 5");
    }
    Set<String> ids = new HashSet<>();
    for (Keys one : criteria) {
      Guide.Criterion criterion = criterion(one);
      if (!ids.add(criterion.id())) {
        one.wrong("id", "comes twice");
      }
      read.add(criterion);
    }
    keys.end();
    return read;
  }

  private static Guide.Criterion criterion(Keys keys) {
    String id = keys.line("id", ExerciseLimits.WORD_UNITS);
    String title = keys.line("title", ExerciseLimits.TITLE_UNITS);
    int weight = keys.number("weight", 1, WHOLE_MARK);
    boolean evidence = keys.flag("evidence_required", false);
    Keys anchors = keys.map("anchors");
    List<String> words = new ArrayList<>();
    for (int level = 1; level <= LEVELS; level++) {
      words.add(anchors.line(Integer.toString(level), ExerciseLimits.HINT_UNITS));
    }
    anchors.end();
    keys.end();
    return new Guide.Criterion(id, title, weight, words, evidence);
  }

  private static Set<Use> uses(Keys keys) {
    Set<Use> uses = EnumSet.noneOf(Use.class);
    List<String> words = keys.words("usable_for");
    words.forEach(word -> Use.of(word).ifPresent(uses::add));
    if (words.isEmpty() || uses.size() < words.size()) {
      keys.wrong("usable_for", "names nothing, or something other than: interview, practice, warm-up");
    }
    return uses;
  }

  private String statement() {
    String text = files.text(STATEMENT).strip();
    if (text.startsWith("# ")) {
      files.wrong(STATEMENT, "begins with a title: the title is name in problem.yaml");
    }
    if (text.length() > ExerciseLimits.STATEMENT_UNITS) {
      files.wrong(STATEMENT, "is longer than " + ExerciseLimits.STATEMENT_UNITS + " characters");
    }
    return text;
  }

  private List<Exercise.File> begins() {
    List<Exercise.File> begins = new ArrayList<>();
    for (String name : files.names(TEMPLATES)) {
      begins.add(files.file(TEMPLATES, name, false));
    }
    if (begins.isEmpty()) {
      files.wrong(TEMPLATES, "holds no file to begin with");
    }
    for (String name : files.names(ATTACHMENTS)) {
      begins.add(files.file(ATTACHMENTS, name, true));
    }
    bounds(begins);
    return begins;
  }

  private void bounds(List<Exercise.File> begins) {
    Set<String> names = new HashSet<>();
    for (Exercise.File file : begins) {
      if (!names.add(file.name())) {
        files.wrong(ATTACHMENTS + "/" + file.name(), "is in templates/c too");
      }
    }
    if (begins.size() > ExerciseLimits.FILES || PackageFiles.bytes(begins) > ExerciseLimits.ALL_BYTES) {
      files.wrong(ATTACHMENTS,
          "holds more than " + ExerciseLimits.FILES + " files or " + ExerciseLimits.ALL_BYTES + " bytes in all");
    }
  }
}
