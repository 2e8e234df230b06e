package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Tag;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Channel;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Stage;
import tryout.run.Verdict;

/** Input, output and ends, as a person sees them. */
@Tag("alone")
class SandboxStreamTest {
  private static final String ECHO =
      """
      #include <stdio.h>
      int main(void) {
        int n;
        printf("n? ");
        while (scanf("%d", &n) == 1) printf("%d\\nn? ", 2 * n);
        printf("bye");
        return 0;
      }
      """;

  @Test
  void SBX_47_a_prompt_without_newline_is_seen_before_input_is_given() throws Exception {
    Recorder seen = new Recorder();
    Runner.Run run = Rooms.start(Profile.QUICK, ECHO, seen);
    seen.until(now -> now.out().equals("n? "));
    run.input("21\n");
    seen.until(now -> now.out().equals("n? 42\nn? "));
    run.endInput();
    assertThat(seen.result().verdict()).isEqualTo(Verdict.OK);
    assertThat(seen.out()).isEqualTo("n? 42\nn? bye");
    run.input("too late\n");
    run.stop();
  }

  /** The tests have two carriers and never more (server/pom.xml), so two threads that block would hold up all others. */
  @Test
  void SBX_46_programs_that_wait_for_input_hold_up_no_other_work() throws Exception {
    List<Recorder> seen = Stream.generate(Recorder::new).limit(3).toList();
    List<Runner.Run> runs = new ArrayList<>();
    for (Recorder one : seen) {
      runs.add(Rooms.start(Profile.QUICK, ECHO, one));
      one.until(now -> now.out().equals("n? "));
    }
    CountDownLatch done = new CountDownLatch(1);
    Thread.startVirtualThread(done::countDown);
    assertThat(done.await(5, TimeUnit.SECONDS)).as("a thread of no weight gets its turn").isTrue();
    for (int i = 0; i < runs.size(); i++) {
      runs.get(i).input("21\n");
      seen.get(i).until(now -> now.out().equals("n? 42\nn? "));
      runs.get(i).stop();
    }
  }

  @Test
  void SBX_5_a_program_that_runs_is_seen_and_one_that_was_stopped_is_gone() throws Exception {
    Recorder seen = new Recorder();
    Runner.Run run = Rooms.start(Profile.QUICK, ECHO, seen);
    seen.until(now -> now.out().equals("n? "));
    assertThat(Survivors.now()).as("what the tests look for when they say that nothing is left").isNotEmpty();
    run.stop();
    seen.result();
    assertThat(Survivors.left()).isEmpty();
  }

  @Test
  void SBX_48_stop_ends_a_run_within_200_ms() throws Exception {
    Duration best = stopped();
    for (int again = 0; again < 4 && best.toMillis() >= 200; again++) {
      Duration next = stopped();
      best = next.compareTo(best) < 0 ? next : best;
    }
    assertThat(best).as("the quickest of a few, since others use this machine too").isLessThan(Duration.ofMillis(200));
    assertThat(Survivors.left()).isEmpty();
  }

  /** Stops a run that waits, and says how long that took. */
  private static Duration stopped() throws Exception {
    Recorder seen = new Recorder();
    Runner.Run run = Rooms.start(Profile.QUICK, "#include <stdio.h>\nint main(void){puts(\"on\");for(;;)getchar();}", seen);
    seen.until(now -> now.out().equals("on\n"));
    long began = System.nanoTime();
    run.stop();
    Result result = seen.result();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(result.verdict()).isEqualTo(Verdict.STOPPED);
    assertThat(result.sentence()).isEqualTo("Stopped.");
    return took;
  }

  @Test
  void SBX_48_stop_ends_a_run_that_floods_or_compiles() throws Exception {
    Recorder seen = new Recorder();
    Runner.Run run = Rooms.start(Profile.QUICK, Rooms.resource("/programs/files.c"), seen);
    seen.until(now -> now.stages.contains(Stage.COMPILING));
    run.stop();
    assertThat(seen.result().verdict()).isEqualTo(Verdict.STOPPED);
    assertThat(seen.stages).doesNotContain(Stage.RUNNING);
  }

  @Test
  void SBX_46_a_program_that_never_reads_blocks_nobody() throws Exception {
    Recorder seen = new Recorder();
    Runner.Run run = Rooms.start(Profile.QUICK, "#include <unistd.h>\nint main(void){for(;;)pause();}", seen);
    String line = "x".repeat(1023) + "\n";
    for (int i = 0; i < 1024; i++) {
      run.input(line);
    }
    assertThatThrownBy(() -> run.input("x"))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.TOO_LARGE));
    seen.until(now -> now.stages.contains(Stage.RUNNING));
    run.stop();
    assertThat(seen.result().verdict()).isEqualTo(Verdict.STOPPED);
  }

  @Test
  void SBX_44_output_comes_in_order_in_frames_of_8_KiB_and_at_most_one_in_50_ms() throws Exception {
    String program =
        """
        #include <stdio.h>
        int main(void) {
          for (int i = 0; i < 7000; i++) printf("%d\\n", i);
          return 0;
        }
        """;
    Recorder seen = Rooms.run(Profile.QUICK, program, new Recorder());
    assertThat(seen.result().verdict()).isEqualTo(Verdict.OK);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 7000; i++) {
      expected.append(i).append('\n');
    }
    assertThat(seen.out()).isEqualTo(expected.toString());
    assertThat(seen.calls).hasSizeGreaterThan(3);
    for (int i = 0; i < seen.calls.size(); i++) {
      assertThat(seen.calls.get(i).text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(8192);
      if (i > 0) {
        assertThat(seen.calls.get(i).nanos() - seen.calls.get(i - 1).nanos()).isGreaterThan(49_000_000);
      }
    }
  }

  @Test
  void SBX_43_exactly_the_cap_is_kept_of_a_flood() throws Exception {
    Recorder seen = Rooms.run(Profile.QUICK, Rooms.resource("/attacks/output-flood.c").replace("#include \"attack.h\"", "#include <stdio.h>\n#include <string.h>"), new Recorder());
    Result result = seen.result();
    assertThat(result.verdict()).isEqualTo(Verdict.OUTPUT);
    assertThat(result.sentence()).isEqualTo("Stopped after 64 KiB of output.");
    assertThat(seen.out()).hasSize(65536);
  }

  @Test
  void SBX_43_a_program_that_writes_exactly_the_cap_is_not_stopped() throws Exception {
    String program = "#include <stdio.h>\nint main(void){for(int i=0;i<65536;i++)putchar('x');return 0;}";
    Recorder seen = Rooms.run(Profile.QUICK, program, new Recorder());
    assertThat(seen.result().verdict()).isEqualTo(Verdict.OK);
    assertThat(seen.out()).hasSize(65536);
  }

  @Test
  void SBX_45_what_could_steer_a_terminal_does_not_come_through() throws Exception {
    String program =
        "#include <stdio.h>\nint main(void){printf(\"\\033[31mred\\033[2J\\033]0;title\\007\\033[5;5H\\b\\xff\\xc3\\xa4\\n\");return 0;}";
    Recorder seen = Rooms.run(Profile.QUICK, program, new Recorder());
    seen.result();
    assertThat(seen.out()).isEqualTo("\u001b[31mred\u2408\ufffdä\n");
  }

  @Test
  void SBX_69_all_c_files_are_compiled_in_name_order_and_headers_are_found() throws Exception {
    List<Source> sources =
        List.of(
            new Source("main.c", "#include \"twice.h\"\n#include <stdio.h>\nint main(void){printf(\"%d\\n\",twice(4));return 0;}"),
            new Source("twice.h", "int twice(int);"),
            new Source("twice.c", "#include \"twice.h\"\nint twice(int n){return 2*n;}"),
            new Source("notes.txt", "not C at all"));
    Recorder seen = new Recorder();
    Rooms.sandbox().start("files", Profile.QUICK, sources, seen);
    assertThat(seen.result().verdict()).isEqualTo(Verdict.OK);
    assertThat(seen.out()).isEqualTo("8\n");
  }

  @Test
  void a_compile_error_names_the_number_and_the_first_line() throws Exception {
    Recorder seen = Rooms.run(Profile.QUICK, "int main(void) {\n  int x = y;\n  return z;\n}\n", new Recorder());
    Result result = seen.result();
    assertThat(result.verdict()).isEqualTo(Verdict.COMPILE_ERROR);
    assertThat(result.sentence()).isEqualTo("It does not compile: 2 errors, the first on line 2 of main.c.");
    assertThat(seen.text(Channel.COMPILER)).contains("main.c:2:11: error:").contains("int x = y;").doesNotContain("\u001b");
  }

  @Test
  void an_undefined_function_is_told_by_its_name() throws Exception {
    Result result = Rooms.run(Profile.QUICK, "int f(void);\nint main(void){return f();}", new Recorder()).result();
    assertThat(result.verdict()).isEqualTo(Verdict.COMPILE_ERROR);
    assertThat(result.sentence()).isEqualTo("It does not link: f is used but defined nowhere.");
  }

  @Test
  void a_warning_is_shown_although_the_program_runs() throws Exception {
    Recorder seen = Rooms.run(Profile.QUICK, "int main(void){int unused;return 0;}", new Recorder());
    assertThat(seen.result().verdict()).isEqualTo(Verdict.OK);
    assertThat(seen.text(Channel.COMPILER)).contains("warning: unused variable");
  }

  @Test
  void a_crash_is_told_in_words_and_offers_the_check() throws Exception {
    Result result = Rooms.run(Profile.QUICK, Resources.text("probes/crash.c"), new Recorder()).result();
    assertThat(result.verdict()).isEqualTo(Verdict.SIGNAL);
    assertThat(result.signal()).isEqualTo(11);
    assertThat(result.sentence()).isEqualTo("Touched memory that is not its own (SIGSEGV). Check finds the line.");
  }

  @Test
  void a_name_that_is_no_name_and_too_much_text_are_refused() {
    Recorder seen = new Recorder();
    for (String name : List.of("-o.c", "../x.c", "a b.c", "", ".c", "x\n.c")) {
      List<Source> sources = List.of(new Source(name, ""));
      assertThatThrownBy(() -> Rooms.sandbox().start("names", Profile.QUICK, sources, seen))
          .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.INVALID));
    }
    List<Source> large = List.of(new Source("main.c", "x".repeat(256 * 1024 + 1)));
    assertThatThrownBy(() -> Rooms.sandbox().start("names", Profile.QUICK, large, seen))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.TOO_LARGE));
  }
}
