package tryout.admission;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tryout.db.Sql;

/** What people are called. */
final class Names {
  /** Who is not there any more. */
  static final String NOBODY = "former participant";

  private Names() {}

  static Map<UUID, String> of(Sql sql, Collection<UUID> people) {
    Map<UUID, String> names = new HashMap<>();
    sql.rows("SELECT person_id, name FROM person WHERE person_id = ANY ($1)", (Object) people.toArray(UUID[]::new)).forEach(row -> names.put(row.getUUID(0), row.getString(1)));
    return names;
  }
}
