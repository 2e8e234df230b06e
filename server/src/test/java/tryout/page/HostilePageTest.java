package tryout.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.idea.IdeaLimits;

/** Pages as large as they may be, made to take long: a value or a refusal comes out, in time. */
class HostilePageTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final List<String> PIECES = List.of("[", "*", "{", "=", "<", "`", "'", "_", " ", "\n", "(", "&#", "[[", "{{:", "<!--", "<nowiki>", "- ", "> ", "a@", "[a](b ", "![", "**a:** ", "```\n", "| a ",
      "[a][b] ", "## x\n\nMentor: y\n\n", "Mentor: a and b ", "(a on IRC) on on ", "''' '' ''''' ", "<br>", "<!-- as written 1 -->\n", "[a]: b\n");

  private static Found read(String page, Format format) {
    String head = format == Format.MAIL ? "From: a@example.org\nSubject: x\n\n" : "";
    String body = page.substring(0, Math.min(page.length(), IdeaLimits.PAGE_BYTES - head.length()));
    return Page.read((head + body).getBytes(StandardCharsets.UTF_8), Optional.of(format), Map.of());
  }

  /** Its own time is measured, which no neighbour on the machine makes longer. */
  private static void endsInTime(String page, Format format) {
    long began = THREADS.getCurrentThreadCpuTime();
    try {
      IdeaJson.of(read(page, format));
    } catch (Refused refused) {
      assertThat(refused.code()).isEqualTo(Code.INVALID);
    }
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - began)).as(format + ": " + page.substring(0, 40)).isLessThan(Duration.ofSeconds(IdeaLimits.PAGE_SECONDS));
  }

  @ParameterizedTest
  @EnumSource
  void IMP_12_no_mark_without_end_takes_long(Format format) {
    for (String piece : PIECES) {
      endsInTime(piece.repeat(IdeaLimits.PAGE_BYTES / piece.length()), format);
    }
  }

  @ParameterizedTest
  @EnumSource
  void IMP_12_nothing_that_is_deep_takes_long_or_too_much(Format format) {
    for (String mark : List.of(" ", "  ", "*", ">", "- ", "=")) {
      StringBuilder page = new StringBuilder();
      for (int depth = 0; page.length() < IdeaLimits.PAGE_BYTES - 5_000; depth = (depth + 1) % 2_000) {
        page.append(mark.repeat(depth)).append("- x\n");
      }
      endsInTime(page.toString(), format);
    }
  }

  @Test
  void IMP_12_a_page_that_is_too_large_and_one_with_too_many_ideas_are_refused() {
    assertThatThrownBy(() -> Page.read(new byte[IdeaLimits.PAGE_BYTES + 1], Optional.empty(), Map.of())).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.code()).isEqualTo(Code.TOO_LARGE));
    String idea = "## Lamp\n\nMentor: Ada\n\nDifficulty: easy\n\n";
    assertThat(read("# Ideas\n\n" + idea.repeat(IdeaLimits.PAGE_IDEAS), Format.MARKDOWN).ideas()).hasSize(IdeaLimits.PAGE_IDEAS);
    assertThatThrownBy(() -> read("# Ideas\n\n" + idea.repeat(IdeaLimits.PAGE_IDEAS + 1), Format.MARKDOWN)).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.detail()).isEqualTo("A page has 500 ideas at most, this one has 501: read it in parts."));
  }
}
