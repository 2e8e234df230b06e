package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The report of an interview, as its panel and its candidate read and print it. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class ReportPageTest extends GradedHouse {
  private static final String CANARY = "canary-77be";
  private static final String PROGRAM =
      "#include <stdio.h>\n\n/* A ring of bytes, and a comment that is long enough to be wrapped where it is printed on a narrow sheet of paper. */\n"
          + "int main(void)\n{\n    char name[8];\n    if (scanf(\"%7s\", name) == 1)\n        printf(\"hello %s\\n\", name);\n    return 0;\n}\n";

  /** As if it had taken three quarters of an hour: every moment lies that much later after the first. */
  private void stretch(String id) throws SQLException {
    house.server.owner("UPDATE room_event e SET at = b.first + (e.at - b.first) * (2700 / extract(epoch FROM b.last - b.first))"
        + " FROM (SELECT min(at) AS first, max(at) AS last FROM room_event WHERE room_id = '" + id + "') b WHERE e.room_id = '" + id + "'");
    house.server.owner("UPDATE room_private_event p SET payload = jsonb_set(p.payload, '{at}', to_jsonb(floor(extract(epoch FROM e.at) * 1000)))"
        + " FROM room_event e WHERE p.room_id = e.room_id AND p.payload->>'seq' = e.seq::text AND p.room_id = '" + id + "'");
  }

  private Page open(Page page, String path) {
    page.navigate(house.server.url() + path);
    assertThat(page.locator("h1")).isVisible();
    return page;
  }

  /** The candidate writes, runs and works behind the curtain for a while; the mentor notes, marks and pins. */
  private void work() {
    exercise();
    write(PROGRAM);
    House.button(candidate, "Run").click();
    candidate.getByLabel("Input for the program").fill("ring");
    candidate.getByLabel("Input for the program").press("Enter");
    assertThat(candidate.locator(".output")).containsText("hello ring");
    candidate.locator(".bar").getByText("Curtain").click();
    assertThat(candidate.locator(".curtain")).containsText("You work behind the curtain.");
    candidate.locator(".cm-content").focus();
    candidate.keyboard().press("Control+End");
    candidate.keyboard().type("/* unseen */", new Keyboard.TypeOptions().setDelay(20));
    House.button(candidate, "Open the curtain").last().click();
    House.button(candidate, "Check").click();
    House.button(mentor, "2 min").click();
    mentor.getByLabel("Reason").fill("A slow start.");
    House.button(mentor, "Add 2 minutes").click();
    tab(mentor, "Grade");
    mentor.getByLabel("Note for yourself").last().fill(CANARY);
    mentor.getByLabel("Note for yourself").last().press("Enter");
    for (Locator row : House.each(mentor.locator(".grade .graded:not(.recommendation)"))) {
      level(row, "3 Good").click();
      assertThat(row.locator("[aria-checked=true]")).hasCount(1);
    }
    mentor.locator(".grade .graded").first().locator(".pins .lone").click();
    assertThat(mentor.locator(".grade .pin-chip")).hasCount(1);
    mentor.locator(".recommendation textarea").fill(CANARY + " asked before they guessed.");
    level(mentor.locator(".recommendation"), "Rather yes").click();
    assertThat(level(mentor.locator(".recommendation"), "Rather yes")).isChecked();
    assertThat(mentor.locator(".panel-head")).containsText("Saved");
  }

  @Test
  void G_8_the_panel_reads_time_code_runs_and_rubric_and_prints_them_on_paper() throws SQLException {
    work();
    String id = id();
    open(mentor, "/interviews/" + id + "/report");
    assertThat(mentor.locator("h1")).hasText("There is no report yet");
    house.browsers.faults.removeIf(fault -> fault.contains("status of 409"));
    open(mentor, "/room/" + id);
    House.discuss(mentor, candidate);
    candidate.locator(".cm-content").focus();
    candidate.keyboard().type(" /* later */", new Keyboard.TypeOptions().setDelay(20));
    end();
    lock(mentor);
    stretch(id);
    open(mentor, "/interviews/" + id + "/report");
    assertThat(mentor.locator("h1")).hasText("A byte ring");
    assertThat(mentor.locator(".wide-chart .chart")).isVisible();
    assertThat(mentor.locator(".wide-chart .chart")).containsText("Exercise");
    assertThat(mentor.locator(".listing")).containsText("scanf");
    assertThat(mentor.locator(".report-runs")).containsText("1 · Run");
    assertThat(mentor.locator(".hatched")).containsText("The candidate cannot see this");
    assertThat(mentor.locator(".report-criterion")).hasCount(5);
    assertThat(mentor.locator(".report-pins a")).hasAttribute("href", Pattern.compile("/interviews/" + id + "/replay#at=\\d+"));
    assertThat(mentor.locator(".told")).containsText("Agreed to being recorded");
    Browsers.shots(mentor, "report-panel");
    assertThat(new AxeBuilder(mentor).withTags(AccessibilityTest.RULES).analyze().getViolations()).isEmpty();
    House.button(mentor, "Show as a table").click();
    Browsers.full(mentor, "report-panel-whole");
    printed(mentor, "report-printed");
    house.quiet();
  }

  /** What comes on paper: no control, everything else, in the colours of a light page whatever the screen is. */
  private static void printed(Page page, String name) {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(House.button(page, "Print or save as PDF")).isHidden();
    assertThat(page.locator(".topbar")).isHidden();
    assertThat(page.locator(".told table").first()).isVisible();
    assertThat(page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; return getComputedStyle(document.body).backgroundColor }"))
        .isEqualTo("rgb(255, 255, 255)");
    page.evaluate("() => delete document.documentElement.dataset.theme");
    Browsers.pdf(page, name);
    page.setViewportSize(660, 940);
    Browsers.full(page, name);
    page.setViewportSize(1440, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  @Test
  void SEC_65_and_G_10_the_candidate_reads_their_own_report_and_no_byte_of_what_the_panel_noted_or_marked() {
    StringBuffer told = new StringBuffer();
    work();
    String id = id();
    end();
    lock(mentor);
    candidate.onResponse(answer -> {
      if (answer.url().contains("/api/v1/interviews/")) {
        told.append(read(answer));
      }
    });
    open(candidate, "/visit/" + id + "/report");
    assertThat(candidate.locator(".interview-report")).containsText("The panel has not released feedback yet.");
    assertThat(candidate.locator(".listing")).containsText("scanf");
    assertThat(candidate.locator(".interview-report")).not().containsText("The candidate cannot see this");
    assertThat(candidate.locator(".report-criterion")).hasCount(0);
    Browsers.shots(candidate, "report-candidate");
    assertThat(new AxeBuilder(candidate).withTags(AccessibilityTest.RULES).analyze().getViolations()).isEmpty();
    assertThat(told.toString()).contains("scanf").doesNotContain(CANARY).doesNotContain("rubric").doesNotContain("anchors").doesNotContain("rather");
    house.quiet();
  }

  private static String read(Response answer) {
    return answer.request().method().equals("OPTIONS") ? "" : answer.text();
  }

  @Test
  void G_8_and_G_10_the_lead_releases_words_with_levels_the_candidate_reads_them_and_has_it_all_deleted() throws SQLException {
    work();
    String id = id();
    end();
    lock(mentor);
    agreeOnGood();
    assertThat(mentor.locator(".release-part")).isHidden();
    House.button(mentor, "Close grading").click();
    mentor.getByLabel("In your words").fill("You read the report before the code.\n\nLook at what malloc gives back next.");
    mentor.getByText("With the levels the panel agreed on").click();
    House.button(mentor, "Release to the candidate").click();
    House.button(mentor, "Release it").click();
    assertThat(mentor.locator(".released")).containsText("with levels");
    Browsers.shots(mentor, "report-released");
    Browsers.full(mentor, "report-released-whole");
    assertThat(new AxeBuilder(mentor).analyze().getViolations()).isEmpty();
    assertThat(candidate.getByText("Open your report")).isVisible();
    assertThat(candidate.locator(".last-runs")).containsText("Stopped.");
    Browsers.shots(candidate, "report-ended-candidate");
    candidate.getByText("Open your report").click();
    assertThat(candidate.locator(".feedback")).containsText("Look at what malloc gives back next.");
    assertThat(candidate.locator(".plain-levels")).containsText("3 Good: It works for the cases that were tried");
    assertThat(candidate.locator(".interview-report")).not().containsText(CANARY);
    House.button(candidate, "Ask for earlier deletion").click();
    House.button(candidate, "Ask for deletion").click();
    assertThat(candidate.locator(".earlier-deletion")).containsText("Backups from before that day hold it for 30 days more.");
    candidate.reload();
    assertThat(candidate.locator(".earlier-deletion")).containsText("Backups from before that day hold it for 30 days more.");
    Browsers.full(candidate, "report-candidate-whole");
    erase(id);
  }

  /** The candidate is in the room while a coordinator deletes it. */
  private void erase(String id) throws SQLException {
    open(candidate, "/visit/" + id);
    assertThat(candidate.locator("h1")).containsText("Thank you");
    open(mentor, "/interviews/" + id);
    assertThat(mentor.locator(".asked-deletion")).containsText("A coordinator deletes it");
    assertThat(House.button(mentor, "Delete this interview…")).hasCount(0);
    house.server.owner("UPDATE person SET roles = roles || '{coordinator}'");
    mentor.reload();
    House.button(mentor, "Delete this interview…").click();
    mentor.getByLabel("Type the title to confirm").fill("A byte rink");
    House.button(mentor, "Delete for good").click();
    assertThat(mentor.getByRole(AriaRole.DIALOG)).containsText("That is not the title.");
    Browsers.shots(mentor, "report-erase");
    mentor.getByLabel("Type the title to confirm").fill("A byte ring");
    House.button(mentor, "Delete for good").click();
    assertThat(mentor.locator("h1")).hasText("The interview is deleted");
    assertThat(mentor.locator("main, #page").first()).containsText("Backups from before are kept until");
    Browsers.shots(mentor, "report-erased");
    gone(id);
    candidate.reload();
    assertThat(candidate.locator("h1")).hasText("Open the link of your invitation");
    open(candidate, "/visit/" + id + "/report");
    assertThat(candidate.locator("h1")).hasText("Open the link of your invitation");
    house.server.owner("UPDATE person SET roles = array_remove(roles, 'coordinator')");
    house.quiet();
  }

  /** Whoever keeps the address of its report, its replay or its page reads when it was erased. */
  private void gone(String id) {
    for (String rest : List.of("", "/report", "/replay")) {
      open(mentor, "/interviews/" + id + rest);
      assertThat(mentor.locator("h1")).hasText("The interview was erased");
      assertThat(mentor.locator("body")).containsText(Pattern.compile("It was erased on \\d+ \\w+ \\d{4}\\. Backups from before are kept until"));
    }
    Browsers.shots(mentor, "replay-erased");
    house.browsers.faults.removeIf(fault -> fault.contains("status of 410"));
  }

  @Test
  void a_report_of_nothing_says_so() {
    exercise(house.interview("An empty hour"));
    String id = id();
    end();
    open(mentor, "/interviews/" + id + "/report");
    assertThat(mentor.locator(".interview-report")).containsText("Nothing was typed or run.");
    assertThat(mentor.locator(".chart")).hasCount(0);
    Browsers.shot(mentor, "report-empty");
    house.quiet();
  }
}
