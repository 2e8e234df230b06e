package tryout.access;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.security.MessageDigest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tryout.db.Sql;
import tryout.text.Sha256;

/**
 * Who did what, kept in the same transaction as the deed. Each row carries a hash over itself and the row before it, so
 * that a row taken out or changed later is noticed by {@link #verify}. The application's role can add rows only.
 */
public final class Audit {
  private static final long LOCK = 0x7472796f7574L;

  private final InstantSource clock;

  public Audit(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Writes a row. Call it last in the transaction: writers wait for each other from here to the commit.
   *
   * @param actor the id of who did it, or a word such as {@code nobody}
   * @param act what was done, a word with hyphens
   * @param subject the id of what it was done to, or empty
   * @param detail never a secret, never code or chat
   */
  public void write(Sql sql, String actor, String act, String subject, JsonObject detail) {
    sql.rows("SELECT pg_advisory_xact_lock($1)", LOCK);
    Optional<Row> last = sql.first("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
    long seq = last.map(row -> row.getLong("seq")).orElse(0L) + 1;
    Buffer before = last.map(row -> row.getBuffer("hash")).orElse(Buffer.buffer());
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Buffer hash = hash(before, seq, at, actor, act, subject, canonical(detail));
    sql.update(
        "INSERT INTO audit (seq, at, actor, act, subject, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        seq, at.atOffset(ZoneOffset.UTC), actor, act, subject, detail, hash);
  }

  /** When that was done last to it, if ever. */
  public Optional<OffsetDateTime> last(Sql sql, String act, String subject) {
    return sql.first("SELECT max(at) FROM audit WHERE act = $1 AND subject = $2", act, subject).map(row -> row.getOffsetDateTime(0));
  }

  /** The number of the first row that does not fit to those before it, or empty when all do. */
  public Optional<Long> verify(Sql sql) {
    Buffer before = Buffer.buffer();
    long expected = 1;
    for (Row row : sql.rows("SELECT seq, at, actor, act, subject, detail, hash FROM audit ORDER BY seq")) {
      long seq = row.getLong("seq");
      Instant at = row.get(OffsetDateTime.class, "at").toInstant();
      Buffer hash =
          hash(before, seq, at, row.getString("actor"), row.getString("act"), row.getString("subject"),
              canonical(row.getJsonObject("detail")));
      if (seq != expected || !hash.equals(row.getBuffer("hash"))) {
        return Optional.of(expected);
      }
      before = hash;
      expected++;
    }
    return Optional.empty();
  }

  /** JSON as the database gives it back may have another order of members. */
  private static String canonical(JsonObject detail) {
    StringBuilder text = new StringBuilder();
    detail.stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(entry -> text.append(entry.getKey()).append('=').append(entry.getValue()).append('\n'));
    return text.toString();
  }

  private static Buffer hash(Buffer before, long seq, Instant at, String actor, String act, String subject, String detail) {
    MessageDigest digest = Sha256.begin();
    digest.update(before.getBytes());
    for (String part : List.of(Long.toString(seq), at.toString(), actor, act, subject, detail)) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return Buffer.buffer(digest.digest());
  }
}
