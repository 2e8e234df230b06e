package tryout.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tryout.Patience;
import tryout.fault.CannotStart;
import tryout.fault.Code;
import tryout.fault.Refused;

class EmbeddedPostgresTest {
  private static final Duration BACK_AT_MOST = Duration.ofSeconds(20);
  private static Path home;
  private static Vertx vertx;

  @BeforeAll
  static void open() throws IOException {
    vertx = Vertx.vertx();
    home = Path.of("target", "test-home").toAbsolutePath();
    PostgresBinaries.delete(home);
    TestBinaries.link(home.resolve("postgres"));
  }

  @AfterAll
  static void close() {
    vertx.close().await();
  }

  private static Database start() {
    return open(home);
  }

  private static Database open(Path folder) {
    DatabaseSettings settings = DatabaseSettings.embedded(folder);
    return Database.open(vertx, settings, HomeLock.take(settings));
  }

  private static ProcessHandle postmaster() throws IOException {
    String first = Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
  }

  @Test
  void PG_2_only_loopback_hears_and_only_the_owner_reads() throws IOException {
    try (Database database = start()) {
      int port = database.writer().getPort();
      for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
        for (InetAddress address : network.inetAddresses().filter(a -> !a.isLoopbackAddress()).toList()) {
          assertThatThrownBy(() -> new Socket(address, port).close()).as("%s", address).isInstanceOf(IOException.class);
        }
      }
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("postgres/data")))).isEqualTo("rwx------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("postgres/passwords")))).isEqualTo("rw-------");
      assertThat(home.resolve("postgres/password.once")).doesNotExist();
      assertThat(Files.readAllLines(home.resolve("postgres/data/pg_hba.conf")).stream().filter(line -> line.matches("[a-z].*")))
          .isNotEmpty()
          .allMatch(line -> line.endsWith("scram-sha-256"));
    }
  }

  @Test
  void PG_2_a_wrong_password_is_refused() {
    try (Database database = start()) {
      Connections wrong = Connections.loopback(database.writer().getPort(), "tryout", "tryout_app", "wrong");
      assertThatThrownBy(() -> wrong.jdbc().close()).isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void PG_4_it_does_not_run_as_root_and_stops_within_a_second() throws IOException {
    ProcessHandle process;
    Instant before;
    try (Database database = start()) {
      process = postmaster();
      assertThat(process.info().user()).get().isNotEqualTo("root");
      before = Instant.now();
    }
    assertThat(process.isAlive()).isFalse();
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void PG_4_a_second_server_on_the_same_folder_is_refused() {
    try (Database database = start()) {
      assertThatThrownBy(EmbeddedPostgresTest::start).isInstanceOf(CannotStart.class).hasMessageContaining("in use by another Tryout");
      assertThat(database.pool().query("SELECT 1").execute().await().size()).isEqualTo(1);
    }
  }

  @Test
  void one_left_over_from_a_crash_is_stopped_and_nothing_is_lost() throws Exception {
    UUID room = UUID.randomUUID();
    long left = orphan();
    try (Database database = start()) {
      assertThat(postmaster().pid()).isNotEqualTo(left);
      assertThat(ProcessHandle.of(left).filter(ProcessHandle::isAlive)).isEmpty();
      database.inTransaction(sql -> sql.update("INSERT INTO room (room_id, generation, setup) VALUES ($1, $1, '{}')", room));
      database.close();
    }
    try (Database database = start()) {
      assertThat(generation(database, room)).isEqualTo(room);
    }
  }

  @Test
  void DUR_12_and_fault_6_a_database_that_was_put_back_gives_every_room_a_new_generation() throws SQLException, IOException {
    UUID room = UUID.randomUUID();
    try (Database database = start()) {
      database.inTransaction(sql -> sql.update("INSERT INTO room (room_id, generation, setup) VALUES ($1, $1, '{}')", room));
    }
    try (Database database = start()) {
      assertThat(generation(database, room)).as("an ordinary start").isEqualTo(room);
    }
    EmbeddedPostgres restored = EmbeddedPostgres.start(home.resolve("postgres"));
    try (Connection owner = EmbeddedRoles.ensure(restored).owner("tryout").jdbc();
        Statement statement = owner.createStatement()) {
      statement.executeUpdate("UPDATE start_counter SET starts = starts - 1");
    }
    restored.close();
    try (Database database = start()) {
      assertThat(generation(database, room)).isNotEqualTo(room);
    }
  }

  /** A PostgreSQL on the data folder that nobody watches over, as a server leaves it that was killed. */
  private static long orphan() throws Exception {
    Path data = home.resolve("postgres/data");
    PostgresProcess process = PostgresProcess.spawn(PostgresUser.find().command(EmbeddedPostgres.arguments(
        home.resolve("postgres/pg-" + PostgresBinaries.VERSION + "/bin"), data, EmbeddedPostgres.freePort())));
    process.awaitReady(20);
    return process.pid();
  }

  @Test
  void fault_2_a_postgresql_that_is_killed_is_started_again_and_serves() throws Exception {
    UUID room = UUID.randomUUID();
    try (Database database = start()) {
      database.inTransaction(sql -> sql.update("INSERT INTO room (room_id, generation, setup) VALUES ($1, $1, '{}')", room));
      ProcessHandle killed = postmaster();
      killed.destroyForcibly();
      killed.onExit().get(10, TimeUnit.SECONDS);
      assertThat(Patience.answer(BACK_AT_MOST, Refused.class, () -> generation(database, room))).isEqualTo(room);
      assertThat(postmaster().pid()).isNotEqualTo(killed.pid());
    }
    assertThat(home.resolve("postgres/data/postmaster.pid")).as("nothing is started again at the end").doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rubbish\n", "", "-1\n", "99999999999999999999\n"})
  void fault_2_a_postgresql_whose_pid_file_is_garbled_is_started_again_too(String garbled) throws Exception {
    try (Database database = start()) {
      ProcessHandle killed = postmaster();
      Files.writeString(home.resolve("postgres/data/postmaster.pid"), garbled);
      killed.destroyForcibly();
      killed.onExit().get(10, TimeUnit.SECONDS);
      assertThat(Patience.answer(BACK_AT_MOST, Refused.class, () -> answers(database))).isTrue();
      assertThat(postmaster().pid()).isNotEqualTo(killed.pid());
    }
  }

  @Test
  void one_left_over_from_a_crash_whose_pid_file_is_garbled_is_stopped_all_the_same() throws Exception {
    long left = orphan();
    Files.writeString(home.resolve("postgres/data/postmaster.pid"), "rubbish\n");
    try (Database database = start()) {
      assertThat(ProcessHandle.of(left).filter(ProcessHandle::isAlive)).isEmpty();
      assertThat(answers(database)).isTrue();
    }
  }

  @Test
  void fault_2_and_SEC_55_a_connection_that_closes_after_it_was_lent_is_told_as_busy() {
    try (Database database = start()) {
      assertThatThrownBy(() -> database.inTransaction(sql -> {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        sql.connection().closeHandler(closed::complete);
        assertThatThrownBy(() -> sql.rows("SELECT pg_terminate_backend(pg_backend_pid())")).isNotNull();
        closed.join();
        return sql.rows("SELECT 1");
      })).isInstanceOf(Refused.class).hasMessageContaining("The database is away");
    }
  }

  private static boolean answers(Database database) {
    return database.inTransaction(sql -> sql.rows("SELECT 1").size() == 1);
  }

  private static UUID generation(Database database, UUID room) {
    return database.inTransaction(
        sql -> sql.first("SELECT generation FROM room WHERE room_id = $1", room).orElseThrow().getUUID("generation"));
  }

  @Test
  void PG_4_as_root_a_folder_that_the_other_user_cannot_reach_is_named() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Path closed = Files.createDirectories(Path.of("target", "test-closed").toAbsolutePath());
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    assertThatThrownBy(() -> open(closed.resolve("home")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot pass through " + closed);
  }

  @Test
  void SEC_55_a_database_that_went_away_is_told_as_busy() throws Exception {
    try (Database database = start()) {
      ProcessHandle process = postmaster();
      PostgresProcess.signal(process, "STOP");
      try {
        assertThatThrownBy(() -> database.inTransaction(sql -> sql.rows("SELECT 1")))
            .isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.BUSY));
      } finally {
        PostgresProcess.signal(process, "CONT");
      }
    }
  }

  @Test
  void SEC_58_a_password_file_that_others_can_read_is_refused() throws IOException {
    try (Database database = start()) {
      assertThat(database.pool()).isNotNull();
    }
    Path file = home.resolve("postgres/passwords");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    try {
      assertThatThrownBy(EmbeddedPostgresTest::start).isInstanceOf(CannotStart.class).hasMessageContaining("chmod 600");
    } finally {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void PG_1_the_command_line_outranks_settings_in_the_data_folder() throws SQLException, IOException {
    try (Database database = start()) {
      assertThat(database.pool()).isNotNull();
    }
    EmbeddedPostgres postgres = EmbeddedPostgres.start(home.resolve("postgres"));
    try (Connection superuser = EmbeddedRoles.ensure(postgres).superuser().jdbc();
        Statement statement = superuser.createStatement()) {
      statement.execute("ALTER SYSTEM SET fsync = off");
      statement.execute("ALTER SYSTEM SET synchronous_commit = off");
    }
    postgres.close();
    try (Database database = start();
        Connection app = Connections.loopback(
            database.writer().getPort(), "tryout", database.writer().getUser(), database.writer().getPassword()).jdbc();
        Statement statement = app.createStatement();
        ResultSet rows = statement.executeQuery("SELECT current_setting('fsync'), current_setting('synchronous_commit')")) {
      rows.next();
      assertThat(rows.getString(1) + rows.getString(2)).isEqualTo("onon");
    }
  }
}
