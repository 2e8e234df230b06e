package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pages around the room, and what people do to a room by accident. */
@Tag("page")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class PagesTest {
  private House house;
  private Page mentor;
  private Page candidate;

  @BeforeEach
  void start() {
    house = new House();
  }

  @AfterEach
  void stop() {
    try {
      house.quiet();
    } finally {
      house.close();
    }
  }

  @Test
  void the_first_link_leads_in_three_steps_to_two_people_in_a_lobby() {
    mentor = house.browsers.person("mentor");
    mentor.navigate(house.server.url() + "/first#" + house.server.first());
    House.button(mentor, "Begin").click();
    mentor.getByLabel("Name of the organisation").fill("QEMU mentorship");
    House.button(mentor, "Save and go on").click();
    House.button(mentor, "Create and go on").click();
    House.button(mentor, "Make and copy the link").click();
    assertThat(mentor.getByText("Send this link to your candidate")).isVisible();
    String copied = String.valueOf(mentor.evaluate("() => navigator.clipboard.readText()"));
    assertThat(copied).startsWith(house.server.url() + "/join#");
    candidate = house.browsers.person("candidate");
    candidate.navigate(copied);
    assertThat(candidate.locator("h1")).hasText("You are invited to an interview");
    assertThat(candidate.locator(".crumb")).hasText("QEMU mentorship");
    House.button(candidate, "Enter the interview").click();
    mentor.getByText("To the interview").click();
    mentor.locator("a, button").filter(new Locator.FilterOptions().setHasText("Enter the room")).click();
    assertThat(mentor.locator(".people-list")).containsText(Pattern.compile("Candidate\\s+reading"));
    assertThat(candidate.locator(".people-list")).containsText(Pattern.compile("Administrator\\s+leads"));
  }

  @Test
  void every_step_of_the_first_minutes_can_be_skipped() {
    mentor = house.browsers.person("mentor");
    mentor.navigate(house.server.url() + "/first#" + house.server.first());
    House.button(mentor, "Begin").click();
    assertThat(mentor.getByText("Step 1 of 3")).isVisible();
    House.button(mentor, "Skip").click();
    assertThat(mentor.getByText("Step 2 of 3")).isVisible();
    mentor.reload();
    assertThat(mentor.getByText("Step 2 of 3")).isVisible();
    House.button(mentor, "Skip").click();
    assertThat(mentor.getByText("Nothing to send yet")).isVisible();
    mentor.getByText("To the interviews").click();
    assertThat(mentor.getByText("New interview")).isVisible();
  }

  @Test
  void a_step_in_which_something_was_typed_is_skipped_only_by_whoever_says_so() {
    mentor = house.browsers.person("mentor");
    mentor.navigate(house.server.url() + "/first#" + house.server.first());
    House.button(mentor, "Begin").click();
    mentor.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("a phrase of my own");
    House.button(mentor, "Skip").click();
    assertThat(mentor.locator("dialog")).containsText("What you entered in this step is lost.");
    Browsers.shot(mentor, "first-skip");
    House.button(mentor, "Cancel").click();
    assertThat(mentor.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))).hasValue("a phrase of my own");
    House.button(mentor, "Skip").click();
    House.button(mentor, "Skip this step").click();
    assertThat(mentor.getByText("Step 2 of 3")).isVisible();
    House.button(mentor, "Create and go on").click();
    mentor.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Ada");
    House.button(mentor, "Skip").click();
    House.button(mentor, "Cancel").click();
    assertThat(mentor.getByText("Step 3 of 3")).isVisible();
    mentor.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Candidate");
    House.button(mentor, "Skip").click();
    assertThat(mentor.locator("h1")).hasText("A first try");
  }

  @Test
  void the_first_step_offers_a_password_and_until_there_is_one_the_sign_in_page_names_the_terminal() {
    mentor = house.browsers.person("mentor");
    mentor.navigate(house.server.url() + "/sign-in");
    assertThat(mentor.locator(".banner")).containsText("Start the server again: its terminal prints a new link that lets you in.");
    assertThat(mentor.locator("body")).not().containsText("A coordinator or an administrator");
    mentor.navigate(house.server.url() + "/first#" + house.server.first());
    House.button(mentor, "Begin").click();
    mentor.getByLabel("Name of the organisation").fill("QEMU mentorship");
    mentor.getByLabel("Your mail address").fill("ada@example.org");
    House.button(mentor, "Save and go on").click();
    assertThat(mentor.locator(".field.invalid")).containsText("Choose a password too, or leave both out.");
    mentor.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("a phrase of my own");
    House.button(mentor, "Save and go on").click();
    assertThat(mentor.getByText("Step 2 of 3")).isVisible();
    House.button(mentor, "Skip").click();
    assertThat(mentor.getByText("Nothing to send yet")).isVisible();
    assertThat(mentor.locator("body")).not().containsText("set a mail address and a password");
    mentor.context().clearCookies();
    mentor.navigate(house.server.url() + "/sign-in");
    assertThat(mentor.locator(".banner")).hasCount(0);
    signIn("a phrase of my own");
    assertThat(mentor.locator("h1")).hasText("Interviews");
  }

  @Test
  void a_password_lets_in_and_a_wrong_one_is_told_in_words() {
    mentor = house.lead("mentor");
    mentor.navigate(house.server.url() + "/account");
    mentor.getByLabel("Mail address").fill("ada@example.org");
    mentor.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("a phrase of my own");
    House.button(mentor, "Save").click();
    assertThat(mentor.getByLabel("New password")).isVisible();
    House.button(mentor, "Sign out").click();
    signIn("a phrase of somebody");
    assertThat(mentor.getByText("Mail address or password is wrong.").first()).isVisible();
    signIn("a phrase of my own");
    assertThat(mentor.locator("h1")).hasText("Interviews");
    mentor.locator(".me").click();
    mentor.getByText("Sign out").click();
    assertThat(mentor.locator("h1")).containsText("Sign in to");
    mentor.navigate(house.server.url() + "/people");
    assertThat(mentor.locator("h1")).containsText("Sign in to");
  }

  private void signIn(String password) {
    assertThat(mentor.locator("h1")).containsText("Sign in to");
    mentor.getByLabel("Mail address").fill("ada@example.org");
    mentor.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
    House.button(mentor, "Sign in").click();
  }

  @Test
  void an_address_of_nothing_and_an_interview_of_nobody_are_told_in_words() {
    Page stranger = house.browsers.person("stranger");
    stranger.navigate(house.server.url() + "/problems/of-nobody");
    assertThat(stranger.locator("h1")).hasText("There is nothing here");
    stranger.getByText("To the beginning").click();
    assertThat(stranger.locator("h1")).hasText("Mentorship interviews");
    mentor = house.lead("mentor");
    mentor.navigate(house.server.url() + "/interviews/00000000-0000-4000-8000-000000000000");
    assertThat(mentor.locator("h1")).hasText("There is nothing here");
    house.browsers.faults.removeIf(fault -> fault.contains("status of 404"));
  }

  @Test
  void somebody_who_never_signed_in_causes_no_request_that_fails() {
    Page stranger = house.browsers.person("stranger");
    List<String> failed = new ArrayList<>();
    stranger.onResponse(answer -> {
      if (answer.status() >= 400) {
        failed.add(answer.status() + " " + answer.url());
      }
    });
    for (String path : List.of("/", "/sign-in", "/interviews", "/link")) {
      stranger.navigate(house.server.url() + path);
      assertThat(stranger.locator("h1")).isVisible();
    }
    stranger.navigate(house.server.url() + "/visit/00000000-0000-4000-8000-000000000000");
    assertThat(stranger.locator("h1")).hasText("Open the link of your invitation");
    assertThat(failed).isEmpty();
  }
}
