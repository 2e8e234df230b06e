package tryout.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tryout.text.Sha256;

/** The digest of a package: of the list of its files, each its path, a NUL, its own digest and a newline. */
final class Digest {
  private Digest() {}

  /** Hexadecimal digits; the order is that of the paths' bytes, whatever the file system's is. */
  static String of(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      StringBuilder list = new StringBuilder();
      files.stream().sorted(Comparator.comparing(file -> path(folder, file), Digest::byBytes))
          .forEach(file -> list.append(path(folder, file)).append('\0').append(digest(file)).append('\n'));
      return Sha256.hex(list.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(Path folder, Path file) {
    return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  private static int byBytes(String one, String other) {
    return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String digest(Path file) {
    try {
      return Sha256.hex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
