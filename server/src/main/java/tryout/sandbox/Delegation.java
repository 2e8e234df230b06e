package tryout.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the control group that was given to this server, makes it fit to be divided, and tries whether the kernel does
 * all that is needed of it. Whatever is missing is one sentence for the operator.
 *
 * <p>A group holds either processes or groups with limits, never both. So this server first moves, with all it started,
 * into a group {@code server} of its own, beside which the sandboxes then get theirs.
 */
final class Delegation {
  private static final List<String> CONTROLLERS = List.of("memory", "pids", "cpu");
  private static final String CURE = "give its service Delegate=memory pids cpu";
  private static final String LEAF = "server";
  private static final String PROBE = "probe";
  private static final int ROUNDS = 100;
  private static final long END_SECONDS = 2;
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");

  private Delegation() {}

  /**
   * The group below which sandboxes get theirs.
   *
   * @param proc the folder that tells of this process, {@code /proc/self}
   */
  static Cgroup take(Path proc) throws Broken {
    try {
      Cgroup own = own(proc);
      delegated(own, proc);
      alone(own, own.processes());
      sweep(own);
      settle(own);
      own.set("cgroup.subtree_control", CONTROLLERS.stream().collect(Collectors.joining(" +", "+", "")));
      probe(own);
      return own;
    } catch (IOException e) {
      throw new Broken("the kernel refuses to divide this server's control group (%s)".formatted(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("the trial of a control group was interrupted");
    }
  }

  /** This process's group, as a folder. */
  static Cgroup own(Path proc) throws IOException, Broken {
    String group =
        Files.readAllLines(proc.resolve("cgroup")).stream()
            .filter(line -> line.startsWith("0::"))
            .map(line -> line.substring(3))
            .findFirst()
            .orElseThrow(() -> new Broken("this kernel has no cgroup v2"));
    for (String line : Files.readAllLines(proc.resolve("mountinfo"))) {
      String[] halves = line.split(" - ", 2);
      if (halves.length == 2 && halves[1].startsWith("cgroup2 ")) {
        String[] fields = halves[0].split(" ", -1);
        return new Cgroup(below(plain(fields[4]), plain(fields[3]), group));
      }
    }
    throw new Broken("no cgroup v2 is mounted");
  }

  private static Path below(String mount, String root, String group) throws Broken {
    String base = root.equals("/") ? "" : root;
    boolean inside = group.equals(root) || group.startsWith(base + "/");
    if (!inside || group.startsWith("/..")) {
      throw new Broken("this server's control group %s lies outside of what is mounted at %s".formatted(group, mount));
    }
    return Path.of(mount + group.substring(base.length())).normalize();
  }

  /** The kernel writes blanks and backslashes of a path as octal numbers. */
  private static String plain(String path) {
    return ESCAPE.matcher(path).replaceAll(Delegation::character);
  }

  private static String character(MatchResult escape) {
    return Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 8)));
  }

  private static void delegated(Cgroup own, Path proc) throws IOException, Broken {
    List<String> there = List.of(Files.readString(own.folder().resolve("cgroup.controllers")).strip().split(" ", -1));
    List<String> missing = CONTROLLERS.stream().filter(one -> !there.contains(one)).toList();
    List<String> older = missing.stream().filter(one -> older(proc, one)).toList();
    if (!older.isEmpty()) {
      throw new Broken("this machine keeps %s in cgroup v1".formatted(words(older)));
    }
    if (!missing.isEmpty()) {
      throw new Broken("control of %s is not delegated to this server; %s".formatted(words(missing), CURE));
    }
    Stream<Path> ours = Stream.of(own.folder(), own.procs(), own.folder().resolve("cgroup.subtree_control"));
    Optional<Path> closed = ours.filter(one -> !Files.isWritable(one)).findFirst();
    if (closed.isPresent()) {
      throw new Broken("this server may not write %s; %s".formatted(closed.get(), CURE));
    }
  }

  /** Whether a hierarchy of version 1 holds that controller, which then is in no other. */
  private static boolean older(Path proc, String controller) {
    try (Stream<String> lines = Files.lines(proc.resolve("cgroup"))) {
      return lines.map(line -> line.split(":", 3)).anyMatch(line -> List.of(line[1].split(",", -1)).contains(controller));
    } catch (IOException e) {
      return false;
    }
  }

  private static String words(List<String> controllers) {
    return String.join(", ", controllers);
  }

  /** Processes of others, such as the shell this was typed into, are not ours to move. */
  private static void alone(Cgroup own, List<Long> here) throws Broken {
    ProcessHandle self = ProcessHandle.current();
    Set<Long> ours = Stream.concat(Stream.of(self), self.descendants()).map(ProcessHandle::pid).collect(Collectors.toSet());
    for (long pid : here) {
      if (!ours.contains(pid) && (pid == 0 || ProcessHandle.of(pid).isPresent())) {
        throw new Broken(
            "other processes share this server's control group %s; run it as a service of its own, and %s"
                .formatted(own.folder(), CURE));
      }
    }
  }

  /** What a server that was killed left behind. */
  private static void sweep(Cgroup own) throws IOException, InterruptedException {
    for (String prefix : List.of(Backend.RUN, PROBE)) {
      for (Cgroup left : own.children(prefix)) {
        remove(left);
      }
    }
  }

  private static void settle(Cgroup own) throws IOException, Broken {
    Cgroup leaf = new Cgroup(Files.createDirectories(own.folder().resolve(LEAF)));
    for (int round = 0; round < ROUNDS; round++) {
      List<Long> here = own.processes();
      if (here.isEmpty()) {
        return;
      }
      alone(own, here);
      here.forEach(pid -> move(leaf, pid));
    }
    throw new Broken("this server's processes cannot be moved within " + own.folder());
  }

  private static void move(Cgroup leaf, long pid) {
    try {
      leaf.set("cgroup.procs", Long.toString(pid));
    } catch (IOException e) {
      // It has ended, or the next round finds it again.
    }
  }

  /** Limits a group, puts a process into it, kills it there, and takes the group away. */
  private static void probe(Cgroup own) throws IOException, Broken, InterruptedException {
    Cgroup group = own.child(PROBE);
    try {
      group.limit(Limits.quick());
      killed(group);
    } finally {
      remove(group);
    }
  }

  /** Needs no controller. */
  static void killed(Cgroup group) throws IOException, Broken, InterruptedException {
    // It waits for a line that never comes, and would end with us.
    Process process = new ProcessBuilder("/usr/bin/cat").start();
    try {
      group.set("cgroup.procs", Long.toString(process.pid()));
      if (!group.processes().equals(List.of(process.pid()))) {
        throw new Broken("a process cannot be put into a control group");
      }
      group.set("cgroup.kill", "1");
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        throw new Broken("a control group that is killed goes on");
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static void remove(Cgroup group) throws IOException, InterruptedException {
    if (!group.remove()) {
      throw new IOException(group.folder() + " cannot be removed");
    }
  }
}
