package tryout.program;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.web.Call;

/** Creating once, however often the request comes: the first answer is kept for a day under the caller's own key. */
final class Idempotency {
  private static final String HEADER = "Idempotency-Key";
  private static final int MAX_KEY = 100;
  private static final int KEPT_HOURS = 24;

  private Idempotency() {}

  /**
   * The answer of the work, or of the first request with this key. Without a key the work is simply done. Everything
   * happens in the caller's transaction, so a second request at the same moment fails at the commit.
   */
  static JsonObject once(Sql sql, Call call, UUID person, OffsetDateTime now, Supplier<JsonObject> work) {
    Optional<String> key = call.header(HEADER);
    if (key.isEmpty()) {
      return work.get();
    }
    if (key.get().isBlank() || key.get().length() > MAX_KEY) {
      throw new Refused(Code.MALFORMED, "An " + HEADER + " has 1 to " + MAX_KEY + " characters.");
    }
    Buffer hash = hash(call.raw());
    sql.update("DELETE FROM idempotency WHERE created_at < $1", now.minusHours(KEPT_HOURS));
    Optional<Row> known =
        sql.first("SELECT body_hash, answer FROM idempotency WHERE person_id = $1 AND key = $2", person, key.get());
    if (known.isPresent()) {
      if (!known.get().getBuffer("body_hash").equals(hash)) {
        throw new Refused(Code.IDEMPOTENCY_MISMATCH, "That key was used with another body: choose a fresh one.");
      }
      return known.get().getJsonObject("answer");
    }
    JsonObject answer = work.get();
    keep(sql, person, key.get(), hash, answer, now);
    return answer;
  }

  private static void keep(Sql sql, UUID person, String key, Buffer hash, JsonObject answer, OffsetDateTime now) {
    try {
      sql.update(
          "INSERT INTO idempotency (person_id, key, body_hash, answer, created_at) VALUES ($1, $2, $3, $4, $5)",
          person, key, hash, answer, now);
    } catch (RuntimeException e) {
      if (Sql.violates(e, "idempotency_key")) {
        throw new Refused(Code.IN_PROGRESS, "The same request is still being worked on: ask again in 2 s.");
      }
      throw e;
    }
  }

  private static Buffer hash(Buffer body) {
    try {
      return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(body.getBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
