package tryout.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    add(digest, helper(kit));
    filters.forEach(filter -> add(digest, filter));
    for (Bwrap sandbox : sandboxes) {
      String folder = kit.folder().toString();
      add(digest, String.join("\0", sandbox.options()).replace(folder, "/kit").getBytes(StandardCharsets.UTF_8));
      add(digest, String.join("\0", sandbox.visible()).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] helper(Kit kit) {
    try {
      return Files.readAllBytes(kit.sbx());
    } catch (IOException e) {
      throw new UncheckedIOException("the helper that was just built cannot be read", e);
    }
  }

  /** Each with its length before it, so that no two run together. */
  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
