package tryout.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tryout.fault.CannotStart;

/**
 * The right to use a data folder: a lock that the kernel takes back when the process dies, however it dies. A file that
 * merely exists would have to be removed by hand after a crash.
 */
public final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * The right to the data folder that these settings name.
   *
   * @throws CannotStart if another server holds the folder, or it cannot be written
   */
  public static HomeLock take(DatabaseSettings settings) {
    return take(settings.home().toAbsolutePath().normalize());
  }

  /** @throws CannotStart if another server holds the folder, or it cannot be written */
  static HomeLock take(Path home) {
    return tryTake(home).orElseThrow(() -> new CannotStart(
        "The data folder " + home + " is in use by another Tryout: stop that one, or give this one its own TRYOUT_HOME."));
  }

  /**
   * The lock, or nothing if another server holds the folder.
   *
   * @throws CannotStart if the folder cannot be written
   */
  static Optional<HomeLock> tryTake(Path home) {
    try {
      Files.createDirectories(home);
      FileChannel channel =
          FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new HomeLock(channel));
    } catch (IOException e) {
      throw new CannotStart(
          "The data folder " + home + " cannot be written (" + e.getMessage() + "): choose another with TRYOUT_HOME.", e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("the lock file does not close", e);
    }
  }
}
