package tryout.sandbox;

/** Why the server killed a sandbox, strongest first: where two came together the first one is told. */
enum Cause {
  OUTPUT,
  MEMORY,
  CPU,
  WALL,
  IDLE,
  STOP
}
