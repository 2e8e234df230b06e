package tryout.season;

import java.util.List;
import java.util.UUID;
import tryout.db.Sql;
import tryout.idea.Demand;

/** What is asked of applications where ideas are moved. */
public interface Wanted {
  /** How many want an idea now. */
  Demand of(Sql sql, UUID idea);

  /** Whether somebody submitted an application for it, ever. */
  boolean appliedFor(Sql sql, UUID idea);

  /** Whether somebody submitted an application in a round, ever. */
  boolean submittedIn(Sql sql, UUID round);

  /** Who has an application for it, or is writing one. */
  List<UUID> applicants(Sql sql, UUID idea);
}
