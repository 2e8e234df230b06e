package tryout.db;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real PostgreSQL for tests: one embedded server per JVM below {@code target/}, kept from run to run, and a fresh,
 * migrated database for whoever asks. It is stopped when the JVM ends.
 */
public final class TestDatabase {
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final String TEMPLATE = "fresh";
  private static Path folder;

  private TestDatabase() {}

  private static final class Holder {
    static final EmbeddedRoles ROLES = start();
  }

  /** A database of its own with all tables; close it after use. */
  public static Database fresh(Vertx vertx) {
    return on(vertx, create());
  }

  /** A second door to the same database, as a second server would have it. */
  public static Database again(Vertx vertx, Database database) {
    return on(vertx, database.writer().getDatabase());
  }

  /** A network that can be broken, towards the same PostgreSQL. */
  public static FaultProxy network(Vertx vertx, Database database) {
    return new FaultProxy(vertx, database.writer().getPort());
  }

  /** A door to the same database through that network. */
  public static Database through(Vertx vertx, Database database, FaultProxy network) {
    Connections there = Holder.ROLES.app(database.writer().getDatabase());
    Connections app = Connections.loopback(network.port(), there.database(), there.user(), there.password());
    return new Database(vertx, Optional.empty(), app, DatabaseSettings.POOL_SIZE, "");
  }

  private static Database on(Vertx vertx, String name) {
    return new Database(vertx, Optional.empty(), Holder.ROLES.app(name), DatabaseSettings.POOL_SIZE, "");
  }

  /** The owner's JDBC connection, for tests that look behind the application's rights. */
  public static Connection owner(Database database) throws SQLException {
    return Holder.ROLES.owner(database.writer().getDatabase()).jdbc();
  }

  static EmbeddedRoles roles() {
    return Holder.ROLES;
  }

  static String create() {
    String name = "test_" + NUMBERS.incrementAndGet();
    superuser("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " OWNER tryout_owner");
    return name;
  }

  /** A database without tables that may lose what is committed, as a server's settings name it. */
  public static Map<String, String> forgetful() {
    String name = empty();
    superuser("ALTER ROLE tryout_app IN DATABASE " + name + " SET synchronous_commit = off");
    return given(name);
  }

  static String empty() {
    String name = "test_given_" + NUMBERS.incrementAndGet();
    superuser("CREATE DATABASE " + name + " OWNER tryout_owner");
    return name;
  }

  /** The settings of a server on one of these databases. */
  static Map<String, String> given(String name) {
    return Map.of("TRYOUT_DB_URL", url(Holder.ROLES.app(name)), "TRYOUT_DB_OWNER_URL", url(Holder.ROLES.owner(name)));
  }

  static String url(Connections role) {
    return "postgresql://" + role.user() + ":" + role.password() + "@127.0.0.1:" + role.port() + "/" + role.database();
  }

  static void superuser(String sql) {
    try (Connection connection = Holder.ROLES.superuser().jdbc();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tests run in more than one JVM at a time: each takes the first folder that no other has. */
  private static HomeLock takeFolder() {
    for (int number = 1; ; number++) {
      folder = Path.of("target", "test-postgres-" + number).toAbsolutePath();
      Optional<HomeLock> lock = HomeLock.tryTake(folder);
      if (lock.isPresent()) {
        return lock.get();
      }
    }
  }

  private static EmbeddedRoles start() {
    HomeLock lock = takeFolder();
    Path home = Objects.requireNonNull(folder);
    TestBinaries.link(home);
    EmbeddedPostgres postgres = EmbeddedPostgres.start(home);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  postgres.close();
                  lock.close();
                }));
    try {
      EmbeddedRoles roles = EmbeddedRoles.ensure(postgres);
      dropOldOnes(roles);
      roles.ensureDatabase(TEMPLATE);
      Database.migrate(roles.owner(TEMPLATE), roles.app(TEMPLATE));
      return roles;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void dropOldOnes(EmbeddedRoles roles) throws SQLException {
    try (Connection connection = roles.superuser().jdbc();
        Statement statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery("SELECT datname FROM pg_database WHERE datname = 'fresh' OR datname LIKE 'test\\_%'")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      for (String name : names) {
        statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
      }
    }
  }
}
