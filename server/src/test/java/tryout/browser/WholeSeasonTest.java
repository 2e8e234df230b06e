package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tryout.page.Format;

/** From the wiki page to a student's idea that strangers read: each in a browser of their own. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class WholeSeasonTest extends LedHouse {
  private static final Path SEED = Path.of("src", "test", "resources", "ideas", "seed.txt");
  private Preparing season;

  @Test
  void a_page_becomes_a_list_and_a_student_adds_an_idea_that_somebody_agrees_in_person_to_mentor() throws IOException {
    season = new Preparing(house);
    Page cora = season.coordinator.page();
    imported(cora);
    Page sam = proposed();
    String idea = sam.url().split("/")[4];
    refusedForOthers(idea);
    agreed(idea);
    published(cora, idea);
    exported(cora);
    read();
    house.browsers.faults.removeIf(fault -> fault.contains("status of 409"));
  }

  private void imported(Page cora) throws IOException {
    season.open(season.coordinator, "/rounds/" + season.round + "/import");
    cora.getByLabel("The page", new Page.GetByLabelOptions().setExact(true)).fill(Files.readString(SEED));
    House.button(cora, "Read the page").click();
    assertThat(cora.locator(".figures li").first()).hasText("13 new");
    cora.getByText("to the organisation's page", new Page.GetByTextOptions().setExact(false)).last().click();
    assertThat(cora.locator(".take-over")).containsText("Added 9 parts");
    Browsers.shots(cora, "import-taken-over");
    House.button(cora, "Import 13 ideas").click();
    assertThat(cora.locator("h1")).hasText("Imported");
  }

  /** Whoever has no account makes one, and writes. */
  private Page proposed() {
    Page sam = house.browsers.person("Sam");
    sam.navigate(house.server.url() + "/ideas/new");
    sam.getByText("make an account").click();
    Browsers.shots(sam, "sign-up");
    House.button(sam, "Make the account").click();
    assertThat(sam.locator(".faults")).containsText("Type your name.");
    sam.getByLabel("Your name").fill("Sam Student");
    sam.getByLabel("Mail address").fill("sam@example.net");
    sam.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("a phrase of my own");
    House.button(sam, "Make the account").click();
    assertThat(sam.locator("h1")).hasText("New idea");
    sam.getByLabel("Title").first().fill("A simulator for thunderstorms");
    sam.getByLabel("Description").first().fill("Guests should hear it.");
    sam.getByLabel("Skill level").first().fill("beginner");
    sam.getByLabel("Language").first().fill("C");
    House.button(sam, "Create the draft").click();
    for (String mentor : new String[] {"Mia Mentor", "Omar Mentor"}) {
      sam.getByLabel("Ask somebody").fill(mentor);
      House.button(sam, "Ask").click();
      assertThat(sam.locator(".mentor-list")).containsText(mentor);
    }
    House.button(sam, "Propose it").click();
    assertThat(sam.locator("[aria-current=step]")).containsText("Proposed");
    return sam;
  }

  private void refusedForOthers(String idea) {
    Page cora = season.open(season.coordinator, "/ideas/" + idea + "/manage");
    assertThat(cora.locator(".mentor-list")).containsText("Mia Mentor");
    assertThat(House.button(cora, "Agree")).hasCount(0);
    assertThatThrownBy(() -> season.write("POST", idea, "/mentors/" + season.mia.id() + "/transitions", new JsonObject().put("action", "agree").put("hours", 5), season.coordinator))
        .hasMessageContaining("403").hasMessageContaining("only-self-may-agree");
  }

  private void agreed(String idea) {
    Page mia = season.open(season.mia, "/inbox");
    mia.locator(".tidings a").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("thunderstorms")).first().click(new com.microsoft.playwright.Locator.ClickOptions().setPosition(4, 4));
    House.button(mia, "Agree").click();
    assertThat(mia.locator("[aria-current=step]")).containsText("Mentored");
    assertThat(season.shown(idea).getString("state")).isEqualTo("mentored");
  }

  private void published(Page cora, String idea) {
    season.open(season.coordinator, "/ideas/" + idea + "/manage");
    House.button(cora, "Publish it").click();
    House.button(cora, "Publish").click();
    assertThat(cora.locator("[aria-current=step]")).containsText("Published");
  }

  private void exported(Page cora) throws IOException {
    season.open(season.coordinator, "/rounds/" + season.round + "/dashboard");
    Download download = cora.waitForDownload(() -> House.button(cora, "Markdown").click());
    assertThat(tryout.page.Page.read(Files.readString(download.path()), Format.MARKDOWN).ideas()).hasSize(14);
  }

  private void read() {
    Page visitor = house.browsers.person("Visitor");
    visitor.navigate(house.server.url() + "/");
    assertThat(visitor.locator(".welcome-text")).containsText("Find Us");
    assertThat(visitor.locator(".welcome-text")).not().containsText("Important links");
    assertThat(season.call("GET", "/organisation", null).encode()).contains("Important links");
    visitor.getByText("Read the idea").click();
    visitor.getByText("A simulator for thunderstorms").click();
    assertThat(visitor.locator("article")).containsText("Guests should hear it.");
    assertThat(visitor.locator(".idea-mentors")).containsText("Mia Mentor");
    assertThat(visitor.locator("body")).not().containsText("sam@example.net");
  }
}
