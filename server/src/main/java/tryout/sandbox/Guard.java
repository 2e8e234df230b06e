package tryout.sandbox;

/** One of the walls of a sandbox. Production has them all; a test leaves one out and expects the self-test to see it. */
enum Guard {
  FILTER,
  RLIMITS,
  REMOUNT,
  DROP,
  ENVIRONMENT,
  CLOSE_RANGE;

  /** The compiler switch that builds a helper without this guard. */
  String without() {
    return "-DWITHOUT_" + name();
  }
}
