package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Preparing rounds and ideas, as those do who write, mentor and coordinate. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SeasonPagesTest extends LedHouse {
  private static final Path SEED = Path.of("src", "test", "resources", "ideas", "seed.txt");
  private Preparing season;

  @BeforeAll
  void prepare() {
    season = new Preparing(house);
  }

  private static void pasted(Page page, String text) {
    page.getByLabel("The page", new Page.GetByLabelOptions().setExact(true)).fill(text);
    House.button(page, "Read the page").click();
  }

  @Test
  void IMP_2_a_page_is_read_first_and_taken_over_as_it_was_told() throws IOException {
    String round = season.round("Summer 2018");
    Page page = season.open(season.coordinator, "/rounds/" + round + "/import");
    assertThat(page.locator("h1")).hasText("Import a page of ideas");
    Browsers.shots(page, "import");
    page.locator("input[type=file]").first().setInputFiles(SEED);
    assertThat(page.getByText("From seed.txt")).isVisible();
    House.button(page, "Read the page").click();
    assertThat(page.locator("h1")).hasText("What this page would do");
    assertThat(page.locator(".figures li")).hasText(new String[] {"13 new", "0 changed", "0 unchanged", "1 skipped"});
    assertThat(page.locator("#skipped")).containsText("A form to be filled in, and no idea.");
    assertThat(page.locator("#skipped")).containsText("line 278");
    page.locator("#created summary").first().click();
    assertThat(page.locator("#created")).containsText("Run QEMU UI in a separate process");
    Browsers.shots(page, "import-report");
    Browsers.full(page, "import-report-full");
    assertThat(season.call("GET", "/rounds/" + round + "/ideas", null).getJsonArray("items")).isEmpty();
    House.button(page, "Import 13 ideas").click();
    assertThat(page.locator("h1")).hasText("Imported");
    assertThat(page.locator(".lede")).containsText("13 ideas added in Summer 2018.");
    Browsers.shots(page, "import-done");
    page.reload();
    assertThat(page.locator("h1")).hasText("Imported");
    season.open(season.coordinator, "/rounds/" + round + "/import");
    pasted(page, Files.readString(SEED).replace("Run QEMU UI in a separate process", "Run the UI of QEMU in a process of its own"));
    assertThat(page.locator(".figures li")).hasText(new String[] {"0 new", "1 changed", "12 unchanged", "1 skipped"});
    assertThat(page.locator("#changed ins")).hasText(new String[] {"the", "of QEMU", "of its own"});
    Browsers.shots(page, "import-changed");
  }

  @Test
  void IMP_2_ideas_that_were_changed_since_a_page_was_read_are_not_overwritten() {
    String round = season.round("Autumn");
    Page page = season.open(season.coordinator, "/rounds/" + round + "/import");
    House.button(page, "Read the page").click();
    assertThat(page.locator(".field.invalid")).containsText("Paste the page, or choose its file.");
    String text = "## Lamp\n\nMake it shine.\n\n- Skill level: beginner\n- Mentor: Ada\n";
    pasted(page, text);
    assertThat(House.button(page, "Import 1 idea")).isVisible();
    season.call("POST", "/rounds/" + round + "/ideas", new JsonObject().put("title", "Lamp").put("description", "Make it glow."));
    House.button(page, "Import 1 idea").click();
    assertThat(page.locator(".banner")).containsText("The ideas were changed since this page was read. Nothing was imported.");
    Browsers.shots(page, "import-stale");
    House.button(page, "Read again").click();
    assertThat(page.locator(".figures li")).hasText(new String[] {"0 new", "1 changed", "0 unchanged", "0 skipped"});
    assertThat(page.locator("#changed")).containsText("glow");
    House.button(page, "Back to the page").click();
    assertThat(page.getByLabel("The page", new Page.GetByLabelOptions().setExact(true))).hasValue(text);
    house.browsers.faults.removeIf(fault -> fault.contains("status of 409"));
  }

  @Test
  void IDEA_4_a_desk_offers_each_what_they_may_do_and_nobody_agrees_for_another() {
    String idea = season.idea("Cheaper snapshots");
    Page mia = season.open(season.mia, "/ideas/" + idea + "/manage");
    assertThat(mia.locator("[aria-current=step]")).containsText("Draft");
    assertThat(House.button(mia, "Propose it")).hasCount(0);
    Browsers.shots(mia, "idea-manage-draft");
    mia.getByLabel("Ask somebody").fill("Omar");
    House.button(mia, "Ask").click();
    assertThat(mia.locator(".field.invalid")).containsText("Nobody who may mentor has this name.");
    mia.getByLabel("Ask somebody").fill("omar mentor");
    House.button(mia, "Ask").click();
    assertThat(mia.locator(".mentor-list li")).containsText("asked, no answer yet");
    House.button(mia, "Propose it").click();
    assertThat(mia.locator("[aria-current=step]")).containsText("Proposed");
    assertThat(House.button(mia, "Agree")).hasCount(0);
    Page cora = season.open(season.coordinator, "/ideas/" + idea + "/manage");
    assertThat(cora.locator(".mentor-list li")).containsText("asked, no answer yet");
    assertThat(House.button(cora, "Agree")).hasCount(0);
    assertThat(House.button(cora, "Publish it")).hasCount(0);
    Browsers.shots(cora, "idea-manage-coordinator");
    Page omar = season.open(season.omar, "/ideas/" + idea + "/manage");
    Browsers.shots(omar, "idea-manage-asked");
    omar.getByLabel("Hours a week").fill("2");
    House.button(omar, "Agree").click();
    assertThat(omar.locator(".answering .error")).containsText("A whole number from 5 to 80.");
    omar.getByLabel("Hours a week").fill("6");
    House.button(omar, "Agree").click();
    assertThat(omar.locator("[aria-current=step]")).containsText("Mentored");
    assertThat(omar.locator(".mentor-list li")).containsText("agreed, 6 hours a week");
    House.button(cora, "Archive…").click();
    House.button(cora, "Cancel").click();
    cora.reload();
    House.button(cora, "Publish it").click();
    House.button(cora, "Publish").click();
    assertThat(cora.locator("[aria-current=step]")).containsText("Published");
    Browsers.shots(cora, "idea-manage-published");
    House.button(omar, "Withdraw…").click();
    assertThat(omar.getByText("It is shown as it is now")).hasCount(0);
    House.button(omar, "Cancel").click();
    omar.reload();
    House.button(omar, "Withdraw…").click();
    House.button(omar, "Withdraw").click();
    assertThat(omar.locator("dialog .field.invalid")).containsText("Write a few words for whoever takes over.");
    omar.getByLabel("For whoever takes over").fill("Begin with the tests.");
    House.button(omar, "Withdraw").click();
    assertThat(omar.locator("h1")).hasText("You withdrew.");
    cora.reload();
    assertThat(cora.locator(".under .chip")).hasText("seeking a mentor");
    assertThat(cora.locator(".notes")).containsText("Begin with the tests.");
    Browsers.full(cora, "idea-manage-seeking");
  }
}
