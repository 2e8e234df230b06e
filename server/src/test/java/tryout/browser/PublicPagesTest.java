package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What visitors read of the organisation, its round and its ideas, with scripts and without. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class PublicPagesTest extends LedHouse {
  private String first = "";
  private Page coordinator;

  /** The first real page, imported, with most of its ideas published, and its sections as the organisation's own. */
  private void furnish() throws IOException {
    Preparing prepared = new Preparing(house);
    String round = prepared.round;
    String page = Files.readString(Path.of(System.getProperty("tryout.project"), "server/src/test/resources/ideas/seed.txt"), StandardCharsets.UTF_8);
    JsonObject report = prepared.call("POST", "/rounds/" + round + "/imports", new JsonObject().put("page", page));
    prepared.call("POST", "/imports/" + report.getString("id") + "/apply", new JsonObject());
    JsonArray sections = new JsonArray();
    report.getJsonArray("sections").stream().map(JsonObject.class::cast).filter(one -> !one.getString("title").isEmpty() && !one.getString("text").isBlank())
        .forEach(one -> sections.add(new JsonObject().put("title", one.getString("title")).put("text", one.getString("text"))));
    JsonObject own = new JsonObject().put("sections", sections)
        .put("channels", JsonArray.of(new JsonObject().put("label", "#qemu-gsoc on irc.oftc.net").put("href", "ircs://irc.oftc.net/qemu-gsoc"), new JsonObject().put("label", "Developers' mailing list").put("href", "mailto:developers@example.org")));
    house.server.site().call("PATCH", "/organisation", prepared.coordinator.token(), own, "1");
    JsonArray items = prepared.call("GET", "/rounds/" + round + "/ideas?limit=200", null).getJsonArray("items");
    for (int i = 0; i < items.size() - 1; i++) {
      publish(prepared, items.getJsonObject(i).getString("id"));
    }
    first = items.getJsonObject(2).getString("id");
    prepared.call("POST", "/ideas/" + first + "/messages", new JsonObject().put("text", "Where would *you* begin to read?"));
    prepared.write("POST", items.getJsonObject(1).getString("id"), "/mentors/" + prepared.mia.id() + "/transitions", new JsonObject().put("action", "withdraw").put("note", "The branch is on my page."), prepared.mia);
    coordinator = prepared.coordinator.page();
  }

  private static void publish(Preparing prepared, String id) {
    prepared.write("PUT", id, "/mentors/" + prepared.mia.id(), new JsonObject(), prepared.coordinator);
    prepared.move(id, "propose", prepared.coordinator);
    prepared.agree(id, prepared.mia);
    if (prepared.shown(id).getJsonArray("missing").isEmpty()) {
      prepared.move(id, "publish", prepared.coordinator);
    }
  }

  @Test
  void a_visitor_reads_the_organisation_the_list_and_an_idea_also_without_scripts() throws IOException {
    Page bare = house.browsers.person("First visitor");
    bare.navigate(house.server.url() + "/");
    Browsers.shots(bare, "welcome-empty");
    bare.navigate(house.server.url() + "/ideas");
    Browsers.shots(bare, "ideas-none");
    furnish();
    Page visitor = house.browsers.person("Visitor");
    visitor.navigate(house.server.url() + "/");
    assertThat(visitor.locator("h1")).isVisible();
    Browsers.shots(visitor, "welcome");
    visitor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^Read the \\d+ ideas"))).click();
    assertThat(visitor.locator("h1")).hasText("Ideas for Summer 2027");
    Browsers.shots(visitor, "ideas");
    visitor.getByLabel("Level").selectOption("intermediate");
    assertThat(visitor).hasURL(java.util.regex.Pattern.compile("/ideas\\?skillLevel=intermediate$"));
    assertThat(visitor.locator(".found")).containsText(" of ");
    visitor.navigate(house.server.url() + "/ideas?q=zzzz");
    assertThat(visitor.locator(".empty")).containsText("No idea fits.");
    Browsers.shots(visitor, "ideas-nothing-fits");
    visitor.navigate(house.server.url() + "/ideas/" + first);
    assertThat(visitor.locator(".questions")).containsText("Where would you begin to read?");
    Browsers.shots(visitor, "idea");
    coordinator.navigate(house.server.url() + "/ideas/" + first);
    assertThat(coordinator.locator("#own")).containsText("Mentors and state");
    Browsers.shots(coordinator, "idea-own");
    coordinator.navigate(house.server.url() + "/");
    coordinator.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change this page")).click();
    assertThat(coordinator.locator("h1")).isVisible();
    Browsers.shots(coordinator, "organisation");
    withoutScripts();
    visitor.navigate(house.server.url() + "/ideas/00000000-0000-4000-8000-000000000000");
    assertThat(visitor.locator("h1")).hasText("There is nothing here");
    Browsers.shots(visitor, "idea-nothing");
    house.browsers.faults.removeIf(fault -> fault.contains("status of 404"));
  }

  private void withoutScripts() {
    try (BrowserContext plain = mentor.context().browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = plain.newPage();
      page.navigate(house.server.url() + "/ideas");
      page.locator(".rows a").first().click();
      assertThat(page.locator("article")).isVisible();
      assertThat(page.locator("meta[property='og:title']")).hasAttribute("content", java.util.regex.Pattern.compile(".+ · .+"));
      page.navigate(house.server.url() + "/ideas?language=C&q=pci");
      assertThat(page.locator(".rows li")).not().hasCount(0);
    }
  }
}
