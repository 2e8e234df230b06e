package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Verdict;

/** Limits by control groups, where this JVM was given them: started in a group of its own, with Delegate=memory pids cpu. */
@Tag("alone")
class SandboxCgroupTest {
  @BeforeAll
  static void delegated() {
    assumeTrue(Backend.chosen().exact(), "NOT TRIED: " + Backend.chosen().sentence());
  }

  private static List<Cgroup> groups() throws IOException {
    return Backend.chosen().groups().orElseThrow().children(Backend.RUN);
  }

  @Test
  void SBX_41_memory_that_is_used_up_ends_all_at_once_with_the_verdict_memory() throws Exception {
    Recorder seen = Rooms.run(Profile.QUICK, Rooms.resource("/attacks/memhog-multi.c"), new Recorder());
    Result result = seen.result();
    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.MEMORY);
    assertThat(result.maxRssKib()).isBetween(200L << 10, 256L << 10);
    assertThat(groups()).isEmpty();
    assertThat(Survivors.left()).isEmpty();
  }

  @Test
  void SBX_13_a_program_is_counted_in_a_group_of_its_own_beside_the_servers() throws Exception {
    Recorder seen = new Recorder();
    var run = Rooms.start(Profile.QUICK, Resources.text("probes/waits.c"), seen);
    seen.until(now -> now.out().equals("here\n"));
    Cgroup group = groups().getFirst();
    assertThat(group.processes()).hasSizeGreaterThan(2).doesNotContain(ProcessHandle.current().pid());
    assertThat(group.usage().resident()).isPositive();
    assertThat(group.cpu()).isGreaterThan(Duration.ZERO);
    run.stop();
    assertThat(seen.result().verdict()).isEqualTo(Verdict.STOPPED);
    assertThat(groups()).isEmpty();
  }
}
