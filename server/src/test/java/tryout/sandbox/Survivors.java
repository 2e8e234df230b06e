package tryout.sandbox;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The processes below this one that belong to a sandbox, or did before they were orphaned. */
final class Survivors {
  private Survivors() {}

  /** Those that are there even after 2 s. */
  static List<String> left() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    List<String> left = now();
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      left = now();
    }
    return left;
  }

  /** Processes of namespaces below ours whose program is ours, by their names inside. */
  private static List<String> now() {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(one -> ProcessTree.namespaced(one.pid()))
          .map(one -> one.pid() + " " + one.info().command().orElse("?"))
          .toList();
    }
  }
}
