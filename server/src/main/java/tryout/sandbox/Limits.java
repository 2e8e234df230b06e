package tryout.sandbox;

import java.time.Duration;

/**
 * What one sandbox may use. The defaults are those of the specification's table; an administrator may set others.
 *
 * @param wall time from start to forced end
 * @param idle time without input or output until the forced end
 * @param cpu processor time of all its processes together, whole seconds
 * @param memory MiB: address space of each process unless {@code freeAddresses}, and resident memory of all together
 * @param freeAddresses whether address space is left free, because the address sanitizer reserves terabytes of it
 * @param procs processes and threads
 * @param file MiB in one file
 * @param tmp MiB in {@code /tmp}
 * @param files open files of one process
 * @param stack KiB of stack
 * @param output bytes on standard output and standard error together
 * @param input bytes given to standard input
 * @param binary bytes of the compiled program
 */
public record Limits(
    Duration wall,
    Duration idle,
    Duration cpu,
    int memory,
    boolean freeAddresses,
    int procs,
    int file,
    int tmp,
    int files,
    int stack,
    int output,
    int input,
    int binary) {

  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;

  public Limits {
    if (cpu.toSeconds() < 1 || memory < 16 || procs < 2 || tmp < 1) {
      throw new IllegalArgumentException("a sandbox needs at least 1 s, 16 MiB, 2 processes and 1 MiB of /tmp");
    }
  }

  /** Of the compiler, for every profile. */
  public static Limits compile() {
    Duration wall = Duration.ofSeconds(10);
    return new Limits(wall, wall, Duration.ofSeconds(8), 512, false, 32, 64, 128, 64, 8 * KIB, 64 * KIB, 0, 16 * MIB);
  }

  /** Of the compiler while people type: what takes longer is looked at when it is run. */
  public static Limits syntax() {
    Duration wall = Duration.ofSeconds(4);
    return compile().within(wall, wall, Duration.ofSeconds(2));
  }

  /** Of a plain program that people talk to. */
  public static Limits quick() {
    return program(Duration.ofSeconds(2), 256, false);
  }

  /** Of a program under the sanitizers. */
  public static Limits sanitized() {
    return program(Duration.ofSeconds(6), 512, true);
  }

  private static Limits program(Duration cpu, int memory, boolean freeAddresses) {
    Duration wall = Duration.ofMinutes(10);
    Duration idle = Duration.ofMinutes(2);
    return new Limits(wall, idle, cpu, memory, freeAddresses, 16, 16, 32, 64, 8 * KIB, 64 * KIB, MIB, 0);
  }

  /** The same with other times. */
  public Limits within(Duration wall, Duration idle, Duration cpu) {
    return new Limits(wall, idle, cpu, memory, freeAddresses, procs, file, tmp, files, stack, output, input, binary);
  }

  /** The same with no more processor time than that. */
  Limits atMost(Duration most) {
    return most.compareTo(cpu) < 0 ? within(wall, idle, most) : this;
  }

  /** Of one hidden test: nobody talks to it. */
  Limits trial(Duration cpu, int memory, int output) {
    Duration wall = cpu.multipliedBy(3).plusSeconds(2);
    Duration whole = Duration.ofSeconds(Math.max(1, cpu.plusMillis(999).toSeconds()));
    int mib = freeAddresses ? Math.max(this.memory, memory) : memory;
    return new Limits(wall, wall, whole, mib, freeAddresses, procs, file, tmp, files, stack, output, input, binary);
  }

  /** The same with so many MiB of memory. */
  Limits remembering(int mib) {
    return new Limits(wall, idle, cpu, mib, freeAddresses, procs, file, tmp, files, stack, output, input, binary);
  }

  /** For the operator. */
  String words() {
    return "%s, or %s in silence; %s of CPU, %d MiB of memory, %d processes, %d MiB in a file, %d MiB in /tmp, %d KiB of output"
        .formatted(Ruling.span(wall), Ruling.span(idle), Ruling.span(cpu), memory, procs, file, tmp, output / KIB);
  }
}
