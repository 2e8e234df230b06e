package tryout.sandbox;

import java.time.Duration;
import java.util.Optional;

/**
 * How a sandbox ended.
 *
 * @param cause why we killed it, or empty
 * @param report what its PID 1 said, or empty
 * @param exit bwrap's own exit status; 127 without a report means that the command never ran
 * @param survivor whether its PID 1 was still there 2 s after the kill
 * @param words what the helper or bwrap said about a failure, for the operator only
 * @param wall from the launch to the end that we saw, set-up counted
 * @param cpu processor time as last seen
 * @param peak most resident memory that was seen of all its processes together, bytes
 */
record Ending(
    Optional<Cause> cause,
    Optional<Report> report,
    int exit,
    boolean survivor,
    String words,
    Duration wall,
    Duration cpu,
    long peak) {
  private static final int CANNOT_EXEC = 127;

  /** Whether it is our fault: something lives on, or it ended without a report and we did not kill it. */
  boolean fault() {
    return survivor || (report.isEmpty() && cause.isEmpty() && !neverRan());
  }

  /** Whether the file was refused by the kernel, which a program can bring about itself. */
  boolean neverRan() {
    return report.isEmpty() && cause.isEmpty() && exit == CANNOT_EXEC;
  }
}
