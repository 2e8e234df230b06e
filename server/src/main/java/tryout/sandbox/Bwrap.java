package tryout.sandbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The argument list of one sandbox. The descriptors are fixed: 3 the helper, copied in because a bind would show its
 * path on the host in {@code /proc/self/mountinfo}, 4 the command, 5 report, 6 this list, 7 the program, 8 JSON status, 9
 * the filter, sources from 10 up.
 *
 * <p>A sandbox that is made beforehand waits before it takes in the first file, until what is at one descriptor more has
 * ended; where that lies is covered by {@code /tmp} afterwards.
 *
 * <p>The only words of a user in it are the file names of {@code sources}, each as the destination of a {@code --file}
 * and in the command; both go in by descriptors.
 *
 * @param kind what is mounted
 * @param sbx the helper
 * @param kit the folder that the compiler sees as {@code /kit}
 * @param sources names of the files under {@code /box}, checked by {@link Names}
 * @param environment further variables as {@code NAME=value}, ours alone
 * @param limits what it may use
 * @param proc whether a program gets a {@code /proc} of its own, or by hand the two files of it that the sanitizers read;
 *     the compiler has none
 * @param noAslr whether addresses are fixed, for an older address sanitizer
 * @param command what runs inside
 * @param guards the walls that stand
 */
record Bwrap(
    Kind kind,
    Path sbx,
    Path kit,
    List<String> sources,
    List<String> environment,
    Limits limits,
    boolean proc,
    boolean noAslr,
    List<String> command,
    Set<Guard> guards) {

  /** The two things that happen in a sandbox. */
  enum Kind {
    COMPILE,
    RUN
  }

  static final String EMITTED = "/tmp/a.out";
  static final String PROGRAM = "/box/a.out";
  private static final int FIRST_SOURCE = 10;
  private static final int LAST_SOURCE = 25;

  private static final List<String> NAMESPACES =
      words(
          """
          --unshare-user --unshare-ipc --unshare-pid --unshare-net --unshare-uts --unshare-cgroup-try --disable-userns
          --uid 65534 --gid 65534 --hostname sandbox --die-with-parent --cap-drop ALL
          """);
  private static final List<String> VARIABLES =
      words("--setenv PATH /usr/bin:/bin --setenv HOME /tmp --setenv TMPDIR /tmp --setenv LANG C.UTF-8");
  private static final List<String> STREAMS =
      words(
          """
          --symlink /proc/self/fd/0 /dev/stdin --symlink /proc/self/fd/1 /dev/stdout
          --symlink /proc/self/fd/2 /dev/stderr
          """);
  private static final List<String> COMPILER_FILES =
      words(
          """
          --ro-bind /usr /usr --ro-bind-try /etc/ld.so.cache /etc/ld.so.cache
          --ro-bind-try /etc/alternatives /etc/alternatives
          --symlink usr/lib /lib --symlink usr/lib64 /lib64 --symlink usr/bin /bin
          --dir /dev --dev-bind /dev/null /dev/null
          """);
  private static final List<String> PROGRAM_FILES =
      words(
          """
          --ro-bind /usr/lib /usr/lib --ro-bind-try /usr/lib64 /usr/lib64
          --ro-bind-try /etc/ld.so.cache /etc/ld.so.cache --symlink usr/lib /lib --symlink usr/lib64 /lib64
          --dir /dev --dev-bind /dev/null /dev/null --dev-bind /dev/zero /dev/zero
          --dev-bind /dev/urandom /dev/urandom
          """);

  private static final List<String> PROC_BY_HAND =
      words(
          """
          --dir /proc/self --symlink /box/a.out /proc/self/exe --perms 0444 --file 10 /proc/self/environ
          """);

  Bwrap {
    sources = List.copyOf(sources);
    environment = List.copyOf(environment);
    command = List.copyOf(command);
    guards = guards.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(guards));
    sources.forEach(Names::check);
  }

  /** The same with another command. */
  Bwrap running(List<String> words) {
    return calling(sources, words);
  }

  /** The same with other files and another command. */
  Bwrap calling(List<String> files, List<String> words) {
    return new Bwrap(kind, sbx, kit, files, environment, limits, proc, noAslr, words, guards);
  }

  /** What goes into descriptor 6. */
  List<String> options() {
    return options(List.of());
  }

  /** The same for one that is made beforehand. */
  List<String> waitingOptions() {
    return options(List.of("--file", Integer.toString(FIRST_SOURCE + given()), "/tmp/gate"));
  }

  /** Whether the address sanitizer is in what runs: it needs more of the kernel. */
  boolean sanitized() {
    return kind == Kind.RUN && limits.freeAddresses();
  }

  /** How many files go in at descriptor 10 and up. */
  int given() {
    return kind == Kind.COMPILE ? sources.size() : environ().size();
  }

  /** Whether a descriptor is left at which it can wait. */
  boolean mayWait() {
    return given() <= LAST_SOURCE - FIRST_SOURCE;
  }

  private List<String> options(List<String> gate) {
    List<String> all = new ArrayList<>(NAMESPACES);
    if (guards.contains(Guard.ENVIRONMENT)) {
      all.add("--clearenv");
    }
    all.addAll(VARIABLES);
    for (String variable : environment) {
      int equals = variable.indexOf('=');
      all.addAll(List.of("--setenv", variable.substring(0, equals), variable.substring(equals + 1)));
    }
    all.addAll(kind == Kind.COMPILE ? compilerRoot() : programRoot());
    all.addAll(List.of("--perms", "0555", "--file", "3", "/sbxinit"));
    all.addAll(gate);
    all.addAll(kind == Kind.COMPILE ? sourceFiles() : programFile());
    all.addAll(List.of("--size", Long.toString((long) limits.tmp() << 20), "--perms", "0700", "--tmpfs", "/tmp"));
    all.addAll(List.of("--chdir", kind == Kind.COMPILE ? "/box" : "/tmp"));
    if (guards.contains(Guard.REMOUNT)) {
      all.addAll(List.of("--remount-ro", "/"));
    }
    if (guards.contains(Guard.FILTER)) {
      all.addAll(List.of("--seccomp", "9"));
    }
    all.addAll(List.of("--json-status-fd", "8", "--as-pid-1"));
    return all;
  }

  /** Words as bwrap and the helper read them: each ended by a NUL. */
  static byte[] encoded(List<String> words) {
    return words.stream().map(word -> word + "\0").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
  }

  /** What goes in at descriptor 10 where {@code /proc} is made by hand: the sanitizers read their options there. */
  List<byte[]> environ() {
    String all = String.join("\0", environment) + "\0";
    return proc ? List.of() : List.of(all.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What stands on the real command line: the helper as PID 1, and its numbers. The command goes by descriptor 4, so that
   * no name of a user's choice is ever read on the host.
   */
  List<String> visible() {
    List<String> all = new ArrayList<>(List.of("/sbxinit", "5"));
    all.add(Integer.toString(limits.procs()));
    all.add(Long.toString(limits.cpu().toSeconds()));
    all.add(Integer.toString(limits.freeAddresses() ? 0 : limits.memory()));
    all.add(Integer.toString(limits.file()));
    all.add(Integer.toString(limits.files()));
    all.add(Integer.toString(limits.stack()));
    if (noAslr) {
      all.add("--no-aslr");
    }
    if (kind == Kind.COMPILE) {
      all.addAll(List.of("--emit", EMITTED, Integer.toString(limits.binary())));
    }
    return all;
  }

  private List<String> compilerRoot() {
    List<String> all = new ArrayList<>(COMPILER_FILES);
    all.addAll(STREAMS);
    all.addAll(List.of("--ro-bind", kit.toString(), "/kit", "--dir", "/box"));
    return all;
  }

  private List<String> sourceFiles() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      String descriptor = Integer.toString(FIRST_SOURCE + i);
      all.addAll(List.of("--perms", "0444", "--file", descriptor, "/box/" + sources.get(i)));
    }
    return all;
  }

  private List<String> programRoot() {
    List<String> all = new ArrayList<>(PROGRAM_FILES);
    all.addAll(STREAMS);
    all.addAll(proc ? List.of("--proc", "/proc") : List.of());
    all.addAll(List.of("--dir", "/box"));
    return all;
  }

  private List<String> programFile() {
    List<String> all = new ArrayList<>(proc ? List.of() : PROC_BY_HAND);
    all.addAll(List.of("--perms", "0555", "--file", "7", PROGRAM));
    return all;
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+", -1));
  }
}
