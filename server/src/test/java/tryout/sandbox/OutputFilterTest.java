package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputFilterTest {
  static String filtered(byte[] bytes, int step) {
    OutputFilter filter = new OutputFilter();
    StringBuilder out = new StringBuilder();
    for (int from = 0; from < bytes.length; from += step) {
      int length = Math.min(step, bytes.length - from);
      byte[] part = new byte[length];
      System.arraycopy(bytes, from, part, 0, length);
      out.append(filter.take(part, length));
    }
    return out.append(filter.end()).toString();
  }

  private static String filtered(String text) {
    return filtered(text.getBytes(StandardCharsets.UTF_8), 4096);
  }

  @Test
  void SBX_45_the_borders_of_reads_change_nothing() {
    byte[] bytes = "a\u00e4\u20ac\ud83d\ude00\u001b[1;31mred\u001b]0;title\u0007\u001b[2Jend\n\t\r".getBytes(StandardCharsets.UTF_8);
    String whole = filtered(bytes, bytes.length);
    assertThat(whole).isEqualTo("a\u00e4\u20ac\ud83d\ude00\u001b[1;31mredend\n\t\u240d");
    for (int step = 1; step < 8; step++) {
      assertThat(filtered(bytes, step)).isEqualTo(whole);
    }
  }

  @Test
  void SBX_45_of_the_escape_sequences_only_colours_stay() {
    assertThat(filtered("\u001b[0mx\u001b[38;5;1my")).isEqualTo("\u001b[0mx\u001b[38;5;1my");
    assertThat(filtered("a\u001b[10Ab\u001b[?25lc\u001b[>0md")).isEqualTo("abcd");
    assertThat(filtered("a\u001bP1$r\u001b\\b\u001b_x\u001b\\c\u001b(Bd\u001bce")).isEqualTo("abcde");
    assertThat(filtered("a\u001b]52;c;never ended\nb")).isEqualTo("ab");
  }

  @Test
  void SBX_45_controls_become_visible_and_marks_of_direction_are_replaced() {
    assertThat(filtered("\u0000\b\u007f\u0085\u202e\u2066")).isEqualTo("\u2400\u2408\u2421\ufffd\ufffd\ufffd");
  }

  @Test
  void SBX_45_whatever_comes_out_is_safe() {
    Random random = new Random(7);
    byte[] alphabet = {27, '[', ']', 'm', 'A', ';', '3', 7, 0, (byte) 0xc3, (byte) 0xa4, (byte) 0xff, '\n', 'x', '\\', (byte) 0x9b};
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(24)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = alphabet[random.nextInt(alphabet.length)];
      }
      String out = filtered(bytes, 1 + random.nextInt(5));
      String plain = out.replaceAll("\u001b\\[[0-9:;]*m", "");
      assertThat(plain.chars()).allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c));
    }
  }
}
