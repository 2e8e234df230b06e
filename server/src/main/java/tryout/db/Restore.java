package tryout.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import tryout.fault.CannotStart;

/**
 * Reads a {@link Backup} into a database that holds nothing yet, all of it or nothing. Every room gets a new generation,
 * so that no page goes on at numbers which now mean something else (DUR-12).
 */
public final class Restore {
  private static final String HOLDS_ANYTHING = "SELECT EXISTS (SELECT 1 FROM person) OR EXISTS (SELECT 1 FROM room)";

  private final Connection connection;
  private final ZipFile zip;
  private final Path file;
  private final Consumer<String> progress;

  private Restore(Connection connection, ZipFile zip, Path file, Consumer<String> progress) {
    this.connection = connection;
    this.zip = zip;
    this.file = file;
    this.progress = progress;
  }

  /**
   * Reads a backup.
   *
   * @param progress told a line per table
   * @return what there is now, in one sentence
   * @throws CannotStart with one line for the person at the terminal; nothing was changed then
   */
  public static String read(DatabaseSettings settings, Path file, Consumer<String> progress) {
    if (!Files.isReadable(file)) {
      throw new CannotStart("There is no file " + file + " that can be read.");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      BackupFile.Manifest manifest = BackupFile.check(zip, file);
      progress.accept("whole, made at " + manifest.made());
      try (Unfinished unfinished = new Unfinished()) {
        OwnerAccess access = unfinished.open(() -> OwnerAccess.alone(settings), OwnerAccess::close);
        Database.migrate(access.owner(), access.app(), manifest.schema());
        try (Connection connection = access.owner().jdbc()) {
          return new Restore(connection, zip, file, progress).all(manifest);
        }
      }
    } catch (ZipException e) {
      throw new CannotStart("The file " + file + " is no backup of Tryout.", e);
    } catch (IOException e) {
      throw new CannotStart("The backup " + file + " cannot be read (" + e.getMessage() + ").", e);
    } catch (SQLException e) {
      throw new CannotStart("The backup was not restored: " + Connections.oneLine(e) + ".", e);
    }
  }

  private String all(BackupFile.Manifest manifest) throws SQLException, IOException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      assertEmpty(statement);
      for (BackupFile.Table table : manifest.tables()) {
        statement.execute("TRUNCATE " + BackupFile.quoted(table.name()) + " CASCADE");
      }
      for (BackupFile.Table table : manifest.tables()) {
        copy(table);
      }
      int rooms = statement.executeUpdate("UPDATE room SET generation = gen_random_uuid()");
      connection.commit();
      connection.setAutoCommit(true);
      for (BackupFile.Table table : manifest.tables()) {
        statement.execute("ANALYZE " + BackupFile.quoted(table.name()));
      }
      return "Restored " + rooms + " rooms with " + manifest.rows("room_event") + " events, as they were at "
          + manifest.made() + ".";
    }
  }

  private static void assertEmpty(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery(HOLDS_ANYTHING)) {
      rows.next();
      if (rows.getBoolean(1)) {
        throw new CannotStart("There are data already, and none is overwritten: move the data folder away, or give an empty database.");
      }
    }
  }

  private void copy(BackupFile.Table table) throws SQLException, IOException {
    try (InputStream in = BackupFile.open(zip, table, file)) {
      long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table.sql() + " FROM STDIN", in);
      if (rows != table.rows()) {
        throw new CannotStart("The backup was not restored: " + table.name() + " gave " + rows + " rows of " + table.rows() + ".");
      }
      progress.accept(table.name() + ": " + rows + " rows");
    }
  }
}
