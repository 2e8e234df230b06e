package tryout.access;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import tryout.text.Sha256;

/**
 * Random secrets that stand in links and cookies, and their hashes, which alone are stored. A plain hash is enough: 256
 * random bits cannot be guessed, however fast the hash.
 */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final int MAX_LENGTH = 100;

  private Secrets() {}

  /** 256 random bits, in letters that a link can carry. */
  static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] randomBytes() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  static Buffer hash(String secret) {
    String bounded = secret.length() > MAX_LENGTH ? secret.substring(0, MAX_LENGTH) : secret;
    return Buffer.buffer(Sha256.of(bounded.getBytes(StandardCharsets.UTF_8)));
  }
}
