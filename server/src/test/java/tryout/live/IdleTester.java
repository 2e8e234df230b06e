package tryout.live;

import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Tester;

/** A tester of rooms whose exercises have no tests, so that nobody asks it. */
final class IdleTester {
  static final Tester IDLE = (place, room, run, exercise, sources, listener) -> {
    throw new Refused(Code.RUNNER_OFF, "There are no tests here.");
  };

  private IdleTester() {}
}
