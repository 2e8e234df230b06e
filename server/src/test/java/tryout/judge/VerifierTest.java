package tryout.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tryout.TestSandbox;
import tryout.exercise.Exercises;
import tryout.fault.CannotStart;
import tryout.run.Bench;

/** Breaks one thing of a package at a time: it must be seen, and the file named. */
class VerifierTest {
  @TempDir Path folder;

  private static Verification verified(TinyPackage tiny, Path folder, int rounds) {
    try (Bench bench = TestSandbox.shared().bench("verify")) {
      return new Verifier(tiny.read(folder), Exercises.testHeader(), bench, rounds, (words, done, of) -> {}).verify();
    }
  }

  private static List<String> faults(TinyPackage tiny, Path folder, int rounds) {
    return verified(tiny, folder, rounds).faults().stream().map(fault -> fault.line("tiny")).toList();
  }

  @Test
  void EX_36_a_package_in_order_is_verified_and_the_points_of_each_submission_are_told() {
    List<String> said = new ArrayList<>();
    try (Bench bench = TestSandbox.shared().bench("verify")) {
      Verification seen = new Verifier(new TinyPackage().read(folder), Exercises.testHeader(), bench, Verifier.ROUNDS, (words, done, of) -> said.add("%s, %d of %d".formatted(words, done, of))).verify();
      assertThat(seen.faults()).isEmpty();
      assertThat(seen.outcomes()).containsExactly(
          new Verification.Outcome("accepted/ref", 100, List.of("1-small AC AC", "2-large AC AC", "3-below AC AC")),
          new Verification.Outcome("wrong_answer/squared", 0, List.of("1-small WA WA", "2-large WA WA", "3-below WA WA")));
      assertThat(seen.basis()).startsWith("gcc ");
    }
    assertThat(said).containsExactly("what it begins with, 0 of 3", "accepted/ref, 1 of 3", "wrong_answer/squared, 2 of 3");
  }

  private record Broken(String name, TinyPackage tiny, String line) {}

  private static Stream<Broken> broken() {
    String c = "/tiny.c";
    return Stream.of(
        new Broken("k: a function of the hidden program in a public file", new TinyPackage()
            .change("include/c/main.c", text -> text.replaceFirst("TEST\\(", "static int far(int number)\n{\n    return number;\n}\n\nTEST(").replace("twice(3)", "twice(far(3))"))
            .with("statement/problem.en.md", "Give twice the number, as by `far(number)`.\n"),
            "tiny/include/c/main.c: has its function far in a public file (rule k)"),
        new Broken("k: a description in the title", new TinyPackage().change("problem.yaml", text -> text.replace("name: Twice", "name: What only mentors read of a.")),
            "tiny/data/secret/1-small/a.yaml: has its description in a public file (rule k)"),
        new Broken("b: a link that leads out", new TinyPackage().with("statement/problem.en.md", "See [it](../solution/x.md).\n"),
            "tiny/statement/problem.en.md: links to ../solution/x.md, which is not in the package (rule b)"),
        new Broken("c: a starter that passes", new TinyPackage().change("attachments/templates/c/tiny.c", text -> text.replace("return 0", "return 2 * number").replace("    (void)number;\n", "")),
            "tiny/attachments/templates/c: passes all hidden tests (rule c)"),
        new Broken("c: a starter with a warning", new TinyPackage().change("attachments/templates/c/tiny.c", text -> text.replace("    (void)number;\n", "")),
            "tiny/attachments/templates/c: compiles with a warning (rule c)"),
        new Broken("c: hidden tests that do not compile", new TinyPackage().change("include/c/main.c", text -> text.replace("twice(3)", "twice(3")),
            "tiny/include/c/main.c: does not compile without a warning"),
        new Broken("c: public tests that do not build", new TinyPackage().change("attachments/test_public.c", text -> text.replace("twice(1)", "thrice(1)")),
            "tiny/attachments/test_public.c: does not build with what a candidate begins with: "),
        new Broken("d: a public test that the reference fails", new TinyPackage().change("attachments/test_public.c", text -> text.replace("twice(1), 2", "twice(1), 3")),
            "tiny/submissions/accepted/ref: fails a public test (quick): one"),
        new Broken("d: a public test that leaks by Check", new TinyPackage().change("attachments/test_public.c",
            text -> "#include <stdlib.h>\n" + text.replace("    CHECK_INT(twice(1)", "    volatile char *lost = malloc(10);\n    lost[0] = 1;\n    CHECK_INT(twice(1)")),
            "tiny/submissions/accepted/ref: fails a public test (sanitized): "),
        new Broken("d: a reference with a leak", new TinyPackage().change("submissions/accepted/ref" + c,
            text -> "#include <stdlib.h>\n" + text.replace("    return number", "    volatile char *lost = malloc(10);\n    lost[0] = 1;\n    return number")),
            "tiny/submissions/accepted/ref: gets RTE in secret/1-small/a: "),
        new Broken("d: a reference with a warning", new TinyPackage().change("submissions/accepted/ref" + c, text -> text.replace("    return", "    int unused;\n    return")),
            "tiny/submissions/accepted/ref: compiles with 1 warnings (rule d)"),
        new Broken("d: a slow reference", new TinyPackage().change("submissions/accepted/ref" + c,
            text -> "#include <time.h>\n" + text.replace("    return", "    while (clock() < CLOCKS_PER_SEC * 4 / 10) {\n    }\n    return")),
            "more than a fifth of the limit (rule d)"),
        new Broken("e: a wrong one that passes", new TinyPackage().change("submissions/wrong_answer/squared" + c, text -> text.replace("number * number", "2 * number")),
            "tiny/submissions/wrong_answer/squared: comes to AC in 1-small, where WA is required (rule e)"),
        new Broken("e: a wrong one that fails elsewhere too", new TinyPackage().change("submissions/submissions.yaml",
            text -> text.replace("secret/2-large: {required: [WA], permitted: [AC, WA]}", "secret/2-large: {permitted: [AC]}")),
            "tiny/submissions/wrong_answer/squared: comes to WA in 2-large, where AC is permitted (rule e)"),
        new Broken("f: a stage that nothing fails", new TinyPackage().change("submissions/submissions.yaml",
                text -> text.replace("secret/2-large: {required: [WA], permitted: [AC, WA]}", "secret/2-large: {permitted: [AC]}"))
            .change("submissions/wrong_answer/squared" + c, text -> text.replace("number * number", "number < 1000 ? number * number : number * 2")),
            "tiny/data/secret/2-large: is failed by no wrong submission (rule f)"),
        new Broken("f: a stage of one test", new TinyPackage().without("data/secret/3-below/b.in").without("data/secret/3-below/b.ans").without("data/secret/3-below/b.yaml"),
            "tiny/data/secret/3-below: has fewer than 2 tests (rule f)"),
        new Broken("g: an input that its validator refuses", new TinyPackage().change("input_validators/check.c", text -> text.replace("'w'", "'x'")),
            "tiny/data/secret/1-small/a.in: is refused by input_validators/check.c: it ended with 43 (rule g)"),
        new Broken("h: a submission that comes to this or that", new TinyPackage().change("submissions/wrong_answer/squared" + c,
            text -> "#include <time.h>\n" + text.replace("    return number", "    struct timespec now;\n    clock_gettime(CLOCK_REALTIME, &now);\n    if (now.tv_nsec / 1000 % 10 < 7)\n        return 2 * number;\n    return number")),
            "does not come to the same each time: "),
        new Broken("i: another header of tests", new TinyPackage().change("include/c/tests.h", text -> text + "\n"),
            "tiny/include/c/tests.h: is not the header that tests are written with, byte for byte (rule i)"),
        new Broken("i: another public header", new TinyPackage().change("include/c/tiny.h", text -> text + "int thrice(int number);\n"),
            "tiny/include/c/tiny.h: differs from the public file of this name (rule i)"),
        new Broken("k: a description in the statement", new TinyPackage().with("statement/problem.en.md", "What only mentors read of a.\n"),
            "tiny/data/secret/1-small/a.yaml: has its description in a public file (rule k)"),
        new Broken("k: a hidden test in a public one", new TinyPackage().change("attachments/test_public.c", text -> text.replace("one", "s1_a")),
            "tiny/include/c/main.c: has its test s1_a in a public file (rule k)"));
  }

  @TestFactory
  Stream<DynamicTest> EX_24_EX_36_EX_37_what_is_broken_is_seen_and_its_file_named() {
    return broken().map(one -> DynamicTest.dynamicTest(one.name(), () ->
        assertThat(faults(one.tiny(), folder.resolve(one.name().replaceAll("\\W", "")), one.name().startsWith("h:") ? Verifier.ROUNDS : 1)).anyMatch(line -> line.contains(one.line()))));
  }

  private record Unreadable(String name, TinyPackage tiny, String line) {}

  private static Stream<Unreadable> unreadable() {
    return Stream.of(
        new Unreadable("EX-2 an unknown key", new TinyPackage().change("problem.yaml", text -> text + "colour: red\n"), "tiny/problem.yaml: key colour is not a key of this format"),
        new Unreadable("EX-3 no time limit", new TinyPackage().change("problem.yaml", text -> text.replace("time_limit: 1, ", "")), "tiny/problem.yaml: key limits.time_limit is not a number"),
        new Unreadable("EX-8 a check that nobody leaves out", new TinyPackage().change(".meta/interview.yaml", text -> text.replace("asan: true", "asan: false")), "tiny/.meta/interview.yaml: key checks.asan is not true"),
        new Unreadable("EX-8 an unknown key of the interview", new TinyPackage().change(".meta/interview.yaml", text -> text.replace("asan: true", "asan: true, msan: true")), "tiny/.meta/interview.yaml: key checks.msan is not a key of this format"),
        new Unreadable("EX-12 flags of its own", new TinyPackage().change(".meta/interview.yaml", text -> text + "build: {cflags: [-fplugin=x.so]}\n"), "tiny/.meta/interview.yaml: key build is not a key of this format"),
        new Unreadable("EX-53 a replay that is none", new TinyPackage().with(".meta/replays/model.jsonl", "{\"seq\":1,\"at\":1}\n{\"seq\":\"2\"}\n"), "tiny/.meta/replays/model.jsonl: line 2 is no event with seq and at"),
        new Unreadable("EX-8 shares that are no whole", new TinyPackage().change(".meta/interview.yaml", text -> text.replace("rubric: 25", "rubric: 24")), "key scoring.correctness and the others do not add up to 100"),
        new Unreadable("EX-13 points of 99", new TinyPackage().change("data/secret/2-large/test_group.yaml", text -> text.replace("40", "39")), "tiny/data/secret: has stages of 99 points in all; it must be 100"),
        new Unreadable("EX-13 a stage named as another", new TinyPackage().change("data/secret/2-large/test_group.yaml", text -> text.replace("sum", "min")), "tiny/data/secret/2-large/test_group.yaml: key score_aggregation is not one of: sum"),
        new Unreadable("EX-14 a stage that needs another", new TinyPackage().change("data/secret/2-large/test_group.yaml", text -> text + "require_pass: [secret/1-small]\n"), "key require_pass is not empty, or sample alone"),
        new Unreadable("EX-22 a level without an anchor", new TinyPackage().change(".meta/rubric.yaml", text -> text.replaceFirst(", 3: most", "")), "tiny/.meta/rubric.yaml: key criteria[0].anchors.3 is not a line"),
        new Unreadable("EX-22 two criteria", new TinyPackage().change(".meta/rubric.yaml", text -> text.replaceFirst("(?m)^.*id: c,.*\n", "")), "tiny/.meta/rubric.yaml: key criteria is not a list of 3 to 5"),
        new Unreadable("EX-26 a word that is never replaced", new TinyPackage().change("data/secret/1-small/a.in", text -> "go\n"), "tiny/data/secret/1-small/a.in: does not begin with the line: word"),
        new Unreadable("EX-26 an answer that is known beforehand", new TinyPackage().change("data/secret/1-small/a.ans", text -> "PASS\n"), "tiny/data/secret/1-small/a.ans: is not: word PASS s1_a"),
        new Unreadable("a missing answer", new TinyPackage().without("data/secret/1-small/a.ans"), "tiny/data/secret/1-small/a.ans: is missing"),
        new Unreadable("an answer without an input", new TinyPackage().without("data/secret/1-small/a.in"), "tiny/data/secret/1-small/a.ans: belongs to no .in file"),
        new Unreadable("a submission that is not declared", new TinyPackage().with("submissions/wrong_answer/more/tiny.c", "int x;\n"), "tiny/submissions/submissions.yaml: does not declare wrong_answer/more"),
        new Unreadable("a declaration of nothing", new TinyPackage().change("submissions/submissions.yaml", text -> text + "wrong_answer/gone: {}\n"), "tiny/submissions/submissions.yaml: key wrong_answer/gone is no submission of this package"),
        new Unreadable("no reference", new TinyPackage().without("submissions/accepted/ref/tiny.c"), "tiny/submissions: holds no accepted one"),
        new Unreadable("no hidden program", new TinyPackage().without("include/c/main.c"), "tiny/include/c: holds no main.c"),
        new Unreadable("a validator that is not C", new TinyPackage().with("input_validators/check.py", "exit(42)\n"), "tiny/input_validators/check.py: is not written in C"),
        new Unreadable("a judge of its own", new TinyPackage().with("output_validator/judge.c", "int main;\n"), "tiny/output_validator: is not run here"));
  }

  @TestFactory
  Stream<DynamicTest> EX_36a_EX_37_what_cannot_be_read_is_told_with_file_and_key() {
    return unreadable().map(one -> DynamicTest.dynamicTest(one.name(), () ->
        assertThatThrownBy(() -> one.tiny().read(folder.resolve(one.name().replaceAll("\\W", ""))))
            .isInstanceOf(CannotStart.class).hasMessageContaining(one.line())));
  }

  @Test
  void EX_36k_a_secret_case_of_a_whole_program_that_equals_a_sample_is_seen() throws IOException {
    Path hexdump = Path.of(System.getProperty("tryout.project", "..")).resolve("exercises/hexdump"), copy = folder.resolve("hexdump");
    try (Stream<Path> all = Files.walk(hexdump)) {
      for (Path one : all.toList()) {
        Files.copy(one, copy.resolve(hexdump.relativize(one).toString()));
      }
    }
    for (String ending : List.of("in", "ans")) {
      Files.copy(copy.resolve("data/sample/01-two-lines." + ending), copy.resolve("data/secret/1-whole-lines/02-several-lines." + ending), StandardCopyOption.REPLACE_EXISTING);
    }
    Path sample = copy.resolve("data/sample/01-two-lines.yaml"), secret = copy.resolve("data/secret/1-whole-lines/02-several-lines.yaml");
    String description = Files.readString(secret).replaceFirst("(?s).*description: (\"?)([^\n]*?)\\1\n.*", "$2");
    Files.writeString(sample, "hint: \"" + description + "\"\n");
    try (Bench bench = TestSandbox.shared().bench("verify")) {
      Verification seen = new Verifier(Exercises.readPackage(copy), Exercises.testHeader(), bench, 1, (words, done, of) -> {}).verify();
      assertThat(seen.faults()).extracting(fault -> fault.line("hexdump"))
          .contains("hexdump/data/secret/1-whole-lines/02-several-lines.in: equals the sample sample/01-two-lines (rule k)",
              "hexdump/data/secret/1-whole-lines/02-several-lines.yaml: has its description in a public file (rule k)");
    }
  }

  @Test
  void EX_6_the_digest_is_of_every_file_and_of_nothing_else() {
    String digest = new TinyPackage().read(folder.resolve("one")).digest();
    assertThat(new TinyPackage().read(folder.resolve("two")).digest()).isEqualTo(digest).matches("[0-9a-f]{64}");
    assertThat(new TinyPackage().with(".meta/interviewer.en.md", "Watch.\n").read(folder.resolve("three")).digest()).isNotEqualTo(digest);
    assertThat(new TinyPackage().change("statement/problem.en.md", text -> text + "\n").read(folder.resolve("four")).digest()).isNotEqualTo(digest);
  }
}
