package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs as two people see them. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RunPageTest extends PairedHouse {
  private static final String TWICE = """
      #include <stdio.h>

      int main(void)
      {
          int n;
          if (scanf("%d", &n) == 1)
              printf("twice %d\\n", 2 * n);
          return 0;
      }
      """;
  private static final String TIME = """
      #include <stdio.h>
      #include <time.h>

      int main(void)
      {
          struct timespec now;
          clock_gettime(CLOCK_MONOTONIC, &now);
          printf("at\\n%ld\\n", now.tv_nsec);
          return 0;
      }
      """;

  private static final String BEYOND = """
      #include <stdio.h>

      int main(void)
      {
          int a[2] = {1, 2};
          printf("%d\\n", a[a[1]]);
          return 0;
      }
      """;

  /** Ten thousand lines in a hundred bursts, or as many colours as fit into what a run may write. */
  private static final String TORRENT = """
      #include <stdio.h>
      #include <unistd.h>

      int main(void)
      {
          int lines;
          if (scanf("%d", &lines) != 1)
              return 1;
          for (int i = 0; i < lines; i++) {
              if (lines == 10000)
                  printf("%05d\\n", i);
              else
                  printf("\\033[3%dm%d\\n", 1 + i % 6, i % 10);
              if (i % 100 == 99) {
                  fflush(stdout);
                  usleep(5000);
              }
          }
          return 0;
      }
      """;
  /** Notes the longest time between two frames, as its viewer feels it. */
  private static final String WATCH_FRAMES = """
      () => {
        window.longest = 0
        let last = performance.now()
        const frame = now => {
          window.longest = Math.max(window.longest, now - last)
          last = now
          requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }
      """;

  private static final String CANARY = """
      #include <stdio.h>

      int main(void)
      {
          int n;
          while (scanf("%d", &n) == 1)
              printf("canary %d\\n", n * n);
          return 0;
      }
      """;

  @Test
  void X_7_a_run_once_more_takes_the_text_and_the_input_of_then_and_is_the_same() {
    exercise();
    write(TWICE);
    candidate.keyboard().press("Control+Enter");
    Locator input = candidate.getByLabel("Input for the program");
    input.fill("21");
    input.press("Enter");
    assertThat(candidate.locator(".output")).containsText("twice 42");
    assertThat(candidate.locator(".result")).containsText("ok");
    House.at(candidate, "return 0", "Home");
    candidate.keyboard().type("puts(\"later\");");
    House.button(candidate, "Receipt").click();
    Locator receipt = candidate.getByRole(AriaRole.DIALOG);
    for (String words : List.of("Receipt of run 1", "main.c, version", "1 line", "gcc (", "-std=gnu17", "2 s of CPU", "SHA-256")) {
      assertThat(receipt).containsText(words);
    }
    Browsers.shots(candidate, "receipt");
    House.button(candidate, "Run again").click();
    for (Page page : List.of(candidate, mentor)) {
      assertThat(page.locator(".verdict")).containsText("Same as run 1: the same end and the same output.");
      assertThat(page.locator(".output")).containsText("twice 42");
      assertThat(page.locator(".output")).not().containsText("later");
    }
    Browsers.shots(candidate, "again-same");
    tab(mentor, "Log");
    assertThat(mentor.locator(".log")).containsText("Ada Candidate ran run 1 again, as run 2.");
  }

  @Test
  void X_7_a_run_that_rests_on_time_differs_and_the_line_is_told_to_everybody() {
    exercise();
    write(TIME);
    candidate.keyboard().press("Control+Enter");
    assertThat(candidate.locator(".result")).containsText("ok");
    House.button(candidate, "Receipt").click();
    House.button(candidate, "Run again").click();
    for (Page page : List.of(candidate, mentor)) {
      assertThat(page.locator(".verdict")).containsText("Differs from run 1: line 2 of its output is another one.");
    }
    Browsers.shots(candidate, "again-differs");
  }

  @Test
  void X_7_a_fault_that_comes_again_is_told_first_and_that_it_is_the_same_beside_it() {
    exercise();
    write(BEYOND);
    House.button(candidate, "Check").click();
    assertThat(candidate.locator(".verdict h2")).containsText("uses index 2");
    House.button(candidate, "Receipt").click();
    House.button(candidate, "Run again").click();
    assertThat(candidate.locator(".verdict p")).containsText("Same as run 1: the same end and the same output.  Go to line 6  Raw report");
    assertThat(candidate.locator(".verdict h2")).containsText("uses index 2");
    Browsers.shots(candidate, "again-fault");
    candidate.keyboard().press("F8");
    House.button(candidate, "Keys").click();
    Browsers.shots(candidate, "keys");
  }

  @Test
  void X_2_a_program_that_waits_is_answered_by_either() {
    exercise();
    write(TWICE);
    House.letMentorsType(mentor, candidate);
    candidate.keyboard().press("Control+Enter");
    Locator input = mentor.getByLabel("Input for the program");
    input.fill("4");
    input.press("Enter");
    for (Page page : List.of(candidate, mentor)) {
      assertThat(page.locator(".output")).containsText("twice 8");
    }
  }

  @ParameterizedTest
  @CsvSource({"10000, 09999", "8000, 9"})
  void X_2_sixty_thousand_bytes_in_thousands_of_lines_come_whole_while_both_type_on(int lines, String last) {
    exercise();
    write(TORRENT);
    candidate.keyboard().press("Control+Enter");
    Locator input = candidate.getByLabel("Input for the program");
    assertThat(input).isVisible();
    List.of(candidate, mentor).forEach(page -> page.evaluate(WATCH_FRAMES));
    input.fill(Integer.toString(lines));
    input.press("Enter");
    House.at(candidate, "return 0", "Home");
    for (char letter : "/* typed meanwhile */".toCharArray()) {
      candidate.keyboard().type(Character.toString(letter));
    }
    assertThat(candidate.locator(".result")).containsText("ok");
    for (Page page : List.of(candidate, mentor)) {
      page.waitForFunction("""
          ([lines, last]) => {
            const written = document.querySelector('.output').textContent.split('\\n').filter(Boolean)
            return written.length === lines && written.at(-1).endsWith(last)
          }
          """, List.of(lines + 1, last));
      page.waitForFunction("() => { const o = document.querySelector('.output'); return o.scrollHeight - o.scrollTop - o.clientHeight < 2 }");
      assertThat(page.locator(".cm-content")).containsText("/* typed meanwhile */");
      System.out.printf(Locale.ROOT, "%d lines of output: longest time between two frames %.0f ms%n", lines,
          ((Number) page.evaluate("() => window.longest")).doubleValue());
    }
  }

  @Test
  void X_8_a_mentors_copy_runs_for_them_alone_and_the_candidate_hears_nothing_of_it() {
    exercise();
    StringBuffer heard = new StringBuffer();
    candidate.onWebSocket(socket -> socket.onFrameReceived(frame -> heard.append(frame.text())));
    candidate.reload();
    assertThat(candidate.locator(".cm-content")).containsText("main");
    heard.setLength(0);
    tab(mentor, "Your copy");
    Locator copy = mentor.locator(".scratch-code .cm-content");
    assertThat(copy).containsText("main");
    copy.focus();
    mentor.keyboard().press("Control+a");
    mentor.keyboard().insertText(CANARY);
    mentor.getByLabel("Input, all of it").fill("7\n");
    copy.focus();
    mentor.keyboard().press("Control+Enter");
    assertThat(mentor.locator(".scratch .output")).containsText("canary 49");
    assertThat(mentor.locator(".scratch-result")).containsText("Ended normally");
    Browsers.shots(mentor, "scratch");
    say();
    assertThat(candidate.locator(".messages")).containsText("Go on.");
    nothingOfTheCopy(heard.toString());
    candidate.locator(".cm-content").focus();
    candidate.keyboard().press("Control+Enter");
    assertThat(mentor.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Output, 1 new run"))).isVisible();
    assertThat(copy).isVisible();
    copy.focus();
    mentor.keyboard().insertText("// a last word");
    mentor.reload();
    tab(mentor, "Your copy");
    assertThat(copy).containsText("canary");
    assertThat(copy).containsText("// a last word");
  }

  private void say() {
    Locator input = mentor.getByPlaceholder("Write to everybody in the room");
    input.fill("Go on.");
    input.press("Enter");
  }

  private static void nothingOfTheCopy(String heard) {
    org.assertj.core.api.Assertions.assertThat(heard).contains("Go on.")
        .doesNotContain("canary").doesNotContain("\"scratch\"").doesNotContain("runStarted");
  }
}
