package tryout.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The processes of this machine that live in a PID namespace below ours: sandboxes, also orphaned ones. */
final class Survivors {
  private Survivors() {}

  /** Those that are there even after 2 s. The children of another Java process are orphans too while they die. */
  static List<String> left() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    List<String> left = new ArrayList<>(now());
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      left.retainAll(now());
    }
    return left;
  }

  /** Those that are there now. */
  static List<String> now() {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(one -> namespaced(one.pid()) && !anothers(one) && !waits(one)).map(Survivors::words).toList();
    }
  }

  /** Whether another Java process than this one started it: its sandboxes are its own affair. An orphan is ours. */
  private static boolean anothers(ProcessHandle process) {
    long mine = ProcessHandle.current().pid();
    for (Optional<ProcessHandle> up = process.parent(); up.isPresent(); up = up.get().parent()) {
      if (up.get().pid() == mine) {
        return false;
      }
      if (up.get().info().command().filter(command -> command.endsWith("/java")).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static String words(ProcessHandle process) {
    String parent = process.parent().map(ProcessHandle::toString).orElse("nobody");
    return "%d %s, of %s, since %s".formatted(process.pid(), process.info().command().orElse("?"), parent, process.info().startInstant().map(Object::toString).orElse("?"));
  }

  /** Whether it is of a sandbox that waits for its files, beneath a process that goes on. */
  static boolean waits(ProcessHandle process) {
    return bwrap(process) && process.parent().filter(Survivors::bwrap).isPresent() && read(process.pid(), "wchan").contains("pipe_read");
  }

  private static boolean bwrap(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/bwrap")).isPresent();
  }

  /** What the kernel tells of a process; nothing if it has gone. */
  static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/" + file));
    } catch (IOException gone) {
      return "";
    }
  }

  private static boolean namespaced(long pid) {
    return read(pid, "status").lines().anyMatch(line -> line.matches("NSpid:\\s\\d+\\s.*"));
  }
}
