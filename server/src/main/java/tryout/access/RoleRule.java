package tryout.access;

import java.util.Set;
import java.util.UUID;
import tryout.db.Sql;
import tryout.fault.Refused;

/** What else stands against somebody having roles, which is known outside of accounts. */
public interface RoleRule {
  /**
   * Before they have them.
   *
   * @throws Refused where they may not
   */
  void assertMayHave(Sql sql, UUID person, Set<HouseRole> roles);
}
