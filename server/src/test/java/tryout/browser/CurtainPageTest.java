package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The curtain as both sides see it: drawn, worked behind, and opened. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CurtainPageTest extends PairedHouse {
  private static final String CANARY = "canary_41d0";

  private static Locator sign(Page page) {
    return page.locator(".curtain");
  }

  @Test
  void R_9_the_candidate_works_unseen_and_the_mentor_sees_how_far_they_are_until_it_opens() {
    StringBuffer heard = new StringBuffer();
    exercise();
    mentor.onWebSocket(socket -> socket.onFrameReceived(frame -> heard.append(frame.text())));
    mentor.reload();
    assertThat(mentor.locator(".cm-content")).containsText("main");
    House.button(candidate, "Curtain").click();
    assertThat(sign(candidate)).containsText("You work behind the curtain.");
    assertThat(sign(mentor)).containsText("Ada Candidate works privately.");
    assertThat(sign(mentor)).containsText("0 runs");
    write("#include <stdio.h>\nint main(void)\n{\n    puts(\"" + CANARY + "\");\n    return 0;\n}\n");
    House.button(candidate, "Run").click();
    assertThat(candidate.locator(".output")).containsText(CANARY);
    assertThat(sign(mentor)).containsText("1 run");
    assertThat(mentor.locator(".cm-content")).containsText("who?");
    assertThat(mentor.locator("#strip")).not().containsText(CANARY);
    Browsers.shots(candidate, "curtain-candidate");
    Browsers.shots(mentor, "curtain-mentor");
    assertThat(heard.toString()).contains("welcome").doesNotContain(CANARY);
    assertThat(new AxeBuilder(mentor).analyze().getViolations()).isEmpty();
    assertThat(new AxeBuilder(candidate).analyze().getViolations()).isEmpty();
    House.button(candidate, "Open the curtain").click();
    assertThat(sign(mentor)).isHidden();
    assertThat(mentor.locator(".cm-content")).containsText(CANARY);
    assertThat(mentor.locator("#strip")).containsText(CANARY);
    tab(mentor, "Chat");
    assertThat(mentor.locator("#side")).containsText("opened the curtain");
    candidate.locator(".cm-content").focus();
    candidate.keyboard().press("Control+End");
    candidate.keyboard().type("/* seen */");
    assertThat(mentor.locator(".cm-content")).containsText("/* seen */");
    house.quiet();
  }
}
