package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In the discussion the candidate goes through the replay, and everybody goes along. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ShowingPageTest extends PairedHouse {
  private static Locator shown(Page page) {
    return page.locator("dialog.showing");
  }

  private static Locator code(Page page) {
    return shown(page).locator(".replay-code .cm-content");
  }

  @Test
  void R_7_the_candidate_takes_everybody_along_to_a_moment_and_whoever_leaves_may_come_back() {
    exercise();
    candidate.locator(".cm-content").focus();
    candidate.keyboard().press("Control+Home");
    candidate.keyboard().type("/* first thought */ ");
    assertThat(mentor.locator(".cm-content")).containsText("first thought");
    assertThat(candidate.getByText("Show the replay")).isHidden();
    House.discuss(mentor, candidate);
    House.button(candidate, "Show the replay").click();
    assertThat(shown(candidate)).containsText("You show this to everybody");
    assertThat(shown(mentor)).containsText("Ada Candidate shows this");
    shown(candidate).getByText("End", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(code(mentor)).containsText("first thought");
    Browsers.shots(mentor, "showing-mentor");
    Browsers.shots(candidate, "showing-candidate");
    assertThat(new AxeBuilder(mentor).analyze().getViolations()).isEmpty();
    assertThat(new AxeBuilder(candidate).analyze().getViolations()).isEmpty();
    shown(candidate).locator(".moment").filter(new Locator.FilterOptions().setHasText("Exercise started")).click();
    assertThat(code(mentor)).not().containsText("first thought");
    shown(mentor).getByText("Leave").click();
    assertThat(shown(mentor)).hasCount(0);
    shown(candidate).getByText("End", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(shown(mentor)).hasCount(0);
    House.button(mentor, "Watch with Ada Candidate").click();
    assertThat(code(mentor)).containsText("first thought");
    shown(candidate).getByText("Stop showing").click();
    assertThat(shown(mentor)).hasCount(0);
    assertThat(shown(candidate)).hasCount(0);
    house.quiet();
  }

  @Test
  void R_7_a_page_that_lost_its_line_while_it_showed_a_moment_takes_everybody_along_again_once_it_is_back() {
    exercise();
    candidate.locator(".cm-content").focus();
    candidate.keyboard().press("Control+Home");
    candidate.keyboard().type("/* first thought */ ");
    assertThat(mentor.locator(".cm-content")).containsText("first thought");
    House.discuss(mentor, candidate);
    House.button(candidate, "Show the replay").click();
    shown(candidate).locator(".moment").filter(new Locator.FilterOptions().setHasText("Exercise started")).click();
    assertThat(code(mentor)).not().containsText("first thought");
    candidate.context().setOffline(true);
    try {
      shown(candidate).getByText("End", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(code(candidate)).containsText("first thought");
    } finally {
      candidate.context().setOffline(false);
    }
    assertThat(code(mentor)).containsText("first thought");
    candidate.context().setOffline(true);
    try {
      shown(candidate).getByText("Stop showing").click();
    } finally {
      candidate.context().setOffline(false);
    }
    assertThat(shown(mentor)).hasCount(0);
    house.browsers.faults.clear();
  }
}
