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
      return all.filter(one -> namespaced(one.pid()) && !anothers(one)).map(ProcessHandle::toString).toList();
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

  private static boolean namespaced(long pid) {
    try {
      String status = Files.readString(Path.of("/proc/" + pid + "/status"));
      return status.lines().anyMatch(line -> line.matches("NSpid:\\s\\d+\\s.*"));
    } catch (IOException gone) {
      return false;
    }
  }
}
