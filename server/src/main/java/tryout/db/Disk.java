package tryout.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.CannotStart;

/**
 * The room that is left for data. Looked at before PostgreSQL meets the end of it, because a database on a full disk can
 * neither store nor stop in order. A file of {@value #RESERVE_MIB} MiB is kept that can be given up for that.
 *
 * <p>Blocking, for a moment.
 */
public final class Disk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Disk.class);
  private static final long RESERVE_MIB = 256;

  /** How much room there is. */
  public enum State {
    ENOUGH,
    /** No new interviews; those that are planned are held. */
    LOW,
    /** Nothing is stored until there is room again. */
    FULL
  }

  private final Path folder;
  private final long low;
  private final long full;

  /** The disk beneath the embedded PostgreSQL; a given one lies on its own machine's. */
  public static Optional<Disk> beneath(DatabaseSettings settings) {
    return settings.url().isPresent()
        ? Optional.empty()
        : Optional.of(new Disk(settings.home(), settings.diskLow(), settings.diskFull()));
  }

  private Disk(Path folder, long low, long full) {
    this.folder = folder;
    this.low = low;
    this.full = full;
  }

  /** Bytes that may still be written. */
  public long free() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new CannotStart("The disk of " + folder + " cannot be looked at (" + e.getMessage() + ").", e);
    }
  }

  public State state() {
    long free = free();
    return free < full ? State.FULL : free < low ? State.LOW : State.ENOUGH;
  }

  /** Sets a reserve aside, where there is enough. */
  public void reserve() {
    if (state() == State.ENOUGH && !Files.exists(file())) {
      allocate();
    }
  }

  /** Takes real blocks: a file that merely has a length reserves nothing. */
  private void allocate() {
    try {
      Process allocating = new ProcessBuilder("fallocate", "-l", RESERVE_MIB + "MiB", file().toString())
          .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      if (!succeeded(allocating)) {
        allocating.destroyForcibly().onExit().join();
        Files.deleteIfExists(file());
        LOG.warn("no reserve can be set aside on this file system folder={}", folder);
      }
    } catch (IOException e) {
      LOG.warn("no reserve can be set aside cause={}", e.getMessage());
    }
  }

  private static boolean succeeded(Process process) {
    try {
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Path file() {
    return folder.resolve("reserve");
  }

  /** Before everything stops: gives the reserve up if it is needed for that. */
  @Override
  public void close() throws IOException {
    if (state() == State.FULL && Files.deleteIfExists(file())) {
      LOG.warn("the disk is full: the reserve was given up, so that the database can stop in order");
    }
  }
}
