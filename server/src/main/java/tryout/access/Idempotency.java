package tryout.access;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.text.Sha256;
import tryout.web.Call;

/**
 * Creating once, however often the request comes: the first answer is kept for a day under the caller's own key. Some
 * answers hold the secret of a link, which the database otherwise knows only as a hash. So an answer is sealed with the
 * caller's key, and of the key itself only a hash is kept: whoever reads the table without it learns no secret.
 */
public final class Idempotency {
  private static final String HEADER = "Idempotency-Key";
  private static final int KEPT_HOURS = 24;
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Idempotency() {}

  /**
   * The answer of the work, or of the first request with this key. Without a key the work is simply done. Everything
   * happens in the caller's transaction, and so does the lock that keeps a second request at the same moment out.
   */
  public static JsonObject once(Sql sql, Call call, UUID person, OffsetDateTime now, Supplier<JsonObject> work) {
    Optional<String> header = call.header(HEADER);
    if (header.isEmpty()) {
      return work.get();
    }
    String key = header.get();
    Buffer name = Buffer.buffer(hash("name", person, key));
    if (!sql.first("SELECT pg_try_advisory_xact_lock($1) AS taken", name.getLong(0)).orElseThrow().getBoolean("taken")) {
      throw new Refused(Code.IN_PROGRESS, "The same request is still being worked on: ask again in 2 s.");
    }
    Buffer request = Buffer.buffer(hash(call.path(), call.raw().getBytes()));
    sql.update("DELETE FROM idempotency WHERE created_at < $1", now.minusHours(KEPT_HOURS));
    Optional<Row> known =
        sql.first("SELECT request_hash, answer FROM idempotency WHERE person_id = $1 AND key_hash = $2", person, name);
    if (known.isPresent()) {
      if (!known.get().getBuffer("request_hash").equals(request)) {
        throw new Refused(Code.IDEMPOTENCY_MISMATCH, "That key was used with another request: choose a fresh one.");
      }
      return unseal(hash("seal", person, key), known.get().getBuffer("answer"));
    }
    JsonObject answer = work.get();
    sql.update(
        "INSERT INTO idempotency (person_id, key_hash, request_hash, answer, created_at) VALUES ($1, $2, $3, $4, $5)",
        person, name, request, seal(hash("seal", person, key), answer), now);
    return answer;
  }

  private static byte[] hash(String use, UUID person, String key) {
    return hash(use + " " + person, key.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hash(String use, byte[] bytes) {
    MessageDigest digest = Sha256.begin();
    digest.update(use.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return digest.digest(bytes);
  }

  private static Buffer seal(byte[] key, JsonObject answer) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return Buffer.buffer(nonce).appendBytes(cipher(Cipher.ENCRYPT_MODE, key, nonce, answer.toBuffer().getBytes()));
  }

  private static JsonObject unseal(byte[] key, Buffer sealed) {
    byte[] nonce = sealed.getBytes(0, NONCE_BYTES);
    return new JsonObject(
        Buffer.buffer(cipher(Cipher.DECRYPT_MODE, key, nonce, sealed.getBytes(NONCE_BYTES, sealed.length()))));
  }

  private static byte[] cipher(int mode, byte[] key, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
