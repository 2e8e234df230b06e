package tryout.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tryout.TestSandbox;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Suite;
import tryout.exercise.Suite.Mark;
import tryout.judge.Judged.One;
import tryout.run.Source;
import tryout.run.Bench;
import tryout.run.Bytes;
import tryout.run.Oddities;
import tryout.run.Profile;
import tryout.run.Runner;
import tryout.run.TestScore;

/** What a candidate's code may try on tests that are hidden from it. */
class JudgeTest {
  private static final String RIGHT = "int twice(int number)\n{\n    return 2 * number;\n}\n";

  @TempDir Path folder;

  private static Judged judged(ExercisePackage tiny, Source... written) {
    try (Bench bench = TestSandbox.shared().bench("judge")) {
      return new Judge(tiny).judge(bench, List.of(written), stage -> {});
    }
  }

  private static Judged judged(Path folder, String text) {
    return judged(new TinyPackage().read(folder), new Source("tiny.c", text));
  }

  private static List<Mark> plain(Judged judged) {
    return judged.stages().stream().flatMap(staged -> staged.cases().stream()).map(One::plain).toList();
  }

  @Test
  void EX_16_EX_17_EX_18_EX_21_what_is_right_gets_all_points_and_a_warning_costs_none() {
    List<String> progress = new ArrayList<>();
    ExercisePackage tiny = new TinyPackage().read(folder);
    Judge judge = new Judge(tiny);
    try (Bench bench = TestSandbox.shared().bench("judge")) {
      Judged judged = judge.judge(bench, List.of(new Source("tiny.c", "int twice(int number)\n{\n    int spare;\n    return 2 * number;\n}\n")), staged -> progress.add(staged.stage().name()));
      assertThat(judged.points()).isEqualTo(100);
      assertThat(judged.cleanShare()).isEqualTo(1.0);
      assertThat(judged.warnings()).isEqualTo(1);
      assertThat(judged.oddities()).isEqualTo(Oddities.NONE);
    }
    assertThat(progress).containsExactly("1-small", "2-large", "3-below");
  }

  @Test
  void EX_13_a_partial_answer_scores_its_stage_and_no_other() {
    Judged judged = judged(folder, "int twice(int number)\n{\n    return number > 0 && number < 100 ? 2 * number : 0;\n}\n");
    assertThat(judged.stages()).extracting(Judged.Staged::points).containsExactly(30, 0, 0);
  }

  @Test
  void EX_26_each_process_is_given_a_word_that_no_other_was_given() {
    ExercisePackage tiny = new TinyPackage().read(folder);
    Judge judge = new Judge(tiny);
    Suite.Case first = judge.suite().cases().findFirst().orElseThrow();
    Set<String> said = new HashSet<>();
    try (Bench bench = TestSandbox.shared().bench("judge")) {
      Judge.Build build = judge.build(bench, List.of(new Source("tiny.c", RIGHT)));
      for (Profile profile : List.of(Profile.QUICK, Profile.QUICK, Profile.SANITIZED)) {
        said.add(Comparing.lastLine(judge.cases().tested(bench, build, profile, first).tried().out()));
      }
    }
    assertThat(said).hasSize(3).allMatch(line -> line.matches("[0-9a-f]{32} PASS s1_a"));
  }

  @Test
  void EX_25_a_crash_a_hang_and_an_exit_cost_one_test_each() {
    Judged judged = judged(folder,
        """
        #include <stdlib.h>
        int twice(int number)
        {
            if (number == 3)
                abort();
            if (number == 1000)
                for (;;) {
                }
            if (number == -7)
                exit(0);
            return 2 * number;
        }
        """);
    assertThat(plain(judged)).containsExactly(Mark.RTE, Mark.AC, Mark.TLE, Mark.AC, Mark.WA, Mark.AC);
    assertThat(judged.points()).isEqualTo(15 + 20 + 15);
  }

  @Test
  void EX_18_what_only_a_sanitizer_sees_keeps_its_points_and_is_told() {
    Judged judged = judged(folder,
        """
        static int known[3] = {1, 2, 3};
        int twice(int number)
        {
            volatile int place = number == 5 ? 3 : 0;
            return 2 * number + 0 * known[place];
        }
        """);
    assertThat(judged.points()).isEqualTo(100);
    One second = judged.stages().getFirst().cases().get(1);
    assertThat(second.sanitized()).isEqualTo(Mark.RTE);
    assertThat(second.worse()).isEqualTo(Mark.RTE);
    assertThat(second.report()).contains("ine 5");
    assertThat(second.fault()).isPresent();
    assertThat(judged.cleanShare()).isEqualTo(5 / 6.0);
  }

  /** A sandbox in which leaks cannot be looked for; all else is the real one. */
  private record Covered(Bench bench) implements Bench {
    @Override
    public void await() {
      bench.await();
    }

    @Override
    public void stop() {
      bench.stop();
    }

    @Override
    public Unit unit(Profile profile, List<Source> sources, Duration most) {
      return bench.unit(profile, sources, most);
    }

    @Override
    public Program link(Profile profile, List<Unit> units) {
      return bench.link(profile, units);
    }

    @Override
    public Tried run(Profile profile, Bytes program, Trial trial, List<Source> sources) {
      return bench.run(profile, program, trial, sources);
    }

    @Override
    public String basis() {
      return bench.basis();
    }

    @Override
    public boolean findsLeaks() {
      return false;
    }

    @Override
    public void close() {
      bench.close();
    }
  }

  @Test
  void EX_18_where_leaks_cannot_be_looked_for_the_panel_is_told_and_the_rest_counts() {
    ExercisePackage tiny = new TinyPackage().read(folder);
    try (Bench bench = new Covered(TestSandbox.shared().bench("judge"))) {
      Judged judged = new Judge(tiny).judge(bench, List.of(new Source("tiny.c", RIGHT)), stage -> {});
      TestScore score = Told.score(tiny.suite().orElseThrow(), judged);
      assertThat(score.leaks()).isFalse();
      assertThat(score.cleanliness()).isEqualTo(15.0);
    }
    assertThat(judged(folder.resolve("open"), RIGHT).leaks()).isTrue();
  }

  private record Trick(String name, String text, String refusal) {}

  /** Each of these would have points, or words of the hidden tests, if it worked. */
  private static Stream<Trick> tricks() {
    String twice = "int twice(int number)\n{\n    return number;\n}\n";
    return Stream.of(
        new Trick("EX-28 includes the tests", "#include \"main.c\"\n" + twice, "It does not compile"),
        new Trick("EX-28 includes the tests by their place", "#include \"/box/../include/c/main.c\"\n" + twice, "It does not compile"),
        new Trick("EX-28 embeds the tests", "__asm__(\".section .rodata\\n.incbin \\\"main.c\\\"\\n.text\");\n" + twice, "ompile"),
        new Trick("EX-28 embeds the data", "__asm__(\".section .rodata\\n.incbin \\\"data/secret/1-small/a.ans\\\"\\n.text\");\n" + twice, "ompile"),
        new Trick("EX-30 a main of its own", twice + "int main(void)\n{\n    return 0;\n}\n", "There is a main already, in the tests: leave yours out."),
        new Trick("EX-30 a main by another name", twice + "int other(void) __asm__(\"main\");\nint other(void)\n{\n    return 0;\n}\n", "There is a main already"),
        new Trick("EX-30 a main for one build only", twice + "#ifdef __SANITIZE_ADDRESS__\nint main(void)\n{\n    return 0;\n}\n#endif\n", "There is a main already"),
        new Trick("EX-30 a comparison that is always equal", twice + "int strcmp(const char *a, const char *b)\n{\n    return a == b && 0;\n}\n", "The tests use a function named strcmp"),
        new Trick("EX-30 a printf that knows better", twice + "int printf(const char *format, ...)\n{\n    return format != 0;\n}\n", "The tests use a function named printf"),
        new Trick("EX-30 a weak one", twice + "__attribute__((weak)) int puts(const char *text)\n{\n    return text != 0;\n}\n", "The tests use a function named puts"),
        new Trick("EX-30 a start of its own", twice + "int __libc_start_main(void);\nint __libc_start_main(void)\n{\n    return 0;\n}\n", "The name __libc_start_main is the compiler's"),
        new Trick("EX-30 a look before the start", twice + "void __gmon_start__(void);\nvoid __gmon_start__(void)\n{\n}\n", "The name __gmon_start__ is the compiler's"),
        new Trick("EX-30 a malloc that sees what is read", "#include <stddef.h>\n" + twice + "void *malloc(size_t size)\n{\n    static char all[1 << 20];\n    return size < sizeof(all) ? all : NULL;\n}\n", "malloc"),
        new Trick("EX-30 a constructor", "#include <stdio.h>\n" + twice + "__attribute__((constructor)) static void before(void)\n{\n    puts(\"PASS\");\n}\n", "Something would run before the tests"),
        new Trick("EX-30 a constructor with a priority", twice + "__attribute__((constructor(200))) static void before(void)\n{\n}\n", "Something would run before the tests"),
        new Trick("EX-30 an array that is run before all", twice + "static void before(void)\n{\n}\n__attribute__((section(\".preinit_array\"), used)) static void (*now)(void) = before;\n", "Something would run before the tests"),
        new Trick("EX-30 an array of before there were constructors", twice + "static void before(void)\n{\n}\n__attribute__((section(\".ctors\"), used)) static void (*const now)(void) = before;\n", "Something would run before the tests"),
        new Trick("EX-30 code among that of the start", twice + "__asm__(\".section .init,\\\"ax\\\",@progbits\\nnop\\n.text\");\n", "Something would run before the tests"),
        new Trick("EX-30 a function chosen at the start", "static int good(int number)\n{\n    return number;\n}\nstatic int (*choose(void))(int)\n{\n    return good;\n}\nint twice(int number) __attribute__((ifunc(\"choose\")));\n", "Something would run before the tests"),
        new Trick("EX-26 says that it passed, and leaves", "#include <stdio.h>\n#include <unistd.h>\nint twice(int number)\n{\n    printf(\"word PASS s1_a\\n\");\n    fflush(stdout);\n    _exit(0);\n    return number;\n}\n", ""),
        new Trick("EX-26 says that it passed when all is over", "#include <stdio.h>\n#include <stdlib.h>\nstatic void after(void)\n{\n    puts(\"word PASS s1_a\");\n}\nint twice(int number)\n{\n    atexit(after);\n    return number;\n}\n", ""),
        new Trick("EX-26 says it at the end by a destructor", "#include <stdio.h>\nint twice(int number)\n{\n    return number;\n}\n__attribute__((destructor)) static void after(void)\n{\n    puts(\"word PASS s1_a\");\n}\n", ""),
        new Trick("shows all of its memory", "#include <stdio.h>\nint twice(int number)\n{\n    char *at = (char *)__builtin_frame_address(0);\n    fwrite(at, 1, 2000, stdout);\n    return number;\n}\n", ""),
        new Trick("brings headers of its own", "#include \"tests.h\"\n#define CHECK_INT(got, expected)\n" + twice, ""));
  }

  @TestFactory
  Stream<DynamicTest> EX_28_to_EX_31_no_trick_gets_a_point_or_a_word() {
    return tricks().map(trick -> DynamicTest.dynamicTest(trick.name(), () -> {
      Judged judged = judged(folder.resolve(trick.name().replaceAll("\\W", "")), trick.text());
      assertThat(judged.points()).isZero();
      if (trick.refusal().isEmpty()) {
        assertThat(judged.refused()).isEmpty();
      } else {
        assertThat(judged.refused()).contains(trick.refusal()).doesNotContain("s1_a").doesNotContain("CHECK_INT");
      }
    }));
  }

  @Test
  void EX_28_a_header_that_was_sent_under_a_public_name_is_not_used() {
    ExercisePackage tiny = new TinyPackage().read(folder);
    Judged judged = judged(tiny, new Source("tiny.c", "#include \"tiny.h\"\n" + RIGHT), new Source("tiny.h", "#error mine\n"));
    assertThat(judged.points()).isEqualTo(100);
    assertThat(judged(tiny, new Source("tiny.c", RIGHT), new Source("test_public.c", "int main(void) { return 0; }\n")).points()).isEqualTo(100);
  }

  @Test
  void EX_30_a_sanitizer_that_is_switched_off_is_told_to_the_panel_also_where_a_macro_does_it() {
    for (String attribute : List.of("__attribute__((no_sanitize(\"address\")))", "__attribute__((no_sanitize_address))")) {
      Judged plain = judged(folder.resolve(attribute.replaceAll("\\W", "")), attribute + "\nint twice(int number)\n{\n    return 2 * number;\n}\n");
      assertThat(plain.oddities().unsanitized()).isTrue();
    }
    Judged hidden = judged(folder.resolve("macro"), "#define OFF(what) __attribute__((no_sanitize(what)))\nOFF(\"undefined\") int twice(int number)\n{\n    return 2 * number;\n}\n");
    assertThat(hidden.oddities().unsanitized()).isTrue();
  }

  @Test
  void EX_3_what_is_longer_than_the_exercise_allows_or_takes_the_compiler_too_long_is_refused_in_words() {
    TinyPackage small = new TinyPackage().change("problem.yaml", text -> text.replaceFirst("code: \\d+", "code: 1").replaceFirst("compilation_time: \\d+", "compilation_time: 1"));
    ExercisePackage tiny = small.read(folder);
    assertThat(judged(tiny, new Source("tiny.c", "int twice(int number)\n{\n    return 2 * number;\n}\n" + "// a long story\n".repeat(80))).refused())
        .isEqualTo("Your files hold 2 KiB; this exercise takes at most 1.");
    String endless = "#if __INCLUDE_LEVEL__ < 100\n#include \"tiny.c\"\n#include \"tiny.c\"\n#endif\n";
    assertThat(judged(tiny, new Source("tiny.c", endless)).refused()).contains("1 s");
  }

  @Test
  void EX_30_inline_assembly_is_told_to_the_panel() {
    assertThat(judged(folder, "int twice(int number)\n{\n    __asm__ volatile(\"nop\");\n    return 2 * number;\n}\n").oddities().assembly()).isTrue();
  }

  @Test
  void what_does_not_compile_is_refused_with_its_findings() {
    Judged judged = judged(folder, "int twice(int number)\n{\n    return number +;\n}\n");
    assertThat(judged.refused()).contains("line 3 of tiny.c");
    assertThat(judged.findings()).isNotEmpty();
    assertThat(judged(folder.resolve("none"), "int thrice(int number)\n{\n    return number;\n}\n").refused()).contains("twice");
  }

  /** Whoever waits for a turn must hold nothing that another needs who has the turn. */
  @Test
  void two_who_practise_the_same_exercise_first_and_at_once_both_come_to_an_end() throws InterruptedException {
    ExercisePackage tiny = new TinyPackage().read(folder);
    for (int round = 0; round < 5; round++) {
      Judge judge = new Judge(tiny);
      List<Bench> benches = Stream.of("one", "other").map(name -> TestSandbox.shared().bench(Runner.afterOthers(name))).toList();
      List<Thread> both = benches.stream().map(bench -> Thread.ofVirtual().start(() -> {
        try (bench) {
          judge.build(bench, List.of(new Source("tiny.c", "int twice(int number)\n{\n    return 2 * number;\n}\n")));
        } catch (Bench.Stopped stopped) {
          // It waited for ever, which is told below.
        }
      })).toList();
      for (Thread thread : both) {
        boolean over = thread.join(Duration.ofSeconds(30));
        benches.forEach(bench -> {
          if (!over) {
            bench.stop();
          }
        });
        assertThat(over).isTrue();
      }
    }
  }
}
