package tryout.db;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tryout.fault.CannotStart;
import tryout.text.Sha256;

/**
 * Writes everything that the database holds into one file, as it was at one moment, while a server goes on or while none
 * runs. Logical rather than a copy of PostgreSQL's files, so that it can be read by any later PostgreSQL, and so that a
 * database of one's own and the embedded one are saved alike. The keys that sign tokens are not in it.
 */
public final class Backup {
  private static final String TABLES =
      """
      SELECT c.relname, array_to_string(array_agg(a.attname::text ORDER BY a.attnum), chr(10))
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> 'flyway_schema_history'
      GROUP BY c.relname
      """;
  private static final String REFERENCES =
      """
      SELECT a.relname, b.relname FROM pg_constraint r
      JOIN pg_class a ON a.oid = r.conrelid JOIN pg_class b ON b.oid = r.confrelid
      WHERE r.contype = 'f' AND a.relnamespace = current_schema()::regnamespace
      """;
  private static final String SCHEMA =
      "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC LIMIT 1";

  private final Connection connection;
  private final Consumer<String> progress;

  private Backup(Connection connection, Consumer<String> progress) {
    this.connection = connection;
    this.progress = progress;
  }

  /**
   * Writes a backup. The file appears under its name only once it is whole and on the disk, with mode 0600.
   *
   * @param progress told a line per table
   * @return what there is in it, in one sentence
   * @throws CannotStart with one line for the person at the terminal
   */
  public static String write(DatabaseSettings settings, Path file, Consumer<String> progress) {
    if (Files.exists(file)) {
      throw exists(file);
    }
    try (Unfinished unfinished = new Unfinished()) {
      Path part = unfinished.open(() -> part(file), half -> removeHalf(half, progress));
      OwnerAccess access = unfinished.open(() -> OwnerAccess.beside(settings), OwnerAccess::close);
      BackupFile.Manifest manifest = write(access, part, progress);
      // Without replacing: another backup may have been given the same name meanwhile.
      Files.move(part, file);
      keepName(file, progress);
      return "Saved " + manifest.rows("room") + " rooms with " + manifest.rows("room_event") + " events to " + file + " ("
          + Files.size(file) / 1024 + " KiB).";
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (SQLException e) {
      throw new CannotStart("The backup was not made: " + Connections.oneLine(e) + ".", e);
    } catch (IOException e) {
      throw cannotBeWritten(file, e);
    }
  }

  private static BackupFile.Manifest write(OwnerAccess access, Path part, Consumer<String> progress)
      throws SQLException, IOException {
    try (Connection connection = access.owner().jdbc()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      return new Backup(connection, progress).into(part);
    }
  }

  /** A new name is on the disk only once its folder is. Not every kind of folder can be told so, as on another machine. */
  private static void keepName(Path file, Consumer<String> progress) {
    Path folder = file.toAbsolutePath().getParent();
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      progress.accept("Whether " + folder + " keeps the name of the file through a power cut is not known (" + e.getMessage() + ").");
    }
  }

  private static CannotStart exists(Path file) {
    return new CannotStart("There is a file " + file + " already: name another one.");
  }

  private static CannotStart cannotBeWritten(Path file, IOException cause) {
    String reason = switch (cause) {
      case NoSuchFileException none -> "there is no folder " + file.toAbsolutePath().getParent();
      case AccessDeniedException denied -> "no right to write to " + file.toAbsolutePath().getParent();
      default -> String.valueOf(cause.getMessage());
    };
    return new CannotStart("The backup " + file + " cannot be written: " + reason + ".", cause);
  }

  /** A file of this backup alone, for what is not whole yet. */
  private static Path part(Path file) {
    try {
      return Files.createTempFile(
          file.toAbsolutePath().getParent(), file.getFileName() + ".", ".part",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException e) {
      throw cannotBeWritten(file, e);
    }
  }

  /** What went wrong before is what the person has to read, so this adds a line to it at most. */
  private static void removeHalf(Path part, Consumer<String> progress) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      progress.accept("The unfinished backup " + part + " cannot be removed (" + e.getMessage() + ").");
    }
  }

  private BackupFile.Manifest into(Path part) throws SQLException, IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
      List<BackupFile.Table> tables = new ArrayList<>();
      Map<String, List<String>> columns = columns();
      for (String name : inOrder(columns.keySet())) {
        tables.add(table(zip, name, columns.getOrDefault(name, List.of())));
      }
      String made = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
      BackupFile.Manifest manifest = new BackupFile.Manifest(BackupFile.FORMAT, made, schema(), tables);
      zip.putNextEntry(new ZipEntry(BackupFile.MANIFEST));
      zip.write(manifest.encode());
      zip.finish();
      channel.force(true);
      return manifest;
    }
  }

  private BackupFile.Table table(ZipOutputStream zip, String name, List<String> columns) throws SQLException, IOException {
    MessageDigest digest = Sha256.begin();
    zip.putNextEntry(new ZipEntry(BackupFile.entryOf(name)));
    OutputStream out = new DigestOutputStream(zip, digest);
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    long rows = copy.copyOut("COPY " + new BackupFile.Table(name, columns, 0, "").sql() + " TO STDOUT", out);
    zip.closeEntry();
    progress.accept(name + ": " + rows + " rows");
    return new BackupFile.Table(name, columns, rows, BackupFile.hex(digest));
  }

  private Map<String, List<String>> columns() throws SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.put(rows.getString(1), List.of(rows.getString(2).split("\n")));
      }
    }
    return tables;
  }

  private String schema() throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(SCHEMA)) {
      if (!rows.next()) {
        throw new CannotStart("There are no data yet: nothing was ever started on this database.");
      }
      return rows.getString(1);
    }
  }

  /** Tables that others refer to come before those. */
  private Set<String> inOrder(Set<String> tables) throws SQLException {
    Map<String, Set<String>> needs = new TreeMap<>();
    tables.forEach(table -> needs.put(table, new TreeSet<>()));
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(REFERENCES)) {
      while (rows.next()) {
        if (!rows.getString(1).equals(rows.getString(2))) {
          needs.computeIfAbsent(rows.getString(1), table -> new TreeSet<>()).add(rows.getString(2));
        }
      }
    }
    Set<String> ordered = new LinkedHashSet<>();
    while (ordered.size() < needs.size()) {
      int before = ordered.size();
      needs.forEach((table, others) -> {
        if (ordered.containsAll(others)) {
          ordered.add(table);
        }
      });
      if (ordered.size() == before) {
        throw new IllegalStateException("tables refer to each other in a circle: " + needs);
      }
    }
    return ordered;
  }
}
