package tryout.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code /proc} says about a process and all below it. A process may end at any moment; then it counts nothing. */
final class ProcessTree {
  private static final long PAGE = 4096;
  private static final long TICK_MILLIS = 10;
  private static final int STATE = 0;
  private static final int SESSION = 3;
  private static final int USER_TIME = 11;
  private static final int CHILD_SYSTEM_TIME = 14;
  private static final int ADDRESSES = 20;
  private static final int RESIDENT = 21;

  /** Below it the tables of a process's pages take 8 MiB at most, and are not worth a look of their own. */
  private static final long MANY_ADDRESSES = 4L << 30;

  /**
   * What the processes of one sandbox use together.
   *
   * @param resident bytes, tables of pages included; pages shared by two processes count twice, so it is an upper estimate
   * @param cpu processor time, of ended children too
   */
  record Usage(long resident, Duration cpu) {}

  private ProcessTree() {}

  static Usage usage(long root) {
    long resident = 0;
    long ticks = 0;
    for (long pid : all(root)) {
      String[] fields = stat("/proc/" + pid);
      if (fields.length > RESIDENT) {
        resident += resident(pid, fields);
        for (int field = USER_TIME; field <= CHILD_SYSTEM_TIME; field++) {
          ticks += Long.parseLong(fields[field]);
        }
      }
    }
    return new Usage(resident, Duration.ofMillis(ticks * TICK_MILLIS));
  }

  /** The users, real and effective, of a process and of all below it, as this machine numbers them. */
  static Set<Long> users(long root) {
    return all(root).stream()
        .flatMap(pid -> read("/proc/" + pid + "/status").lines())
        .filter(line -> line.startsWith("Uid:"))
        .flatMap(line -> Stream.of(line.split("\\s+", -1)).skip(1))
        .map(Long::parseLong)
        .collect(Collectors.toSet());
  }

  /** It and all below it. */
  static List<Long> all(long root) {
    List<Long> all = new ArrayList<>(List.of(root));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(children(all.get(i)));
    }
    return all;
  }

  /** A process whose first thread has ended shows nothing of its memory; any other of its threads does. */
  private static long resident(long pid, String[] fields) {
    if (!fields[STATE].equals("Z")) {
      return resident("/proc/" + pid, fields);
    }
    long most = 0;
    for (String thread : threads(pid)) {
      String path = "/proc/" + pid + "/task/" + thread;
      String[] own = stat(path);
      most = Math.max(most, own.length > RESIDENT ? resident(path, own) : 0);
    }
    return most;
  }

  /** Reading an untouched page costs no page, but a table for every 2 MiB that were read in. */
  private static long resident(String path, String[] fields) {
    long pages = Long.parseLong(fields[RESIDENT]) * PAGE;
    return Long.parseLong(fields[ADDRESSES]) < MANY_ADDRESSES ? pages : pages + tables(path);
  }

  private static long tables(String path) {
    return read(path + "/status")
        .lines()
        .filter(line -> line.startsWith("VmPTE:"))
        .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[1]) << 10)
        .sum();
  }

  private static String[] threads(long pid) {
    String[] threads = new File("/proc/" + pid + "/task").list();
    return threads == null ? new String[0] : threads;
  }

  /** The children of all threads of a process. */
  static List<Long> children(long pid) {
    List<Long> children = new ArrayList<>();
    for (String thread : threads(pid)) {
      for (String child : read("/proc/" + pid + "/task/" + thread + "/children").split(" ", -1)) {
        if (!child.isBlank()) {
          children.add(Long.parseLong(child.strip()));
        }
      }
    }
    return children;
  }

  /** Whether {@code pid} is the first process of a PID namespace below ours and not yet a zombie. */
  static boolean lives(long pid) {
    String[] fields = stat("/proc/" + pid);
    if (fields.length == 0 || fields[STATE].equals("Z") || fields[STATE].equals("X")) {
      return false;
    }
    return read("/proc/" + pid + "/status").lines().anyMatch(line -> line.matches("NSpid:.*\\s1"));
  }

  /** Which process of a session {@link #lives} as the first of a namespace. */
  static OptionalLong first(long session) {
    String[] names = new File("/proc").list();
    return Stream.of(names == null ? new String[0] : names)
        .filter(name -> name.chars().allMatch(Character::isDigit))
        .mapToLong(Long::parseLong)
        .filter(pid -> session == session(pid) && lives(pid))
        .findFirst();
  }

  private static long session(long pid) {
    String[] fields = stat("/proc/" + pid);
    return fields.length > SESSION ? Long.parseLong(fields[SESSION]) : -1;
  }

  /** The fields behind the command's name, which may itself hold blanks and brackets; empty if there is no process. */
  private static String[] stat(String path) {
    String line = read(path + "/stat");
    int end = line.lastIndexOf(')');
    return end < 0 ? new String[0] : line.substring(end + 2).split(" ", -1);
  }

  /** Memory of the machine that could still be had, in bytes. */
  static long available() {
    return read("/proc/meminfo")
        .lines()
        .filter(line -> line.startsWith("MemAvailable:"))
        .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[1]) << 10)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private static String read(String path) {
    try {
      return new String(Files.readAllBytes(Path.of(path)), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
