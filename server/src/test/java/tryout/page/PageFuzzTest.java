package tryout.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tryout.fault.Refused;
import tryout.idea.Idea;

class PageFuzzTest {
  /** The first byte says how the page is written, or that it is to be found out. */
  @FuzzTest
  void IMP_12_a_page_is_read_or_refused_and_what_was_read_survives_being_written(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    byte[] page = java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
    int format = bytes[0] & 7;
    try {
      Found found = Page.read(page, format < Format.values().length ? Optional.of(Format.values()[format]) : Optional.empty(), Map.of("Page", "=== Lamp ===\n* Mentor: x\n{{:Page}}"));
      List<Idea> ideas = found.ideas().stream().map(Found.One::idea).filter(idea -> !idea.title().isEmpty()).limit(5).toList();
      for (Format written : List.of(Format.MEDIAWIKI, Format.MARKDOWN)) {
        assertThat(Page.read(PageWriter.write(ideas, written), written).ideas().stream().map(Found.One::idea)).isEqualTo(ideas);
      }
    } catch (Refused turnedDown) {
      // As it should be.
    }
  }
}
