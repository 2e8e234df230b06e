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
import java.util.stream.IntStream;
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
    Problem problem = problem(files.keys(Form.PROBLEM, PROBLEM), tested);
    Interview interview = interview(files.keys(Form.INTERVIEW, INTERVIEW), tested);
    Exercise exercise = new Exercise(files.slug(), problem.name(), interview.minutes(), interview.difficulty(),
        interview.topics(), interview.uses(), statement(), begins());
    Optional<Suite> suite = tested ? Optional.of(suite(problem, interview)) : Optional.empty();
    Guide guide = new Guide(notes(INTERVIEWER), notes(SOLUTION), tested ? rubric(files.keys(Form.RUBRIC, RUBRIC)) : List.of(), replays());
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
    Suite.Bounds bounds = UNTESTED;
    if (tested) {
      keys.needs("type", "limits");
      if (keys.names("type") && !keys.line("type").equals("scoring")) {
        keys.wrong("type", "is not scoring, as tests in stages are");
      }
      bounds = SuiteFolder.bounds(keys.map("limits"));
    }
    return new Problem(keys.line("name"), keys.line("version"), bounds, keys.day("embargo_until"));
  }

  private record Interview(Kind kind, int minutes, int difficulty, List<String> topics, Set<Use> uses, List<Suite.Hint> hints,
      Suite.Feedback feedback, TestScore.Weights weights) {}

  private static Interview interview(Keys keys, boolean tested) {
    Kind kind = Kind.of(keys.line("kind"));
    List<Suite.Hint> hints = keys.list("hints").stream().map(hint -> new Suite.Hint(hint.number("after_minutes"), hint.line("text"))).toList();
    Set<Use> uses = EnumSet.noneOf(Use.class);
    keys.words("usable_for").forEach(word -> Use.of(word).ifPresent(uses::add));
    if (tested) {
      keys.needs("checks", "feedback", "scoring");
      keys.needs(kind == Kind.UNIT ? new String[] {"unit"} : new String[0]);
    }
    TestScore.Weights weights = tested ? weights(keys.map("scoring")) : new TestScore.Weights(0, 0, WHOLE_MARK);
    return new Interview(kind, keys.number("duration_minutes"), keys.number("difficulty"), keys.words("topics"), uses, hints,
        tested ? feedback(keys.map("feedback")) : Suite.Feedback.NONE, weights);
  }

  private static Suite.Feedback feedback(Keys keys) {
    return switch (keys.line("secret")) {
      case "count" -> Suite.Feedback.COUNT;
      case "none" -> Suite.Feedback.NONE;
      default -> Suite.Feedback.NAMES;
    };
  }

  private static TestScore.Weights weights(Keys keys) {
    TestScore.Weights weights = new TestScore.Weights(keys.number("correctness"), keys.number("sanitizers"), keys.number("rubric"));
    if (weights.correctness() + weights.sanitizers() + weights.rubric() != WHOLE_MARK) {
      keys.wrong("correctness", "and the others do not add up to " + WHOLE_MARK);
    }
    return weights;
  }

  private static List<Guide.Criterion> rubric(Keys keys) {
    List<Guide.Criterion> read = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Keys one : keys.list("criteria")) {
      Guide.Criterion criterion = criterion(one);
      if (!ids.add(criterion.id())) {
        one.wrong("id", "comes twice");
      }
      read.add(criterion);
    }
    return read;
  }

  private static Guide.Criterion criterion(Keys keys) {
    Keys anchors = keys.map("anchors");
    List<String> words = IntStream.rangeClosed(1, LEVELS).mapToObj(Integer::toString).map(anchors::line).toList();
    return new Guide.Criterion(keys.line("id"), keys.line("title"), keys.number("weight"), words, keys.flag("evidence_required", false));
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
