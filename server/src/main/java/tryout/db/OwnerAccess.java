package tryout.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tryout.fault.CannotStart;

/**
 * The tables' owner's way to the database, for what is done beside a server: through the PostgreSQL of a server that runs
 * here, or through one that is started for as long as this is open.
 */
final class OwnerAccess implements AutoCloseable {
  private static final int PORT_LINE = 3;

  private final Connections owner;
  private final Connections app;
  private final @Nullable AutoCloseable beneath;

  private OwnerAccess(Connections owner, Connections app, @Nullable AutoCloseable beneath) {
    this.owner = owner;
    this.app = app;
    this.beneath = beneath;
  }

  /** Whether a server runs here or not. */
  static OwnerAccess beside(DatabaseSettings settings) throws SQLException {
    Path home = settings.home().toAbsolutePath().normalize();
    if (settings.url().isPresent()) {
      return given(settings, null);
    }
    if (!Files.exists(home.resolve("postgres/data/PG_VERSION"))) {
      throw new CannotStart("There are no data in " + home + ": name their folder with TRYOUT_HOME.");
    }
    Optional<HomeLock> lock = HomeLock.tryTake(home);
    return lock.isPresent() ? started(home, lock.get()) : running(home);
  }

  /** With nobody else on the data folder. */
  static OwnerAccess alone(DatabaseSettings settings) throws SQLException {
    Path home = settings.home().toAbsolutePath().normalize();
    HomeLock lock = HomeLock.take(home);
    return settings.url().isPresent() ? given(settings, lock) : started(home, lock);
  }

  private static OwnerAccess given(DatabaseSettings settings, @Nullable AutoCloseable lock) {
    Connections app = Connections.parse("TRYOUT_DB_URL", settings.url().orElseThrow());
    Connections owner = Database.ownerOf(settings);
    owner.assertReachable("TRYOUT_DB_OWNER_URL");
    return new OwnerAccess(owner, app, lock);
  }

  private static OwnerAccess started(Path home, HomeLock lock) throws SQLException {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(home.resolve("postgres"));
      try {
        EmbeddedRoles roles = EmbeddedRoles.ensure(postgres);
        roles.ensureDatabase(EmbeddedRoles.DATABASE);
        return new OwnerAccess(
            roles.owner(EmbeddedRoles.DATABASE), roles.app(EmbeddedRoles.DATABASE), () -> {
              postgres.close();
              lock.close();
            });
      } catch (SQLException | RuntimeException e) {
        postgres.close();
        throw e;
      }
    } catch (SQLException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static OwnerAccess running(Path home) {
    Path postgres = home.resolve("postgres");
    try {
      List<String> told = Files.readAllLines(postgres.resolve("data/postmaster.pid"));
      int port = Integer.parseInt(told.get(PORT_LINE).strip());
      Passwords passwords = Passwords.of(postgres.resolve("passwords"));
      return new OwnerAccess(
          Connections.loopback(port, EmbeddedRoles.DATABASE, EmbeddedRoles.OWNER, passwords.owner()),
          Connections.loopback(port, EmbeddedRoles.DATABASE, EmbeddedRoles.APP, passwords.app()), null);
    } catch (IOException | RuntimeException e) {
      throw new CannotStart("The server on " + home + " has no database that runs: start it again, or stop it.", e);
    }
  }

  Connections owner() {
    return owner;
  }

  /** The role that the server serves with. */
  Connections app() {
    return app;
  }

  @Override
  public void close() {
    try {
      if (beneath != null) {
        beneath.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("the database does not stop", e);
    }
  }
}
