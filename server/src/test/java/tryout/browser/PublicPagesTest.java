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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What visitors read of the organisation, its round and its ideas, with scripts and without. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class PublicPagesTest extends LedHouse {
  private String round = "";
  private String first = "";

  /** The first real page, imported; some of its ideas published by the mentor who is its coordinator here. */
  private void furnish() throws IOException {
    House.coordinates(house, mentor);
    String token = house.token();
    JsonObject made = house.server.call("POST", "/rounds", token, new JsonObject().put("name", "Summer 2018").put("dates", dates())
        .put("programmes", JsonArray.of(new JsonObject().put("id", "gsoc").put("name", "Google Summer of Code").put("applyUrl", "https://example.org/apply").put("note", "Students of a university."), new JsonObject().put("id", "outreachy").put("name", "Outreachy"))));
    round = made.getString("id");
    house.server.call("POST", "/rounds/" + round + "/transitions", token, new JsonObject().put("action", "open"), Map.of("If-Match", "\"1\""));
    String page = Files.readString(Path.of(System.getProperty("tryout.project"), "server/src/test/resources/ideas/seed.txt"), StandardCharsets.UTF_8);
    JsonObject report = house.server.call("POST", "/rounds/" + round + "/imports", token, new JsonObject().put("page", page));
    house.server.call("POST", "/imports/" + report.getString("id") + "/apply", token, new JsonObject());
    JsonArray sections = new JsonArray();
    report.getJsonArray("sections").stream().map(JsonObject.class::cast).filter(one -> !one.getString("title").isEmpty() && !one.getString("text").isBlank())
        .forEach(one -> sections.add(new JsonObject().put("title", one.getString("title")).put("text", one.getString("text"))));
    JsonObject channels = new JsonObject().put("sections", sections)
        .put("channels", JsonArray.of(new JsonObject().put("label", "#qemu-gsoc on irc.oftc.net").put("href", "ircs://irc.oftc.net/qemu-gsoc"), new JsonObject().put("label", "Developers' mailing list").put("href", "mailto:developers@example.org")));
    house.server.call("PATCH", "/organisation", token, channels, Map.of("If-Match", "\"1\""));
    String me = house.server.call("GET", "/me", token, null).getString("id");
    JsonArray items = house.server.call("GET", "/rounds/" + round + "/ideas?limit=200", token, null).getJsonArray("items");
    for (int i = 0; i < items.size() - 1; i++) {
      publish(items.getJsonObject(i).getString("id"), me);
    }
    first = items.getJsonObject(2).getString("id");
    house.server.call("POST", "/ideas/" + first + "/messages", token, new JsonObject().put("text", "Where would *you* begin to read?"));
    withdraw(items.getJsonObject(1).getString("id"), me);
  }

  private static JsonObject dates() {
    JsonObject dates = new JsonObject();
    List<String> names = List.of("ideasOpen", "ideasClose", "applyOpen", "applyClose", "announceAt", "start", "end");
    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    names.forEach(name -> dates.put(name, now.plus(Duration.ofDays(names.indexOf(name) * 21L - 45)).toString()));
    return dates;
  }

  private void write(String method, String id, String path, JsonObject body) {
    long revision = house.server.call("GET", "/ideas/" + id, house.token(), null).getLong("revision");
    house.server.call(method, "/ideas/" + id + path, house.token(), body, Map.of("If-Match", "\"" + revision + "\""));
  }

  private void publish(String id, String me) {
    write("PUT", id, "/mentors/" + me, new JsonObject());
    write("POST", id, "/transitions", new JsonObject().put("action", "propose"));
    write("POST", id, "/mentors/" + me + "/transitions", new JsonObject().put("action", "agree").put("hours", 5));
    JsonObject idea = house.server.call("GET", "/ideas/" + id, house.token(), null);
    if (idea.getJsonArray("missing").isEmpty()) {
      write("POST", id, "/transitions", new JsonObject().put("action", "publish"));
    }
  }

  private void withdraw(String id, String me) {
    write("POST", id, "/mentors/" + me + "/transitions", new JsonObject().put("action", "withdraw").put("note", "The branch is on my page."));
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
    assertThat(visitor.locator("h1")).hasText("Ideas for Summer 2018");
    Browsers.shots(visitor, "ideas");
    visitor.getByLabel("Level").selectOption("advanced");
    assertThat(visitor).hasURL(java.util.regex.Pattern.compile("/ideas\\?skillLevel=advanced$"));
    assertThat(visitor.locator(".found")).containsText(" of ");
    visitor.navigate(house.server.url() + "/ideas?q=zzzz");
    assertThat(visitor.locator(".empty")).containsText("No idea fits.");
    Browsers.shots(visitor, "ideas-nothing-fits");
    visitor.navigate(house.server.url() + "/ideas/" + first);
    assertThat(visitor.locator(".questions")).containsText("Where would you begin to read?");
    Browsers.shots(visitor, "idea");
    mentor.navigate(house.server.url() + "/ideas/" + first);
    assertThat(mentor.locator("#own")).containsText("Mentors and state");
    Browsers.shots(mentor, "idea-own");
    mentor.navigate(house.server.url() + "/");
    mentor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change this page")).click();
    assertThat(mentor.locator("h1")).isVisible();
    Browsers.shots(mentor, "organisation");
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
