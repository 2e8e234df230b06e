package tryout.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskReserveTest {
  @TempDir private Path home;

  private Disk disk() {
    return Disk.beneath(DatabaseSettings.embedded(home)).orElseThrow();
  }

  @Test
  void fault_23_a_start_that_is_broken_off_leaves_neither_a_reserve_nor_a_process_that_still_makes_one() {
    Thread.currentThread().interrupt();
    disk().reserve();
    assertThat(Thread.interrupted()).as("whoever broke it off is still heard").isTrue();
    assertThat(home.resolve("reserve")).doesNotExist();
    assertThat(ProcessHandle.current().children().map(child -> child.info().command().orElse("")))
        .noneMatch(command -> command.endsWith("fallocate"));
  }

  @Test
  void fault_23_a_reserve_is_set_aside_once() {
    disk().reserve();
    assertThat(home.resolve("reserve")).hasSize(256L << 20);
  }
}
