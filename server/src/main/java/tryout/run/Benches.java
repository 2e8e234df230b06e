package tryout.run;

import tryout.fault.Refused;

/** Where benches come from. Any thread may ask. */
public interface Benches {
  /**
   * A bench that has a turn of the queue, once it is there, for as long as it is not closed. One that comes after others
   * lets whoever waits go first after each step.
   *
   * @param room whose turn it takes, as {@link Runner#afterOthers}
   * @throws Refused as {@link Runner#start}
   */
  Bench bench(String room);

  /** What every bench is compiled with, as {@link Bench#basis}; empty where nothing can be run. */
  String basis();

  /** Whether nobody runs anything, or waits for a turn. */
  boolean idle();
}
