package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static tryout.browser.House.at;
import static tryout.browser.House.button;
import static tryout.browser.House.text;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole interview in real browsers, with everything that may happen to it. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class InterviewTest extends LedHouse {
  private static final String STARTER =
      "#include <stdio.h>\n\nint main(void)\n{\n    char name[40];\n    printf(\"who? \");\n"
          + "    if (scanf(\"%39s\", name) == 1)\n        printf(\"hello %s\\n\", name);\n    return 0;\n}\n/*\nmiddle\n*/\n";

  private Page candidate;
  private Page observer;
  private String room;
  private List<String> texts = List.of();

  @Test
  void a_whole_interview_survives_the_network_the_server_and_the_clock() throws Exception {
    enter();
    lobbyAndWarmup();
    exercise();
    bothTypeAtOnce();
    undoTouchesOnlyOnesOwn();
    runWithInput();
    networkCut();
    serverKilledWhileARunIsUnderWay();
    timeRunsOutOverALateEdit();
    discussionAndQuestions();
    end();
    everythingIsTheSameByteForByte();
  }

  private void enter() throws SQLException {
    room = house.interview("A byte ring", 3, "Complete `rb_put`.", STARTER);
    house.oneMinute(room);
    candidate = house.candidateOnSlowLine(room);
    observer = house.guest(room, "observer", "Observer");
    mentor.navigate(house.server.url() + "/room/" + room);
  }

  private void lobbyAndWarmup() {
    assertThat(candidate.getByText("Hello world compiled")).isVisible();
    Browsers.shot(candidate, "lobby");
    button(candidate, "I agree and am ready").click();
    button(mentor, "Start warm-up").click();
    assertThat(candidate.locator(".cm-content")).containsText("main");
    candidate.keyboard().press("Control+Enter");
    assertThat(candidate.locator(".strip")).containsText("Touched memory that is not its own");
    button(candidate, "Check").first().click();
    assertThat(candidate.locator(".strip")).containsText("Line 16 passes a null pointer as argument 1 of strcpy");
    Browsers.shot(candidate, "warm-up");
  }

  private void exercise() {
    button(mentor, "Start exercise").first().click();
    mentor.locator("dialog .button.primary").click();
    for (Page page : new Page[] {candidate, mentor, observer}) {
      assertThat(page.locator(".cm-content")).containsText("middle");
      assertThat(page.getByText("A byte ring").first()).isVisible();
      assertThat(page.locator(".strip")).containsText("Not run yet.");
    }
    House.letMentorsType(mentor, candidate);
    button(mentor, "Pause").click();
    mentor.getByLabel("Reason").fill("The doorbell");
    mentor.locator("dialog .button.primary").click();
    assertThat(candidate.locator(".clock")).containsText("Paused");
    House.chat(mentor);
  }

  /** Both type key by key into one line at the same time: at its start the one, at its end the other. */
  private void bothTypeAtOnce() {
    at(candidate, "middle", "Home");
    at(mentor, "middle", "End");
    for (int i = 0; i < 40; i++) {
      candidate.keyboard().type("c");
      mentor.keyboard().type("m");
    }
    sameEverywhere();
    String text = text(candidate);
    assertThat(text).contains("c".repeat(40) + "middle" + "m".repeat(40));
  }

  private void undoTouchesOnlyOnesOwn() {
    candidate.keyboard().type("zzz");
    assertThat(mentor.locator(".cm-content")).containsText("zzz");
    mentor.keyboard().type("keep");
    sameEverywhere();
    assertThat(text(candidate)).contains("keep");
    for (int i = 0; i < 80 && text(candidate).contains("zzz"); i++) {
      candidate.keyboard().press("Control+z");
    }
    sameEverywhere();
    assertThat(text(mentor)).doesNotContain("zzz").contains("m".repeat(40) + "keep");
  }

  private void runWithInput() {
    candidate.keyboard().press("Control+Enter");
    assertThat(candidate.locator(".output")).containsText("who?");
    assertThat(mentor.locator(".output")).containsText("who?");
    assertThat(candidate.locator(".verdict h2")).hasText("The program waits for input.");
    candidate.keyboard().press("Control+i");
    assertThat(candidate.getByLabel("Input for the program")).isFocused();
    assertThat(candidate.locator(".result")).hasText(Pattern.compile("running · \\d+ s"));
    assertThat(candidate.locator(".strip .why")).hasText("Stop it first.");
    candidate.getByLabel("Input for the program").fill("virtio");
    candidate.getByLabel("Input for the program").press("Enter");
    assertThat(mentor.locator(".output")).containsText("hello virtio");
    assertThat(candidate.locator(".result")).containsText("exit 0");
    say(candidate, "It greets.");
    assertThat(mentor.getByText("It greets.")).isVisible();
    Browsers.shot(candidate, "exercise");
    Browsers.shot(mentor, "exercise-mentor");
  }

  private static void say(Page page, String words) {
    Locator input = page.getByPlaceholder("Write to everybody in the room");
    input.fill(words);
    input.press("Enter");
  }

  private void networkCut() {
    candidate.context().setOffline(true);
    assertThat(candidate.getByText("Connection lost at")).isVisible();
    assertThat(candidate.locator("[role=alert]")).hasText("Connection lost. Keep typing.");
    at(candidate, "int main", "Home");
    candidate.keyboard().type("/*away" + "a".repeat(50) + "*/");
    at(mentor, "int main", "End");
    mentor.keyboard().type("/*here" + "h".repeat(50) + "*/");
    Browsers.shot(candidate, "lost");
    candidate.context().setOffline(false);
    assertThat(mentor.locator(".cm-content")).containsText("/*away" + "a".repeat(50) + "*/");
    assertThat(candidate.locator("[role=alert]")).isEmpty();
    sameEverywhere();
    assertThat(text(mentor)).containsOnlyOnce("/*away" + "a".repeat(50)).containsOnlyOnce("/*here" + "h".repeat(50));
  }

  private void serverKilledWhileARunIsUnderWay() {
    candidate.bringToFront();
    button(candidate, "Run").first().click();
    assertThat(candidate.locator(".output")).containsText("who?");
    at(candidate, "middle", "End");
    candidate.keyboard().type(" before");
    assertThat(mentor.locator(".cm-content")).containsText("keep before");
    house.server.kill();
    candidate.keyboard().type(" while-down");
    house.server.start();
    assertThat(mentor.locator(".cm-content")).containsText("before while-down",
        new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
    sameEverywhere();
    assertThat(text(mentor)).containsOnlyOnce("keep before while-down");
    assertThat(candidate.locator(".strip")).containsText(Pattern.compile("restarted while it ran|our fault"));
  }

  /** What was sent before zero counts; what the line held back until after it is kept, and can be sent. */
  private void timeRunsOutOverALateEdit() {
    button(mentor, "Resume").click();
    at(candidate, "middle", "End");
    candidate.keyboard().type(" in-time");
    assertThat(mentor.locator(".cm-content")).containsText("while-down in-time");
    candidate.evaluate("() => window.slowLine = true");
    candidate.keyboard().type(" too-late");
    assertThat(mentor.locator(".messages").getByText("Time is up. The text is frozen as it is.").first())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(80_000));
    candidate.evaluate("() => letGo()");
    assertThat(candidate.locator(".kept mark")).containsText("too-late");
    assertThat(candidate.locator(".cm-content")).not().containsText("too-late");
    button(candidate, "Send to the mentor").click();
    assertThat(mentor.locator(".kept")).containsText("too-late");
    assertThat(mentor.locator(".cm-content")).not().containsText("too-late");
  }

  private void discussionAndQuestions() {
    button(mentor, "Open discussion").first().click();
    assertThat(candidate.getByText("Discussion").first()).isVisible();
    candidate.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("Questions"))).click();
    candidate.getByLabel("Your question").fill("How are patches reviewed?");
    candidate.getByLabel("Your question").press("Enter");
    button(mentor, "Go to their questions").first().click();
    assertThat(mentor.locator(".questions")).isVisible();
    assertThat(candidate.locator(".questions")).isVisible();
    assertThat(mentor.locator(".questions")).containsText("How are patches reviewed?");
  }

  private void end() {
    texts = List.of(text(candidate), text(mentor), text(observer));
    mentor.getByText("End…").click();
    assertThat(mentor.locator("dialog")).containsText("1 of 1 question is not ticked.");
    mentor.getByText("End interview").click();
    assertThat(candidate.getByText("What happens next")).isVisible();
    Browsers.shot(candidate, "ended");
  }

  /** The pages, the fold of the journal, the record and what the candidate takes home. */
  private void everythingIsTheSameByteForByte() throws IOException, SQLException {
    String folded = house.server.folded(room, "main.c", STARTER);
    assertThat(texts).as("the three pages").containsOnly(folded);
    JsonObject record = house.server.call("GET", "/interviews/" + room + "/record", house.token(), null);
    assertThat(record.getJsonArray("files").getJsonObject(0).getString("text")).isEqualTo(folded);
    Download zip = candidate.waitForDownload(() -> button(candidate, "Download").first().click());
    try (ZipFile files = new ZipFile(zip.path().toFile());
        InputStream taken = files.getInputStream(files.getEntry("code/main.c"))) {
      assertThat(taken.readAllBytes()).isEqualTo(folded.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(folded).doesNotContain("zzz").containsOnlyOnce("keep before while-down in-time").doesNotContain("too-late");
  }

  private void sameEverywhere() {
    try {
      candidate.waitForCondition(
          () -> text(candidate).equals(text(mentor)) && text(mentor).equals(text(observer))
              && String.valueOf(candidate.locator(".bar .lamp").textContent()).contains("Saved"),
          new Page.WaitForConditionOptions().setTimeout(20_000));
    } catch (com.microsoft.playwright.TimeoutError late) {
      for (Page page : new Page[] {candidate, mentor, observer}) {
        Browsers.shot(page, "diverged-" + (page == candidate ? "candidate" : page == mentor ? "mentor" : "observer"));
      }
      assertThat(text(mentor)).as("the mentor's text").isEqualTo(text(candidate));
      assertThat(text(observer)).as("the observer's text").isEqualTo(text(candidate));
      throw late;
    }
  }
}
