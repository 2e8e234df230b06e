package tryout.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.CannotStart;

/**
 * A child process whose standard error is read to the end by a thread of its own: a platform one, since it blocks for as
 * long as the process lives.
 */
final class PostgresProcess {
  private static final Logger LOG = LoggerFactory.getLogger("tryout.db.postgres");
  private static final int KEPT_LINES = 12;
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  /** It ended before it was ready. */
  static final class Exited extends Exception {
    Exited() {
      super("postgres ended before it was ready");
    }
  }

  private final Process process;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final Thread reader;
  private final Deque<String> lastLines = new ArrayDeque<>();

  private PostgresProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofPlatform().name("postgres-log").daemon().unstarted(this::read);
  }

  static PostgresProcess spawn(List<String> command) throws IOException {
    PostgresProcess postgres = new PostgresProcess(builder(command).start());
    postgres.reader.start();
    return postgres;
  }

  /** Runs a program to its end. */
  static void run(List<String> command) throws IOException {
    PostgresProcess program = spawn(command);
    try {
      int status = program.process.waitFor();
      program.reader.join();
      if (status != 0) {
        throw new CannotStart("The database cannot be made: " + program.lastWords());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  long pid() {
    return process.pid();
  }

  void awaitReady(long seconds) throws TimeoutException, Exited {
    try {
      if (!ready.get(seconds, TimeUnit.SECONDS)) {
        throw new Exited();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Exited();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until it has ended; what it wrote is read by then, unless children of it hold on for long. */
  void awaitEnd() throws InterruptedException {
    process.waitFor();
    reader.join(LAST_WORDS);
  }

  /** The last lines it wrote, in one. */
  synchronized String lastWords() {
    return String.join(" / ", lastLines);
  }

  /** Fast shutdown: open sessions are ended, a checkpoint is written. */
  void stop(long seconds) {
    // Of one that has ended somebody else may have the number by now.
    if (!process.isAlive()) {
      return;
    }
    try {
      signal(process.toHandle(), "INT");
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        LOG.warn("postgresql does not stop, ending it hard pid={}", process.pid());
        signal(process.toHandle(), "QUIT");
        process.waitFor(seconds, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      process.destroy();
    }
  }

  /** Java itself can only send TERM and KILL: the one waits for all sessions, the other leaves shared memory behind. */
  static void signal(ProcessHandle process, String name) throws IOException {
    try {
      builder(List.of("kill", "-" + name, Long.toString(process.pid()))).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
    String path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path == null ? "/usr/sbin:/usr/bin:/sbin:/bin" : path);
    builder.environment().put("LC_ALL", "C");
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return builder;
  }

  private void read() {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard(line);
      }
    } catch (IOException e) {
      LOG.debug("the log of postgresql ended", e);
    }
    ready.complete(false);
  }

  private void heard(String line) {
    synchronized (this) {
      lastLines.add(line);
      if (lastLines.size() > KEPT_LINES) {
        lastLines.remove();
      }
    }
    if (line.contains("database system is ready to accept connections")) {
      ready.complete(true);
    }
    if (line.startsWith("PANIC:") || line.startsWith("WARNING:")) {
      LOG.warn("{}", line);
    } else {
      LOG.debug("{}", line);
    }
  }
}
