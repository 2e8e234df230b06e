package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tryout.room.RoomLimits;

/** What people do in a room, each time in another one of the same server. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RoomPageTest extends PairedHouse {
  /** The lead comes into a room more often than people do. */
  @Test
  void a_candidate_with_two_links_is_one_person_in_the_lobby() {
    mentor = house.browsers.tab(lead, "mentor");
    String room = house.interview("A byte ring");
    candidate = house.guest(room, "candidate", "Ada Candidate");
    assertThat(House.button(candidate, "I agree and am ready")).isVisible();
    candidate.context().close();
    candidate = house.guest(room, "candidate", "Ada Candidate");
    mentor.navigate(house.server.url() + "/room/" + room);
    assertThat(mentor.locator(".people-list li").filter(new Locator.FilterOptions().setHasText("Ada Candidate")))
        .hasText(Pattern.compile("Ada Candidate\\s+reading"));
    assertThat(mentor.getByText("The candidate is reading what is recorded.")).isVisible();
  }

  @Test
  void output_that_is_scrolled_to_its_end_cuts_no_line_in_two() {
    exercise();
    candidate.locator(".cm-content").focus();
    candidate.keyboard().press("Control+a");
    paste("'#include <stdio.h>\\nint main(void) { for (int i = 0; i < 60; i++) printf(\"line %d\\\\n\", i); }\\n'");
    candidate.keyboard().press("Control+Enter");
    assertThat(candidate.locator(".output")).containsText("line 59");
    assertThat(candidate.locator(".result")).containsText("ok");
    candidate.waitForFunction(
        """
        () => {
          const output = document.querySelector('.output')
          const line = parseFloat(getComputedStyle(output).lineHeight)
          const rest = pixels => Math.abs(pixels / line - Math.round(pixels / line)) * line
          const below = output.scrollHeight - output.clientHeight - output.scrollTop
          return output.scrollTop > line && below < 1 && rest(output.scrollTop) < 1
        }
        """);
  }

  @Test
  void fault_17_two_tabs_of_one_candidate_both_type_and_say_so() {
    exercise();
    Page second = house.browsers.tab(candidate, "second tab");
    second.navigate(candidate.url());
    assertThat(second.locator(".cm-content")).containsText("main");
    assertThat(second.getByText("Also open in another tab.")).isVisible();
    assertThat(candidate.getByText("Also open in another tab.")).isVisible();
    House.at(candidate, "return 0", "Home");
    candidate.keyboard().type("/*first*/");
    assertThat(second.locator(".cm-content")).containsText("/*first*/");
    House.at(second, "return 0", "End");
    second.keyboard().type("/*second*/");
    assertThat(candidate.locator(".cm-content")).containsText("/*second*/");
    assertThat(mentor.locator(".cm-content")).containsText("/*first*/");
    assertThat(mentor.locator(".cm-content")).containsText("/*second*/");
    assertThat(House.text(mentor)).contains("    /*first*/return 0;/*second*/");
  }

  @Test
  void a_sixth_window_says_what_hinders_it_and_opens_once_another_is_closed() {
    exercise();
    List<Page> more = new ArrayList<>();
    for (int i = 1; i < RoomLimits.PAGES; i++) {
      Page page = house.browsers.tab(candidate, "window " + i);
      page.navigate(candidate.url());
      assertThat(page.locator(".cm-content")).containsText("main");
      more.add(page);
    }
    Page sixth = house.browsers.tab(candidate, "sixth window");
    sixth.navigate(candidate.url());
    assertThat(sixth.getByText("You have 5 windows of this room open; close one.")).isVisible();
    Browsers.shots(sixth, "sixth-window");
    more.forEach(Page::close);
    assertThat(sixth.locator(".cm-content")).containsText("main");
  }

  @Test
  void a_raised_hand_stands_before_the_mentor_until_it_is_lowered() {
    exercise();
    House.button(candidate, "Raise hand").click();
    assertThat(mentor.locator(".banner")).containsText("Ada Candidate has a hand up.");
    assertThat(mentor.locator(".people .raised")).isVisible();
    mentor.reload();
    assertThat(mentor.locator(".banner")).containsText("Ada Candidate has a hand up.");
    House.chat(mentor);
    assertThat(mentor.locator(".messages")).containsText("Ada Candidate raised a hand.");
    House.button(candidate, "Lower hand").click();
    assertThat(mentor.locator(".banner")).hasCount(0);
    assertThat(mentor.locator(".people .raised")).hasCount(0);
    assertThat(mentor.locator(".messages")).not().containsText("a hand");
    mentor.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^Log"))).click();
    assertThat(mentor.locator(".log")).containsText("Ada Candidate raised a hand.");
    assertThat(mentor.locator(".log")).containsText("Ada Candidate lowered the hand.");
  }

  @Test
  void the_mentors_next_step_keeps_its_focus_and_a_press_that_has_begun_while_the_candidate_types() {
    exercise();
    House.at(candidate, "return 0", "Home");
    Locator next = House.button(mentor, "Open discussion");
    next.focus();
    candidate.keyboard().type("/*before*/");
    assertThat(mentor.locator(".cm-content")).containsText("/*before*/");
    assertThat(next).isFocused();
    next.hover();
    mentor.mouse().down();
    candidate.keyboard().type("/*meanwhile*/");
    assertThat(mentor.locator(".cm-content")).containsText("/*meanwhile*/");
    mentor.mouse().up();
    assertThat(mentor.getByRole(AriaRole.DIALOG)).containsText("Open the discussion?");
  }

  @Test
  void a_name_that_is_taken_is_refused_by_enter_as_by_the_button() {
    exercise();
    House.button(candidate, "File actions").click();
    candidate.getByText("Add a file…").click();
    candidate.getByLabel("Name").fill("main.c");
    candidate.getByLabel("Name").press("Enter");
    assertThat(candidate.getByRole(AriaRole.DIALOG)).containsText("There is a file of that name already.");
    candidate.getByLabel("Name").fill("ring.h");
    candidate.getByLabel("Name").press("Enter");
    assertThat(mentor.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("ring.h"))).isVisible();
  }

  @Test
  void the_panel_reads_the_task_again_before_the_candidate_sees_it() {
    mentor = house.browsers.tab(lead, "mentor");
    String room = house.interview("A byte ring");
    candidate = house.guest(room, "candidate", "Ada Candidate");
    mentor.navigate(house.server.url() + "/room/" + room);
    assertThat(mentor.locator(".planned")).containsText("A byte ring");
    assertThat(mentor.locator(".planned code").first()).hasText("rb_put");
    assertThat(House.button(mentor, "Open the candidate's side")).hasCount(0);
    assertThat(candidate.locator("body")).not().containsText("rb_put");
  }

  @Test
  void the_chat_of_an_interview_that_is_opened_again_stands_at_its_end() {
    exercise();
    candidate.getByPlaceholder("Write to everybody in the room").fill("A long thought.\n".repeat(60));
    candidate.getByPlaceholder("Write to everybody in the room").press("Enter");
    House.button(candidate, "Raise hand").click();
    Locator last = mentor.locator(".messages").getByText("Ada Candidate raised a hand.");
    assertThat(last).isInViewport();
    House.button(mentor, "End…").click();
    assertThat(House.button(mentor, "Cancel")).isFocused();
    House.button(mentor, "End interview").click();
    House.button(mentor, "Open it again").click();
    House.chat(mentor);
    assertThat(mentor.locator(".messages").getByText("The interview ended at")).isInViewport();
    assertThat(last).isInViewport();
  }

  @Test
  void fault_33_ten_megabytes_are_refused_in_words_and_the_room_goes_on() {
    exercise();
    String before = House.text(candidate);
    House.at(candidate, "int main", "Home");
    paste("('x'.repeat(79) + '\\n').repeat(131072)");
    assertThat(candidate.locator(".banner")).containsText("A file holds at most 131072 characters.");
    assertThat(House.text(candidate)).as("nothing of it is put in").isEqualTo(before);
    candidate.keyboard().type("/*goes on*/");
    assertThat(mentor.locator(".cm-content")).containsText("/*goes on*/");
    sameOnBothSides();
  }

  @Test
  void characters_that_hide_and_halves_of_characters_do_no_harm() {
    exercise();
    House.at(candidate, "int main", "Home");
    candidate.evaluate(
        """
        () => {
          const data = new DataTransfer()
          data.setData('text/plain', '/*a' + String.fromCharCode(0) + 'b' + String.fromCharCode(0xd83d) + 'c*/')
          document.querySelector('.cm-content').dispatchEvent(
            new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))
        }
        """);
    assertThat(mentor.locator(".cm-content")).containsText("/*ab\ufffdc*/");
    candidate.keyboard().type("/*on*/");
    assertThat(mentor.locator(".cm-content")).containsText("/*on*/");
    sameOnBothSides();
  }

  @Test
  void an_emoji_typed_by_both_into_one_line_stays_whole() {
    exercise();
    House.letMentorsType(mentor, candidate);
    House.at(candidate, "return 0", "Home");
    House.at(mentor, "return 0", "End");
    for (int i = 0; i < 12; i++) {
      candidate.keyboard().insertText("\ud83d\ude80");
      mentor.keyboard().insertText("\ud83e\udd80");
    }
    sameOnBothSides();
    assertThat(House.text(mentor)).contains("\ud83d\ude80".repeat(12) + "return 0;" + "\ud83e\udd80".repeat(12));
    candidate.keyboard().press("Backspace");
    sameOnBothSides();
    assertThat(House.text(mentor)).contains("\ud83d\ude80".repeat(11) + "return 0;").doesNotContain("\ufffd");
  }

  @Test
  void a_question_and_a_line_of_input_that_are_refused_stand_in_their_fields_again() {
    exercise();
    candidate.locator(".cm-content").focus();
    candidate.keyboard().press("Control+a");
    paste("'#include <stdio.h>\\nint main(void) { return getchar(); }\\n'");
    candidate.keyboard().press("Control+Enter");
    Locator line = candidate.getByLabel("Input for the program");
    assertThat(line).isVisible();
    refuse("input");
    line.fill("virtio");
    line.press("Enter");
    assertThat(candidate.locator(".banner")).containsText("Too fast, this input.");
    assertThat(line).hasValue("virtio");
    House.discuss(mentor, candidate);
    candidate.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("Questions"))).click();
    refuse("question");
    Locator question = candidate.getByLabel("Your question");
    question.fill("How are patches reviewed?");
    question.press("Enter");
    assertThat(candidate.locator(".banner")).containsText("Too fast, this question.");
    assertThat(question).hasValue("How are patches reviewed?");
  }

  /** From now on the candidate's page is answered a refusal to each message of this kind. */
  private void refuse(String kind) {
    candidate.evaluate(
        """
        kind => {
          const send = WebSocket.prototype.send
          WebSocket.prototype.send = function (text) {
            const body = JSON.parse(text)[kind]
            if (!body) return send.call(this, text)
            const refused = {ref: body.ref, code: 'rate-limited', detail: `Too fast, this ${kind}.`}
            queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', {data: JSON.stringify({refused})})))
          }
        }
        """, kind);
  }

  @Test
  void where_the_browsers_storage_is_full_what_is_not_sent_is_kept_in_this_window_only() {
    exercise();
    candidate.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }");
    candidate.context().setOffline(true);
    assertThat(candidate.getByText("Connection lost at")).isVisible();
    House.at(candidate, "return 0", "Home");
    candidate.keyboard().type("x");
    assertThat(candidate.locator(".banner")).containsText("1 edit is kept in this window only.");
    assertThat(candidate.locator(".bar .lamp")).containsText("1 edit kept in this window only");
    candidate.context().setOffline(false);
    sameOnBothSides();
  }

  @Test
  void typing_that_was_not_sent_outlives_a_reload_of_the_page() {
    exercise();
    candidate.context().setOffline(true);
    assertThat(candidate.getByText("Connection lost at")).isVisible();
    House.at(candidate, "return 0", "Home");
    candidate.keyboard().type("/*kept here*/");
    assertThat(candidate.locator(".bar .lamp")).containsText("kept here");
    candidate.context().setOffline(false);
    candidate.reload();
    assertThat(candidate.locator(".cm-content")).containsText("/*kept here*/");
    assertThat(mentor.locator(".cm-content")).containsText("/*kept here*/");
    sameOnBothSides();
    assertThat(House.text(mentor)).containsOnlyOnce("/*kept here*/");
  }

  @Test
  void a_finding_is_not_painted_on_text_that_came_after_it() {
    exercise();
    Locator marks = candidate.locator(".finding-icon.finding-error");
    House.at(candidate, "return 0", "Home");
    candidate.keyboard().type("zz;");
    candidate.keyboard().press("Control+Enter");
    assertThat(marks).hasCount(1);
    House.at(candidate, "int main", "Home");
    candidate.keyboard().insertText("// above\n");
    assertThat(candidate.locator(".cm-line.finding-line")).containsText("zz;");
    candidate.reload();
    assertThat(candidate.locator(".verdict")).containsText("This result is of an earlier text.");
    assertThat(candidate.locator(".cm-line.finding-line")).containsText("zz;");
    assertThat(marks).hasCount(1);
    candidate.locator(".cm-content").focus();
    candidate.keyboard().press("Control+Enter");
    assertThat(marks).hasCount(1);
    candidate.reload();
    assertThat(marks).hasCount(1);
    candidate.keyboard().press("Tab");
    assertThat(candidate.getByText("To the editor")).isFocused();
  }

  @Test
  void a_short_text_stands_still_when_a_banner_comes_and_goes() {
    exercise();
    House.at(candidate, "return 0", "End");
    assertThat(candidate.locator(".banner")).hasCount(0);
    double before = candidate.locator(".cm-activeLine").boundingBox().y;
    candidate.context().setOffline(true);
    assertThat(candidate.getByText("The clock goes on; the time is given back")).isVisible();
    candidate.waitForCondition(() -> candidate.locator(".cm-activeLine").boundingBox().y == before);
    candidate.context().setOffline(false);
    assertThat(candidate.locator(".banner")).containsText("Back.");
    candidate.waitForCondition(() -> candidate.locator(".banner").count() == 0);
    candidate.waitForCondition(() -> candidate.locator(".cm-activeLine").boundingBox().y == before);
  }

  @Test
  void an_exit_code_is_no_crash_and_the_limits_of_a_run_are_told() {
    exercise();
    assertThat(candidate.locator(".flags")).containsText("2 s of processor time, 256 MiB of memory, 64 KiB of output, 16 processes");
    House.at(candidate, "return 0", "Home");
    candidate.keyboard().type("return 3;");
    candidate.keyboard().press("Control+Enter");
    candidate.getByLabel("Input for the program").fill("virtio");
    candidate.getByLabel("Input for the program").press("Enter");
    assertThat(candidate.locator(".result")).hasText(Pattern.compile("exit 3 · .* s · .*"));
    assertThat(candidate.locator(".verdict")).isHidden();
    assertThat(House.button(candidate, "Check it")).hasCount(0);
  }

  @Test
  void the_mentor_is_told_that_the_candidate_is_gone_and_not_offered_their_side() {
    exercise();
    candidate.close();
    assertThat(mentor.locator(".next-card")).containsText(
        Pattern.compile("Ada Candidate lost the connection at \\d\\d:\\d\\d:\\d\\d. Their time is given back."));
    assertThat(House.button(mentor, "Open the candidate's side")).hasCount(0);
  }

  @Test
  void nothing_of_the_mentors_bar_is_cut_at_any_width() {
    exercise();
    House.button(mentor, "Follow").click();
    double at = mentor.locator(".clock .time").boundingBox().x;
    House.button(mentor, "Pause").click();
    mentor.getByLabel("Reason").fill("Tea");
    mentor.locator("dialog .button.primary").click();
    assertThat(mentor.locator(".clock")).containsText("Paused");
    assertThat(mentor.locator(".clock .rest")).isHidden();
    mentor.waitForCondition(() -> mentor.locator(".clock .time").boundingBox().x == at);
    for (int width : new int[] {800, 1000, 1100, 1280, 1440, 1920}) {
      mentor.setViewportSize(width, 900);
      mentor.waitForCondition(() -> Boolean.TRUE.equals(mentor.evaluate(
          """
          () => [...document.querySelectorAll('.bar, .bar > :not(h1), .editor-pane > .heading, .editor-pane .tabs')]
            .every(part => part.scrollWidth <= part.clientWidth + 1)
          """)));
    }
  }

  @Test
  void a_narrow_window_is_led_to_the_questions_and_keeps_the_size_of_its_code() {
    exercise();
    House.button(candidate, "View").click();
    candidate.getByText("20 px").click();
    assertThat(candidate.locator(".cm-line").first()).hasCSS("font-size", "20px");
    candidate.setViewportSize(800, 900);
    House.discuss(mentor, candidate);
    House.button(mentor, "Go to their questions").click();
    assertThat(candidate.getByLabel("Your question")).isVisible();
    assertThat(mentor.locator(".questions")).isVisible();
    candidate.reload();
    assertThat(candidate.getByLabel("Your question")).isVisible();
    candidate.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Code")).click();
    assertThat(candidate.locator(".cm-line").first()).hasCSS("font-size", "20px");
  }

  private void sameOnBothSides() {
    candidate.waitForCondition(() -> House.text(candidate).equals(House.text(mentor))
        && String.valueOf(candidate.locator(".bar .lamp").textContent()).startsWith("Saved")
        && String.valueOf(mentor.locator(".bar .lamp").textContent()).startsWith("Saved"));
  }
}
