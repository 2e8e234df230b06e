package tryout.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.CannotStart;

/**
 * Notices that a database was put back to an older state: it then counts fewer starts than the data folder remembers,
 * and every room gets a new generation, so that no browser goes on at numbers which now mean something else (DUR-12).
 */
final class StartCounter {
  private static final Logger LOG = LoggerFactory.getLogger(StartCounter.class);

  private StartCounter() {}

  /** Counts this start. */
  static void count(Connections owner, Path home) throws SQLException {
    Path copy = home.resolve("starts");
    long remembered = remembered(copy);
    try (Connection connection = owner.jdbc()) {
      connection.setAutoCommit(false);
      long next;
      try (Statement statement = connection.createStatement()) {
        long counted = counted(statement);
        next = Math.max(counted, remembered) + 1;
        if (counted < remembered) {
          int rooms = statement.executeUpdate("UPDATE room SET generation = gen_random_uuid()");
          LOG.warn("the database is older than the data folder: it was restored; new generations for rooms={}", rooms);
        }
        statement.executeUpdate("UPDATE start_counter SET starts = " + next);
      }
      connection.commit();
      SecretFile.write(copy, Long.toString(next));
    }
  }

  private static long counted(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT starts FROM start_counter FOR UPDATE")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static long remembered(Path copy) {
    try {
      return Files.exists(copy) ? Long.parseLong(Files.readString(copy).strip()) : 0;
    } catch (IOException | NumberFormatException e) {
      throw new CannotStart("The start counter " + copy + " cannot be read: remove it and start again.", e);
    }
  }
}
