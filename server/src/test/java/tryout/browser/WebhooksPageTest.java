package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tryout.hook.Receiver;

/** Looking after webhooks, with a real receiver at their end. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class WebhooksPageTest extends LedHouse {
  private final Receiver receiver = new Receiver();
  private Preparing season;

  @Override
  Map<String, String> settings() {
    return Map.of("TRYOUT_WEBHOOK_HOSTS", "localhost");
  }

  @BeforeAll
  void prepare() {
    season = new Preparing(house);
  }

  @AfterEach
  void forget() {
    house.server.call("GET", "/webhooks?limit=200", house.token(), null).getJsonArray("items").stream().map(JsonObject.class::cast)
        .forEach(one -> house.server.site().call("DELETE", "/webhooks/" + one.getString("id"), house.token(), null, String.valueOf(one.getLong("revision"))));
  }

  @AfterAll
  void closeReceiver() {
    receiver.close();
  }

  private Page open() {
    return season.open(season.coordinator, "/webhooks");
  }

  private String add(String path, String... events) {
    return season.call("POST", "/webhooks", new JsonObject().put("url", receiver.url(path)).put("events", JsonArray.of((Object[]) events))).getString("secret");
  }

  private static Locator row(Page page) {
    return page.locator(".hooks > li");
  }

  private void choose(Page page, String label) {
    row(page).first().locator("[aria-haspopup]").click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(label)).click();
  }

  private void propose(String title) {
    String idea = season.idea(title);
    season.ask(idea, season.omar);
    season.move(idea, "propose", season.mia);
  }

  @Test
  void a_coordinator_finds_webhooks_beside_the_people_adds_one_and_is_given_its_secret_once() {
    Page page = season.open(season.coordinator, "/people");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Webhooks")).click();
    assertThat(page.locator(".empty")).containsText("No program is told of anything yet.");
    Browsers.shots(page, "webhooks-empty");
    House.button(page, "Add it").click();
    assertThat(page.locator(".faults")).containsText("An address that begins with https://.");
    page.getByLabel("Address", new Page.GetByLabelOptions().setExact(true)).fill(receiver.url("/added"));
    page.getByLabel("Some events").check();
    House.button(page, "Add it").click();
    assertThat(page.locator(".faults")).containsText("Choose at least one.");
    Browsers.shots(page, "webhooks-refused");
    page.getByLabel("An idea is published").check();
    House.button(page, "Add it").click();
    assertThat(row(page)).containsText("An idea is published");
    Locator secret = page.getByLabel("Secret", new Page.GetByLabelOptions().setExact(true));
    assertThat(secret.inputValue()).startsWith("whsec_");
    assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(secret.inputValue());
    assertThat(page.getByText("It is shown only now.")).isVisible();
    Browsers.shots(page, "webhooks-added");
    page.reload();
    assertThat(row(page)).containsText("Nothing was sent to it yet.");
    assertThat(secret).hasCount(0);
  }

  @Test
  void a_test_says_at_once_what_became_of_it_and_stands_among_what_was_told() {
    String secret = add("/tested");
    Page page = open();
    page.getByText("What it was told").click();
    assertThat(page.locator(".deliveries")).containsText("It was told nothing yet.");
    House.button(page, "Send a test to " + receiver.url("/tested")).click();
    assertThat(row(page)).containsText("Test: Taken. Answered 204 after ");
    assertThat(receiver.got("/tested").getFirst().signedBy(secret)).isTrue();
    receiver.at("/tested", Receiver.words(500, "{\"error\": \"The channel is away.\"}"));
    House.button(page, "Send a test to " + receiver.url("/tested")).click();
    assertThat(row(page)).containsText("Test: Not taken. Answered 500 after ");
    assertThat(page.locator(".deliveries > li")).hasCount(2);
    page.locator(".deliveries summary").first().click();
    assertThat(page.locator(".deliveries > li").first()).containsText("The channel is away.");
    Browsers.shots(page, "webhooks-tested");
  }

  @Test
  void what_failed_is_sent_again_and_its_row_says_so() {
    add("/again", "idea.proposed");
    receiver.at("/again", Receiver.status(503));
    propose("Sent again");
    Page page = open();
    page.getByText("What it was told").click();
    assertThat(page.locator(".deliveries > li")).containsText("idea.proposed");
    assertThat(page.locator(".deliveries > li")).containsText("Answered 503");
    Browsers.shots(page, "webhooks-waiting");
    receiver.at("/again", Receiver.status(200));
    page.locator(".deliveries .button").click();
    assertThat(page.locator(".deliveries .chip")).hasText("taken");
    assertThat(row(page)).containsText("Taken. Answered 200");
    assertThat(receiver.got("/again").stream().map(Receiver.Got::id).distinct()).hasSize(1);
  }

  @Test
  void a_webhook_is_changed_switched_off_and_on_rotated_and_deleted() {
    String before = add("/kept");
    Page page = open();
    choose(page, "Change…");
    page.getByRole(AriaRole.DIALOG).getByLabel("Some events").check();
    page.getByRole(AriaRole.DIALOG).getByLabel("Somebody writes about an idea or an application").check();
    page.getByRole(AriaRole.DIALOG).getByLabel("Address").fill("https://10.0.0.7/");
    House.button(page, "Save").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("10.0.0.7 is no address of the public internet.");
    house.browsers.faults.removeIf(fault -> fault.contains("status of 422"));
    Browsers.shots(page, "webhooks-change");
    page.getByRole(AriaRole.DIALOG).getByLabel("Address").fill(receiver.url("/moved"));
    House.button(page, "Save").click();
    assertThat(row(page)).containsText("/moved");
    assertThat(row(page).locator("[aria-haspopup]")).isFocused();
    assertThat(row(page)).containsText("Somebody writes about an idea or an application");
    choose(page, "Switch off");
    assertThat(row(page)).containsText("switched off");
    choose(page, "Switch on");
    assertThat(row(page)).not().containsText("switched off");
    choose(page, "Make a fresh secret…");
    House.button(page, "Make it").click();
    assertThat(page.getByLabel("Secret", new Page.GetByLabelOptions().setExact(true))).not().hasValue(before);
    assertThat(row(page)).containsText("The secret before signs, too, until ");
    Browsers.shots(page, "webhooks-rotated");
    choose(page, "Delete…");
    House.button(page, "Delete it").click();
    assertThat(page.locator(".empty")).isVisible();
  }

  @Test
  void many_webhooks_in_all_their_states_are_told_apart() {
    for (String path : new String[] {"/matrix/_webhooks/a-very-long-address/of-a-bot-that-says-it-in-a-channel?room=ideas&format=plain", "/gone", "/off"}) {
      add(path);
    }
    receiver.at("/gone", Receiver.status(410));
    propose("Told to many");
    Page page = open();
    Locator gone = row(page).filter(new Locator.FilterOptions().setHasText("/gone"));
    House.button(page, "Send a test to " + receiver.url("/off")).click();
    assertThat(row(page).nth(2)).containsText("Test: Taken.");
    page.reload();
    assertThat(gone).containsText("gone: switched off");
    row(page).nth(0).getByText("What it was told").click();
    assertThat(row(page).nth(0).locator(".deliveries")).containsText("idea.proposed");
    Browsers.shots(page, "webhooks-many");
    Browsers.full(page, "webhooks-many-full");
    page.setViewportSize(390, 844);
    Browsers.full(page, "webhooks-many-390");
    page.setViewportSize(1440, 900);
  }

  @Test
  void whoever_does_not_run_the_house_reads_whom_to_ask() {
    Page page = season.open(season.omar, "/webhooks");
    assertThat(page.locator(".lede")).containsText("Coordinators and administrators look after them.");
  }
}
