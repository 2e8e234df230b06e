package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written to a group and read from it. */
class CgroupTest {
  @TempDir private Path folder;

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void SBX_41_only_a_kill_for_memory_counts_as_one() throws IOException {
    Cgroup group = new Cgroup(folder);
    assertThat(group.outOfMemory()).isFalse();
    file("memory.events", "low 0\nhigh 0\nmax 812\noom 3\noom_kill 0\noom_group_kill 0\n");
    assertThat(group.outOfMemory()).isFalse();
    file("memory.events", "low 0\nhigh 0\nmax 812\noom 3\noom_kill 17\noom_group_kill 1\n");
    assertThat(group.outOfMemory()).isTrue();
  }

  @Test
  void SBX_40_processor_time_and_memory_are_the_kernels() throws IOException {
    file("cpu.stat", "usage_usec 1234567\nuser_usec 1200000\nsystem_usec 34567\nnr_throttled 4\n");
    file("memory.current", "7340032\n");
    file("memory.peak", "9437184\n");
    Cgroup group = new Cgroup(folder);
    assertThat(group.usage()).isEqualTo(new ProcessTree.Usage(7 << 20, Duration.ofNanos(1_234_567_000)));
    assertThat(group.peak()).isEqualTo(9 << 20);
  }

  @Test
  void a_group_that_is_gone_counts_nothing() {
    Cgroup gone = new Cgroup(folder.resolve("gone"));
    assertThat(gone.usage()).isEqualTo(new ProcessTree.Usage(0, Duration.ZERO));
    assertThat(gone.peak()).isZero();
    assertThat(gone.gone()).isTrue();
  }

  @Test
  void the_limits_of_a_run_are_those_of_its_group() throws IOException {
    for (String name : new String[] {"memory.max", "memory.swap.max", "memory.oom.group", "pids.max", "cpu.max"}) {
      file(name, "");
    }
    new Cgroup(folder).limit(Limits.quick());
    assertThat(folder.resolve("memory.max")).hasContent("268435456");
    assertThat(folder.resolve("memory.swap.max")).hasContent("0");
    assertThat(folder.resolve("memory.oom.group")).hasContent("1");
    assertThat(folder.resolve("pids.max")).hasContent("20");
    assertThat(folder.resolve("cpu.max")).hasContent("100000 100000");
  }

  @Test
  void a_limit_that_the_kernel_does_not_know_is_not_made_up() {
    Backend backend = new Backend(Optional.of(new Cgroup(folder)), "");
    assertThatThrownBy(() -> backend.group("1", Limits.quick())).isInstanceOf(IOException.class).hasMessageContaining("memory.max");
    assertThat(folder).isEmptyDirectory();
  }
}
