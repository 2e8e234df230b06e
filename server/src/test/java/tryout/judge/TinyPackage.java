package tryout.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Exercises;

/** A package as small as the rules allow, whose files a test may change before it is written: one function, six tests. */
public final class TinyPackage {
  private static final String HEADER = "int twice(int number);\n";
  private static final String STARTER = "#include \"tiny.h\"\n\nint twice(int number)\n{\n    (void)number;\n    return 0;\n}\n";
  private static final String RIGHT = "#include \"tiny.h\"\n\nint twice(int number)\n{\n    return number + number;\n}\n";
  private static final String WRONG = "#include \"tiny.h\"\n\nint twice(int number)\n{\n    return number * number;\n}\n";
  private static final String INTERVIEW =
      """
      format: 1
      kind: unit
      duration_minutes: 30
      difficulty: 1
      topics: [arithmetic]
      unit: {framework: tests, sources: [main.c], one_process_per_test: true}
      checks: {asan: true, ubsan: true, leaks: true, warnings: count}
      feedback: {secret: names}
      hints: []
      usable_for: [interview, practice]
      scoring: {correctness: 60, sanitizers: 15, rubric: 25}
      """;
  private static final String PROBLEM =
      """
      problem_format_version: 2025-09
      name: Twice
      uuid: 00000000-0000-4000-8000-000000000001
      version: "1"
      type: scoring
      license: cc0
      languages: [c]
      limits: {time_limit: 1, memory: 64, output: 1, code: 64, compilation_time: 10}
      """;
  private static final String CRITERION =
      "  - {id: %s, title: %s, weight: 1, anchors: {1: none, 2: some, 3: most, 4: all}}\n";
  private static final List<String> STAGES = List.of("1-small", "2-large", "3-below");

  private final Map<String, String> files = new TreeMap<>();

  public TinyPackage() {
    files.put("problem.yaml", PROBLEM);
    files.put("statement/problem.en.md", "Give twice the number.\n");
    files.put("attachments/tiny.h", HEADER);
    files.put("attachments/tests.h", Exercises.testHeader());
    files.put("attachments/templates/c/tiny.c", STARTER);
    files.put("attachments/test_public.c",
        "#include \"tiny.h\"\n#include \"tests.h\"\n\nTEST(one)\n{\n    CHECK_INT(twice(1), 2);\n}\n\nRUN_TESTS(ENTRY(one, \"one\"))\n");
    files.put("include/c/tiny.h", HEADER);
    files.put("include/c/tests.h", Exercises.testHeader());
    files.put("include/c/main.c", driver());
    files.put("input_validators/check.c",
        "#include <stdio.h>\nint main(void)\n{\n    return getchar() == 'w' ? 42 : 43;\n}\n");
    files.put("submissions/accepted/ref/tiny.c", RIGHT);
    files.put("submissions/wrong_answer/squared/tiny.c", WRONG);
    files.put("submissions/submissions.yaml", declared());
    files.put(".meta/interview.yaml", INTERVIEW);
    files.put(".meta/rubric.yaml", "criteria:\n" + CRITERION.formatted("a", "A") + CRITERION.formatted("b", "B") + CRITERION.formatted("c", "C"));
    for (int stage = 0; stage < STAGES.size(); stage++) {
      stage(stage);
    }
  }

  private static String driver() {
    StringBuilder text = new StringBuilder("#include \"tiny.h\"\n#include \"tests.h\"\n\n");
    int[] numbers = {3, 5, 1_000, 4_321, -7, -12};
    for (int i = 0; i < numbers.length; i++) {
      text.append("TEST(s%d_%s)\n{\n    CHECK_INT(twice(%d), %d);\n}\n\n".formatted(i / 2 + 1, i % 2 == 0 ? "a" : "b", numbers[i], 2 * numbers[i]));
    }
    return text + "RUN_TESTS(ENTRY(s1_a, \"\"), ENTRY(s1_b, \"\"), ENTRY(s2_a, \"\"), ENTRY(s2_b, \"\"), ENTRY(s3_a, \"\"), ENTRY(s3_b, \"\"))\n";
  }

  private static String declared() {
    StringBuilder text = new StringBuilder("accepted/ref: {model_solution: true}\nwrong_answer/squared:\n");
    STAGES.forEach(stage -> text.append("  secret/%s: {required: [WA], permitted: [AC, WA]}\n".formatted(stage)));
    return text.toString();
  }

  private void stage(int stage) {
    String below = "data/secret/" + STAGES.get(stage) + "/";
    files.put(below + "test_group.yaml", "max_score: %d\nscore_aggregation: sum\n".formatted(stage == 1 ? 40 : 30));
    for (String which : List.of("a", "b")) {
      String test = "s%d_%s".formatted(stage + 1, which);
      files.put(below + which + ".in", "word\n");
      files.put(below + which + ".ans", "word PASS " + test + "\n");
      files.put(below + which + ".yaml",
          "args: [%s]\nhint: A number of stage %d\ndescription: What only mentors read of %s.\n".formatted(test, stage + 1, which));
    }
  }

  public TinyPackage with(String path, String text) {
    files.put(path, text);
    return this;
  }

  public TinyPackage without(String path) {
    files.remove(path);
    return this;
  }

  public TinyPackage change(String path, UnaryOperator<String> change) {
    String before = files.getOrDefault(path, "");
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalArgumentException("nothing changed in " + path);
    }
    files.put(path, after);
    return this;
  }

  /** Words that stand in what is hidden, one in each file, and that nobody but the panel may ever read. */
  public static final List<String> CANARIES = List.of(
      "canarydriver", "canarycase", "canarydescription", "canaryinput", "canarynotes", "canarysubmission", "canaryvalidator");
  /** The same of what a learner reads once an attempt is revealed, and a candidate never. */
  public static final List<String> CANARIES_OF_THE_GUIDE = List.of("canarysolution", "canaryrubric");

  /** Plants these words; all tests hold and fail as before. */
  public TinyPackage withCanaries() {
    return change("include/c/main.c", text -> "/* canarydriver */\n" + text.replace("s1_a", "canarycase"))
        .change("data/secret/1-small/a.yaml",
            text -> text.replace("s1_a", "canarycase").replaceFirst("description: .*", "description: canarydescription"))
        .change("data/secret/1-small/a.ans", text -> text.replace("s1_a", "canarycase"))
        .change("data/secret/1-small/a.in", text -> text + "canaryinput\n")
        .change("submissions/accepted/ref/tiny.c", text -> "/* canarysubmission */\n" + text)
        .change("input_validators/check.c", text -> "/* canaryvalidator */\n" + text)
        .change(".meta/interviewer.en.md", text -> "canarynotes\n")
        .change("solution/solution.en.md", text -> "canarysolution\n")
        .change(".meta/rubric.yaml", text -> text.replaceFirst("title: A", "title: canaryrubric"));
  }

  /** Writes it into a folder named {@code tiny}. */
  public Path write(Path above) {
    Path folder = above.resolve("tiny");
    files.forEach((path, text) -> {
      try {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    return folder;
  }

  ExercisePackage read(Path above) {
    return Exercises.readPackage(write(above));
  }
}
