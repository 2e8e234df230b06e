package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole interview in real browsers, with everything that may happen to it. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class InterviewTest {
  private static final String STARTER =
      "#include <stdio.h>\n\nint main(void)\n{\n    char name[40];\n    printf(\"who? \");\n"
          + "    if (scanf(\"%39s\", name) == 1)\n        printf(\"hello %s\\n\", name);\n    return 0;\n}\n/*\nmiddle\n*/\n";

  private static ServerProcess server;
  private static Browsers browsers;

  private Page mentor;
  private Page candidate;
  private Page observer;
  private String mentorToken;
  private String room;

  @BeforeAll
  static void start() {
    server = new ServerProcess();
    browsers = new Browsers(server.url());
  }

  @AfterAll
  static void stop() {
    browsers.close();
    server.close();
  }

  @Test
  void a_whole_interview_survives_the_network_the_server_and_the_clock() {
    enter();
    lobbyAndWarmup();
    exercise();
    bothTypeAtOnce();
    undoTouchesOnlyOnesOwn();
    runWithInput();
    networkCut();
    serverKilledWhileARunIsUnderWay();
    discussionAndEnd();
    assertThat(browsers.faults).as("console errors and policy reports").isEmpty();
    assertThat(browsers.foreign()).as("requests to other hosts").isEmpty();
  }

  private void enter() {
    mentor = browsers.person("mentor");
    candidate = browsers.person("candidate");
    observer = browsers.person("observer");
    for (Page page : new Page[] {mentor, candidate, observer}) {
      page.navigate(server.url() + "/problems/malformed");
    }
    mentorToken = Browsers.post(mentor, "/sessions", new JsonObject().put("link", server.first()))
        .getString("accessToken");
    JsonObject plan = new JsonObject().put("title", "A byte ring").put("minutes", 30).put("warmupMinutes", 3)
        .put("statement", "Complete `rb_put`.").put("panel", new JsonArray())
        .put("files", new JsonArray().add(
            new JsonObject().put("name", "main.c").put("text", STARTER).put("readOnly", false)));
    room = server.call("POST", "/interviews", mentorToken, plan).getString("id");
    redeem(candidate, "candidate", "Candidate");
    redeem(observer, "observer", "Observer");
    mentor.navigate(server.url() + "/room/" + room);
    candidate.navigate(server.url() + "/visit/" + room);
    observer.navigate(server.url() + "/visit/" + room);
  }

  private void redeem(Page page, String role, String name) {
    String link = server.call("POST", "/interviews/" + room + "/invitations", mentorToken,
        new JsonObject().put("role", role).put("name", name)).getString("link");
    Browsers.post(page, "/invitations/redeem", new JsonObject().put("secret", link.substring(link.indexOf('#') + 1)));
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
    assertThat(candidate.locator(".strip")).containsText("Line 16 follows a null pointer");
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
    button(mentor, "Typing off").click();
    assertThat(candidate.getByText("Mentors may type")).isVisible();
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
    at(candidate, "int main", "Home");
    candidate.keyboard().type("/*away" + "a".repeat(50) + "*/");
    at(mentor, "int main", "End");
    mentor.keyboard().type("/*here" + "h".repeat(50) + "*/");
    Browsers.shot(candidate, "lost");
    candidate.context().setOffline(false);
    assertThat(mentor.locator(".cm-content")).containsText("/*away" + "a".repeat(50) + "*/");
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
    server.kill();
    candidate.keyboard().type(" while-down");
    server.start();
    assertThat(mentor.locator(".cm-content")).containsText("before while-down",
        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
    sameEverywhere();
    assertThat(text(mentor)).containsOnlyOnce("keep before while-down");
    assertThat(candidate.locator(".strip")).containsText(Pattern.compile("restarted while it ran|our fault"));
  }

  private void discussionAndEnd() {
    button(mentor, "Open discussion").first().click();
    mentor.locator("dialog .button.primary").click();
    assertThat(candidate.getByText("Discussion").first()).isVisible();
    candidate.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("Questions"))).click();
    candidate.getByLabel("Your question").fill("How are patches reviewed?");
    candidate.getByLabel("Your question").press("Enter");
    assertThat(mentor.locator("body")).containsText("Questions");
    String before = text(candidate);
    mentor.getByText("End…").click();
    mentor.getByText("End interview").click();
    assertThat(candidate.getByText("What happens next")).isVisible();
    Browsers.shot(candidate, "ended");
    JsonObject record = server.call("GET", "/interviews/" + room + "/record", mentorToken, null);
    String stored = record.getJsonArray("files").getJsonObject(0).getString("text");
    assertThat(stored).as("what is stored equals what was on the page").isEqualTo(before);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Puts the caret into the line that holds these words, then presses Home or End. */
  private static void at(Page page, String words, String key) {
    page.locator(".cm-line").filter(new Locator.FilterOptions().setHasText(words)).first().click();
    page.keyboard().press(key);
  }

  /** The text of the editor, without what is drawn into it: carets, initials, notes at the end of a line. */
  private static String text(Page page) {
    return String.valueOf(page.evaluate(
        """
        () => [...document.querySelectorAll('.cm-content .cm-line')].map(line => {
          const copy = line.cloneNode(true)
          copy.querySelectorAll('.other-caret, .finding-note').forEach(drawn => drawn.remove())
          return copy.textContent
        }).join('\\n')
        """));
  }

  private void sameEverywhere() {
    try {
      candidate.waitForCondition(
          () -> text(candidate).equals(text(mentor)) && text(mentor).equals(text(observer))
              && String.valueOf(candidate.locator(".lamp").textContent()).contains("Saved"),
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
