package tryout.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;
import tryout.fault.CannotStart;

/**
 * PostgreSQL's own programs, unpacked from the class path. Of the package only the archive is used: the wrapper that
 * usually starts it is made for tests and switches off what keeps data after a crash.
 */
final class PostgresBinaries {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

  /** Names the folder, so that an upgrade of the archive unpacks anew beside the old one. */
  static final String VERSION = "18.6.0";

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private PostgresBinaries() {}

  /** The folder that holds {@code bin/postgres}; unpacked once, in about three seconds, readable to everybody. */
  static Path unpack(Path parent) {
    Path ready = parent.resolve("pg-" + VERSION);
    if (Files.isDirectory(ready)) {
      return ready;
    }
    LOG.info("unpacking postgresql={}", VERSION);
    Path half = parent.resolve("pg-" + VERSION + ".half");
    try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null) {
        throw new CannotStart(
            "No PostgreSQL is packaged for this machine: name one with TRYOUT_DB_URL and TRYOUT_DB_OWNER_URL.");
      }
      delete(half);
      extract(new TarArchiveInputStream(new XZInputStream(archive)), half);
      Files.move(half, ready, StandardCopyOption.ATOMIC_MOVE);
      return ready;
    } catch (IOException e) {
      throw new CannotStart("PostgreSQL cannot be unpacked into " + parent + " (" + e.getMessage() + ").", e);
    }
  }

  private static void extract(TarArchiveInputStream tar, Path target) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path path = target.resolve(entry.getName()).normalize();
      if (!path.startsWith(target)) {
        throw new IOException("an entry leaves the archive: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(path);
      } else if (entry.isSymbolicLink()) {
        Files.createDirectories(path.resolveSibling("."));
        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      } else {
        Files.createDirectories(path.resolveSibling("."));
        Files.copy(tar, path);
        boolean program = (entry.getMode() & 0111) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
    openFolders(target);
  }

  /** The user that runs PostgreSQL is not the one that unpacks it, whatever the umask says. */
  private static void openFolders(Path target) throws IOException {
    try (Stream<Path> all = Files.walk(target)) {
      for (Path folder : all.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> all = Files.walk(tree)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
