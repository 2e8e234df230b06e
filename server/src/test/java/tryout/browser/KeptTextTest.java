package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Text that found no place in the room, as its author sees it. */
class KeptTextTest extends LedHouse {
  private static final String FULL =
      "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }";

  private Page candidate;

  private void exercise() {
    String room = house.interview("A byte ring", 0, "Complete it.", House.HELLO + "/* filler */\n".repeat(200) + "/* last */\n");
    candidate = house.candidateOnSlowLine(room);
    mentor.navigate(house.server.url() + "/room/" + room);
    House.begin(mentor, candidate);
  }

  private Page secondTab() {
    Page second = house.browsers.tab(candidate, "second tab");
    House.slowLine(second);
    second.navigate(candidate.url());
    second.locator("#editor .cm-content").waitFor();
    return second;
  }

  private static void typeSlowly(Page page, String words) {
    page.evaluate("() => window.slowLine = true");
    page.locator(".cm-content").focus();
    page.keyboard().press("Control+End");
    page.keyboard().type(words);
  }

  private void end() {
    House.button(mentor, "End…").click();
    House.button(mentor, "End interview").click();
  }

  private static Locator articles(Page page) {
    return page.locator(".kept article");
  }

  private static void discardFirst(Page page) {
    House.button(page, "Discard").first().click();
    page.locator("dialog .button.danger").click();
  }

  @Test
  void I4_what_two_tabs_of_one_candidate_keep_neither_destroys_and_the_end_says_so_until_it_is_settled() {
    exercise();
    Page second = secondTab();
    typeSlowly(candidate, "/*first*/");
    typeSlowly(second, "/*second*/");
    end();
    for (Page page : new Page[] {candidate, second}) {
      assertThat(page.locator(".lede"))
          .hasText("Some of what you typed has not reached the room yet. Leave this page open until it has.");
    }
    candidate.evaluate("() => letGo()");
    assertThat(candidate.locator(".kept mark")).hasText("/*first*/");
    second.evaluate("() => letGo()");
    for (Page page : new Page[] {candidate, second}) {
      assertThat(articles(page)).hasCount(2);
      assertThat(page.locator(".lede")).containsText("Some of what you typed is not part of it and stands below");
      assertThat(page.locator(".lede")).not().containsText("close this page");
    }
    standsAtWhatWasChanged();
    Browsers.shot(candidate, "ended-kept");
    candidate.setViewportSize(800, 900);
    assertThat((boolean) candidate.evaluate(
        "() => document.querySelector('.kept').getBoundingClientRect().top >= document.querySelector('.lede').getBoundingClientRect().bottom"))
        .as("the kept text stands below the words about it").isTrue();
    Browsers.shot(candidate, "ended-kept-narrow");
    candidate.setViewportSize(1440, 900);

    discardFirst(candidate);
    assertThat(articles(second)).hasCount(1);
    assertThat(second.locator(".kept mark")).hasText("/*second*/");
    candidate.reload();
    assertThat(candidate.locator(".kept mark")).hasText("/*second*/");
    House.button(candidate, "Send to the mentor").click();
    for (Page page : new Page[] {candidate, second}) {
      assertThat(articles(page)).hasCount(0);
      assertThat(page.locator(".lede")).hasText(
          "Everything you typed is saved as it was. You can close this page; there is nothing to hand in.");
    }
    second.close();
  }

  /** A long text need not be looked through for what is not in the room. */
  private void standsAtWhatWasChanged() {
    candidate.waitForCondition(() -> Boolean.TRUE.equals(candidate.evaluate(
        """
        () => [...document.querySelectorAll('.kept mark')].every(mark => {
          const {top, bottom} = mark.getBoundingClientRect(), frame = mark.closest('pre').getBoundingClientRect()
          return top >= frame.top && bottom <= frame.bottom
        })
        """)));
  }

  @Test
  void I4_where_the_browsers_storage_is_full_text_that_found_no_place_is_told_to_be_in_this_window_only() {
    exercise();
    candidate.evaluate(FULL);
    typeSlowly(candidate, "/*late*/");
    end();
    assertThat(candidate.locator(".lede")).containsText("has not reached the room yet");
    candidate.evaluate("() => letGo()");
    assertThat(candidate.locator(".kept .why")).containsText("Your text is kept in this window only: copy it");
    assertThat(candidate.locator(".lede")).containsText("It is in this window only: do so before you close it.");
  }

  @Test
  void an_exercise_that_is_opened_again_shows_its_last_run_and_is_not_said_to_start() {
    exercise();
    candidate.keyboard().press("Control+Enter");
    candidate.getByLabel("Input for the program").fill("virtio");
    candidate.getByLabel("Input for the program").press("Enter");
    assertThat(mentor.locator(".output")).containsText("hello virtio");
    assertThat(mentor.locator(".result")).containsText("exit 0");
    end();
    House.button(mentor, "Open it again").click();
    House.chat(mentor);
    for (Page page : new Page[] {candidate, mentor}) {
      assertThat(page.locator(".output")).containsText("hello virtio");
      assertThat(page.locator(".messages").getByText("The interview was opened again at")).isVisible();
      assertThat(page.locator(".messages").getByText("Exercise started at")).hasCount(1);
    }
  }
}
