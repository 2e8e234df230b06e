package tryout.access;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tryout.db.SecretFile;
import tryout.fault.CannotStart;

/**
 * The keys that sign tokens, from a 0600 file of lines {@code kid=base64url}, the newest first: that one signs, the
 * others still verify. To rotate, put a line before the others and restart; remove the old line once its tokens expired.
 */
record SigningKeys(Map<String, byte[]> byId) {
  private static final int MIN_BYTES = 32;

  /** @throws CannotStart if there is no key, or one is short */
  static SigningKeys of(Path file, InstantSource clock) {
    if (!Files.exists(file)) {
      String id = "k" + clock.millis() / 1000;
      SecretFile.write(file, id + "=" + Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.randomBytes()) + "\n");
    }
    return parse(SecretFile.read(file), file);
  }

  static SigningKeys parse(String text, Path file) {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
      int equals = line.indexOf('=');
      byte[] key = decode(equals < 1 ? "" : line.substring(equals + 1).strip());
      if (key.length < MIN_BYTES) {
        throw new CannotStart(
            "The file " + file + " holds a key without a name or of less than 256 bits: remove that line and start again.");
      }
      keys.put(line.substring(0, equals).strip(), key);
    }
    if (keys.isEmpty()) {
      throw new CannotStart("The file " + file + " holds no key: remove it, a new one is made at the next start.");
    }
    return new SigningKeys(keys);
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** The id of the key that signs. */
  String newest() {
    return byId.keySet().iterator().next();
  }

  @Override
  public String toString() {
    return "SigningKeys" + byId.keySet();
  }
}
