package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tryout.Patience;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Profile;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Verdict;

/** A process that is frozen by a control group of version 1 cannot be killed, as one that waits for a dead disk cannot. */
@Tag("alone")
class SandboxSurvivorTest {
  private static final Path FREEZER = Path.of("/sys/fs/cgroup/freezer");
  private static final List<Source> WAITS = List.of(new Source("main.c", Resources.text("probes/waits.c")));

  @Test
  void SBX_5_a_program_that_outlives_its_end_is_our_fault_and_turns_running_off_until_it_is_gone() throws Exception {
    assumeTrue(Account.root() && Files.isDirectory(FREEZER), "NOT TRIED: nothing here can make a process outlive a kill");
    Path ice = Files.createDirectory(FREEZER.resolve("tryout-test-" + ProcessHandle.current().pid()));
    try (Sandbox sandbox = Sandbox.open(Rooms.settings(Rooms.directory()))) {
      Recorder seen = new Recorder();
      Runner.Run run = sandbox.start("x", Profile.QUICK, WAITS, seen);
      seen.until(now -> now.out().equals("here\n"));
      freeze(ice, first());
      run.stop();
      assertThat(seen.result().verdict()).isEqualTo(Verdict.SANDBOX_FAULT);
      assertThat(sandbox.off()).contains("that was killed is there still");
      assertThatThrownBy(() -> sandbox.start("x", Profile.QUICK, WAITS, new Recorder()))
          .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.RUNNER_OFF));
      sandbox.test();
      assertThat(sandbox.off()).startsWith("The check \"ends\" failed.");
      Files.writeString(ice.resolve("freezer.state"), "THAWED");
      assertThat(Survivors.left()).isEmpty();
      Patience.until("it runs again", Duration.ofSeconds(60), () -> {
        sandbox.test();
        return sandbox.off().isEmpty();
      });
    } finally {
      Files.writeString(ice.resolve("freezer.state"), "THAWED");
      Patience.until("the ice is empty", Duration.ofSeconds(5), () -> ice.toFile().delete());
    }
  }

  /** PID 1 of the only sandbox of ours in which something runs. */
  private static long first() {
    return ProcessHandle.current().descendants().filter(one -> !Survivors.waits(one)).map(ProcessHandle::pid)
        .filter(ProcessTree::lives).findFirst().orElseThrow();
  }

  private static void freeze(Path ice, long pid) throws Exception {
    Files.writeString(ice.resolve("cgroup.procs"), Long.toString(pid));
    Files.writeString(ice.resolve("freezer.state"), "FROZEN");
    Patience.until("it is frozen", Duration.ofSeconds(5), () -> read(ice).equals("FROZEN"));
  }

  private static String read(Path ice) {
    try {
      return Files.readString(ice.resolve("freezer.state")).strip();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
