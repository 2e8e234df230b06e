package tryout;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import tryout.fault.CannotStart;

/**
 * A folder that is thrown away.
 *
 * @param folder below the system's temporary folder; open to pass through, since the sandbox and the database may run as
 *     users of their own
 */
record SampleHome(Path folder) {
  /** A new one, whose name begins so. */
  static SampleHome make(String name) {
    try {
      Path folder = Files.createTempDirectory(name);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      return new SampleHome(folder);
    } catch (IOException e) {
      throw new CannotStart("No folder can be made below " + System.getProperty("java.io.tmpdir") + ".", e);
    }
  }

  /** Removes all of it; says at the terminal what is left when that fails. */
  void remove() {
    try {
      Files.walkFileTree(folder, new Removing());
    } catch (IOException e) {
      System.err.println("What was made in " + folder + " could not be removed (" + e.getMessage() + ").");
    }
  }

  /** Never follows a link out of the folder. */
  private static final class Removing extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
