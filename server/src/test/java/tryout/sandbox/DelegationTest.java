package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each way in which control groups can be missing has its sentence. A tree of ordinary files stands for a kernel that
 * gives less than is needed; what the kernel itself must do is tried on this machine's own hierarchy, if it has one.
 */
class DelegationTest {
  private static final String ALL = "cpuset cpu io memory pids";

  @TempDir private Path folder;
  private Path proc;
  private Path mount;
  private Path group;

  @BeforeEach
  void a_group_that_seems_to_be_ours() throws IOException {
    proc = Files.createDirectory(folder.resolve("proc"));
    mount = Files.createDirectory(folder.resolve("cgroup"));
    group = Files.createDirectories(mount.resolve("system.slice/tryout.service"));
    Files.writeString(proc.resolve("cgroup"), "0::/system.slice/tryout.service\n");
    mounted("/");
    Files.writeString(group.resolve("cgroup.controllers"), ALL + "\n");
    Files.writeString(group.resolve("cgroup.subtree_control"), "");
    Files.writeString(group.resolve("cgroup.procs"), "");
  }

  private void mounted(String root) throws IOException {
    String other = "22 28 0:21 / /proc rw,nosuid - proc proc rw\n";
    String ours = "35 25 0:30 %s %s rw,nosuid shared:9 - cgroup2 cgroup2 rw\n".formatted(root, mount.toString().replace(" ", "\\040"));
    Files.writeString(proc.resolve("mountinfo"), other + ours);
  }

  private String why() {
    Backend backend = Backend.choose(proc);
    assertThat(backend.exact()).isFalse();
    assertThat(backend.sentence()).startsWith("watchdog, memory limits approximate: ");
    return backend.sentence();
  }

  @Test
  void SBX_38_what_this_machine_grants_is_used_and_what_it_does_not_is_told() throws Exception {
    Backend here = Backend.chosen();
    System.out.println("Resources of sandboxes on this machine: " + here.sentence());
    if (here.exact()) {
      assertThat(Delegation.own(Path.of("/proc/self")).folder()).isEqualTo(here.groups().orElseThrow().folder().resolve("server"));
    } else {
      System.out.println("NOT TRIED: limits by control groups, for want of them.");
      assertThat(here.sentence()).matches("watchdog, memory limits approximate: .{15,}");
    }
  }

  @Test
  void SBX_38_a_machine_without_cgroup_v2_is_told_so() throws IOException {
    Files.writeString(proc.resolve("mountinfo"), "35 25 0:30 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n");
    assertThat(why()).endsWith("no cgroup v2 is mounted");
    Files.writeString(proc.resolve("cgroup"), "4:memory:/tryout\n");
    assertThat(why()).endsWith("this kernel has no cgroup v2");
  }

  @Test
  void SBX_38_controllers_that_version_1_holds_are_named() throws IOException {
    Files.writeString(proc.resolve("cgroup"), "8:pids:/\n4:memory:/x\n2:cpu,cpuacct:/\n0::/system.slice/tryout.service\n");
    Files.writeString(group.resolve("cgroup.controllers"), "hugetlb\n");
    assertThat(why()).endsWith("this machine keeps memory, pids, cpu in cgroup v1");
  }

  @Test
  void SBX_38_controllers_that_are_not_delegated_are_named_with_the_cure() throws IOException {
    Files.writeString(group.resolve("cgroup.controllers"), "memory cpuset\n");
    assertThat(why()).endsWith(
        "control of pids, cpu is not delegated to this server; give its service Delegate=memory pids cpu");
  }

  @Test
  void SBX_38_a_group_that_may_not_be_written_is_named_with_the_cure() throws IOException {
    Files.delete(group.resolve("cgroup.subtree_control"));
    assertThat(why()).contains("may not write " + group + "/cgroup.subtree_control", "Delegate=memory pids cpu");
  }

  @Test
  void SBX_13_processes_of_others_are_never_moved() throws IOException {
    for (String others : new String[] {"1\n", "0\n"}) {
      Files.writeString(group.resolve("cgroup.procs"), ProcessHandle.current().pid() + "\n" + others);
      assertThat(why()).contains("other processes share this server's control group " + group, "Delegate=");
      assertThat(group.resolve("server")).doesNotExist();
    }
  }

  @Test
  void SBX_38_a_server_that_cannot_move_does_not_divide() throws IOException {
    Files.writeString(group.resolve("cgroup.procs"), ProcessHandle.current().pid() + "\n");
    assertThat(why()).endsWith("this server's processes cannot be moved within " + group);
    assertThat(group.resolve("cgroup.subtree_control")).isEmptyFile();
  }

  @Test
  void SBX_38_a_limit_that_cannot_be_set_is_named_and_nothing_is_left() throws IOException {
    Files.createDirectory(group.resolve("run-7"));
    Files.createDirectory(group.resolve("probe"));
    assertThat(why()).contains("the kernel refuses", group + "/probe/memory.max");
    assertThat(group.resolve("cgroup.subtree_control")).hasContent("+memory +pids +cpu");
    try (Stream<Path> left = Files.list(group).filter(Files::isDirectory)) {
      assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("server");
    }
  }

  @Test
  void SBX_38_a_group_is_found_below_what_is_mounted() throws Exception {
    assertThat(Delegation.own(proc).folder()).isEqualTo(group);
    mounted("/system.slice");
    assertThat(Delegation.own(proc).folder()).isEqualTo(mount.resolve("tryout.service"));
    mounted("/system.slice/tryout.service");
    assertThat(Delegation.own(proc).folder()).isEqualTo(mount);
    mounted("/system");
    assertThat(why()).contains("lies outside of what is mounted at " + mount);
    mounted("/");
    Files.writeString(proc.resolve("cgroup"), "0::/../other\n");
    assertThat(why()).contains("lies outside");
    mount = Path.of("/mnt/a b");
    mounted("/");
    Files.writeString(proc.resolve("cgroup"), "0::/\n");
    assertThat(Delegation.own(proc).folder()).isEqualTo(mount);
  }

  @Test
  void SBX_4_a_group_that_is_killed_ends_and_goes() throws Exception {
    Cgroup own = real();
    Cgroup made = own.child("tryout-test-" + ProcessHandle.current().pid());
    try {
      Delegation.killed(made);
      Process process = new ProcessBuilder("/usr/bin/cat").start();
      made.set("cgroup.procs", Long.toString(process.pid()));
      assertThat(made.processes()).containsExactly(process.pid());
      assertThat(made.remove()).isTrue();
      assertThat(process.waitFor()).isEqualTo(128 + Signals.KILL);
    } finally {
      made.remove();
    }
    assertThat(made.folder()).doesNotExist();
  }

  /** Our group in the hierarchy of version 2 on this machine, whatever controllers it has. */
  private static Cgroup real() {
    try {
      Cgroup own = Delegation.own(Path.of("/proc/self"));
      assumeTrue(Files.isWritable(own.folder()), "NOT TRIED: this account may make no control group");
      return own;
    } catch (IOException | Broken none) {
      assumeTrue(false, "NOT TRIED: no cgroup v2 here");
      throw new AssertionError(none);
    }
  }
}
