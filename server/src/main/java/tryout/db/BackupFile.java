package tryout.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tryout.fault.CannotStart;
import tryout.text.Sha256;

/**
 * A backup as it lies in one file: a ZIP with one entry {@code tables/NAME} per table, in PostgreSQL's text format of
 * {@code COPY}, and a {@code manifest.json} that says what there is and how each entry can be known to be whole.
 */
final class BackupFile {
  static final int FORMAT = 1;
  static final String MANIFEST = "manifest.json";
  private static final int MOST_MANIFEST_BYTES = 1 << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  private BackupFile() {}

  /**
   * What a backup holds.
   *
   * @param made when, in ISO 8601
   * @param schema the version of the tables
   * @param tables in an order in which no row comes before one that it refers to
   */
  record Manifest(int format, String made, String schema, List<Table> tables) {
    byte[] encode() {
      try {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    /** How many rows a table had. */
    long rows(String table) {
      return tables.stream().filter(one -> one.name().equals(table)).mapToLong(Table::rows).sum();
    }
  }

  record Table(String name, List<String> columns, long rows, String sha256) {
    String entry() {
      return entryOf(name);
    }

    /** The table and its columns as a statement names them. */
    String sql() {
      return quoted(name) + " (" + String.join(", ", columns.stream().map(BackupFile::quoted).toList()) + ")";
    }
  }

  static String entryOf(String table) {
    return "tables/" + table;
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Reads all of a backup once, and what it holds only if every byte is as it was written.
   *
   * @throws CannotStart naming what is wrong with the file
   */
  static Manifest check(ZipFile zip, Path file) throws IOException {
    Manifest manifest = manifest(zip, file);
    if (manifest.format() != FORMAT) {
      throw new CannotStart("The backup " + file + " has format " + manifest.format() + ", this Tryout reads " + FORMAT + ".");
    }
    for (Table table : manifest.tables()) {
      if (!sum(zip, table, file).equals(table.sha256())) {
        throw new CannotStart("The backup " + file + " is damaged: " + table.name() + " is not what was written. Take another one.");
      }
    }
    return manifest;
  }

  private static Manifest manifest(ZipFile zip, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(MANIFEST);
    if (entry == null) {
      throw new CannotStart("The file " + file + " is no backup of Tryout.");
    }
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      Manifest manifest = JSON.readValue(in.readNBytes(MOST_MANIFEST_BYTES), Manifest.class);
      if (in.getChecksum().getValue() == entry.getCrc()) {
        return manifest;
      }
      throw new CannotStart("The backup " + file + " is damaged: its manifest is not what was written. Take another one.");
    } catch (JsonProcessingException | ZipException e) {
      throw new CannotStart("The backup " + file + " is damaged: its manifest cannot be read. Take another one.", e);
    }
  }

  private static String sum(ZipFile zip, Table table, Path file) throws IOException {
    MessageDigest digest = Sha256.begin();
    try (InputStream in = new DigestInputStream(open(zip, table, file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
      return hex(digest);
    } catch (ZipException | EOFException unpacked) {
      return "";
    }
  }

  static InputStream open(ZipFile zip, Table table, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(table.entry());
    if (entry == null) {
      throw new CannotStart("The backup " + file + " is damaged: " + table.name() + " is missing. Take another one.");
    }
    return zip.getInputStream(entry);
  }
}
