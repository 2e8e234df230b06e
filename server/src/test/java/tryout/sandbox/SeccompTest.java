package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The filter, run by a small interpreter of its own, so that every rule is seen without a kernel. */
class SeccompTest {
  private static final int X86_64 = 0xC000003E;
  private static final int ALLOW = 0x7fff0000;
  private static final int KILL = 0x80000000;
  private static final int ENOSYS = 0x50026;
  private static final int EPERM = 0x50001;
  private static final byte[] PLAIN = Seccomp.filter(false);
  private static final byte[] SANITIZED = Seccomp.filter(true);

  private static int answer(byte[] program, int architecture, int call, long... arguments) {
    ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    data.putInt(call).putInt(architecture).putLong(0);
    for (long argument : arguments) {
      data.putLong(argument);
    }
    ByteBuffer code = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
    int accumulator = 0;
    for (int at = 0; ; at++) {
      int operation = code.getShort(at * 8);
      int whenTrue = code.get(at * 8 + 2) & 0xff;
      int whenFalse = code.get(at * 8 + 3) & 0xff;
      int value = code.getInt(at * 8 + 4);
      switch (operation) {
        case 0x20 -> accumulator = data.getInt(value);
        case 0x15 -> at += accumulator == value ? whenTrue : whenFalse;
        case 0x35 -> at += Integer.compareUnsigned(accumulator, value) >= 0 ? whenTrue : whenFalse;
        case 0x45 -> at += (accumulator & value) != 0 ? whenTrue : whenFalse;
        case 0x06 -> {
          return value;
        }
        default -> throw new AssertionError("operation " + operation);
      }
    }
  }

  private static int answer(int call, long... arguments) {
    return answer(PLAIN, X86_64, call, arguments);
  }

  @Test
  void SBX_28_what_is_not_listed_does_not_exist() {
    assertThat(answer(0)).isEqualTo(ALLOW);
    for (int call : new int[] {165, 272, 308, 425, 435, 463, 999, 0x3fffffff}) {
      assertThat(answer(call)).as("call " + call).isEqualTo(ENOSYS);
    }
  }

  @Test
  void SBX_29_another_architecture_and_x32_end_the_process() {
    assertThat(answer(PLAIN, 0x40000003, 0)).isEqualTo(KILL);
    assertThat(answer(0x40000000)).isEqualTo(KILL);
    assertThat(answer(0x40000001)).isEqualTo(KILL);
    assertThat(answer(-1)).isEqualTo(KILL);
  }

  @Test
  void SBX_30_arguments_are_compared_by_their_low_32_bits() {
    assertThat(answer(56, 17)).isEqualTo(ALLOW);
    assertThat(answer(56, 0x10000000L | 17)).isEqualTo(EPERM);
    assertThat(answer(56, 0x80L)).isEqualTo(EPERM);
    assertThat(answer(41, 1)).isEqualTo(ALLOW);
    assertThat(answer(41, 2)).isEqualTo(0x50061);
    assertThat(answer(41, 2 | 1L << 32)).isEqualTo(0x50061);
    assertThat(answer(16, 0, 0x5401)).isEqualTo(ALLOW);
    for (long request : new long[] {0x5412, 0x541C, 0x5423, 0x5412 | 1L << 33}) {
      assertThat(answer(16, 0, request)).isEqualTo(EPERM);
    }
    assertThat(answer(135, 0x40000)).isEqualTo(ALLOW);
    assertThat(answer(135, 0xffffffffL)).isEqualTo(ALLOW);
    assertThat(answer(135, 0x40001)).isEqualTo(EPERM);
    assertThat(answer(302, 0)).isEqualTo(ALLOW);
    assertThat(answer(302, 1)).isEqualTo(EPERM);
    assertThat(answer(302, 0, 4, 0)).as("the limit of cores may be read").isEqualTo(ALLOW);
    assertThat(answer(302, 0, 4, 8)).isEqualTo(EPERM);
    assertThat(answer(302, 0, 4, 1L << 32)).isEqualTo(EPERM);
    assertThat(answer(302, 0, 7, 8)).isEqualTo(ALLOW);
    assertThat(answer(160, 4)).isEqualTo(EPERM);
    assertThat(answer(160, 4 | 1L << 32)).isEqualTo(EPERM);
    assertThat(answer(160, 7)).isEqualTo(ALLOW);
    assertThat(answer(112)).as("no session of its own").isEqualTo(EPERM);
  }

  @Test
  void SBX_31_ptrace_is_there_for_the_sanitized_run_alone() {
    assertThat(answer(101)).isEqualTo(ENOSYS);
    assertThat(answer(SANITIZED, X86_64, 101)).isEqualTo(ALLOW);
  }

  /** Names with their numbers on x86-64; the attack kernel-surface asks the kernel itself. */
  private static final Map<String, Integer> ABSENT =
      Map.ofEntries(
          Map.entry("unshare", 272), Map.entry("setns", 308), Map.entry("mount", 165), Map.entry("umount2", 166),
          Map.entry("fsopen", 430), Map.entry("open_tree", 428), Map.entry("move_mount", 429), Map.entry("mount_setattr", 442),
          Map.entry("chroot", 161), Map.entry("pivot_root", 155), Map.entry("mknod", 133), Map.entry("mknodat", 259),
          Map.entry("bpf", 321), Map.entry("perf_event_open", 298), Map.entry("io_uring_setup", 425), Map.entry("io_uring_enter", 426),
          Map.entry("io_uring_register", 427), Map.entry("keyctl", 250), Map.entry("add_key", 248), Map.entry("request_key", 249),
          Map.entry("userfaultfd", 323), Map.entry("memfd_create", 319), Map.entry("memfd_secret", 447),
          Map.entry("process_vm_readv", 310), Map.entry("process_vm_writev", 311), Map.entry("pidfd_open", 434),
          Map.entry("pidfd_getfd", 438), Map.entry("pidfd_send_signal", 424), Map.entry("shmget", 29), Map.entry("shmat", 30),
          Map.entry("shmctl", 31), Map.entry("msgget", 68), Map.entry("msgsnd", 69), Map.entry("semget", 64), Map.entry("semop", 65),
          Map.entry("mq_open", 240), Map.entry("mq_unlink", 241), Map.entry("quotactl", 179), Map.entry("open_by_handle_at", 304),
          Map.entry("fanotify_init", 300), Map.entry("fanotify_mark", 301), Map.entry("setuid", 105), Map.entry("setgid", 106),
          Map.entry("setreuid", 113), Map.entry("setresuid", 117), Map.entry("setresgid", 119), Map.entry("setfsuid", 122),
          Map.entry("setgroups", 116), Map.entry("sched_setscheduler", 144), Map.entry("landlock_create_ruleset", 444),
          Map.entry("landlock_add_rule", 445), Map.entry("landlock_restrict_self", 446), Map.entry("seccomp", 317),
          Map.entry("init_module", 175), Map.entry("finit_module", 313), Map.entry("kexec_load", 246), Map.entry("reboot", 169),
          Map.entry("swapon", 167), Map.entry("sethostname", 170), Map.entry("clock_settime", 227), Map.entry("clone3", 435));

  @Test
  void SBX_32_what_is_absent_on_purpose_is_absent_from_both_filters_and_so_is_every_call_to_come() {
    List<String> table = Resources.text("syscalls-x86_64").lines().map(line -> line.split(" ", -1)[0]).toList();
    assertThat(table).contains("read").doesNotContainAnyElementsOf(ABSENT.keySet());
    ABSENT.forEach(
        (name, number) -> {
          assertThat(answer(number)).as(name).isEqualTo(ENOSYS);
          assertThat(answer(SANITIZED, X86_64, number)).as(name).isEqualTo(ENOSYS);
        });
    for (int call = 450; call < 1000; call++) {
      assertThat(answer(call)).as("call " + call).isEqualTo(ENOSYS);
    }
  }

  @Test
  void SBX_27_the_program_is_made_of_a_row_of_the_table_for_each_call_that_it_allows() {
    List<Integer> allowed = IntStream.range(0, 600).filter(call -> answer(call, 1, 0) != ENOSYS).boxed().toList();
    List<Integer> rows =
        Resources.text("syscalls-x86_64").lines().filter(line -> line.matches("[a-z_0-9]+ \\d+.*") && !line.startsWith("ptrace "))
            .map(line -> Integer.valueOf(line.split(" ", -1)[1])).toList();
    assertThat(allowed).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void the_program_fits_into_what_the_kernel_takes() {
    assertThat(PLAIN.length / 8).isLessThan(4096);
  }
}
