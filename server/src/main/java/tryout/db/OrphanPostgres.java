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
    Optional<ProcessHandle> orphan = find(data);
    if (orphan.isEmpty()) {
      return;
    }
    ProcessHandle process = orphan.get();
    LOG.info("stopping a postgresql left over from a crash pid={}", process.pid());
    PostgresProcess.signal(process, "INT");
    if (!EmbeddedPostgres.gone(process, PATIENCE_SECONDS)) {
      PostgresProcess.signal(process, "QUIT");
      if (!EmbeddedPostgres.gone(process, PATIENCE_SECONDS)) {
        throw new CannotStart(
            "A PostgreSQL left over from a crash does not end: stop process " + process.pid() + " and start again.");
      }
    }
  }

  private static Optional<ProcessHandle> find(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(process -> uses(process, data));
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
