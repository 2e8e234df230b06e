package tryout.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.CannotStart;

/**
 * The PostgreSQL that outlived its server: after {@code kill -9} of the server it goes on by itself and holds the data
 * folder, so the next start stops it first. That no other server uses it is known from {@link HomeLock}.
 */
final class OrphanPostgres {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanPostgres.class);
  private static final long PATIENCE_SECONDS = 10;

  private OrphanPostgres() {}

  /** @throws CannotStart if it does not end */
  static void stop(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    Optional<Long> number = number(Files.readAllBytes(file));
    if (number.isEmpty()) {
      clear(file, data);
      return;
    }
    Optional<ProcessHandle> orphan = number.flatMap(ProcessHandle::of).filter(process -> uses(process, data));
    if (orphan.isPresent()) {
      stop(orphan.get(), "INT");
    }
  }

  private static void stop(ProcessHandle process, String signal) throws IOException {
    LOG.info("stopping a postgresql left over from a crash pid={}", process.pid());
    PostgresProcess.signal(process, signal);
    if (!EmbeddedPostgres.gone(process, PATIENCE_SECONDS)) {
      PostgresProcess.signal(process, "QUIT");
      if (!EmbeddedPostgres.gone(process, PATIENCE_SECONDS)) {
        throw new CannotStart(
            "A PostgreSQL left over from a crash does not end: stop process " + process.pid() + " and start again.");
      }
    }
  }

  /** The file may be cut off or garbled after a crash: then it names nobody, and its bytes need not even be text. */
  private static Optional<Long> number(byte[] file) {
    String first = new String(file, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("").strip();
    return first.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(first)) : Optional.empty();
  }

  /**
   * PostgreSQL refuses to start beside such a file, so it goes; and with it goes what PostgreSQL knows its own remains
   * by, so these, the postmaster's children too, are ended first.
   */
  private static void clear(Path file, Path data) throws IOException {
    LOG.warn("removing a postmaster.pid that names no process file={}", file);
    for (ProcessHandle process : ProcessHandle.allProcesses().filter(process -> isIn(process, data)).toList()) {
      stop(process, "QUIT");
    }
    Files.deleteIfExists(file);
  }

  /** Every process of PostgreSQL works in its data folder. */
  private static boolean isIn(ProcessHandle process, Path data) {
    try {
      return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), data)
          && Path.of("/proc", Long.toString(process.pid()), "exe").toRealPath().endsWith("postgres");
    } catch (IOException e) {
      return false;
    }
  }

  /** Process ids are used again: only a process that was started with this very data folder is the one. */
  private static boolean uses(ProcessHandle process, Path data) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      List<String> words = List.of(new String(line, StandardCharsets.UTF_8).split("\0"));
      return words.getFirst().endsWith("postgres") && words.contains(data.toString());
    } catch (IOException e) {
      return false;
    }
  }
}
