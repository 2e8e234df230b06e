package tryout.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.CannotStart;

/**
 * A PostgreSQL of our own below the data folder, started and stopped with the server, and started again if it dies.
 *
 * <p>It listens on one loopback port with random passwords (JDBC cannot use a Unix socket), never on a socket file that a
 * sandbox could see. What keeps data after a crash is given on the command line, where no file in the data folder can
 * undo it. The data folder is never cleaned.
 *
 * <p>Blocking: {@link #start} takes about a second, three to eight the first time; {@link #close} less than one.
 */
final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final int PORT_ATTEMPTS = 3;
  static final String SUPERUSER = "tryout_super";

  private final Postmaster postmaster;
  private final int port;
  private final Passwords passwords;

  private EmbeddedPostgres(Postmaster postmaster, int port, Passwords passwords) {
    this.postmaster = postmaster;
    this.port = port;
    this.passwords = passwords;
  }

  /** @throws CannotStart with one line for the person at the terminal */
  static EmbeddedPostgres start(Path folder) {
    try {
      PostgresUser user = PostgresUser.find();
      Files.createDirectories(folder);
      user.assertReachable(folder);
      Path bin = PostgresBinaries.unpack(folder).resolve("bin");
      Passwords passwords = Passwords.of(folder.resolve("passwords"));
      Path data = folder.resolve("data");
      if (!Files.exists(data.resolve("PG_VERSION"))) {
        initialise(user, bin, data, passwords);
      }
      OrphanPostgres.stop(data);
      return launch(user, bin, data, passwords);
    } catch (IOException e) {
      throw new CannotStart("PostgreSQL does not start in " + folder + " (" + e.getMessage() + ").", e);
    }
  }

  int port() {
    return port;
  }

  Passwords passwords() {
    return passwords;
  }

  /** The process id of the postmaster. */
  long pid() {
    return postmaster.pid();
  }

  @Override
  public void close() {
    postmaster.close();
  }

  private static void initialise(PostgresUser user, Path bin, Path data, Passwords passwords) throws IOException {
    LOG.info("making the database for the first time");
    Path half = data.resolveSibling("data.half");
    PostgresBinaries.delete(half);
    Files.createDirectory(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    user.own(half);
    Path password = data.resolveSibling("password.once");
    SecretFile.write(password, passwords.superuser());
    user.own(password);
    try {
      PostgresProcess.run(
          user.command(
              List.of(
                  bin.resolve("initdb").toString(),
                  "--pgdata=" + half,
                  "--username=" + SUPERUSER,
                  "--pwfile=" + password,
                  "--data-checksums",
                  "--auth-local=scram-sha-256",
                  "--auth-host=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8")));
    } finally {
      Files.delete(password);
    }
    Files.move(half, data);
  }

  private static EmbeddedPostgres launch(PostgresUser user, Path bin, Path data, Passwords passwords)
      throws IOException {
    CannotStart last = new CannotStart("PostgreSQL does not start.");
    for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
      int port = freePort();
      try {
        return new EmbeddedPostgres(Postmaster.start(user.command(arguments(bin, data, port)), data), port, passwords);
      } catch (CannotStart e) {
        last = e;
      }
    }
    throw last;
  }

  /** What PG-1 to PG-3 ask for. On the command line they outrank every file and {@code ALTER SYSTEM}. */
  static List<String> arguments(Path bin, Path data, int port) {
    List<String> arguments = new ArrayList<>(List.of(bin.resolve("postgres").toString(), "-D", data.toString()));
    for (String setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "port=" + port,
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "wal_level=replica",
            "data_sync_retry=off",
            "max_locks_per_transaction=256",
            "random_page_cost=1.1",
            "idle_in_transaction_session_timeout=60s",
            "tcp_user_timeout=10s",
            "lc_messages=C",
            "timezone=UTC",
            "logging_collector=off",
            "log_destination=stderr",
            "log_statement=none",
            "log_min_error_statement=panic",
            "log_parameter_max_length=0",
            "log_line_prefix=")) {
      arguments.addAll(List.of("-c", setting));
    }
    return arguments;
  }

  /** Free now; somebody may take it before PostgreSQL does, hence the attempts. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits for a process that is not ours to wait for. */
  static boolean gone(ProcessHandle process, long seconds) {
    try {
      process.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
