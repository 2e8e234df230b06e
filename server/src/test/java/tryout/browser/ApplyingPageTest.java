package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Applying, as somebody does who wants to come. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ApplyingPageTest extends LedHouse {
  private static final JsonObject ASKS = new JsonObject()
      .put("questions", JsonArray.of(new JsonObject().put("id", "timezone").put("text", "In which time zone do you live?").put("required", true).put("maxLength", 100)))
      .put("policies", JsonArray.of(new JsonObject().put("id", "conduct").put("title", "Code of conduct").put("text", "Be **kind**.")));
  private Preparing season;
  private String round;

  @BeforeAll
  void prepare() {
    season = new Preparing(house);
    round = season.applying("Summer of applying", ASKS);
  }

  /** A draft of somebody's own, on its page. */
  private Page begun(Preparing.Someone who, String title) {
    String idea = season.published(round, title);
    Page page = season.open(who, "/ideas/" + idea);
    House.button(page, "Apply for this idea").click();
    assertThat(page.locator("h1")).hasText("Application");
    return page;
  }

  private static Locator saved(Page page) {
    return page.locator(".savebar .lamp[data-lamp=saved]");
  }

  private JsonObject kept(Preparing.Someone who, Page page) {
    return house.server.call("GET", page.url().substring(page.url().indexOf("/applications")), who.token(), null);
  }

  @Test
  void APP_1_an_application_is_written_by_keyboard_saved_by_itself_and_submitted_with_a_receipt() {
    Preparing.Someone ada = season.applicant("Ada Applicant");
    Page page = begun(ada, "Cheaper copies");
    assertThat(saved(page)).isVisible();
    Browsers.shots(page, "applying-empty");
    Browsers.full(page, "applying-empty-full");
    page.getByLabel("Google Summer of Code").check();
    page.getByLabel("Outreachy").check();
    page.getByLabel("The problem").fill("Reading a block waits for a **lock** that is held for too long.\n\nSee `block/io.c`.");
    page.getByLabel("Outline of your solution").fill("1. Measure.\n2. Split the lock.");
    page.getByLabel("Task 1", new Page.GetByLabelOptions().setExact(true)).focus();
    long began = System.nanoTime();
    for (int week = 1; week <= 12; week++) {
      page.keyboard().type("Part " + week + " of the work");
      page.keyboard().press("Enter");
    }
    assertThat(TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - began)).as("twelve weeks are filled by keyboard in minutes").isLessThan(3);
    assertThat(page.locator(".plan-sum")).hasText("12 of 12 weeks · 360 hours");
    page.getByLabel("In which time zone do you live?").fill("UTC+2");
    Locator submit = House.button(page, "Submit…");
    assertThat(submit).hasAttribute("title", "Still missing: policies.");
    page.getByLabel("I read “Code of conduct” and accept it").check();
    assertThat(page.locator(".lacking")).hasText("All that is needed is there.");
    assertThat(saved(page)).isVisible();
    Browsers.shots(page, "applying-whole");
    Browsers.full(page, "applying-whole-full");
    page.setViewportSize(800, 900);
    Browsers.full(page, "applying-whole-800");
    page.setViewportSize(1440, 900);
    assertThat(new AxeBuilder(page).analyze().getViolations()).as("what axe found").isEmpty();
    submit.click();
    assertThat(page.locator("dialog")).containsText("You have not written to the mentors yet");
    Browsers.shot(page, "applying-submit");
    page.locator("dialog .button.primary").click();
    assertThat(page.locator(".state-line")).containsText("submitted");
    Browsers.shots(page, "applying-submitted");
    JsonObject application = kept(ada, page);
    assertThat(application.getJsonObject("receipt").getInteger("number")).isEqualTo(1);
    assertThat(application.getJsonObject("form").getJsonArray("schedule")).hasSize(12);
    House.button(page, "Change it…").click();
    page.locator("dialog .button.primary").click();
    assertThat(page.getByLabel("Task 12", new Page.GetByLabelOptions().setExact(true))).hasValue("Part 12 of the work");
    page.navigate(house.server.url() + "/applications");
    assertThat(page.locator(".own-applications")).containsText("Cheaper copies");
    Browsers.shots(page, "applying-list");
  }

  @Test
  void APP_2_tasks_are_made_longer_by_key_and_by_dragging_and_a_pasted_list_becomes_a_plan() {
    Preparing.Someone ben = season.applicant("Ben Applicant");
    Page page = begun(ben, "Longer plans");
    Locator first = page.getByLabel("Task 1", new Page.GetByLabelOptions().setExact(true));
    first.fill("Read");
    first.press("Alt+ArrowRight");
    first.press("Enter");
    assertThat(page.locator(".plan > li")).hasCount(2);
    assertThat(page.locator(".plan .weeks strong")).hasText(new String[] {"1–2", "3"});
    page.keyboard().type("Write");
    Locator edge = page.locator(".edge").nth(1);
    var box = edge.boundingBox();
    var bars = page.locator(".bars").boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
    page.mouse().down();
    page.mouse().move(bars.x + bars.width * 8 / 12, box.y + box.height / 2, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(6));
    Browsers.shot(page, "applying-drag");
    page.mouse().up();
    assertThat(page.locator(".plan .weeks strong")).hasText(new String[] {"1–2", "3–8"});
    page.locator(".edge").first().focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator(".plan .weeks strong")).hasText(new String[] {"1–3", "4–8"});
    assertThat(page.locator(".plan-sum")).hasText("8 of 12 weeks · 240 hours");
    page.locator(".plan .task").nth(1).press("Enter");
    page.evaluate("() => { const at = document.activeElement; const data = new DataTransfer(); data.setData('text/plain', 'Weeks 9-10: Send\\nWeek 11: Answer\\nRest'); at.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})) }");
    assertThat(page.locator(".plan .weeks strong")).hasText(new String[] {"1–3", "4–8", "9–10", "11", "12"});
    assertThat(page.locator(".plan .task").nth(3)).hasValue("Answer");
    assertThat(saved(page)).isVisible();
    page.reload();
    assertThat(page.locator(".plan .weeks strong")).hasText(new String[] {"1–3", "4–8", "9–10", "11", "12"});
  }

  @Test
  void APP_1_nothing_typed_is_lost_on_a_dead_line_with_a_closed_window_or_in_two_windows() {
    Preparing.Someone cleo = season.applicant("Cleo Applicant");
    Page page = begun(cleo, "Dead lines");
    page.context().setOffline(true);
    page.getByLabel("The problem").fill("Written in a tunnel.");
    assertThat(page.locator(".savebar .lamp")).hasText("No connection: kept in this browser");
    Browsers.shots(page, "applying-offline");
    String address = page.url();
    page.navigate("about:blank");
    page.context().setOffline(false);
    page.navigate(address);
    assertThat(page.locator(".trouble")).containsText("What you wrote before is put back.");
    assertThat(page.getByLabel("The problem")).hasValue("Written in a tunnel.");
    assertThat(saved(page)).isVisible();
    assertThat(kept(cleo, page).getJsonObject("form").getString("problem")).isEqualTo("Written in a tunnel.");

    Page other = house.browsers.tab(page, "Cleo again");
    other.navigate(address);
    assertThat(other.getByLabel("The problem")).hasValue("Written in a tunnel.");
    other.getByLabel("Outline of your solution").fill("From the second window.");
    assertThat(saved(other)).hasText(Pattern.compile("Saved at"));
    page.getByLabel("The problem").fill("From the first window.");
    assertThat(page.getByLabel("Outline of your solution")).hasValue("From the second window.");
    assertThat(saved(page)).hasText(Pattern.compile("Saved at"));
    assertThat(kept(cleo, page).getJsonObject("form").getString("problem")).isEqualTo("From the first window.");
    other.getByLabel("The problem").fill("Otherwise, from the second.");
    assertThat(other.locator("#part-problem .other-window")).containsText("This was written in another window, too.");
    assertThat(other.locator(".other-window")).isInViewport();
    Browsers.shots(other, "applying-two-windows");
    House.button(other, "Take the other").click();
    assertThat(other.getByLabel("The problem")).hasValue("From the first window.");
    house.browsers.faults.removeIf(fault -> fault.contains("412") || fault.contains("ERR_INTERNET_DISCONNECTED"));
  }

  @Test
  void APP_6_an_application_is_withdrawn_after_two_questions_and_taken_up_again_as_it_was() {
    Preparing.Someone dora = season.applicant("Dora Applicant");
    Page page = begun(dora, "Second thoughts");
    page.getByLabel("The problem").fill("Kept while away.");
    assertThat(saved(page)).hasText(Pattern.compile("Saved at"));
    House.button(page, "Withdraw…").click();
    House.button(page, "Go on").click();
    House.button(page, "Withdraw it").click();
    assertThat(page.locator(".state-line")).containsText("withdrawn");
    Browsers.shots(page, "applying-withdrawn");
    House.button(page, "Take it up again").click();
    page.locator("dialog").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take it up")).click();
    assertThat(page.getByLabel("The problem")).hasValue("Kept while away.");
  }
}
