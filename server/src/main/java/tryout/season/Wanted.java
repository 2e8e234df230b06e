package tryout.season;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import tryout.db.Sql;
import tryout.idea.Demand;

/** What is asked of applications where ideas are moved, and where it is told what a round lacks. */
public interface Wanted {
  /**
   * What those who choose have still to do for one idea. Nobody is named, since administrators read of it, too, who read
   * no application.
   *
   * @param unreviewed applications that are submitted, not decided, and of which no review is locked
   * @param undecided applications that are submitted and not decided
   */
  record Waiting(int unreviewed, int undecided) {}

  /** How many want an idea now. */
  Demand of(Sql sql, UUID idea);

  /** Whether somebody submitted an application for it, ever. */
  boolean appliedFor(Sql sql, UUID idea);

  /** Whether somebody submitted an application in a round, ever. */
  boolean submittedIn(Sql sql, UUID round);

  /** Who has an application for it, or is writing one. */
  List<UUID> applicants(Sql sql, UUID idea);

  /** What waits in a round, by idea; ideas for which nothing waits are left out. */
  Map<UUID, Waiting> waiting(Sql sql, UUID round);
}
