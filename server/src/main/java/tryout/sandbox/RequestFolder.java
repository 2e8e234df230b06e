package tryout.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the files behind the descriptors of a sandbox live for a moment. In memory, where the machine has a place for
 * that: on a disk their coming and going holds up what the database has to make durable, and so everybody's typing.
 *
 * <p>Only the server's user can pass through it. What a server that was killed left behind goes at the next start.
 */
final class RequestFolder {
  private static final Logger LOG = LoggerFactory.getLogger(RequestFolder.class);
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final String PREFIX = "tryout-requests-";
  private static final String ON_DISK = "requests";
  private static final String NOTE = "requests.place";

  private RequestFolder() {}

  /** @param directory the sandbox's own, in which is noted where the folder is */
  static Path make(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path note = directory.resolve(NOTE);
    former(note).ifPresent(RequestFolder::remove);
    remove(directory.resolve(ON_DISK));
    Path made = Files.isDirectory(MEMORY) && Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, PREFIX) : onDisk(directory);
    Files.writeString(note, made.toString(), StandardCharsets.UTF_8);
    return made;
  }

  private static Path onDisk(Path directory) throws IOException {
    Path folder = directory.resolve(ON_DISK);
    Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return folder;
  }

  /** The one of a former start, if it is still there and still ours: others may write beside it. */
  private static Optional<Path> former(Path note) throws IOException {
    if (!Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Path folder = Path.of(Files.readString(note).strip());
    boolean named = MEMORY.equals(folder.getParent()) && folder.toString().startsWith(MEMORY.resolve(PREFIX).toString());
    boolean ours = named && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(note, LinkOption.NOFOLLOW_LINKS));
    return ours ? Optional.of(folder) : Optional.empty();
  }

  /** Takes it away with all that is in it, which is plain files. */
  static void remove(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> left = Files.list(folder)) {
      for (Path one : left.toList()) {
        Files.deleteIfExists(one);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      LOG.debug("{} is left to the next start: {}", folder, e.getMessage());
    }
  }
}
