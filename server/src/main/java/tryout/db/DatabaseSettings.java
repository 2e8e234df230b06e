package tryout.db;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which PostgreSQL serves.
 *
 * @param home the data folder of the server; the embedded PostgreSQL lives in {@code postgres/} below it
 * @param url the application's {@code postgresql://user:password@host:port/database}; empty starts the embedded one
 * @param ownerUrl the same database as the role that owns the tables, used for migrations only; needed with {@code url}
 * @param poolSize connections of the REST pool, 1 to 100; the journal's one connection is not among them
 * @param diskLow bytes free under which no new interview is made; of the embedded one only
 * @param diskFull bytes free under which nothing is stored; of the embedded one only
 * @param unsafe whether to go on with a PostgreSQL that may lose what it was given, for work on the server itself
 */
public record DatabaseSettings(
    Path home, Optional<String> url, Optional<String> ownerUrl, int poolSize, long diskLow, long diskFull, boolean unsafe) {
  public static final int POOL_SIZE = 10;
  public static final long DISK_LOW = 4L << 30;
  public static final long DISK_FULL = 1L << 30;

  /** The embedded PostgreSQL below a home. */
  public static DatabaseSettings embedded(Path home) {
    return new DatabaseSettings(home, Optional.empty(), Optional.empty(), POOL_SIZE, DISK_LOW, DISK_FULL, false);
  }

  /** The same, which goes on with a PostgreSQL that may lose what it was given. */
  public DatabaseSettings allowUnsafe() {
    return new DatabaseSettings(home, url, ownerUrl, poolSize, diskLow, diskFull, true);
  }

  @Override
  public String toString() {
    return "DatabaseSettings[home=" + home + ", url=" + (url.isPresent() ? "***" : "embedded") + "]";
  }
}
