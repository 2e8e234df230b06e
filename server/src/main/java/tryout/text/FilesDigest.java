package tryout.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/** One digest for a set of files: the same wherever the same names hold the same bytes. */
public final class FilesDigest {
  private FilesDigest() {}

  /**
   * SHA-256 over name, NUL, SHA-256 of the content in hexadecimal digits and a newline for each file, in the order of the
   * names' bytes; 64 hexadecimal digits.
   *
   * @param files name to content
   */
  public static String of(Map<String, byte[]> files) {
    StringBuilder list = new StringBuilder();
    files.entrySet().stream()
        .sorted(Comparator.comparing(file -> file.getKey().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
        .forEach(file -> list.append(file.getKey()).append('\0').append(Sha256.hex(file.getValue())).append('\n'));
    return Sha256.hex(list.toString());
  }
}
