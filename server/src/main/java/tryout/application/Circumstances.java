package tryout.application;

import java.time.Instant;
import tryout.round.Dates;
import tryout.round.Settings;

/**
 * What stands around an application when something is wanted of it.
 *
 * @param now the server's clock; what is completely received at a deadline is late (GEN-3)
 * @param talked whether its applicant and a mentor are in touch (APP-7)
 * @param submitted how many other applications of this person in the round are submitted and not withdrawn
 * @param interviewOpen whether an invitation or an interview is under way
 * @param graded whether an interview was graded
 * @param recommended whether a mentor of the idea recommends it
 * @param taken how many places of the idea are given away by other decisions
 * @param capacity how many places it has
 * @param acceptedElsewhere whether this person is accepted by another decision of the round
 */
public record Circumstances(Instant now, Dates dates, Settings settings, boolean talked, int submitted, boolean interviewOpen, boolean graded,
    boolean recommended, int taken, int capacity, boolean acceptedElsewhere) {
  /** Whether applications can be written and submitted. */
  boolean applying() {
    return dates.applying(now);
  }

  /** Whether the last of them can have come. */
  boolean closed() {
    return dates.closed(now);
  }

  /** Whether everybody knows who comes. */
  public boolean announced() {
    Instant announcing = dates.announceAt();
    return announcing != null && !now.isBefore(announcing);
  }
}
