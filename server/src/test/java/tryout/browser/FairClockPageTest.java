package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Extra time as a coordinator plans it, and the clock's ledger as it is read in the room. */
class FairClockPageTest extends PairedHouse {
  private static Locator dialog(Page page) {
    return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("The exercise's clock"));
  }

  private static void because(Page page, String reason) {
    page.locator("dialog input").fill(reason);
    page.keyboard().press("Enter");
  }

  @Test
  void R_5_and_R_6_extra_time_is_planned_by_a_coordinator_and_read_in_the_ledger_by_the_candidate_alone() throws SQLException {
    String room = house.interview("A byte ring");
    Page plans = house.browsers.tab(lead, "plans");
    plans.navigate(house.server.url() + "/interviews/" + room);
    assertThat(plans.getByLabel("Minutes", new Page.GetByLabelOptions().setExact(true))).hasValue("30");
    assertThat(plans.getByLabel("Extra time in per cent")).hasCount(0);
    house.server.owner("UPDATE person SET roles = roles || '{coordinator}'");
    plans.reload();
    plans.getByLabel("Extra time in per cent").fill("50");
    assertThat(plans.getByText("The exercise lasts 45 minutes, 15 of them extra.")).isVisible();
    Browsers.shots(plans, "extra-time-plan");
    assertThat(new AxeBuilder(plans).analyze().getViolations()).isEmpty();
    House.button(plans, "Save changes").click();
    assertThat(plans.locator(".head")).containsText("30 minutes and 15 of extra time");
    house.server.owner("UPDATE person SET roles = array_remove(roles, 'coordinator')");
    plans.reload();
    assertThat(plans.locator(".head")).containsText("45 minutes without a warm-up");
    assertThat(plans.locator("body")).not().containsText("xtra");
    exercise(room);
    House.button(mentor, "2 min").click();
    because(mentor, "A slow start.");
    House.button(mentor, "Pause").click();
    because(mentor, "A call.");
    House.button(mentor, "Resume").click();
    assertThat(candidate.locator(".clock .credit")).hasText("15 min extra, 2:00 credited");
    candidate.locator(".clock .credit").click();
    assertThat(dialog(candidate)).containsText("It began with 45:00. 15 minutes of that are extra time, agreed with you.");
    assertThat(dialog(candidate)).containsText("2:00 credited. A slow start.");
    assertThat(dialog(candidate)).containsText("The clock stood for");
    assertThat(dialog(candidate)).containsText("It ends.");
    Browsers.shots(candidate, "ledger-candidate");
    assertThat(new AxeBuilder(candidate).analyze().getViolations()).isEmpty();
    assertThat(mentor.locator(".clock .credit")).hasText("2:00 credited");
    mentor.locator(".clock .credit").click();
    assertThat(dialog(mentor)).containsText("It began with 45:00.");
    assertThat(dialog(mentor)).not().containsText("xtra");
    Browsers.shots(mentor, "ledger-mentor");
    house.quiet();
  }
}
