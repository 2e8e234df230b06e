package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A house in which a mentor and a candidate meet, in each test in another room. */
abstract class PairedHouse extends OneHouse {
  Page lead;
  Page mentor;
  Page candidate;

  /** One address says and runs in a minute what people do in an hour. */
  @Override
  Map<String, String> settings() {
    return Map.of("TRYOUT_SPEED", "20");
  }

  @BeforeAll
  void lead() {
    lead = house.lead("mentor");
  }

  @AfterEach
  void leave() {
    mentor.close();
    candidate.context().close();
  }

  /** Both are in the exercise of a new interview. */
  void exercise() {
    exercise(house.interview("A byte ring"));
  }

  /** Both are in the exercise of that one. */
  void exercise(String room) {
    mentor = house.browsers.tab(lead, "mentor");
    candidate = house.guest(room, "candidate", "Ada Candidate");
    mentor.navigate(house.server.url() + "/room/" + room);
    House.begin(mentor, candidate);
    assertThat(candidate.locator(".cm-content")).containsText("main");
    assertThat(mentor.locator(".cm-content")).containsText("main");
  }

  /** Pastes as a person does, what an expression of the page gives. */
  void paste(String expression) {
    candidate.evaluate("async () => navigator.clipboard.writeText(" + expression + ")");
    candidate.keyboard().press("Control+v");
  }

  /** The candidate puts a program in the place of all that is there. */
  void write(String program) {
    candidate.locator(".cm-content").focus();
    candidate.keyboard().press("Control+a");
    candidate.evaluate("async text => navigator.clipboard.writeText(text)", program);
    candidate.keyboard().press("Control+v");
  }

  static void tab(Page page, String name) {
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name))).click();
  }

  /** What a room's pages end with in their address. */
  String id() {
    return mentor.url().replaceAll(".*/(room|interviews)/", "").replaceAll("/.*", "");
  }

  /** The mentor ends the interview for everybody. */
  void end() {
    House.button(mentor, "End…").click();
    mentor.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).last().click();
    assertThat(mentor.getByText("The interview has ended").first()).isVisible();
  }
}
