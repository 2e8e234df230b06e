package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two mentors grade while a candidate works: marks, pins, notes, a lock, and what they agree on. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GradePageTest extends GradedHouse {
  private static final String CANARY = "canary-9c41";

  @Test
  void G_1_G_2_a_mentor_marks_and_pins_by_keyboard_and_nothing_of_it_reaches_the_candidate() {
    StringBuffer heard = new StringBuffer();
    exercise();
    tab(mentor, "Grade");
    candidate.onWebSocket(socket -> socket.onFrameReceived(frame -> heard.append(frame.text())));
    candidate.reload();
    assertThat(candidate.locator(".cm-content")).containsText("main");
    Locator memory = criterion(mentor, "Memory and undefined behaviour");
    assertThat(mentor.getByText("The candidate cannot see this").last()).isVisible();
    level(memory, "3 Good").focus();
    mentor.keyboard().press("4");
    assertThat(level(memory, "4 Strong")).isChecked();
    assertThat(memory).containsText("needs a pin");
    mentor.keyboard().press("Control+m");
    assertThat(memory.locator(".pin-chip")).hasCount(1);
    assertThat(memory).not().containsText("needs a pin");
    memory.locator(".pin-chip").click();
    mentor.getByText("Take the pin away").click();
    assertThat(memory).containsText("needs a pin");
    mentor.keyboard().press("Control+m");
    assertThat(memory.locator(".pin-chip")).hasCount(1);
    assertThat(memory.locator(".anchor")).containsText("Also names an overflow");
    write(mentor, "Note for yourself", CANARY);
    assertThat(notes(mentor)).containsText(CANARY);
    Browsers.shots(mentor, "grade-room");
    mentor.reload();
    assertThat(level(criterion(mentor, "Memory and undefined behaviour"), "4 Strong")).isChecked();
    assertThat(notes(mentor)).containsText(CANARY);
    House.button(candidate, "Raise hand").click();
    assertThat(mentor.locator(".banner")).containsText("has a hand up");
    assertThat(heard.toString()).contains("welcome").doesNotContain(CANARY).doesNotContain("\"panel\"").doesNotContain("Also names an overflow");
    house.quiet();
  }

  @Test
  void G_2_a_click_on_a_pin_shows_its_moment_over_the_room_to_its_mentor_alone_or_while_it_is_talked_over_to_everybody() {
    exercise();
    tab(mentor, "Grade");
    Locator memory = criterion(mentor, "Memory and undefined behaviour");
    level(memory, "3 Good").focus();
    mentor.keyboard().press("Control+m");
    assertThat(memory.locator(".pin-chip")).hasCount(1);
    candidate.locator(".cm-content").focus();
    candidate.keyboard().press("Control+Home");
    candidate.keyboard().type("/* after the pin */ ");
    assertThat(mentor.locator(".cm-content")).containsText("after the pin");
    lookedAt(memory, "Look at this moment");
    assertThat(candidate.locator("dialog.showing")).hasCount(0);
    Browsers.shots(mentor, "pin-looked-at");
    assertThat(new AxeBuilder(mentor).analyze().getViolations()).isEmpty();
    House.button(mentor, "Back to the room").click();
    memory.locator(".pin-chip").click();
    assertThat(mentor.getByText("Show this moment to everybody")).hasCount(0);
    mentor.keyboard().press("Escape");
    House.discuss(mentor, candidate);
    tab(mentor, "Grade");
    lookedAt(memory, "Show this moment to everybody");
    assertThat(candidate.locator("dialog.showing .replay-code .cm-content")).containsText("main");
    assertThat(candidate.locator("dialog.showing .replay-code .cm-content")).not().containsText("after the pin");
    House.button(mentor, "Stop showing").click();
    assertThat(candidate.locator("dialog.showing")).hasCount(0);
    end();
    lookedAt(memory, "Look at this moment");
    House.button(mentor, "Back to the room").click();
    assertThat(mentor.getByText("The interview has ended").first()).isVisible();
    house.quiet();
  }

  /** What a pin's moment was is there, and not what came after it, and the page is the room's still. */
  private void lookedAt(Locator row, String act) {
    row.locator(".pin-chip").click();
    mentor.getByText(act).click();
    Locator code = mentor.locator("dialog.showing .replay-code .cm-content");
    assertThat(code).containsText("main");
    assertThat(code).not().containsText("after the pin");
    mentor.waitForFunction("""
        () => {
          const range = document.querySelector('dialog.showing .rail-range'), needle = document.querySelector('dialog.showing .rail-needle')
          return range.max > 100 && Math.abs(range.value / range.max - needle.style.getPropertyValue('--at')) < .01
        }
        """);
    assertThat(mentor).hasURL(Pattern.compile("/room/[0-9a-f-]+$"));
  }

  @Test
  void what_a_mentor_marks_without_the_line_is_kept_and_saved_once_it_is_back() {
    exercise();
    tab(mentor, "Grade");
    Locator method = criterion(mentor, "Debugging method");
    mentor.context().setOffline(true);
    try {
      assertThat(mentor.locator(".banner").first()).containsText("Connection lost");
      level(method, "2 Partly").click();
      write(mentor, "Note for yourself", "Written without the line.");
      assertThat(mentor.locator(".panel-head")).containsText("Offline, 2 kept here");
      assertThat(mentor.locator(".panel-notes .waiting")).hasCount(1);
    } finally {
      mentor.context().setOffline(false);
    }
    assertThat(mentor.locator(".panel-head")).containsText("Saved");
    assertThat(level(method, "2 Partly")).isChecked();
    assertThat(notes(mentor)).containsText("Written without the line.");
    assertThat(mentor.locator(".panel-notes .waiting")).hasCount(0);
    house.browsers.faults.clear();
  }

  @Test
  void G_3_two_mentors_grade_blind_lock_reconcile_and_the_lead_closes() {
    Page second = exerciseWithTwo();
    write(mentor, "Note for yourself", "Counted before being asked.");
    fillCard(mentor, "4 Strong");
    fillCard(second, "2 Partly");
    assertThat(notes(second)).not().containsText("Counted before");
    end();
    mentor.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("Names what is owned.");
    lock(mentor);
    assertThat(mentor.locator(".consensus")).isVisible();
    assertThat(mentor.locator(".consensus")).containsText("not locked yet");
    assertThat(second.locator(".consensus")).isHidden();
    lock(second);
    Locator memory = mentor.locator(".consensus .graded").filter(new Locator.FilterOptions().setHasText("Memory"));
    assertThat(memory).containsText("2 levels apart");
    assertThat(second.locator(".consensus")).containsText("4 Strong");
    assertThat(second.locator(".consensus")).containsText("Names what is owned.");
    assertThat(notes(second)).containsText("Counted before being asked.");
    Browsers.shots(mentor, "grade-ended");
    assertThat(new AxeBuilder(mentor).analyze().getViolations()).isEmpty();
    agree(second);
    assertThat(mentor.locator(".consensus")).containsText("Grading is over");
    assertThat(second.locator(".consensus")).containsText("Agreed: 3 Good");
    second.context().close();
    house.quiet();
  }

  /** Both are in the exercise of an interview with somebody else on its panel, who comes too. */
  private Page exerciseWithTwo() {
    Colleague ben = colleague("Ben Mentor");
    String room = house.interview("A byte ring", JsonArray.of(ben.seat()));
    exercise(room);
    tab(mentor, "Grade");
    ben.page().navigate(house.server.url() + "/room/" + room);
    assertThat(ben.page().locator(".cm-content")).containsText("main");
    return ben.page();
  }

  private void agree(Page second) {
    write(second, "Why marks on Memory and undefined behaviour lie apart", "I had not seen the last run.");
    assertThat(mentor.locator(".consensus")).containsText("I had not seen the last run.");
    agreeOnGood();
    assertThat(mentor.locator(".score-parts")).containsText("Rubric: 66.7 of 100.");
    House.button(mentor, "Close grading").click();
  }
}
