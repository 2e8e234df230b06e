package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An exercise of one minute, whose time runs out while the candidate types. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TimeIsUpTest extends LedHouse {
  private static final String LOOK_OF_CLOCK =
      """
      () => ['.clock', '.clock .time', '.clock .rail-fill'].map(part => {
        const {color, backgroundColor, fontSize, fontWeight, animationName} = getComputedStyle(document.querySelector(part))
        return [color, backgroundColor, fontSize, fontWeight, animationName].join()
      }).join(' ')
      """;

  private Page candidate;
  private Page observer;

  @Test
  void fault_37_what_is_typed_when_time_runs_out_is_frozen_and_what_comes_late_is_kept_and_can_be_sent() throws Exception {
    enter();
    String before = String.valueOf(candidate.evaluate(LOOK_OF_CLOCK));
    House.at(candidate, "return 0", "Home");
    candidate.keyboard().type("/*in time*/");
    assertThat(mentor.locator(".cm-content")).containsText("/*in time*/");
    isSaid(candidate, "0:15 left. Your text is saved as you type; there is nothing to hand in.");
    assertThat(candidate.locator(".banner")).hasText("0:15 left. Your text is saved as you type; there is nothing to hand in.");
    assertThat(candidate.locator(".banner")).hasClass("banner");
    isSaid(mentor, "0:15 left.");
    assertThat(mentor.locator(".banner")).hasText("0:15 left.");
    assertThat(candidate.evaluate(LOOK_OF_CLOCK)).as("the clock's look").isEqualTo(before);
    candidate.evaluate("() => window.slowLine = true");
    candidate.keyboard().type("/*too late*/");
    isSaid(candidate, "0:06 left. Your text is saved as you type; there is nothing to hand in.");
    assertThat(candidate.evaluate(LOOK_OF_CLOCK)).as("the clock's look").isEqualTo(before);
    isSaid(mentor, "Time is up. The text is frozen as it is. Nothing you typed is lost.");
    isSaid(candidate, "Time is up. The text is frozen as it is. Nothing you typed is lost.");
    Browsers.shot(candidate, "time-is-up-typing");
    frozen(before);
    lateTextIsKept();
    lateTextIsSent();
  }

  private void enter() throws SQLException {
    String room = house.interview("A minute");
    house.oneMinute(room);
    candidate = house.candidateOnSlowLine(room);
    observer = house.guest(room, "observer", "Observer");
    mentor.navigate(house.server.url() + "/room/" + room);
    House.begin(mentor, candidate);
    assertThat(candidate.locator(".clock")).containsText("left of 1:00");
  }

  private static void isSaid(Page page, String words) {
    assertThat(page.locator(".messages").getByText(words, new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true)))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(70_000));
  }

  private void frozen(String lookBefore) {
    assertThat(candidate.evaluate(LOOK_OF_CLOCK)).as("the clock's look").isEqualTo(lookBefore);
    assertThat(candidate.locator(".clock .time")).hasText("00:00");
    assertThat(candidate.locator(".banner")).hasText(
        "Time is up. The text is frozen as it is. Nothing you typed is lost. Your mentor opens the discussion.");
    assertThat(candidate.locator(".banner")).hasClass("banner");
    assertThat(mentor.locator(".next-card")).containsText("Time is up, and the text is frozen.");
    assertThat(mentor.locator(".banner")).containsText("Next: open the discussion.");
    String text = House.text(candidate);
    candidate.locator(".cm-content").focus();
    candidate.keyboard().type("after");
    assertThat(House.text(candidate)).as("a frozen text takes no key").isEqualTo(text);
  }

  private void lateTextIsKept() throws IOException {
    candidate.evaluate("() => letGo()");
    assertThat(candidate.locator(".kept")).containsText("Time is up. The text is frozen as it is. Nothing you typed is lost.");
    assertThat(candidate.locator(".kept mark")).hasText("/*too late*/");
    assertThat(candidate.locator(".cm-content")).not().containsText("too late");
    assertThat(candidate.locator(".bar .lamp")).hasText("Read-only");
    Browsers.shot(candidate, "time-is-up");
    House.button(candidate, "Copy").click();
    assertThat(House.button(candidate, "Copied")).isVisible();
    assertThat(String.valueOf(candidate.evaluate("() => navigator.clipboard.readText()"))).contains("/*too late*/");
    Download file = candidate.waitForDownload(() -> House.button(candidate, "Download").click());
    assertThat(file.suggestedFilename()).isEqualTo("kept-main.c");
    assertThat(Files.readString(file.path())).contains("/*too late*/");
    assertThat(mentor.locator("body")).not().containsText("too late");
    candidate.reload();
    assertThat(candidate.locator(".kept mark")).hasText("/*too late*/");
  }

  private void lateTextIsSent() {
    House.button(candidate, "Send to the mentor").click();
    assertThat(mentor.locator(".kept")).containsText("/*too late*/");
    assertThat(mentor.locator(".kept")).containsText("sent by Candidate");
    assertThat(candidate.locator(".kept")).isHidden();
    Browsers.shot(mentor, "time-is-up-mentor");
    say(mentor, "Seen.");
    assertThat(observer.getByText("Seen.")).isVisible();
    assertThat(observer.locator(".cm-content")).containsText("/*in time*/");
    assertThat(observer.locator(".cm-content")).not().containsText("too late");
    assertThat(mentor.locator(".cm-content")).containsText("/*in time*/");
    assertThat(mentor.locator(".cm-content")).not().containsText("too late");
  }

  private static void say(Page page, String words) {
    page.getByLabel("Message to everybody in the room").fill(words);
    page.getByLabel("Message to everybody in the room").press("Enter");
  }
}
