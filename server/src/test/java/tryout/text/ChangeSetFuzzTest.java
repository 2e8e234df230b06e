package tryout.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.List;

class ChangeSetFuzzTest {
  /** Two change sets of one text, each on a line of JSON, with the text below them. */
  @FuzzTest
  void SEC_42_a_change_set_keeps_the_laws_or_is_turned_down(byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 3);
    if (lines.length < 3) {
      return;
    }
    try {
      laws(lines[2], ChangeSet.fromJson(json(lines[0])), ChangeSet.fromJson(json(lines[1])));
    } catch (InvalidChange | DecodeException turnedDown) {
      // As it should be.
    }
  }

  private static List<?> json(String line) {
    return new JsonArray(line).getList();
  }

  private static void laws(String text, ChangeSet left, ChangeSet right) {
    assertThat(ChangeSet.fromJson(left.toJson())).isEqualTo(left);
    if (left.lengthBefore() != text.length() || right.lengthBefore() != text.length()) {
      return;
    }
    assertThat(left.apply(text)).hasSize(left.lengthAfter());
    assertThat(left.invert(text).apply(left.apply(text))).isEqualTo(text);
    assertThat(right.map(left, false).apply(left.apply(text))).isEqualTo(left.map(right, true).apply(right.apply(text)));
  }
}
