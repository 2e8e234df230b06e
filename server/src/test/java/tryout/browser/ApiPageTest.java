package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading the contract and trying it, and tokens for scripts. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class ApiPageTest extends LedHouse {
  private void open(Page page, String path) {
    page.navigate(house.server.url() + path);
    assertThat(page.locator("h1").first()).isVisible();
  }

  /** To another operation of a page that is open already; it is there once its list says so. */
  private void turn(Page page, String operation) {
    open(page, "/api#" + operation);
    assertThat(page.locator(".api-index a[aria-current]")).hasAttribute("href", "#" + operation);
  }

  private static Locator answer(Page page) {
    return page.locator(".api-answer");
  }

  @Test
  void a_stranger_reads_every_operation_and_tries_one_as_nobody() {
    Page stranger = house.browsers.person("stranger");
    open(stranger, "/api");
    int operations = new JsonObject(String.valueOf(stranger.evaluate("async () => await (await fetch('/api/v1/openapi.json')).text()")))
        .getJsonObject("paths").stream().mapToInt(path -> ((JsonObject) path.getValue()).size()).sum();
    Locator links = stranger.locator(".api-index section a");
    assertThat(links).hasCount(operations);
    for (int i = 0; i < operations; i++) {
      String summary = links.nth(i).locator("span").last().textContent();
      links.nth(i).click();
      assertThat(stranger.locator(".api-operation h1")).hasText(summary);
      assertThat(stranger.locator(".api-answers li").first()).isVisible();
    }
    turn(stranger, "showOrganisation");
    House.button(stranger, "Send").click();
    assertThat(answer(stranger)).containsText("200");
    assertThat(answer(stranger)).containsText("\"firstLink\"");
    turn(stranger, "showMyself");
    House.button(stranger, "Send").click();
    assertThat(answer(stranger)).containsText("not-signed-in");
    house.browsers.faults.removeIf(fault -> fault.contains("status of 4"));
  }

  @Test
  void an_operation_is_found_and_tried_without_a_mouse() {
    open(mentor, "/api");
    mentor.getByLabel("Find an operation").focus();
    mentor.keyboard().type("planinterview");
    assertThat(mentor.locator(".api-index section li:not([hidden])")).hasCount(1);
    mentor.keyboard().press("Tab");
    mentor.keyboard().press("Tab");
    mentor.keyboard().press("Enter");
    assertThat(mentor.locator(".api-operation h1")).hasText("Plan an interview");
    assertThat(mentor.locator(".api-operation h1")).isFocused();
    mentor.getByLabel("Body", new Page.GetByLabelOptions().setExact(true)).fill("{\"title\": \"\", \"minutes\": 4}");
    House.button(mentor, "Send").focus();
    mentor.keyboard().press("Enter");
    assertThat(answer(mentor)).isFocused();
    assertThat(answer(mentor)).containsText("/problems/invalid");
    assertThat(answer(mentor)).containsText("A whole number from 5 to 180.");
    mentor.getByLabel("Body", new Page.GetByLabelOptions().setExact(true)).fill("{\"title\": \"Tried out\"}");
    House.button(mentor, "Send").press("Enter");
    assertThat(answer(mentor)).containsText("201");
    assertThat(answer(mentor)).containsText(Pattern.compile("\\d+ ms"));
    answer(mentor).getByText("Headers").click();
    assertThat(answer(mentor)).containsText("etag: \"1\"");
    Browsers.shots(mentor, "api-answer");
    house.browsers.faults.removeIf(fault -> fault.contains("status of 422"));
  }

  @Test
  void a_token_is_made_shown_once_tried_and_taken_back() {
    open(mentor, "/account");
    Locator part = mentor.locator("#tokens");
    part.getByLabel("Name of the token").fill("Import of ideas");
    House.button(mentor, "Make a token").click();
    Locator secret = part.getByLabel("Token", new Locator.GetByLabelOptions().setExact(true));
    assertThat(secret).hasValue(Pattern.compile("tryout_.{43}"));
    String token = secret.inputValue();
    assertThat(part.locator(".token-list li")).containsText("Read only");
    Browsers.shots(mentor, "account-token");
    look(mentor);
    open(mentor, "/api#listInterviews");
    mentor.getByLabel("Call as").selectOption("token");
    mentor.getByLabel("Token", new Page.GetByLabelOptions().setExact(true)).fill(token);
    House.button(mentor, "Send").click();
    assertThat(answer(mentor)).containsText("200");
    mentor.locator(".api-index").getByText("Plan an interview").click();
    assertThat(mentor.locator(".api-operation h1")).hasText("Plan an interview");
    House.button(mentor, "Send").click();
    assertThat(answer(mentor)).containsText("This token may only read.");
    open(mentor, "/account");
    assertThat(mentor.locator(".token-list li")).hasCount(1);
    assertThat(mentor.locator("#tokens")).not().containsText(token);
    House.button(mentor, "Take back Import of ideas…").click();
    House.button(mentor, "Take it back").click();
    assertThat(mentor.locator(".token-list li")).hasCount(0);
    house.browsers.faults.removeIf(fault -> fault.contains("status of 403"));
  }

  @Test
  void the_page_is_clean_in_both_themes_and_at_both_widths() {
    for (String path : new String[] {"/api", "/api#planInterview", "/api#listPeople", "/api#signIn", "/api#readReport"}) {
      open(mentor, path);
      mentor.locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
      Browsers.shots(mentor, "api" + path.substring(4).replace("#", "-"));
      look(mentor);
    }
    Browsers.full(mentor, "api-report-full");
  }

  private static void look(Page page) {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
      for (int width : new int[] {800, 1440}) {
        page.setViewportSize(width, 900);
        assertThat(new AxeBuilder(page).setLegacyMode(true).withTags(AccessibilityTest.RULES).analyze().getViolations())
            .as("%s at %d, %s", page.url(), width, scheme).isEmpty();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
      }
    }
  }

  @Test
  void each_operation_can_be_called_from_a_shell_as_it_is_shown() {
    open(mentor, "/api#listInterviews");
    mentor.getByLabel("limit").fill("5");
    House.button(mentor, "Copy for a shell").click();
    assertThat(House.button(mentor, "Copied")).isVisible();
    String copied = String.valueOf(mentor.evaluate("() => navigator.clipboard.readText()"));
    assertThat(copied).contains("curl '" + house.server.url() + "/api/v1/interviews?limit=5'").contains("$TRYOUT_TOKEN");
    assertThat(mentor.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Operations"))).isVisible();
  }
}
