package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people and programs write is text on every page, whatever it looks like. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class HostileTextTest extends LedHouse {
  private static final String TITLE = "\"><img src=x onerror=hurt=1><svg onload=hurt=1>";
  private static final String NAME = "</script><script>hurt=1</script><b>Ada";
  private static final List<String> WORDS = List.of(
      "<img src=x onerror=hurt=1>", "<iframe srcdoc='<script>parent.hurt=1</script>'></iframe>", "'-(hurt=1)-'",
      "{{constructor.constructor('hurt=1')()}}", "javascript:hurt=1", "<a href=javascript:hurt=1>press</a>", "<math><mtext></p><style><img src onerror=hurt=1>");
  private static final String STATEMENT =
      "<script>hurt=1</script>\n\n[press](javascript:hurt=1) ![x](x\" onerror=\"hurt=1) <img src=x onerror=hurt=1>\n\n`<svg onload=hurt=1>`\n";
  private static final String PROGRAM = """
      #include <stdio.h>

      int main(void)
      {
          puts("<img src=x onerror=hurt=1><script>hurt=1</script>");
          puts("\\033]0;title\\007\\033[6n\\u202eabc");
          return 0;
      }
      """;
  /** A right-to-left override, with which a line reads otherwise than it is compiled, and a space without width. */
  private static final String HIDDEN = "\u202e";

  private Page candidate;
  private String room;

  @BeforeEach
  void furnish() {
    room = house.interview(TITLE, 0, STATEMENT, PROGRAM);
    candidate = house.guest(room, "candidate", NAME);
  }

  @Test
  void SEC_13_names_titles_chat_questions_and_output_are_text_on_every_page() {
    mentor.navigate(house.server.url() + "/interviews");
    assertThat(mentor.getByText(TITLE).first()).isVisible();
    harmless();
    mentor.navigate(house.server.url() + "/room/" + room);
    assertThat(mentor.locator(".people-list")).containsText(NAME);
    House.begin(mentor, candidate);
    House.at(candidate, "int main", "Home");
    candidate.keyboard().press("Control+Enter");
    assertThat(mentor.locator(".output")).containsText("<img src=x onerror=hurt=1>");
    for (String words : WORDS) {
      say(words);
      assertThat(mentor.locator("body")).containsText(words);
    }
    harmless();
    House.discuss(mentor, candidate);
    candidate.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("Questions"))).click();
    candidate.getByLabel("Your question").fill(WORDS.getFirst());
    candidate.getByLabel("Your question").press("Enter");
    House.button(mentor, "Go to their questions").first().click();
    mentor.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("Questions"))).click();
    assertThat(mentor.locator("body")).containsText(WORDS.getFirst());
    mentor.getByText("End…").click();
    mentor.getByText("End interview").click();
    assertThat(candidate.getByText("What happens next")).isVisible();
    harmless();
    mentor.navigate(house.server.url() + "/interviews/" + room);
    assertThat(mentor.getByText(TITLE).first()).isVisible();
    harmless();
  }

  @Test
  void SEC_18_and_E_13_characters_that_hide_are_drawn_in_the_editor_the_chat_the_output_the_replay_and_the_report() {
    room = house.interview("Turned " + HIDDEN + "around", 0, STATEMENT, PROGRAM);
    candidate.context().close();
    candidate = house.guest(room, "candidate", HIDDEN + "adA");
    mentor.navigate(house.server.url() + "/room/" + room);
    House.begin(mentor, candidate);
    House.at(candidate, "int main", "Home");
    candidate.keyboard().insertText("/*" + HIDDEN + "*/");
    assertThat(mentor.locator(".cm-content .codepoint").first()).hasText("U+202E");
    say("turned " + HIDDEN + " around");
    assertThat(mentor.locator("li, p, div").filter(new Locator.FilterOptions().setHasText("turned ")).locator(".codepoint").first())
        .hasText("U+202E");
    candidate.keyboard().press("Control+Enter");
    assertThat(mentor.locator(".output")).containsText("\ufffdabc");
    mentor.navigate(house.server.url() + "/interviews/" + room + "/replay");
    House.button(mentor, "End").click();
    assertThat(mentor.locator(".replay-code .codepoint").first()).hasText("U+202E");
    assertThat(mentor.locator(".replay-chat .codepoint").first()).hasText("U+202E");
    mentor.navigate(house.server.url() + "/room/" + room);
    mentor.getByText("End…").click();
    mentor.getByText("End interview").click();
    assertThat(mentor.getByText("The interview has ended").first()).isVisible();
    mentor.navigate(house.server.url() + "/interviews/" + room + "/report");
    for (String place : List.of("h1", ".under", ".report-facts", ".report-runs", ".told")) {
      assertThat(mentor.locator(".interview-report " + place + " .codepoint").first()).hasText("U+202E");
    }
    assertThat(mentor.locator(".chart").first()).containsText("U+202E");
    assertThat(mentor.locator(".interview-report")).not().containsText(HIDDEN);
  }

  @Test
  void SEC_17_what_the_server_has_confirmed_is_not_kept_in_the_browser() {
    mentor.navigate(house.server.url() + "/room/" + room);
    House.begin(mentor, candidate);
    House.at(candidate, "int main", "Home");
    candidate.keyboard().type("/*canary-7f3a*/");
    assertThat(mentor.locator(".cm-content")).containsText("/*canary-7f3a*/");
    assertThat(candidate.locator(".bar .lamp")).containsText("Saved");
    candidate.waitForFunction("() => !JSON.stringify({...localStorage, ...sessionStorage}).includes('canary-7f3a')");
  }

  @Test
  void SEC_5_no_secret_is_in_an_address_of_a_request_or_in_the_log() {
    StringBuffer asked = new StringBuffer();
    Page guest = house.browsers.person("guest");
    guest.onRequest(request -> asked.append(request.url()).append(request.headers().getOrDefault("referer", "")).append('\n'));
    String link = house.link(room, "candidate", "Grace");
    String secret = link.substring(link.indexOf('#') + 1);
    guest.navigate(link);
    House.button(guest, "Enter the interview").click();
    assertThat(House.button(guest, "I agree and am ready")).isVisible();
    guest.onWebSocket(socket -> asked.append(socket.url()).append('\n'));
    guest.reload();
    assertThat(House.button(guest, "I agree and am ready")).isVisible();
    assertThat(guest.url()).doesNotContain(secret);
    assertThat(asked.toString().replaceAll("#.*", "")).contains("/api/v1/invitations/redeem").doesNotContain(secret).doesNotContain("token=").doesNotContain("eyJ");
    assertThat(house.server.said()).doesNotContain(secret).doesNotContain(house.token()).doesNotContain("eyJ");
  }

  @Test
  void SEC_57_nobodys_words_code_or_output_are_in_the_log() {
    mentor.navigate(house.server.url() + "/room/" + room);
    House.begin(mentor, candidate);
    House.at(candidate, "puts(\"<img", "Home");
    candidate.keyboard().type("puts(\"canary-c0de\");");
    candidate.keyboard().press("Control+Enter");
    assertThat(mentor.locator(".output")).containsText("canary-c0de");
    say("canary-w0rd");
    assertThat(mentor.locator("body")).containsText("canary-w0rd");
    house.server.call("GET", "/interviews/" + room + "/record", house.token(), null);
    assertThat(house.server.said()).doesNotContain("canary").doesNotContain("onerror").contains("level=");
  }

  private void say(String words) {
    Locator input = candidate.getByPlaceholder("Write to everybody in the room");
    input.fill(words);
    input.press("Enter");
  }

  /** Nothing ran, and nothing of it became an element. */
  private void harmless() {
    for (Page page : List.of(mentor, candidate)) {
      assertThat(page.evaluate("() => typeof window.hurt")).isEqualTo("undefined");
      assertThat(page.locator("img[src=x], iframe, [onerror], [onload], math, a[href^=javascript]")).hasCount(0);
    }
  }
}
