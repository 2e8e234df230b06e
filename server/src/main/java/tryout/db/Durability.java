package tryout.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tryout.fault.CannotStart;

/**
 * What a PostgreSQL must be before an interview is entrusted to it, whether it is embedded or given: seen through the
 * application's own role, since settings can differ per role.
 */
final class Durability {
  private static final Map<String, List<String>> WANTED =
      Map.of(
          "fsync", List.of("on"),
          "synchronous_commit", List.of("on", "remote_apply"),
          "full_page_writes", List.of("on"),
          "wal_level", List.of("replica", "logical"),
          "data_sync_retry", List.of("off"),
          "data_checksums", List.of("on"));

  private static final List<String> APPEND_ONLY = List.of("room_event", "room_private_event", "audit");

  private Durability() {}

  /**
   * What may lose stored data is refused, or told where that is allowed; what cannot be the application's database never
   * is allowed.
   *
   * @return the settings under which stored data can be lost, in words, or empty
   * @throws CannotStart naming everything that is wrong at once
   */
  static String assertKept(Connections app, boolean unsafe) throws SQLException {
    try (Connection connection = app.jdbc()) {
      List<String> settings = new ArrayList<>();
      WANTED.forEach((name, values) -> setting(connection, name, values, settings));
      List<String> wrong = new ArrayList<>(unsafe ? List.of() : settings);
      if (truth(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")) {
        wrong.add("the application's role is a superuser");
      }
      for (String table : APPEND_ONLY) {
        if (truth(connection, "SELECT coalesce(bool_or(has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')), false)"
            + " FROM pg_class WHERE relname = '" + table + "' AND relkind = 'r'")) {
          wrong.add("the application's role may change stored rows of " + table);
        }
      }
      if (!wrong.isEmpty()) {
        throw new CannotStart(
            "This PostgreSQL does not keep what it is given: " + String.join("; ", wrong) + ". Correct that and start again.");
      }
      assertRealSessions(app);
      return String.join("; ", settings);
    }
  }

  private static void setting(Connection connection, String name, List<String> values, List<String> wrong) {
    try (PreparedStatement statement = connection.prepareStatement("SELECT current_setting(?)")) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        String value = rows.getString(1);
        if (!values.contains(value)) {
          wrong.add(name + " is " + value + ", not " + values.getFirst());
        }
      }
    } catch (SQLException e) {
      wrong.add(name + " is unknown");
    }
  }

  private static boolean truth(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /**
   * A pooler in transaction mode lends one session to many in turn: then a lock taken on it belongs to nobody. It shows
   * itself when a second connection's open transaction is served by the session that served the first connection.
   */
  private static void assertRealSessions(Connections app) throws SQLException {
    try (Connection first = app.jdbc();
        Connection second = app.jdbc()) {
      long one = session(first);
      second.setAutoCommit(false);
      long other = session(second);
      long again = session(first);
      second.rollback();
      if (one == other || one != again) {
        throw new CannotStart(
            "PostgreSQL is reached through a pooler in transaction mode, which gives no session: name the server itself,"
                + " or a pooler in session mode.");
      }
    }
  }

  private static long session(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT pg_backend_pid()");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
