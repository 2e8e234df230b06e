package tryout.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pages and assets: packaged on the class path, or a folder that is read anew each time while somebody works on it.
 *
 * <p>A path is served only if each of its parts begins with a letter, digit or underscore: so there are no hidden files
 * and no way up. Nothing is ever listed.
 */
final class Webroot {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,99}(/[A-Za-z0-9_][A-Za-z0-9_.@-]{0,99}){0,9}");

  private final @Nullable Path folder;
  private final Map<String, Optional<StaticFile>> packaged = new ConcurrentHashMap<>();

  Webroot(Optional<Path> folder) {
    this.folder = folder.orElse(null);
  }

  static boolean safe(String path) {
    return SAFE.matcher(path).matches() && !path.contains("..");
  }

  /** A file below the root that may be served as it lies. */
  Optional<StaticFile> file(String path) {
    Optional<String> type = StaticFile.type(path);
    if (!safe(path) || type.isEmpty()) {
      return Optional.empty();
    }
    if (folder != null) {
      return bytes(path).map(bytes -> StaticFile.of(type.get(), bytes));
    }
    // Only what exists is remembered: strangers' guesses must not fill the memory.
    Optional<StaticFile> known = packaged.get(path);
    if (known == null) {
      known = bytes(path).map(bytes -> StaticFile.of(type.get(), bytes));
      if (known.isPresent()) {
        packaged.put(path, known);
      }
    }
    return known;
  }

  /** The bytes of a file, whatever it is. */
  Optional<byte[]> bytes(String path) {
    if (!safe(path)) {
      return Optional.empty();
    }
    try {
      if (folder != null) {
        Path file = folder.resolve(path);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
      }
      try (InputStream stream = Webroot.class.getResourceAsStream("/webroot/" + path)) {
        return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
