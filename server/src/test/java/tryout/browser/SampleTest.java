package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The interview to look at, as {@code bin/tryout demo} serves it, by the links that it prints. */
@Tag("page")
class SampleTest {
  @Test
  void a_sample_says_so_in_the_room_on_both_sides_at_every_width_and_its_link_promises_no_lobby() {
    try (ServerProcess server = ServerProcess.commanded(Map.of(), "demo");
        Browsers browsers = new Browsers(server.url())) {
      Page candidate = browsers.person("candidate");
      candidate.navigate(link(server, "candidate"));
      assertThat(candidate.locator("h1")).hasText("A sample interview is under way");
      assertThat(candidate.locator("main")).not().containsText("First comes a lobby");
      Browsers.shot(candidate, "sample-join");
      House.button(candidate, "Enter the interview").click();
      Page mentor = browsers.person("mentor");
      mentor.navigate(link(server, "mentor"));
      House.button(mentor, "Sign in").click();
      for (Page page : new Page[] {candidate, mentor}) {
        Locator chip = page.locator(".bar .chip").getByText("Sample");
        page.locator(".cm-content").waitFor();
        for (int width : new int[] {1440, 1000, 800}) {
          page.setViewportSize(width, 900);
          assertThat(chip).isInViewport();
          assertThat(page.locator(".clock .time")).isInViewport();
          page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(
              "() => [...document.querySelectorAll('.bar')].every(bar => bar.scrollWidth <= bar.clientWidth + 1)")));
          Browsers.shot(page, "sample-" + (page == mentor ? "mentor-" : "candidate-") + width);
        }
        assertThat(chip).hasAttribute("title", "Everything here is made up, and is removed when this server stops.");
      }
      assertThat(List.copyOf(browsers.faults)).isEmpty();
    }
  }

  private static String link(ServerProcess server, String who) {
    Matcher line = Pattern.compile("enter as " + who + ":\\s+(\\S+)").matcher(server.said());
    assertThat(line.find()).as(server.said()).isTrue();
    return line.group(1);
  }
}
