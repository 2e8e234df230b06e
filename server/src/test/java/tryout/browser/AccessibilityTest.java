package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every page, light and dark, wide and narrow, looked over by axe. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class AccessibilityTest extends LedHouse {
  static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final int[] WIDTHS = {1440, 800};

  @Override
  Map<String, String> settings() {
    return Map.of("TRYOUT_WEBHOOK_HOSTS", "localhost");
  }

  @TempDir Path folder;
  private final List<String> found = new ArrayList<>();

  @Test
  void every_page_is_clean_in_both_themes_and_at_both_widths() {
    Page stranger = house.browsers.person("stranger");
    open(stranger, "/sign-in", "Sign in to");
    look(stranger, "sign-in");
    open(stranger, "/problems/of-nobody", "There is nothing here");
    look(stranger, "not-found");
    house.browsers.faults.removeIf(fault -> fault.contains("status of 404"));
    pagesOfTheHouse();
    room();
    practice();
    seasons();
    assertThat(found).as("what axe found").isEmpty();
  }

  private void pagesOfTheHouse() {
    open(mentor, "/interviews", "Interviews");
    look(mentor, "interviews-empty");
    open(mentor, "/interviews/new", "New interview");
    look(mentor, "interview-new");
    House.button(mentor, "Create interview").click();
    assertThat(mentor.getByText("An interview needs a title.").first()).isVisible();
    look(mentor, "interview-new-refused");
    open(mentor, "/account", "Your account");
    look(mentor, "account");
    open(mentor, "/people", "People");
    look(mentor, "people");
    webhooks();
    exercises();
  }

  private void webhooks() {
    open(mentor, "/webhooks", "Webhooks");
    House.button(mentor, "Add it").click();
    look(mentor, "webhooks-refused");
    mentor.getByLabel("Address", new Page.GetByLabelOptions().setExact(true)).fill("http://localhost:1/nobody-there");
    mentor.getByLabel("Some events").check();
    mentor.getByLabel("An idea is published").check();
    House.button(mentor, "Add it").click();
    House.button(mentor, "Send a test to http://localhost:1/nobody-there").click();
    assertThat(mentor.locator(".hooks")).containsText("Test: Not taken. No answer.");
    mentor.getByText("What it was told").click();
    mentor.locator(".deliveries summary").click();
    look(mentor, "webhooks");
  }

  private void exercises() {
    open(mentor, "/exercises", "Exercises");
    assertThat(mentor.getByText("ringbuf").first()).isVisible();
    look(mentor, "exercises");
    House.button(mentor, "Upload a package…").click();
    look(mentor, "exercise-upload");
    mentor.locator("input[type=file]").setInputFiles(ExercisesPageTest.zip(ExercisesPageTest.faulty(), "1.0", folder));
    assertThat(mentor.locator(".faults")).containsText("do not hold.", new LocatorAssertions.ContainsTextOptions().setTimeout(120_000));
    look(mentor, "exercise");
  }

  private void room() {
    String room = house.interview("A byte ring");
    open(mentor, "/interviews", "Interviews");
    assertThat(mentor.getByText("A byte ring")).isVisible();
    look(mentor, "interviews");
    join(room);
    Page candidate = house.guest(room, "candidate", "Candidate");
    open(mentor, "/interviews/" + room, "A byte ring");
    look(mentor, "interview");
    mentor.navigate(house.server.url() + "/room/" + room);
    assertThat(candidate.getByText("Hello world compiled")).isVisible();
    assertThat(mentor.getByText("Hello world compiled")).isVisible();
    look(candidate, "lobby-candidate");
    look(mentor, "lobby-mentor");
    House.begin(mentor, candidate);
    work(candidate);
    look(candidate, "room-candidate");
    look(mentor, "room-mentor");
    end(candidate);
  }

  private void join(String room) {
    Page invited = house.browsers.person("invited");
    invited.navigate(house.link(room, "observer", "Observer"));
    assertThat(House.button(invited, "Enter the interview")).isVisible();
    look(invited, "join");
  }

  private void work(Page candidate) {
    candidate.getByLabel("Message to everybody in the room").fill("I start with the full ring.");
    candidate.getByLabel("Message to everybody in the room").press("Enter");
    House.at(candidate, "return 0", "Home");
    candidate.keyboard().type("    name[41] = 0; ");
    candidate.keyboard().press("Control+Shift+Enter");
    candidate.getByLabel("Input for the program").fill("virtio");
    candidate.getByLabel("Input for the program").press("Enter");
    assertThat(candidate.locator(".result")).containsText("stopped by");
    assertThat(mentor.locator(".result")).containsText("stopped by");
  }

  private void end(Page candidate) {
    mentor.getByText("End…").click();
    mentor.getByText("End interview").click();
    assertThat(candidate.getByText("What happens next")).isVisible();
    assertThat(mentor.getByText("What happens next")).isVisible();
    look(candidate, "ended-candidate");
    look(mentor, "ended-mentor");
    String room = mentor.url().replaceAll(".*/", "");
    for (Page page : List.of(candidate, mentor)) {
      page.getByText("Watch the replay").click();
      assertThat(page.locator(".moment").last()).containsText("ended");
      House.button(page, "End").click();
      assertThat(page.locator(".banner").first()).containsText("This is how it ended.");
    }
    look(candidate, "replay-candidate");
    look(mentor, "replay-mentor");
    open(mentor, "/interviews/" + room + "/report", "A byte ring");
    look(mentor, "report-panel");
    open(candidate, "/visit/" + room + "/report", "A byte ring");
    look(candidate, "report-candidate");
  }

  private void practice() {
    Page student = house.browsers.person("student");
    open(student, "/practice", "Practice");
    assertThat(student.getByText("A ring of bytes")).isVisible();
    look(student, "practice-catalogue");
    open(student, "/practice/nothing", "There is no such exercise");
    look(student, "practice-no-exercise");
    open(student, "/practice/hexdump", "Every byte in sight");
    look(student, "practice-before");
    House.button(student, "Start").click();
    assertThat(student.locator("#editor .cm-content")).isVisible();
    student.keyboard().press("Control+Enter");
    assertThat(student.locator(".result")).containsText("ok");
    House.button(student, "Take hint 1 of 3").click();
    assertThat(House.button(student, "Take hint 2 of 3")).isVisible();
    look(student, "practice-alone");
    House.button(student, "Help").click();
    look(student, "practice-help-open");
    House.button(student, "Close").click();
    String attempt = student.url().substring(house.server.url().length());
    House.button(student, "Submit…").click();
    House.button(student, "Submit").click();
    assertThat(student.getByText("What happens next")).isVisible();
    look(student, "practice-after");
    House.button(student, "Reveal").click();
    assertThat(student.locator(".points")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
    look(student, "practice-learned");
    open(student, attempt + "/replay", "Replay of Every byte in sight");
    assertThat(student.locator(".moment").first()).isVisible();
    look(student, "practice-replay");
    open(student, "/practice", "Practice");
    assertThat(student.locator(".my-attempts")).isVisible();
    look(student, "practice-with-attempts");
  }

  private void seasons() {
    Preparing season = new Preparing(house);
    Page cora = season.coordinator.page();
    open(cora, "/rounds/new", "New round");
    look(cora, "round-new");
    open(cora, "/rounds/" + season.draftRound("Winter", new JsonObject()) + "/settings", "Settings of Winter");
    House.button(cora, "Add a policy").click();
    House.button(cora, "Add a question").click();
    look(cora, "round-settings");
    open(cora, "/rounds/" + season.round + "/import", "Import a page of ideas");
    look(cora, "import-empty");
    cora.getByLabel("The page", new Page.GetByLabelOptions().setExact(true)).fill("# How to apply\n\nWrite to us.\n\n# Project ideas\n\n## Lamp\n\nMake it shine.\n\n- Skill level: beginner\n- Mentor: Ada\n\n## TITLE\n\n- Mentor: you\n");
    House.button(cora, "Read the page").click();
    cora.locator("#created summary").click();
    look(cora, "import-report");
    House.button(cora, "Import 1 idea").click();
    cora.getByText("Ask the mentors whom it names").click();
    assertThat(cora.getByLabel("Mail address of Ada")).isVisible();
    look(cora, "ask-named");
    House.button(cora, "Ask 1 person").click();
    cora.locator(".letters summary").click();
    look(cora, "ask-named-done");
    String idea = season.idea("Cheaper snapshots");
    season.ask(idea, season.omar);
    season.move(idea, "propose", season.mia);
    season.rewrite(idea, new JsonObject().put("summary", "Make it half as dear."), season.mia);
    open(cora, "/rounds/" + season.round + "/dashboard", "Summer 2027");
    look(cora, "dashboard");
    open(cora, "/ideas/" + idea + "/manage", "Cheaper snapshots");
    assertThat(cora.locator(".compared ins")).isVisible();
    look(cora, "idea-desk");
    Page omar = season.omar.page();
    open(omar, "/inbox", "Inbox");
    look(omar, "inbox");
    open(omar, "/my-ideas", "Your ideas");
    look(omar, "my-ideas");
    open(omar, "/ideas/" + idea + "/edit", "Edit Cheaper snapshots");
    House.button(omar, "Add a link").click();
    look(omar, "idea-edit");
  }

  private void open(Page page, String path, String title) {
    page.navigate(house.server.url() + path);
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).first()).containsText(title);
  }

  /** Looks at a page as it stands, twice as wide and twice as dark. */
  private void look(Page page, String name) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
      for (int width : WIDTHS) {
        page.setViewportSize(width, 900);
        String where = name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
        Browsers.shot(page, where);
        check(page, where);
      }
    }
    page.setViewportSize(WIDTHS[0], 900);
  }

  private void check(Page page, String where) {
    if (scrollsSideways(page)) {
      found.add(where + ": the page scrolls sideways");
    }
    for (Rule rule : new AxeBuilder(page).setLegacyMode(true).withTags(RULES).analyze().getViolations()) {
      for (CheckedNode node : rule.getNodes()) {
        found.add(where + ": " + rule.getId() + " " + node.getTarget() + " " + first(node));
      }
    }
  }

  /** Whether it stays wider than its window: an editor that was made narrower measures itself a frame or two later. */
  private static boolean scrollsSideways(Page page) {
    try {
      page.waitForFunction("() => document.documentElement.scrollWidth <= innerWidth", null, new Page.WaitForFunctionOptions().setTimeout(5_000));
      return false;
    } catch (TimeoutError stays) {
      return true;
    }
  }

  private static String first(CheckedNode node) {
    return String.valueOf(node.getFailureSummary()).replaceAll("\\s+", " ");
  }
}
