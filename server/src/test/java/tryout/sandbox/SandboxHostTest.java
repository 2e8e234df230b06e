package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Verdict;

/** What the host sees of a program that runs. */
@Tag("alone")
class SandboxHostTest {
  /** Has a child, and a grandchild that nobody waits for. */
  private static final String PROGRAM =
      """
      #include <stdio.h>
      #include <unistd.h>
      int main(void) {
        int ends[2];
        char byte = 0;
        pipe(ends);
        if (fork() == 0) {
          setpgid(0, 0);
          if (fork() == 0) write(ends[1], &byte, 1);
          for (;;) pause();
        }
        read(ends[0], &byte, 1);
        close(ends[0]);
        puts("on");
        for (;;) getchar();
      }
      """;

  /** PID 1, the program and its two children; where a sandbox waits for its files there is one. */
  private static final int INSIDE = 4;

  private final Recorder seen = new Recorder();
  private Runner.Run run;
  private ProcessHandle bwrap;

  @BeforeEach
  void start() throws Exception {
    run = Rooms.start(Profile.QUICK, PROGRAM, seen);
    seen.until(now -> now.out().equals("on\n"));
    bwrap = ProcessHandle.current().children().filter(one -> one.descendants().count() == INSIDE).findFirst().orElseThrow();
  }

  @AfterEach
  void stop() throws Exception {
    run.stop();
    seen.result();
    assertThat(Survivors.left()).isEmpty();
  }

  private static String read(long pid, String file) throws IOException {
    return Files.readString(Path.of("/proc/" + pid + "/" + file));
  }

  private static String line(long pid, String key) throws IOException {
    return read(pid, "status").lines().filter(line -> line.startsWith(key + ":")).findFirst().orElse("").replaceFirst("\\w+:\\s*", "");
  }

  /** bwrap, PID 1 of the sandbox and all beneath it. */
  private List<Long> all() {
    List<Long> all = new ArrayList<>(List.of(bwrap.pid()));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(ProcessTree.children(all.get(i)));
    }
    assertThat(all).hasSize(1 + INSIDE);
    return all;
  }

  @Test
  void SBX_4_and_SBX_41_when_bwrap_is_killed_everything_inside_dies_and_that_is_our_fault() throws Exception {
    List<Long> all = all();
    bwrap.destroyForcibly();
    Result result = seen.result();
    assertThat(result.verdict()).isEqualTo(Verdict.SANDBOX_FAULT);
    assertThat(Survivors.left()).isEmpty();
    assertThat(all).noneMatch(ProcessTree::lives);
  }

  @Test
  void SBX_9_no_process_of_a_sandbox_is_root_or_can_become_it() throws Exception {
    assumeTrue(Account.root());
    String uid = Long.toString(Account.choose("tryout-sbx").uid());
    for (long pid : all()) {
      assertThat(line(pid, "Uid").split("\\s+", -1)).containsOnly(uid);
      assertThat(line(pid, "Groups")).isBlank();
      assertThat(line(pid, "NoNewPrivs")).isEqualTo("1");
    }
  }

  @Test
  void SBX_12_and_SBX_18_bwrap_has_no_environment_and_shows_nothing_of_the_host_in_its_arguments() throws Exception {
    assertThat(read(bwrap.pid(), "environ")).isEmpty();
    assertThat(read(bwrap.pid(), "cmdline").replace('\0', ' ')).isEqualTo("bwrap --args 6 -- /sbxinit 5 16 1 256 16 64 8192 ");
    for (long pid : all()) {
      assertThat(read(pid, "environ") + read(pid, "cmdline")).doesNotContain(Rooms.home().toString(), System.getProperty("user.home"));
    }
  }

  @Test
  void SBX_13_every_process_of_a_sandbox_is_the_first_that_the_kernel_kills_when_memory_is_short() throws Exception {
    for (long pid : all()) {
      assertThat(read(pid, "oom_score_adj")).isEqualTo("1000\n");
    }
  }

  @Test
  void SBX_13_every_process_of_a_sandbox_stands_behind_the_server_on_the_processor() throws Exception {
    int own = nice(ProcessHandle.current().pid());
    for (long pid : all()) {
      assertThat(nice(pid)).isEqualTo(Math.min(19, own + 5));
    }
  }

  /** How far a process stands back, as the kernel has it. */
  private static int nice(long pid) throws IOException {
    String stat = read(pid, "stat");
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
  }

  @Test
  void SBX_14_the_helper_became_bwrap_and_took_away_the_names_of_all_files_that_it_was_given() throws Exception {
    assertThat(bwrap.info().command().orElseThrow()).endsWith("/bwrap");
    try (Stream<Path> left = Files.list(Rooms.requests())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void SBX_14_and_SBX_17_only_declared_descriptors_went_in() throws Exception {
    for (long pid : all()) {
      try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
        for (Path one : open.toList()) {
          String what = Files.readSymbolicLink(one).toString();
          assertThat(Integer.parseInt(one.getFileName().toString())).as(what).isLessThan(26);
          assertThat(what).matches("pipe:.*|/dev/null|anon_inode:.*|.*/tryout-requests-[^/]*/.* \\(deleted\\)");
        }
      }
    }
  }

  @Test
  void SBX_34_the_limit_of_cores_is_one_byte_and_not_none() throws Exception {
    for (long pid : all()) {
      assertThat(read(pid, "limits")).containsPattern("Max core file size +1 +1 +bytes");
    }
  }

  @Test
  void SBX_29_and_SBX_32_every_process_inside_is_filtered_and_can_get_no_privileges() throws Exception {
    for (long pid : all().subList(1, 5)) {
      assertThat(line(pid, "Seccomp")).isEqualTo("2");
      assertThat(line(pid, "CapEff")).isEqualTo("0".repeat(16));
      assertThat(line(pid, "CapPrm")).isEqualTo("0".repeat(16));
    }
  }
}
