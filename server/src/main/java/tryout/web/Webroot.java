package tryout.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tryout.text.Sha256;

/**
 * The pages and assets: packaged on the class path, or a folder that is read anew each time while somebody works on it.
 *
 * <p>What is packaged has an edition, a name for all of it together: under that name nothing ever changes, so browsers need
 * not ask again. A folder has none.
 *
 * <p>A path is served only if each of its parts begins with a letter, digit or underscore: so there are no hidden files
 * and no way up. Nothing is ever listed.
 */
final class Webroot {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,99}(/[A-Za-z0-9_][A-Za-z0-9_.@-]{0,99}){0,9}");

  private static final Pattern EDITION = Pattern.compile("e-[0-9a-f]{16}");

  private final @Nullable Path folder;
  private final Optional<String> edition;
  private final Map<String, Optional<StaticFile>> packaged = new ConcurrentHashMap<>();

  Webroot(Optional<Path> folder) {
    this.folder = folder.orElse(null);
    this.edition = folder.isPresent() ? Optional.empty() : Optional.of(packagedEdition());
  }

  /** The name of what is packaged, or nothing for a folder. */
  Optional<String> edition() {
    return edition;
  }

  /** What stands under a path, and whether that never changes. */
  record Asset(Optional<StaticFile> file, boolean lasting) {}

  /**
   * A file, with or without an edition in front of it. A page that was open before the server was updated asks under the
   * former edition; it gets what there is, once.
   */
  Asset asset(String path) {
    int end = Math.max(0, path.indexOf('/'));
    String first = path.substring(0, end);
    boolean named = EDITION.matcher(first).matches();
    return new Asset(file(named ? path.substring(end + 1) : path), edition.filter(first::equals).isPresent());
  }

  private static String packagedEdition() {
    try {
      Path root = Path.of(Objects.requireNonNull(Webroot.class.getResource("/webroot")).toURI());
      MessageDigest digest = Sha256.begin();
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          digest.update((root.relativize(file) + "\n" + Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
          digest.update(Files.readAllBytes(file));
        }
      }
      return "e-" + HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
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
