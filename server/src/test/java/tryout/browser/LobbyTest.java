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

/** What is read before and after the room. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class LobbyTest extends LedHouse {
  private String room = "";

  @BeforeEach
  void plan() {
    room = house.interview("A byte ring");
  }

  private void enter() {
    mentor.navigate(house.server.url() + "/room/" + room);
    assertThat(mentor.locator(".people-list")).containsText("Administrator");
  }

  @Test
  void R_2_whoever_reads_what_is_agreed_to_sees_it_change_when_the_plan_is_changed() {
    Page candidate = house.guest(room, "candidate", "Ada Candidate");
    assertThat(candidate.locator("main")).containsText("30-minute");
    enter();
    candidate.locator("text=I agree and am ready").click();
    assertThat(candidate.locator(".consent")).containsText("You agreed and are ready.");
    assertThat(mentor.locator("main")).containsText("agreed and ready");
    Object status = mentor.evaluate(
        """
        async ([id, token]) => {
          const headers = {'Authorization': 'Bearer ' + token, 'Content-Type': 'application/json', 'Tryout-Request': '1'}
          const revision = (await fetch('/api/v1/interviews/' + id, {headers})).headers.get('ETag')
          const body = JSON.stringify({minutes: 45, allowed: 'Only a pencil.'})
          return (await fetch('/api/v1/interviews/' + id, {method: 'PATCH', body, headers: {...headers, 'If-Match': revision}})).status
        }
        """, List.of(room, house.token()));
    assertThat(candidate.locator("main")).containsText("45-minute");
    assertThat(candidate.locator("main")).containsText("Only a pencil.");
    assertThat(candidate.locator(".consent")).containsText("This was changed since you agreed. Please read it again.");
    Browsers.shot(candidate, "lobby-terms-changed");
    assertThat(mentor.locator("main")).not().containsText("agreed and ready");
    candidate.locator("text=I agree and am ready").click();
    assertThat(mentor.locator("main")).containsText("agreed and ready");
    assertThat(status).isEqualTo(200);
  }

  @Test
  void whoever_comes_after_the_lobby_is_told_that_a_clock_runs_and_reads_what_is_recorded_first() {
    Page candidate = house.guest(room, "candidate", "Ada Candidate");
    enter();
    House.begin(mentor, candidate);
    Page late = house.guest(room, "candidate", "Late Lena");
    assertThat(late.locator("h1")).hasText("Before you come in");
    assertThat(late.locator(".bar .phase")).hasText("Exercise");
    assertThat(late.locator(".bar .clock .time")).hasText(Pattern.compile("\\d\\d:\\d\\d"));
    assertThat(late.locator(".lede"))
        .hasText(Pattern.compile("The exercise is running: \\d\\d:\\d\\d of 30:00 left\\. The time you need here is given back, up to 5 minutes\\."));
    assertThat(late.locator(".two h2").first()).hasText("What is recorded");
    assertThat(late.locator(".people-list")).containsText("leads · in the room");
    assertThat(mentor.locator(".banner")).containsText("Late Lena is reading the consent.");
    House.button(mentor, "Pause the clock").click();
    assertThat(late.locator(".lede")).containsText("The exercise is paused");
    assertThat(mentor.locator(".banner")).containsText("The clock is paused.");
    House.button(late, "I agree, take me in").click();
    assertThat(late.locator(".cm-content")).isVisible();
    assertThat(mentor.locator(".banner")).hasCount(0);
  }

  @Test
  void R_2_each_kind_of_what_is_recorded_stands_on_a_line_of_its_own_before_the_button() {
    Page candidate = house.guest(room, "candidate", "Ada Candidate");
    assertThat(candidate.locator(".terms .kinds li")).containsText(new String[] {"Your text", "Your runs", "the chat", "behind the curtain"});
    assertThat(candidate.locator(".terms")).containsText("No camera, no microphone, no other windows.");
    Browsers.shots(candidate, "lobby-kinds");
    House.button(candidate, "I agree and am ready").click();
    assertThat(candidate.locator(".terms")).containsText("You agreed and are ready.");
  }

  @Test
  void the_consent_names_everybody_who_looks_on() {
    house.link(room, "observer", "Olga Observer");
    Page candidate = house.guest(room, "candidate", "Ada Candidate");
    assertThat(candidate.locator(".terms")).containsText("Seen by: the mentor Administrator, the observer Olga Observer, and the coordinator.");
    assertThat(candidate.locator(".terms")).containsText(Pattern.compile("It is deleted on \\d+ \\w+ \\d{4}"));
  }

  @Test
  void copying_the_invitation_again_makes_no_second_person() {
    house.link(room, "candidate", "Ada Candidate");
    enter();
    House.button(mentor, "Copy invitation link").click();
    assertThat(mentor.getByText("Make a new link for Ada Candidate?")).isVisible();
    House.button(mentor, "Make a new link").click();
    assertThat(mentor.getByText("The link is copied")).isVisible();
    assertThat(mentor.getByLabel("Ready to send")).hasValue(Pattern.compile("^Hello Ada Candidate,"));
    assertThat(House.button(mentor, "Copy the text")).isFocused();
    assertThat(mentor.getByLabel("Ready to send").evaluate("box => box.scrollTop + box.scrollHeight - box.clientHeight")).isEqualTo(0);
    String copied = String.valueOf(mentor.evaluate("() => navigator.clipboard.readText()"));
    House.button(mentor, "Close").click();
    House.button(mentor, "Copy invitation link").click();
    assertThat(mentor.getByText("The link is copied")).isVisible();
    assertThat(mentor.evaluate("() => navigator.clipboard.readText()")).isEqualTo(copied);
    House.button(mentor, "Close").click();
    assertThat(house.server.call("GET", "/interviews/" + room, house.token(), null).getJsonArray("invitations")).hasSize(1);
    assertThat(mentor.locator(".people-list li").filter(new Locator.FilterOptions().setHasText("Ada Candidate"))).hasCount(1);
  }

  @Test
  void once_the_candidate_is_here_the_start_comes_first_and_no_warm_up_is_promised_where_there_is_none() {
    enter();
    assertThat(mentor.locator(".two h2").first()).hasText("Bring the candidate in");
    assertThat(mentor.locator(".lede")).not().containsText("warm-up");
    Page candidate = house.guest(room, "candidate", "Ada Candidate");
    assertThat(mentor.locator(".two h2").first()).hasText("When everybody is ready");
    assertThat(House.button(mentor, "Copy invitation link")).isVisible();
    House.button(candidate, "I agree and am ready").click();
    assertThat(candidate.locator(".agreed")).containsText("Your mentor will start the exercise.");
  }

  @Test
  void the_line_that_tries_the_keyboard_keeps_its_frame_and_its_place() {
    Page candidate = house.guest(room, "candidate", "Ada Candidate");
    Locator line = candidate.locator(".try-line .cm-editor");
    assertThat(candidate.getByText("Hello world compiled")).isVisible();
    double before = line.boundingBox().y;
    candidate.getByLabel("Try the keyboard here").click();
    candidate.keyboard().type("q");
    assertThat(candidate.getByText("Your keys reach the editor.")).isVisible();
    assertThat(line).hasClass(Pattern.compile("\\binput\\b"));
    candidate.waitForCondition(() -> line.boundingBox().y == before);
  }

  @Test
  void after_the_end_the_panel_and_observers_see_the_code_and_the_chat_and_only_the_candidate_is_thanked() {
    Page candidate = house.guest(room, "candidate", "Ada Candidate");
    Page observer = house.guest(room, "observer", "Olga Observer");
    enter();
    House.begin(mentor, candidate);
    mentor.getByPlaceholder("Write to everybody in the room").fill("Think aloud.");
    mentor.getByPlaceholder("Write to everybody in the room").press("Enter");
    assertThat(candidate.locator(".messages")).containsText("Think aloud.");
    House.button(mentor, "End…").click();
    House.button(mentor, "End interview").click();
    assertThat(candidate.locator("h1")).hasText("Thank you. The interview has ended");
    for (Page page : new Page[] {mentor, observer}) {
      assertThat(page.locator("h1")).hasText("The interview has ended");
      assertThat(page.locator(".last-file")).containsText("scanf");
      assertThat(page.locator(".last-words")).containsText("Think aloud.");
    }
    assertThat(House.button(mentor, "Download")).hasCount(2);
    assertThat(House.button(mentor, "Open it again")).isVisible();
    assertThat(House.button(observer, "Download")).hasCount(0);
    assertThat(House.button(observer, "Open it again")).hasCount(0);
    assertThat(observer.getByText("All interviews")).hasCount(0);
  }

  @Test
  void a_room_that_does_not_open_says_where_to_go() {
    mentor.navigate(house.server.url() + "/room/nope");
    assertThat(mentor.locator("h1")).hasText("There is nothing here");
    mentor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To the interviews")).click();
    assertThat(mentor.locator("h1")).hasText("Interviews");
    Page candidate = house.guest(room, "candidate", "Ada Candidate");
    candidate.navigate(house.server.url() + "/visit/00000000-0000-4000-8000-000000000000");
    assertThat(candidate.locator("h1")).hasText("Open the link of your invitation");
    assertThat(candidate.getByText("Your mentor can make a new one.")).isVisible();
    house.browsers.faults.removeIf(fault -> fault.contains("status of 404"));
  }
}
