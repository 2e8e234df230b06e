package tryout.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The system call filter as a classic BPF program: an allow-list, so that a call which a future kernel brings is
 * refused without anybody noticing it first.
 *
 * <p>The table of calls lies beside the helper's source. A rule compares the low 32 bits of an argument, because the
 * kernel ignores the upper ones for these calls and a program could set them to slip past. Sources: seccomp(2),
 * linux/seccomp.h, linux/filter.h.
 */
final class Seccomp {
  private static final int LOAD = 0x20;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_AT_LEAST = 0x35;
  private static final int JUMP_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int ARGUMENT_0 = 16;
  private static final int ARGUMENT_1 = 24;
  private static final int ARGUMENT_2 = 32;
  private static final int HIGH_HALF = 4;

  private static final int X86_64 = 0xC000003E;
  private static final int X32_BIT = 0x40000000;

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int ERRNO = 0x00050000;
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;
  private static final int EAFNOSUPPORT = 97;

  private static final int CLONE_NEW_ANY = 0x7E020080;
  private static final int AF_UNIX = 1;

  /** A program that lowered the file size limit of PID 1 would take the report away. */
  private static final int OWN_PROCESS = 0;

  /** 1 keeps the kernel from starting the host's handler of crashes; a program that lowered it to 0 would have it started. */
  private static final int CORE = 4;

  private static final int[] TERMINAL_REQUESTS = {0x5412, 0x541C, 0x5423};
  private static final int[] PERSONALITIES = {0, 0x40000, 0xffffffff};

  private static final String SANITIZED_GROUP = "[sanitized run only]";

  private record Instruction(int code, int whenTrue, int whenFalse, int value) {}

  private final List<Instruction> program = new ArrayList<>();

  private Seccomp() {}

  /** Whether there is a table for the machine we run on. */
  static boolean supported() {
    return List.of("amd64", "x86_64").contains(System.getProperty("os.arch", "").toLowerCase(Locale.ROOT));
  }

  /** The program for x86-64, 8 bytes an instruction, as {@code bwrap --seccomp} reads it. */
  static byte[] filter(boolean ptrace) {
    Seccomp filter = new Seccomp();
    filter.add(LOAD, 0, 0, ARCHITECTURE);
    filter.add(JUMP_EQUAL, 1, 0, X86_64);
    filter.add(RETURN, 0, 0, KILL_PROCESS);
    filter.add(LOAD, 0, 0, NUMBER);
    filter.add(JUMP_AT_LEAST, 0, 1, X32_BIT);
    filter.add(RETURN, 0, 0, KILL_PROCESS);
    for (String line : table(ptrace)) {
      filter.call(line.split(" ", -1));
    }
    filter.add(RETURN, 0, 0, ERRNO | ENOSYS);
    return filter.bytes();
  }

  private static List<String> table(boolean ptrace) {
    List<String> calls = new ArrayList<>();
    boolean taken = true;
    for (String line : Resources.text("syscalls-x86_64").lines().toList()) {
      if (line.startsWith("[")) {
        taken = ptrace || !line.equals(SANITIZED_GROUP);
      } else if (taken && !line.isBlank() && !line.startsWith("#")) {
        calls.add(line);
      }
    }
    return calls;
  }

  private void call(String[] words) {
    List<Instruction> rule = words.length > 2 ? rule(words[2]) : List.of(allow());
    add(JUMP_EQUAL, 0, rule.size(), Integer.parseInt(words[1]));
    program.addAll(rule);
  }

  private static List<Instruction> rule(String name) {
    return switch (name) {
      case "clone" ->
          List.of(load(ARGUMENT_0), new Instruction(JUMP_ANY_BIT, 0, 1, CLONE_NEW_ANY), error(EPERM), allow());
      case "socket" ->
          List.of(load(ARGUMENT_0), new Instruction(JUMP_EQUAL, 1, 0, AF_UNIX), error(EAFNOSUPPORT), allow());
      case "prlimit" ->
          List.of(
              load(ARGUMENT_0), new Instruction(JUMP_EQUAL, 1, 0, OWN_PROCESS), error(EPERM),
              load(ARGUMENT_1), new Instruction(JUMP_EQUAL, 1, 0, CORE), allow(),
              load(ARGUMENT_2), new Instruction(JUMP_EQUAL, 1, 0, 0), error(EPERM),
              load(ARGUMENT_2 + HIGH_HALF), new Instruction(JUMP_EQUAL, 1, 0, 0), error(EPERM), allow());
      case "setrlimit" -> List.of(load(ARGUMENT_0), new Instruction(JUMP_EQUAL, 0, 1, CORE), error(EPERM), allow());
      // Each session would get a share of the processor of its own, as large as the whole server's.
      case "never" -> List.of(error(EPERM));
      case "ioctl" -> oneOf(ARGUMENT_1, TERMINAL_REQUESTS, error(EPERM), allow());
      case "personality" -> oneOf(ARGUMENT_0, PERSONALITIES, allow(), error(EPERM));
      default -> throw new IllegalStateException("no rule " + name);
    };
  }

  private static List<Instruction> oneOf(int argument, int[] values, Instruction when, Instruction otherwise) {
    List<Instruction> rule = new ArrayList<>();
    rule.add(load(argument));
    for (int i = 0; i < values.length; i++) {
      rule.add(new Instruction(JUMP_EQUAL, values.length - i, 0, values[i]));
    }
    rule.add(otherwise);
    rule.add(when);
    return rule;
  }

  private void add(int code, int whenTrue, int whenFalse, int value) {
    program.add(new Instruction(code, whenTrue, whenFalse, value));
  }

  private static Instruction load(int offset) {
    return new Instruction(LOAD, 0, 0, offset);
  }

  private static Instruction allow() {
    return new Instruction(RETURN, 0, 0, ALLOW);
  }

  private static Instruction error(int errno) {
    return new Instruction(RETURN, 0, 0, ERRNO | errno);
  }

  private byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(program.size() * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (Instruction one : program) {
      buffer.putShort((short) one.code()).put((byte) one.whenTrue()).put((byte) one.whenFalse()).putInt(one.value());
    }
    return buffer.array();
  }
}
