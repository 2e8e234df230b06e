package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mentor without a mouse, from the first sign-in to what the candidate is told in the end. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MentorKeyboardTest extends OneHouse {
  private Page mentor;
  private Page candidate;
  private Hands hands;

  @Override
  Map<String, String> settings() {
    return Map.of("TRYOUT_SPEED", "20");
  }

  @Test
  void a_mentor_plans_holds_grades_and_reports_an_interview_without_a_mouse_and_always_sees_where_the_focus_is() {
    mentor = house.browsers.person("mentor");
    hands = new Hands(mentor);
    mentor.navigate(house.server.url() + "/first#" + house.server.first());
    signIn();
    plan();
    String link = invite();
    candidate = house.browsers.person("candidate");
    candidate.navigate(link);
    House.button(candidate, "Enter the interview").click();
    House.button(candidate, "I agree and am ready").click();
    begin();
    help();
    grade();
    discuss();
    lockAndAgree();
    release();
    watch();
  }

  private void signIn() {
    hands.pressOn("Begin");
    assertThat(mentor.locator("h1")).not().hasText("This server is yours");
    mentor.navigate(house.server.url() + "/interviews");
    assertThat(mentor.locator("h1")).hasText("Interviews");
  }

  private void plan() {
    hands.tabTo(mentor.getByText(Pattern.compile("^New interview|^Plan an interview")).first());
    hands.press("Enter");
    assertThat(mentor.locator("h1")).hasText("New interview");
    hands.pressOn("Choose an exercise…");
    assertThat(mentor.getByRole(AriaRole.DIALOG).getByRole(AriaRole.RADIO).first()).isFocused();
    while (!mentor.locator("dialog[open] :focus").evaluate("radio => radio.closest('label, li').textContent").toString().contains("A ring of bytes")) {
      hands.press("ArrowDown");
    }
    hands.press("Enter");
    assertThat(mentor.getByLabel("Title")).hasValue("A ring of bytes");
    Locator warmup = mentor.getByLabel("Warm-up minutes");
    hands.tabTo(warmup);
    hands.press("Control+a");
    hands.type("0");
    hands.pressOn("Create interview");
    assertThat(House.button(mentor, "Duplicate")).isVisible();
  }

  private String invite() {
    hands.tabTo(mentor.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)));
    hands.press("Control+a");
    hands.type("Ada Candidate");
    hands.press("Enter");
    Locator link = mentor.getByLabel("Link", new Page.GetByLabelOptions().setExact(true));
    assertThat(link).hasValue(Pattern.compile("/join#."));
    return link.inputValue();
  }

  private void begin() {
    Locator enter = mentor.getByText("Enter the room");
    hands.tabTo(enter.locator("xpath=ancestor-or-self::a"));
    hands.press("Enter");
    assertThat(mentor.getByText("Ada Candidate").first()).isVisible();
    hands.pressOn("Start exercise");
    assertThat(mentor.locator("#editor .cm-content")).isVisible();
    assertThat(candidate.locator("#editor .cm-content")).isVisible();
    candidate.locator("#editor .cm-content").focus();
    candidate.keyboard().press("Control+Home");
    candidate.keyboard().type("/* by the candidate */");
    assertThat(mentor.locator(".cm-content")).containsText("/* by the candidate */");
  }

  /** A hint, and a question in the chat. */
  private void help() {
    hands.toPane("task");
    hands.press("?");
    assertThat(mentor.locator("dialog .keys")).containsText("Alt H Give the candidate the next hint");
    hands.press("Escape");
    hands.pressOn("Give hint 1");
    assertThat(candidate.locator("#task .hint-given")).isVisible();
    tab("Chat", 3);
    hands.tabTo(mentor.getByLabel("Message to everybody in the room"));
    hands.type("What does a full ring look like?\n");
    assertThat(candidate.locator("#side")).containsText("What does a full ring look like?");
  }

  private void grade() {
    tab("Grade", 3);
    Locator memory = mentor.locator(".grade .graded").filter(new Locator.FilterOptions().setHas(mentor.locator("h3").getByText("Memory")));
    for (Locator row : House.each(mentor.locator(".grade .graded:not(.recommendation)"))) {
      hands.tabTo(row.locator("[role=radio][tabindex='0']"));
      hands.press(row.textContent().contains("Memory") ? "4" : "3");
      assertThat(row.locator("[aria-checked=true]")).hasCount(1);
      if (row.textContent().contains("Memory")) {
        hands.press("Control+m");
        assertThat(memory.locator(".pin-chip")).hasCount(1);
      }
    }
    Locator recommended = mentor.locator(".recommendation");
    hands.tabTo(recommended.locator("[role=radio][tabindex='0']"));
    hands.press("ArrowRight");
    assertThat(recommended.locator("[aria-checked=true]")).hasCount(1);
    hands.tabTo(mentor.getByLabel("Note for yourself").last());
    hands.type("Counts before filling.\n");
    assertThat(mentor.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Note for yourself"))).containsText("Counts before");
    assertThat(mentor.locator(".panel-head")).containsText("Saved");
  }

  private void discuss() {
    hands.toPane("bar");
    hands.pressOn("Open discussion");
    hands.confirm("Open discussion");
    for (Page page : new Page[] {candidate, mentor}) {
      assertThat(page.locator(".phase")).containsText("Discussion");
    }
    hands.toPane("bar");
    hands.pressOn("End…");
    hands.confirm("End interview");
    assertThat(mentor.getByText("The interview has ended").first()).isVisible();
  }

  private void lockAndAgree() {
    hands.pressOn("Lock my card");
    hands.confirm("Lock it");
    assertThat(mentor.locator(".grade")).containsText("Your card is locked.");
    for (Locator row : House.each(mentor.locator(".consensus .graded"))) {
      hands.tabTo(row.locator("[role=radio][tabindex='0']"));
      hands.press("3");
      assertThat(row.locator("[aria-checked=true]")).hasCount(1);
    }
    hands.pressOn("Close grading");
    assertThat(mentor.locator(".consensus")).containsText("Grading is over");
  }

  private void release() {
    hands.tabTo(mentor.getByLabel("In your words"));
    hands.type("You asked before you guessed.");
    hands.pressOn("Release to the candidate");
    hands.confirm("Release it");
    assertThat(mentor.locator(".released")).containsText("without levels");
  }

  private void watch() {
    hands.tabTo(mentor.getByText("Watch the replay").first().locator("xpath=ancestor-or-self::a"));
    hands.press("Enter");
    assertThat(mentor.locator(".moment").last()).containsText("ended");
    Locator place = mentor.getByLabel("Place in the replay");
    hands.tabTo(place);
    hands.press("End");
    assertThat(mentor.locator(".banner").first()).containsText("This is how it ended.");
    assertThat(mentor.locator(".replay-code .cm-content")).containsText("/* by the candidate */");
    house.quiet();
  }

  /** Goes to a tab of the side by the arrow keys. */
  private void tab(String name, int most) {
    hands.toPane("side");
    Locator tab = mentor.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    Locator chosen = mentor.locator("#side [role=tab][aria-selected=true]").first();
    if (!Boolean.TRUE.equals(chosen.evaluate("tab => tab === document.activeElement"))) {
      hands.tabTo(chosen);
    }
    for (int i = 0; i < most && !"true".equals(tab.getAttribute("aria-selected")); i++) {
      hands.press("ArrowRight");
    }
    assertThat(tab).hasAttribute("aria-selected", "true");
    hands.focusIsSeen();
  }
}
