package tryout.db;

import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.CannotStart;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * The one database of the server, ready for use: migrated, and known to keep what it is given.
 *
 * <p>{@link #open} and {@link #close} block and belong on the thread that starts and stops the server; everything else
 * may be called from anywhere.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
  private static final int WAIT_SECONDS = 5;
  /** What the client says, in no class of its own, where a connection closed between being lent and being used. */
  private static final String NOT_ACTIVE = "Connection is not active";
  private static final String LATEST = "latest";
  private static final int TCP_USER_TIMEOUT_MILLIS = 10_000;

  private final Optional<AutoCloseable> beneath;
  private final Connections app;
  private final Pool pool;
  private final String unkept;

  Database(Vertx vertx, Optional<AutoCloseable> beneath, Connections app, int poolSize, String unkept) {
    this.unkept = unkept;
    this.beneath = beneath;
    this.app = app;
    this.pool =
        PgBuilder.pool()
            .with(
                new PoolOptions()
                    .setMaxSize(poolSize)
                    .setConnectionTimeout(WAIT_SECONDS)
                    .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                    .setMaxWaitQueueSize(poolSize * 20))
            .with(network())
            .connectingTo(app.forVertx().addProperty("application_name", "tryout").addProperty("statement_timeout", "10000"))
            .using(vertx)
            .build();
  }

  /**
   * Starts or finds PostgreSQL, brings its tables up to date and asserts what the promises rest on.
   *
   * @param lock on the folder of the settings; given back when the database closes, or does not open
   * @throws CannotStart with one line for the person at the terminal
   */
  public static Database open(Vertx vertx, DatabaseSettings settings, HomeLock lock) {
    Path home = settings.home().toAbsolutePath().normalize();
    try {
      return settings.url().isPresent() ? given(vertx, settings, lock) : embedded(vertx, settings, home, lock);
    } catch (SQLException e) {
      lock.close();
      throw new CannotStart("PostgreSQL cannot be used: " + Connections.oneLine(e) + ".", e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Database given(Vertx vertx, DatabaseSettings settings, HomeLock lock) throws SQLException {
    Connections app = Connections.parse("TRYOUT_DB_URL", settings.url().orElseThrow());
    Connections owner = ownerOf(settings);
    owner.assertReachable("TRYOUT_DB_OWNER_URL");
    String unkept = prepare(owner, app, settings);
    return new Database(vertx, Optional.of(lock), app, settings.poolSize(), unkept);
  }

  /** The way of the role that owns the tables of a given database. */
  static Connections ownerOf(DatabaseSettings settings) {
    return Connections.parse("TRYOUT_DB_OWNER_URL", settings.ownerUrl().orElseThrow(
        () -> new CannotStart("TRYOUT_DB_URL needs TRYOUT_DB_OWNER_URL beside it: the role that owns the tables.")));
  }

  private static Database embedded(Vertx vertx, DatabaseSettings settings, Path home, HomeLock lock)
      throws SQLException {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(home.resolve("postgres"));
    try {
      EmbeddedRoles roles = EmbeddedRoles.ensure(postgres);
      roles.ensureDatabase(EmbeddedRoles.DATABASE);
      Connections app = roles.app(EmbeddedRoles.DATABASE);
      String unkept = prepare(roles.owner(EmbeddedRoles.DATABASE), app, settings);
      AutoCloseable beneath =
          () -> {
            postgres.close();
            lock.close();
          };
      return new Database(vertx, Optional.of(beneath), app, settings.poolSize(), unkept);
    } catch (SQLException | RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  private static String prepare(Connections owner, Connections app, DatabaseSettings settings) throws SQLException {
    migrate(owner, app);
    String unkept = Durability.assertKept(app, settings.unsafe());
    if (!unkept.isEmpty()) {
      LOG.warn("stored data can be lost, and every room says so: {}", unkept);
    }
    StartCounter.count(owner, settings.home().toAbsolutePath().normalize());
    return unkept;
  }

  /** The settings under which stored data can be lost, in words; empty unless that was allowed at the start. */
  public String unkept() {
    return unkept;
  }

  /** Brings the tables up to date as their owner. */
  static void migrate(Connections owner, Connections app) {
    migrate(owner, app, LATEST);
  }

  /**
   * Brings the tables to a version.
   *
   * @param version {@code latest}, or one that this server knows
   */
  static void migrate(Connections owner, Connections app, String version) {
    try {
      Flyway flyway = Flyway.configure()
          .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
          .locations("classpath:db")
          .placeholders(Map.of("app", '"' + app.user() + '"'))
          .target(version)
          .load();
      if (!version.equals(LATEST) && !knows(flyway, version)) {
        throw new CannotStart("The tables are of version " + version + ", which this Tryout does not know: take a newer one.");
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw new CannotStart("The tables cannot be brought up to date: " + Connections.oneLine(e) + ".", e);
    }
  }

  private static boolean knows(Flyway flyway, String version) {
    return Stream.of(flyway.info().all()).anyMatch(step -> step.getVersion().getVersion().equals(version));
  }

  /** For REST: the application's role, at most {@code poolSize} connections, waiting at most 5 s for one. */
  public Pool pool() {
    return pool;
  }

  /**
   * For the journal: how its own single connection is made. Give it to {@code PgConnection.connect}; its session is the
   * right to write, so it is no pool's. No statement timeout: a commit is waited for.
   */
  public PgConnectOptions writer() {
    return app.forVertx().addProperty("application_name", "tryout-journal").setCachePreparedStatements(true);
  }

  /**
   * Does the work in one transaction, waiting for each statement: committed when the work returns, rolled back when it
   * throws. For virtual threads; never on an event loop.
   *
   * @throws Refused with {@link Code#BUSY} when the database is away; what throws in the work is thrown on
   */
  public <T> T inTransaction(Function<Sql, T> work) {
    SqlConnection connection = borrow();
    try {
      Transaction transaction = begin(connection);
      Sql sql = new Sql(connection);
      T result;
      try {
        result = work.apply(sql);
      } catch (Exception failure) {
        transaction.rollback().otherwiseEmpty().await();
        throw told(failure);
      }
      commit(transaction, sql);
      return result;
    } finally {
      connection.close().otherwiseEmpty().await();
    }
  }

  /** A pooled connection may have gone while it lay there. */
  private static Transaction begin(SqlConnection connection) {
    try {
      return connection.begin().await();
    } catch (Exception failure) {
      throw told(failure);
    }
  }

  /** What is thrown on. A wait throws whatever went wrong, be it declared or not. */
  private static RuntimeException told(Exception failure) {
    if (away(failure)) {
      return busy(failure);
    }
    return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
  }

  private static void commit(Transaction transaction, Sql sql) {
    try {
      transaction.commit().await();
    } catch (Exception failure) {
      if (!away(failure)) {
        throw told(failure);
      }
      sql.over();
      LOG.warn("the database went away in a commit cause={}", failure.getMessage());
      throw new Refused(Code.BUSY,
          "The database went away, our fault, and it is not known whether this was done: look, then try again in 5 s.");
    }
    sql.over();
  }

  private SqlConnection borrow() {
    try {
      return pool.getConnection().await();
    } catch (Exception failure) {
      throw busy(failure);
    }
  }

  /** Whether the connection was lost, rather than the statement refused. */
  private static boolean away(Exception failure) {
    return failure instanceof ClosedConnectionException
        || failure instanceof IOException
        || (failure instanceof VertxException && String.valueOf(failure.getMessage()).startsWith(NOT_ACTIVE))
        || (failure instanceof PgException pg && (pg.getSqlState() == null || pg.getSqlState().startsWith("57P")));
  }

  private static Refused busy(Exception failure) {
    LOG.warn("the database is away cause={}", failure.getMessage());
    return new Refused(Code.BUSY, "The database is away, our fault; nothing was changed: try again in 5 s.");
  }

  private static NetClientOptions network() {
    return new NetClientOptions()
        .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
        .setTcpKeepAlive(true)
        .setTcpUserTimeout(TCP_USER_TIMEOUT_MILLIS);
  }

  @Override
  public void close() {
    try {
      pool.close().await(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      // PostgreSQL ends the sessions itself when it stops.
    } finally {
      beneath.ifPresent(Database::closeQuietly);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException("the database does not close", e);
    }
  }
}
