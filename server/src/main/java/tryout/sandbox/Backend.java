package tryout.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What keeps a sandbox to its memory and counts what it uses: a control group of its own where this server was given
 * such, else the watchdog alone. There is no third one.
 *
 * @param groups the group below which each sandbox gets its own, or nothing
 * @param sentence which one it is, and why, for the operator
 */
record Backend(Optional<Cgroup> groups, String sentence) {
  /** How the names of the groups of sandboxes begin. */
  static final String RUN = "run-";

  private static final class Once {
    static final Backend CHOSEN = choose(Path.of("/proc/self"));
  }

  /** That of this process, found once: the process moves for it. */
  static Backend chosen() {
    return Once.CHOSEN;
  }

  /** @param proc the folder that tells of this process */
  static Backend choose(Path proc) {
    try {
      return new Backend(Optional.of(Delegation.take(proc)), "cgroup v2, memory limits exact");
    } catch (Broken why) {
      return new Backend(Optional.empty(), "watchdog, memory limits approximate: " + why.getMessage());
    }
  }

  boolean exact() {
    return groups.isPresent();
  }

  /** A group for one sandbox, limited, or nothing where the watchdog stands alone. */
  Optional<Cgroup> group(String name, Limits limits) throws IOException {
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    Cgroup group = groups.get().child(RUN + name);
    try {
      group.limit(limits);
      return Optional.of(group);
    } catch (IOException e) {
      group.gone();
      throw e;
    }
  }
}
