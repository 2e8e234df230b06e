package tryout.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The programs of PostgreSQL, unpacked once for all tests, since that takes as long as all else of a first start. */
public final class TestBinaries {
  private TestBinaries() {}

  private static final class Holder {
    static final Path UNPACKED = unpack();
  }

  /** Lets a data folder of PostgreSQL find them. */
  public static void link(Path postgres) {
    try {
      Files.createDirectories(postgres);
      Path name = postgres.resolve(Holder.UNPACKED.getFileName());
      if (Files.notExists(name)) {
        Files.createSymbolicLink(name, Holder.UNPACKED);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tests run in more than one JVM at a time. */
  private static Path unpack() {
    Path folder = Path.of("target", "test-binaries").toAbsolutePath();
    try {
      Files.createDirectories(folder);
      try (FileChannel lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        return PostgresBinaries.unpack(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
