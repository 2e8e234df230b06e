package tryout.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The roles of the embedded PostgreSQL. The superuser makes the others and is used for nothing else: a superuser could
 * run any program through {@code COPY … TO PROGRAM}.
 */
final class EmbeddedRoles {
  static final String DATABASE = "tryout";
  static final String OWNER = "tryout_owner";
  static final String APP = "tryout_app";
  private static final String READER = "tryout_reader";

  private final EmbeddedPostgres postgres;

  private EmbeddedRoles(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static EmbeddedRoles ensure(EmbeddedPostgres postgres) throws SQLException {
    EmbeddedRoles roles = new EmbeddedRoles(postgres);
    Passwords passwords = postgres.passwords();
    try (Connection connection = roles.superuser().jdbc()) {
      role(connection, OWNER, passwords.owner());
      role(connection, APP, passwords.app());
      role(connection, READER, passwords.reader());
      try (Statement statement = connection.createStatement()) {
        statement.execute("GRANT pg_read_all_data TO " + READER);
      }
    }
    return roles;
  }

  void ensureDatabase(String name) throws SQLException {
    try (Connection connection = superuser().jdbc()) {
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("CREATE DATABASE " + name + " OWNER " + OWNER);
          statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
          statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + APP + ", " + READER);
        }
      }
    }
  }

  Connections superuser() {
    return Connections.loopback(
        postgres.port(), "postgres", EmbeddedPostgres.SUPERUSER, postgres.passwords().superuser());
  }

  Connections owner(String database) {
    return Connections.loopback(postgres.port(), database, OWNER, postgres.passwords().owner());
  }

  Connections app(String database) {
    return Connections.loopback(postgres.port(), database, APP, postgres.passwords().app());
  }

  Connections reader(String database) {
    return Connections.loopback(postgres.port(), database, READER, postgres.passwords().reader());
  }

  /** Role names are ours and passwords hexadecimal; neither can be a parameter of a role statement. */
  private static void role(Connection connection, String name, String password) throws SQLException {
    boolean known = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          (known ? "ALTER ROLE " : "CREATE ROLE ") + name
              + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '" + password + "'");
    }
  }

  private static boolean exists(Connection connection, String sql, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
