package tryout.exercise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tryout.exercise.Suite.Case;
import tryout.exercise.Suite.Comparison;
import tryout.exercise.Suite.Expected;
import tryout.exercise.Suite.Mark;
import tryout.exercise.Suite.Stage;
import tryout.exercise.Suite.Submission;
import tryout.run.Bytes;
import tryout.run.TestScore;

/** The hidden part of a package on its way to a {@link Suite}. */
final class SuiteFolder {
  private static final String SECRET = "data/secret";
  private static final String SAMPLE = "data/sample";
  private static final String GROUP = "test_group.yaml";
  private static final String VALIDATORS = "input_validators";
  private static final String DRIVER = "include/c";
  private static final String SUBMISSIONS = "submissions";
  private static final String DECLARED = "submissions/submissions.yaml";
  private static final int ALL_POINTS = 100;
  private static final int STAGES = 3;

  private final PackageFiles files;
  private final Kind kind;

  SuiteFolder(PackageFiles files, Kind kind) {
    this.files = files;
    this.kind = kind;
  }

  Suite read(Suite.Bounds bounds, Suite.Feedback feedback, TestScore.Weights weights, List<Suite.Hint> hints, boolean interview) {
    List<Stage> stages = files.folders(SECRET).stream().map(this::stage).toList();
    counts(stages, interview);
    List<Exercise.File> driver = files.names(DRIVER).stream().map(name -> files.file(DRIVER, name, true)).toList();
    if ((kind == Kind.UNIT) == driver.stream().noneMatch(file -> file.name().equals("main.c"))) {
      files.wrong(DRIVER, kind == Kind.UNIT
          ? "holds no main.c, which runs the hidden tests" : "is not for a program that has a main of its own");
    }
    return new Suite(kind, bounds, feedback, weights, hints, samples(), stages, validators(), driver, submissions(stages));
  }

  private void counts(List<Stage> stages, boolean interview) {
    int points = stages.stream().mapToInt(Stage::points).sum();
    if (points != ALL_POINTS) {
      files.wrong(SECRET, "has stages of %d points in all; it must be %d".formatted(points, ALL_POINTS));
    }
    if (interview && stages.size() != STAGES) {
      files.wrong(SECRET, "has %d stages; an exercise for interviews has %d".formatted(stages.size(), STAGES));
    }
    for (int i = 0; i < stages.size(); i++) {
      if (!stages.get(i).name().startsWith(i + 1 + "-")) {
        files.wrong(SECRET + "/" + stages.get(i).name(), "is stage %d by its place and not by its name".formatted(i + 1));
      }
    }
  }

  private Stage stage(String name) {
    String below = SECRET + "/" + name;
    Keys keys = files.keys(Form.STAGE, below + "/" + GROUP);
    return new Stage(name, keys.number("max_score"), cases(below, comparison(keys)));
  }

  private List<Exercise.File> validators() {
    List<String> names = files.names(VALIDATORS);
    Stream.concat(names.stream().filter(name -> !name.endsWith(".c")), files.folders(VALIDATORS).stream())
        .forEach(name -> files.wrong(VALIDATORS + "/" + name, "is not written in C, in one file"));
    if (names.isEmpty()) {
      files.wrong(VALIDATORS, "holds no program that says whether an input is one");
    }
    if (files.has("output_validator")) {
      files.wrong("output_validator", "is not run here: answers are compared as the format does by itself");
    }
    return names.stream().map(name -> files.file(VALIDATORS, name, false)).toList();
  }

  private static Comparison comparison(Keys keys) {
    List<String> words = keys.words("output_validator_args");
    return new Comparison(words.contains("case_sensitive"), words.contains("space_change_sensitive"));
  }

  private List<Case> samples() {
    if (!files.has(SAMPLE + "/" + GROUP)) {
      return cases(SAMPLE, new Comparison(false, false));
    }
    return cases(SAMPLE, comparison(files.keys(Form.SAMPLES, SAMPLE + "/" + GROUP)));
  }

  private List<Case> cases(String below, Comparison comparison) {
    List<String> names = files.names(below);
    names.stream().filter(name -> !name.matches("test_group\\.yaml|.+\\.(in|ans|yaml)"))
        .forEach(name -> files.wrong(below + "/" + name, "is no file of a test case"));
    names.stream().filter(name -> !name.equals(GROUP) && !names.contains(base(name) + ".in"))
        .forEach(name -> files.wrong(below + "/" + name, "belongs to no .in file"));
    return names.stream().filter(name -> name.endsWith(".in")).map(name -> one(below + "/" + base(name), comparison)).toList();
  }

  private static String base(String name) {
    return name.replaceFirst("\\.[a-z]+$", "");
  }

  private Case one(String base, Comparison comparison) {
    Keys keys = files.keys(Form.CASE, base + ".yaml");
    List<String> arguments = keys.words("args");
    if (kind == Kind.UNIT && (arguments.size() != 1 || !arguments.getFirst().matches("[A-Za-z_][A-Za-z0-9_]*"))) {
      keys.wrong("args", "is not the name of one test");
    }
    if (base.startsWith(SECRET)) {
      keys.needs("description");
    }
    String hint = keys.line("hint");
    String description = keys.line("description");
    Bytes input = files.bytes(base + ".in");
    Bytes answer = files.bytes(base + ".ans");
    if (kind == Kind.UNIT && base.startsWith(SECRET)) {
      word(base, arguments, input, answer);
    }
    return new Case(base.substring("data/".length()), arguments, input, answer, hint, description, comparison);
  }

  /** The word is replaced by a random one each time: without it an answer could be known beforehand. */
  private void word(String base, List<String> arguments, Bytes input, Bytes answer) {
    if (files.has(base + ".in") && !input.latin1().startsWith("word\n")) {
      files.wrong(base + ".in", "does not begin with the line: word");
    }
    if (files.has(base + ".ans") && arguments.size() == 1 && !answer.latin1().equals("word PASS " + arguments.getFirst() + "\n")) {
      files.wrong(base + ".ans", "is not: word PASS " + arguments.getFirst());
    }
  }

  private List<Submission> submissions(List<Stage> stages) {
    Keys declared = files.keys(Form.SUBMISSIONS, DECLARED);
    List<Submission> all = new ArrayList<>();
    for (String directory : files.folders(SUBMISSIONS)) {
      for (String name : files.folders(SUBMISSIONS + "/" + directory)) {
        all.add(submission(directory + "/" + name, declared, stages));
      }
    }
    Set<String> there = all.stream().map(Submission::path).collect(Collectors.toSet());
    declared.names().stream().filter(path -> !there.contains(path)).forEach(path -> declared.wrong(path, "is no submission of this package"));
    if (all.stream().noneMatch(Submission::accepted)) {
      files.wrong(SUBMISSIONS, "holds no accepted one");
    }
    return all;
  }

  private Submission submission(String path, Keys declared, List<Stage> stages) {
    String below = SUBMISSIONS + "/" + path;
    List<Exercise.File> texts = files.names(below).stream().map(name -> files.file(below, name, false)).toList();
    if (!declared.names(path)) {
      files.wrong(DECLARED, "does not declare " + path);
      return new Submission(path, texts, false, Map.of());
    }
    Keys keys = declared.map(path);
    boolean model = keys.flag("model_solution", false);
    Map<String, Expected> expected = new HashMap<>();
    for (Stage stage : stages) {
      boolean passes = path.startsWith("accepted/");
      if (!passes) {
        keys.needs("secret/" + stage.name());
      }
      expected.put(stage.name(), passes ? Expected.PASSES : expected(keys.map("secret/" + stage.name())));
    }
    Set<String> known = stages.stream().map(stage -> "secret/" + stage.name()).collect(Collectors.toSet());
    keys.names().stream().filter(name -> name.startsWith("secret/") && !known.contains(name)).forEach(name -> keys.wrong(name, "is no stage of this package"));
    return new Submission(path, texts, model, expected);
  }

  private static Expected expected(Keys keys) {
    Expected expected = new Expected(marks(keys, "permitted"), marks(keys, "required"));
    if (!expected.permitted().containsAll(expected.required())) {
      keys.wrong("permitted", "lacks what is required");
    }
    return expected;
  }

  private static Set<Mark> marks(Keys keys, String key) {
    Set<Mark> marks = EnumSet.noneOf(Mark.class);
    for (String word : keys.words(key)) {
      try {
        marks.add(Mark.valueOf(word));
      } catch (IllegalArgumentException unknown) {
        // Its form was looked at when the file was read.
      }
    }
    return marks;
  }

  /** The limits of one test, which {@code problem.yaml} must name. */
  static Suite.Bounds bounds(Keys limits) {
    double seconds = limits.decimal("time_limit");
    return new Suite.Bounds(Duration.ofMillis(Math.round(seconds * 1000)), limits.number("memory"), limits.number("output") << 20, limits.number("code") << 10,
        Duration.ofSeconds(limits.number("compilation_time")));
  }
}
