package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class OutputFilterFuzzTest {
  /** Colours are the only sequences, no control is left but tab and line feed, and where a read ends changes nothing. */
  @FuzzTest
  void SEC_19_nothing_but_text_and_colours_comes_out(byte[] bytes) {
    String out = OutputFilterTest.filtered(bytes, Math.max(1, bytes.length));
    String plain = out.replaceAll("\u001b\\[[0-9:;]*m", "");
    assertThat(plain.chars()).allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c));
    assertThat(plain.chars()).noneMatch(c -> c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069);
    assertThat(OutputFilterTest.filtered(bytes, 1)).isEqualTo(out);
  }
}
