package tryout.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilesDigestTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Reckoned with sha256sum: of "" and of "int a;\n", then of the list of both. */
  @Test
  void X_7_the_digest_of_files_is_that_of_their_sorted_list() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("b.c", bytes("int a;\n"));
    files.put("a.c", bytes(""));
    assertThat(FilesDigest.of(files)).isEqualTo(Sha256.hex(
        "a.c\0e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
            + "b.c\0" + "386593f1475dc210d45a5f3d4b6bb11c065fc6fe2e08ebdd00ab4cf3a0848744" + "\n"));
    assertThat(FilesDigest.of(Map.of())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void X_7_another_name_or_another_byte_is_another_digest() {
    String one = FilesDigest.of(Map.of("a.c", bytes("x")));
    assertThat(one).hasSize(64).isNotEqualTo(FilesDigest.of(Map.of("b.c", bytes("x"))))
        .isNotEqualTo(FilesDigest.of(Map.of("a.c", bytes("y"))));
  }
}
