package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Tag;
import tryout.Patience;
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
  void SBX_65_the_self_test_tells_what_it_found_as_it_goes() {
    List<Check> told = new ArrayList<>();
    try (Sandbox sandbox = Sandbox.open(Rooms.settings(Rooms.directory()), told::add)) {
      assertThat(sandbox.checks()).isEqualTo(told);
      assertThat(found(told, "Linux")).matches("\\d+\\.\\d+.*");
      assertThat(found(told, "bubblewrap")).matches("\\d+\\.\\d+.*");
      assertThat(found(told, "gcc")).matches("\\d+\\.\\d+.*");
      assertThat(found(told, "linkers")).contains("bfd", " is used");
      assertThat(found(told, "random addresses (vm.mmap_rnd_bits)")).matches("\\d+|(\\d+|cannot be read); so .*fixed addresses");
      assertThat(found(told, "/proc inside")).isEqualTo("mounted");
      assertThat(found(told, "resources")).isEqualTo(Backend.chosen().sentence());
      assertThat(found(told, "account")).startsWith(Account.root() ? "tryout-sbx (" : System.getProperty("user.name"));
      assertThat(found(told, "limits of quick")).contains("1 s of CPU, 256 MiB of memory, 16 processes");
    }
  }

  private static String found(List<Check> checks, String name) {
    return checks.stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow().found();
  }

  @Test
  void SBX_62_what_breaks_while_a_server_runs_is_noticed_while_nobody_runs_anything() throws Exception {
    Path home = Rooms.directory();
    Set<Guard> all = EnumSet.allOf(Guard.class);
    try (Sandbox sandbox = Sandbox.open(Rooms.settings(home), all, check -> {}, Duration.ofMillis(100))) {
      assertThat(sandbox.off()).isEmpty();
      try (Stream<Path> kit = Files.list(home.resolve("kit"))) {
        Files.delete(kit.filter(file -> file.toString().endsWith(".o")).findFirst().orElseThrow());
      }
      Patience.until("the self-test sees it", Duration.ofSeconds(20), () -> sandbox.off().startsWith("The check \"a plain program\" failed."));
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
