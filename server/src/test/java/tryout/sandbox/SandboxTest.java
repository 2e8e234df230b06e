package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Tag;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Stage;
import tryout.run.Verdict;

@Tag("alone")
class SandboxTest {
  @Test
  void SBX_62_every_check_of_the_self_test_holds_here_and_takes_less_than_10_s() {
    long began = System.nanoTime();
    try (Sandbox sandbox = Sandbox.open(Rooms.settings(Rooms.directory()))) {
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
      assertThat(sandbox.checks()).hasSizeGreaterThan(8).allMatch(Check::passed);
      assertThat(sandbox.off()).isEmpty();
    }
  }

  @Test
  void a_program_is_compiled_and_run() throws Exception {
    Recorder seen = Rooms.run(Profile.QUICK, Resources.text("probes/hello.c"), new Recorder());
    Result result = seen.result();
    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.OK);
    assertThat(seen.out()).isEqualTo("hello\n");
    assertThat(seen.stages).containsExactly(Stage.QUEUED, Stage.COMPILING, Stage.RUNNING);
    assertThat(result.flags()).startsWith("gcc ").endsWith(" -std=gnu17 -Wall -Wextra");
  }
}
