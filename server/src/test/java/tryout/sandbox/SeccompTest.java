package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    assertThat(answer(112)).as("no session of its own").isEqualTo(EPERM);
  }

  @Test
  void SBX_31_ptrace_is_there_for_the_sanitized_run_alone() {
    assertThat(answer(101)).isEqualTo(ENOSYS);
    assertThat(answer(SANITIZED, X86_64, 101)).isEqualTo(ALLOW);
  }

  @Test
  void the_program_fits_into_what_the_kernel_takes() {
    assertThat(PLAIN.length / 8).isLessThan(4096);
  }
}
