package tryout.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import tryout.text.Sha256;

/** What the walls are made of, as one number to compare: it is another one as soon as any of them is. */
final class Policy {
  private Policy() {}

  /** SHA-256, in hexadecimal digits, over the helper, the filters, and each sandbox's arguments; the folders' names are no part of it. */
  static String digest(Kit kit, List<Bwrap> sandboxes, List<byte[]> filters) {
    MessageDigest digest = Sha256.begin();
    add(digest, kit.sum().getBytes(StandardCharsets.US_ASCII));
    filters.forEach(filter -> add(digest, filter));
    for (Bwrap sandbox : sandboxes) {
      String folder = kit.folder().toString();
      add(digest, String.join("\0", sandbox.options()).replace(folder, "/kit").getBytes(StandardCharsets.UTF_8));
      add(digest, Bwrap.encoded(sandbox.visible()));
      add(digest, Bwrap.encoded(sandbox.command()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Each with its length before it, so that no two run together. */
  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
