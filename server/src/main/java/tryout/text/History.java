package tryout.text;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The last versions of one file, newest first, as a value: adding one shares all the others.
 *
 * <p>It keeps at least {@link TextLimits#KEPT_VERSIONS} and at most twice as many; older ones live in the journal only.
 */
public final class History {
  private record Node(ChangeSet changes, @Nullable Node older) {}

  private final int version;
  private final int kept;
  private final @Nullable Node newest;

  private History(int version, int kept, @Nullable Node newest) {
    this.version = version;
    this.kept = kept;
    this.newest = newest;
  }

  /** Starts at {@code version} with nothing remembered before it. */
  public static History at(int version) {
    return new History(version, 0, null);
  }

  /** The version that the next push will follow. */
  public int version() {
    return version;
  }

  /** This history and one version more. */
  public History plus(ChangeSet changes) {
    Node node = new Node(changes, newest);
    if (kept + 1 < 2 * TextLimits.KEPT_VERSIONS) {
      return new History(version + 1, kept + 1, node);
    }
    return new History(version + 1, TextLimits.KEPT_VERSIONS, cut(node));
  }

  private static Node cut(Node newest) {
    Deque<ChangeSet> recent = new ArrayDeque<>();
    Node node = newest;
    for (int i = 0; i < TextLimits.KEPT_VERSIONS && node != null; i++) {
      recent.push(node.changes());
      node = node.older();
    }
    Node copy = new Node(recent.pop(), null);
    while (!recent.isEmpty()) {
      copy = new Node(recent.pop(), copy);
    }
    return copy;
  }

  /** Whether a push made at {@code madeAt} can be mapped within the bounds on late work. */
  public boolean reaches(int madeAt, int sections) {
    long late = (long) version - madeAt;
    return late >= 0
        && late <= kept
        && late <= TextLimits.LATE_VERSIONS
        && late * Math.max(1, sections) <= TextLimits.LATE_WORK;
  }

  /**
   * A push made at an older version as it must be now: mapped over each update it missed, <b>one at a time</b>, in the
   * order of the versions. Mapping over their composition instead lets server and browser part for ever ({@link
   * ChangeSet}), so nobody may shorten this loop.
   *
   * @throws InvalidChange if {@code madeAt} is out of {@link #reaches reach}, or the push does not fit that version
   */
  public ChangeSet rebase(ChangeSet push, int madeAt) {
    if (!reaches(madeAt, push.sections())) {
      throw new InvalidChange("Version " + madeAt + " is too far from version " + version + ".");
    }
    Deque<ChangeSet> missed = new ArrayDeque<>();
    Node node = newest;
    for (int i = madeAt; i < version && node != null; i++) {
      missed.push(node.changes());
      node = node.older();
    }
    ChangeSet mapped = push;
    for (ChangeSet update : missed) {
      mapped = mapped.map(update, false);
    }
    return mapped;
  }
}
