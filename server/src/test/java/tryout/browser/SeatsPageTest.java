package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lead changes who is what in the list of people, by keyboard, and the pages of those people change with it. */
class SeatsPageTest extends PairedHouse {
  private Page other;

  @BeforeEach
  void come() {
    JsonObject boris = new JsonObject().put("name", "Boris Mentor").put("roles", JsonArray.of("mentor"));
    JsonObject added = house.server.call("POST", "/people", house.token(), boris);
    String person = added.getJsonObject("person").getString("id");
    String room = house.interview("A byte ring", JsonArray.of(new JsonObject().put("person", person).put("role", "mentor")));
    exercise(room);
    other = house.browsers.person("boris");
    other.navigate(added.getString("link"));
    House.button(other, "Sign in").click();
    assertThat(other.locator("h1")).hasText("Interviews");
    other.navigate(house.server.url() + "/room/" + room);
    assertThat(other.locator(".panel-pane")).isVisible();
  }

  @AfterEach
  void go() {
    other.context().close();
  }

  private Locator dialog() {
    return mentor.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Who is here"));
  }

  /** Opens the menu of Boris and takes the entry with that name, with keys only. */
  private void take(String entry) {
    Locator seat = mentor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Seat of Boris Mentor"));
    seat.focus();
    mentor.keyboard().press("Enter");
    Locator wanted = mentor.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(entry).setExact(true));
    assertThat(wanted).isVisible();
    while (!Boolean.TRUE.equals(wanted.evaluate("one => one === document.activeElement"))) {
      mentor.keyboard().press("ArrowDown");
    }
    mentor.keyboard().press("Enter");
  }

  private void people() {
    mentor.locator("button.people").focus();
    mentor.keyboard().press("Enter");
    assertThat(dialog()).isVisible();
  }

  @Test
  void W_9_and_P_2_a_mentor_becomes_an_observer_and_a_mentor_again_and_their_page_changes_without_a_reload() {
    write("int kept_on_every_page;\n");
    assertThat(other.locator(".cm-content")).containsText("kept_on_every_page");
    other.evaluate("() => window.sameDocument = true");
    people();
    mentor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Seat of Boris Mentor")).click();
    Browsers.shots(mentor, "seats-menu");
    mentor.keyboard().press("Escape");
    assertThat(dialog()).isVisible();
    assertThat(new AxeBuilder(mentor).analyze().getViolations()).isEmpty();
    take("Make an observer");
    Browsers.shots(mentor, "seats-confirm");
    mentor.keyboard().press("Enter");
    assertThat(other.locator(".panel-pane")).hasCount(0);
    assertThat(other.locator(".cm-content")).containsText("kept_on_every_page");
    assertThat(dialog().locator("li").filter(new Locator.FilterOptions().setHasText("Boris"))).containsText("observer");
    Browsers.shots(other, "seats-observer");
    assertThat(new AxeBuilder(other).analyze().getViolations()).isEmpty();
    take("Make a mentor");
    mentor.keyboard().press("Enter");
    assertThat(other.locator(".panel-pane")).isVisible();
    assertThat(other.locator(".panel-pane .criteria")).isVisible();
    assertThat(other.evaluate("() => window.sameDocument")).isEqualTo(true);
    house.quiet();
  }

  @Test
  void W_9_who_is_taken_out_reads_so_and_comes_in_again_as_who_they_were() {
    people();
    take("Take out…");
    mentor.keyboard().press("Tab");
    mentor.keyboard().press("Enter");
    assertThat(other.locator("h1")).hasText("You were taken out of this interview");
    assertThat(other.locator("body")).not().containsText("main.c");
    Browsers.shots(other, "seats-out");
    assertThat(new AxeBuilder(other).analyze().getViolations()).isEmpty();
    Locator row = dialog().locator("li.out");
    assertThat(row).containsText("taken out");
    Browsers.shots(mentor, "seats-list-out");
    assertThat(candidate.locator("button.people")).not().hasAttribute("aria-label", java.util.regex.Pattern.compile("Boris"));
    take("Let in again as an observer");
    assertThat(row).hasCount(0);
    House.button(other, "Reload").click();
    assertThat(other.locator(".cm-content")).containsText("main");
    assertThat(other.locator(".panel-pane")).hasCount(0);
    assertThat(dialog().locator("li").filter(new Locator.FilterOptions().setHasText("Boris"))).hasCount(1);
    house.browsers.faults.clear();
  }
}
