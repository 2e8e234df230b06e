package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An interview is watched again, by those who were in it, each as they were shown it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ReplayPageTest extends PairedHouse {
  /** What the editor of a page holds, also where it is out of sight. */
  static final String HELD =
      """
      async () => {
        const {EditorView} = await import('@codemirror/view')
        return EditorView.findFromDOM(document.querySelector('.cm-editor')).state.doc.toString()
      }
      """;
  private String room;

  private static Locator moment(Page page, String words) {
    return page.locator(".moment").filter(new Locator.FilterOptions().setHasText(words));
  }

  /** Both type, run and talk; a mentor pins; then it ends. Answers what stood there at the run and at the end. */
  private String[] held() {
    room = house.interview("A byte ring");
    exercise(room);
    House.at(candidate, "return 0", "Home");
    candidate.mouse().move(1, 1);
    candidate.keyboard().type("/* first */ ");
    run();
    String atRun = String.valueOf(candidate.evaluate(HELD));
    tab(mentor, "Grade");
    Locator memory = mentor.locator(".grade .graded").filter(new Locator.FilterOptions().setHasText("Memory"));
    memory.locator(".pins .lone").click();
    assertThat(memory.locator(".pin-chip")).hasCount(1);
    tab(mentor, "Chat");
    say(candidate, "I begin with the full ring.");
    House.letMentorsType(mentor, candidate);
    House.at(mentor, "return 0", "End");
    mentor.keyboard().type(" // größer, 数");
    assertThat(candidate.locator(".cm-content")).containsText("// größer, 数");
    House.at(candidate, "name[40]", "End");
    // The editor looks up what a resting pointer points at, and fails at that now and then while others type.
    candidate.mouse().move(1, 1);
    candidate.keyboard().type(" /* then */");
    assertThat(mentor.locator(".cm-content")).containsText("/* then */");
    String atEnd = String.valueOf(candidate.evaluate(HELD));
    mentor.getByText("End…").click();
    mentor.getByText("End interview").click();
    assertThat(candidate.getByText("What happens next")).isVisible();
    assertThat(mentor.getByText("What happens next")).isVisible();
    return new String[] {atRun, atEnd};
  }

  private void run() {
    candidate.keyboard().press("Control+Enter");
    candidate.getByLabel("Input for the program").fill("virtio");
    candidate.getByLabel("Input for the program").press("Enter");
    assertThat(candidate.locator(".result")).containsText("ok");
    assertThat(mentor.locator(".result")).containsText("ok");
  }

  private static void say(Page page, String words) {
    page.getByLabel("Message to everybody in the room").fill(words);
    page.getByLabel("Message to everybody in the room").press("Enter");
    assertThat(page.locator(".message").last()).containsText(words);
  }

  @Test
  void G_7_an_interview_is_watched_moment_by_moment_and_ends_byte_for_byte_as_it_did() {
    String[] texts = held();
    mentor.getByText("Watch the replay").click();
    assertThat(moment(mentor, "Run 1 by Ada Candidate: Ended normally.")).hasCount(1);
    assertThat(moment(mentor, "Administrator pinned this to Memory")).hasCount(1);
    assertThat(mentor.locator(".rail-name")).hasText(new String[] {"Ada Candidate", "Administrator"});
    moment(mentor, "Run 1").click();
    assertThat(mentor.locator(".replay-author")).containsText("Ada Candidate");
    assertThat(mentor.locator(".replay-chat")).containsText("Nothing was said yet.");
    assertThat(mentor.evaluate(HELD)).isEqualTo(texts[0]);
    House.button(mentor, "End").click();
    assertThat(mentor.locator(".banner").first()).hasText("This is how it ended. Nothing here can be changed.");
    assertThat(mentor.locator(".replay-run")).containsText("Ended normally.");
    assertThat(mentor.locator(".replay-output")).containsText("hello virtio");
    assertThat(mentor.locator(".replay-chat")).containsText("I begin with the full ring.");
    assertThat(mentor.evaluate(HELD)).isEqualTo(texts[1]);
    assertThat(mentor.locator(".replay-code .other-flag")).hasText(new Pattern[] {Pattern.compile("Ada Candidate"), Pattern.compile("Administrator")});
    Browsers.shots(mentor, "replay-interview");
  }

  @Test
  void G_7_a_replay_is_worked_by_keyboard_and_read_aloud() {
    String[] texts = held();
    mentor.navigate(house.server.url() + "/interviews/" + room + "/replay");
    Locator range = mentor.getByLabel("Place in the replay");
    range.focus();
    mentor.keyboard().press("End");
    assertThat(mentor.locator(".banner").first()).containsText("This is how it ended.");
    mentor.keyboard().press("Home");
    assertThat(range).hasAttribute("aria-valuetext", Pattern.compile("^\\d\\d:\\d\\d:\\d\\d, 0:00 after the beginning"));
    for (int i = 0; i < 20 && mentor.locator(".moment[aria-current]").filter(new Locator.FilterOptions().setHasText("Run 1")).count() == 0; i++) {
      mentor.keyboard().press("Shift+ArrowRight");
    }
    assertThat(range).hasAttribute("aria-valuetext", Pattern.compile(".*, Run 1 by Ada Candidate: Ended normally\\.$"));
    assertThat(mentor.evaluate(HELD)).isEqualTo(texts[0]);
    House.button(mentor, "0.5×").focus();
    mentor.keyboard().press("Enter");
    range.focus();
    mentor.keyboard().press("Home");
    mentor.keyboard().press(" ");
    assertThat(House.button(mentor, "Pause")).isVisible();
    House.button(mentor, "32×").focus();
    mentor.keyboard().press("Enter");
    assertThat(mentor.locator(".unseen[aria-live=polite]")).not().hasText("");
    assertThat(House.button(mentor, "Play")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
    assertThat(mentor.evaluate(HELD)).isEqualTo(texts[1]);
    mentor.getByText("Skip idle time").click();
    assertThat(mentor.evaluate(HELD)).isEqualTo(texts[1]);
  }

  @Test
  void G_2_a_pin_opens_the_replay_at_its_moment() {
    String[] texts = held();
    mentor.locator(".pin-chip").first().click();
    mentor.getByText("Look at this moment").click();
    assertThat(mentor.locator(".moment[aria-current]")).containsText("Administrator pinned this to Memory");
    assertThat(mentor.evaluate(HELD.replace(".cm-editor", "dialog.showing .cm-editor"))).isEqualTo(texts[0]);
    House.button(mentor, "Back to the room").click();
    assertThat(mentor.getByText("What happens next")).isVisible();
  }

  @Test
  void X_7_a_run_of_the_past_is_run_again_and_comes_to_the_same() {
    held();
    mentor.getByText("Watch the replay").click();
    moment(mentor, "Ada Candidate came").click();
    assertThat(House.button(mentor, "Run this again")).isHidden();
    House.button(mentor, "End").click();
    House.button(mentor, "Run this again").click();
    assertThat(mentor.locator(".replay-again")).containsText("Same as run 1: the same end and the same output.", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
    Browsers.shots(mentor, "replay-again");
    candidate.getByText("Watch the replay").click();
    House.button(candidate, "End").click();
    assertThat(candidate.locator(".replay-run")).containsText("Ended normally.");
    assertThat(House.button(candidate, "Run this again")).hasCount(0);
  }

  @Test
  void SEC_39_a_candidate_watches_what_they_were_shown_and_no_longer_than_they_may() {
    String[] texts = held();
    StringBuffer heard = new StringBuffer();
    candidate.onResponse(response -> {
      if (response.url().contains("/events?")) {
        heard.append(response.text());
      }
    });
    candidate.getByText("Watch the replay").click();
    assertThat(candidate.locator(".replay-what")).hasText("A byte ring");
    assertThat(moment(candidate, "Run 1 by Ada Candidate")).hasCount(1);
    assertThat(moment(candidate, "Pinned")).hasCount(0);
    House.button(candidate, "End").click();
    assertThat(candidate.evaluate(HELD)).isEqualTo(texts[1]);
    assertThat(heard.toString()).contains("edited").doesNotContain("pinned");
    String invitation = house.server.call("GET", "/interviews/" + room, house.token(), null).getJsonArray("invitations").getJsonObject(0).getString("id");
    house.server.call("DELETE", "/interviews/" + room + "/invitations/" + invitation, house.token(), null);
    candidate.reload();
    assertThat(candidate.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Open the link of your invitation");
  }

  @Test
  void an_interview_that_has_not_begun_says_so() {
    room = house.interview("Not begun");
    mentor = house.browsers.tab(lead, "mentor");
    candidate = house.browsers.person("nobody");
    mentor.navigate(house.server.url() + "/interviews/" + room + "/replay");
    assertThat(mentor.locator("h1")).hasText("Nothing to replay yet");
    JsonObject shown = house.server.call("GET", "/interviews/" + room, house.token(), null);
    assertThat(shown.getJsonArray("allowedActions").contains("replay")).isFalse();
  }
}
