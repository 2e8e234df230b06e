package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading applications and choosing among them, as mentors and coordinators do. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ChoosingPageTest extends LedHouse {
  private Preparing season;
  private Applying applying;
  private Applying.Applicant ada;
  private Applying.Applicant rita;
  private Applying.Applicant sam;

  @BeforeAll
  void prepare() {
    season = new Preparing(house);
    applying = new Applying(house, season);
    ada = applying.applicant("Ada Applicant");
    rita = applying.applicant("Rita Rival");
    sam = applying.applicant("Sam Third");
  }

  /** Looks at a page with the eyes of those who cannot see it well, light and dark. */
  private static void look(Page page, String name) {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
      assertThat(new AxeBuilder(page).setLegacyMode(true).withTags(AccessibilityTest.RULES).analyze().getViolations()).as("what axe found on " + name).isEmpty();
    }
    for (int width : new int[] {320, 600, 800, 1440}) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("() => page.scrollWidth - page.clientWidth")).as(name + ", " + width + " wide, is wider than its window").isEqualTo(0);
    }
    Browsers.shots(page, name);
    Browsers.full(page, name + "-full");
    if (Boolean.getBoolean("pictures")) {
      page.setViewportSize(390, 900);
      Browsers.full(page, name + "-390");
      page.setViewportSize(1440, 900);
    }
  }

  private static Locator criterion(Page page, String name) {
    return page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void choose(Page page, String criterion, int level) {
    criterion(page, criterion).locator("[data-value='" + level + "']").click();
  }

  private static void lock(Page page) {
    House.button(page, "Lock it…").click();
    House.button(page, "Lock it").click();
  }

  private static Locator lamp(Page page) {
    return page.locator(".own-review .lamp");
  }

  @Test
  void APP_9_two_mentors_review_without_each_other_and_read_each_other_once_both_locked() {
    String round = applying.round("Blind", new JsonObject());
    String application = applying.submitted(ada, applying.idea(round, "Cheaper snapshots"), Applying.text());
    Page mia = season.open(season.mia, "/rounds/" + round + "/applications");
    assertThat(mia.locator(".lede")).containsText("1 waits for your review.");
    mia.keyboard().press("j");
    assertThat(mia.locator(".applications .name")).isFocused();
    mia.keyboard().press("Enter");
    assertThat(mia.locator("h1")).hasText("Ada Applicant");
    look(mia, "desk-blank");
    mia.keyboard().press("3");
    assertThat(criterion(mia, "Understanding").locator("[aria-checked=true]")).containsText("good");
    assertThat(mia.locator(".anchor").first()).hasText("Names causes, and where in the code.");
    mia.keyboard().press("4");
    assertThat(criterion(mia, "Solution").locator("[aria-checked=true]")).containsText("strong");
    criterion(mia, "Solution").locator("[aria-checked=true]").focus();
    mia.keyboard().press("3");
    assertThat(criterion(mia, "Solution").locator("[aria-checked=true]")).containsText("good");
    House.button(mia, "Lock it…").click();
    assertThat(mia.locator(".own-review .wrong")).hasText("Choose a level for schedule, background first.");
    choose(mia, "Schedule", 2);
    choose(mia, "Background", 4);
    mia.getByLabel("Comment").fill("Knows the **lock** by heart.");
    assertThat(lamp(mia)).containsText("Saved");
    House.button(mia, "As it is read").click();
    assertThat(mia.locator(".seen-comment strong")).hasText("lock");
    Page omar = season.open(season.omar, "/applications/" + application);
    assertThat(omar.locator(".blind").first()).containsText("No other review is locked yet.");
    mia.reload();
    assertThat(mia.getByLabel("Comment")).hasValue("Knows the **lock** by heart.");
    assertThat(criterion(mia, "Background").locator("[aria-checked=true]")).containsText("strong");
    lock(mia);
    assertThat(mia.locator(".own-review .locked")).containsText("locked");
    assertThat(mia.locator("#reviews")).containsText("One review; there is nothing to compare it with.");
    assertThat(mia.getByLabel("Comment")).hasCount(0);
    omar.reload();
    assertThat(omar.locator(".blind").first()).containsText("1 other review is locked.");
    assertThat(omar.locator("#reviews")).containsText("1 of 2 reviews are locked. You read them once you locked your own");
    assertThat(omar.locator("#page")).not().containsText("by heart");
    for (String one : List.of("Understanding", "Solution", "Schedule", "Background")) {
      choose(omar, one, 2);
    }
    omar.getByLabel("Comment").fill("Where are the tests?");
    look(omar, "desk-writing");
    lock(omar);
    assertThat(omar.locator("#reviews")).containsText("Knows the lock by heart.");
    assertThat(omar.locator("#reviews")).containsText("Mean 2.5. The kindest and the strictest lie 1 level apart: talk about it.");
    mia.reload();
    assertThat(mia.locator("#reviews")).containsText("Where are the tests?");
    mia.getByLabel("Add to it").fill("They sent tests since.");
    House.button(mia, "Add").click();
    assertThat(mia.locator(".own-review .addendum")).containsText("They sent tests since.");
    assertThat(mia.locator("#reviews .addendum")).containsText("They sent tests since.");
    mia.locator("#reviews").scrollIntoViewIfNeeded();
    look(mia, "desk-reviews");
  }

  @Test
  void a_review_stays_in_this_browser_while_there_is_no_line_and_does_not_overwrite_what_was_written_in_another_window() {
    String round = applying.round("Kept", new JsonObject());
    String application = applying.submitted(ada, applying.idea(round, "Kept reviews"), Applying.text());
    Page mia = season.open(season.mia, "/applications/" + application);
    choose(mia, "Solution", 3);
    assertThat(lamp(mia)).containsText("Saved");
    Page second = house.browsers.tab(mia, "second window");
    second.navigate(mia.url());
    assertThat(criterion(second, "Solution").locator("[aria-checked=true]")).containsText("good");
    mia.context().setOffline(true);
    mia.getByLabel("Comment").fill("Written in a tunnel.");
    assertThat(lamp(mia)).hasText("Offline, kept in this browser");
    mia.context().setOffline(false);
    assertThat(lamp(mia)).containsText("Saved");
    second.getByLabel("Comment").fill("Written in the other window.");
    assertThat(second.locator(".own-review .banner")).containsText("It was changed in another window.");
    House.button(second, "Take the other").click();
    assertThat(second.getByLabel("Comment")).hasValue("Written in a tunnel.");
    assertThat(lamp(second)).containsText("Saved");
    house.browsers.faults.removeIf(fault -> fault.contains("status of 412"));
  }

  @Test
  void APP_10_to_12_a_coordinator_accepts_with_a_reason_and_declines_another_and_nobody_outside_can_tell() throws SQLException {
    String round = applying.round("Decided", new JsonObject());
    String idea = applying.idea(round, "Cheaper snapshots");
    String comes = applying.submitted(ada, idea, Applying.text());
    String stays = applying.submitted(rita, idea, Applying.text().put("programmes", JsonArray.of("gsoc")));
    Page cora = season.open(season.coordinator, "/applications/" + comes);
    assertThat(cora.locator(".decision")).containsText("Applications are still being written. Decide after");
    assertThat(House.button(cora, "Accept…")).hasCount(0);
    applying.review(season.mia, comes, new int[] {4, 3, 3, 4}, "Has sent patches.");
    applying.review(season.omar, comes, new int[] {3, 3, 2, 4}, "A good plan.");
    applying.recommend(season.mia, comes, "accept", "I would like to work with them.");
    applying.close(round);
    cora.reload();
    assertThat(cora.locator(".recommended")).containsText("Mia Mentor recommends to accept");
    assertThat(cora.locator("#reviews")).containsText("A good plan.");
    look(cora, "desk-decision");
    House.button(cora, "Accept…").click();
    assertThat(cora.locator("dialog")).containsText("There is no graded interview. Accepting needs a reason then.");
    House.button(cora, "Accept").click();
    assertThat(cora.locator("dialog .error")).hasText("Say why.");
    cora.getByLabel("Outreachy").check();
    cora.getByLabel("Why you accept all the same").fill("We talked for an hour\nat the summit.");
    Browsers.shots(cora, "desk-accepting");
    House.button(cora, "Accept").click();
    assertThat(cora.locator(".outcome")).hasText("Accepted in Outreachy.");
    assertThat(cora.locator(".secrecy")).containsText("Nobody outside learns of a decision before");
    assertThat(applying.read(ada.token(), comes).getString("state")).isEqualTo("submitted");
    cora.evaluate("scrollTo(0, 0)");
    Browsers.shots(cora, "desk-accepted");
    season.open(season.coordinator, "/applications/" + stays);
    assertThat(cora.locator(".decision")).containsText("The one place of this idea is given away.");
    assertThat(House.button(cora, "Accept…")).hasCount(0);
    House.button(cora, "Decline…").click();
    cora.getByLabel("To the applicant").fill("The plan is good; somebody was further.");
    House.button(cora, "Decline").click();
    assertThat(cora.locator(".outcome")).hasText("Declined.");
    assertThat(cora.locator(".decision blockquote")).containsText("The applicant reads this from the announcement on.");
    assertThat(applying.read(rita.token(), stays).getString("state")).isEqualTo("submitted");
    House.button(cora, "Take it back…").click();
    House.button(cora, "Take it back").click();
    assertThat(cora.locator("dialog .error")).containsText("Say why.");
    cora.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("The wrong one.");
    House.button(cora, "Take it back").click();
    assertThat(House.button(cora, "Decline…")).isVisible();
    Page omar = season.open(season.omar, "/applications/" + comes);
    assertThat(omar.locator(".outcome")).hasText("Accepted in Outreachy.");
    assertThat(House.button(omar, "Take it back…")).hasCount(0);
  }

  @Test
  void APP_11_where_somebody_is_accepted_elsewhere_the_page_leads_there() throws SQLException {
    String round = applying.round("Twice", new JsonObject());
    String first = applying.submitted(ada, applying.idea(round, "First of two"), Applying.text());
    String second = applying.submitted(ada, applying.idea(round, "Second of two"), Applying.text());
    applying.close(round);
    applying.move(season.coordinator.token(), first, new JsonObject().put("action", "accept").put("programme", "gsoc").put("reason", "Known for long."));
    Page cora = season.open(season.coordinator, "/applications/" + second);
    assertThat(cora.locator(".decision")).containsText("They are accepted with another application of this round.");
    cora.locator(".decision").getByText("First of two").click();
    assertThat(cora.locator(".outcome")).hasText("Accepted in Google Summer of Code.");
  }

  @Test
  void APP_13_whoever_is_too_near_judges_nothing_until_a_coordinator_lifts_it() {
    String round = applying.round("Near", new JsonObject());
    String application = applying.submitted(ada, applying.idea(round, "Near ones"), Applying.text());
    Page omar = season.open(season.omar, "/applications/" + application);
    House.button(omar, "I am too near to it…").click();
    omar.getByLabel("In a few words (may stay empty)").fill("We share an office.");
    House.button(omar, "Declare it").click();
    assertThat(omar.locator(".too-near")).containsText("A coordinator can lift it.");
    assertThat(omar.locator(".conflict-list")).containsText("We share an office.");
    assertThat(omar.locator("#reviews")).containsText("They are not shown to you");
    assertThat(omar.locator(".own-review, [data-part=recommendation]")).hasCount(0);
    look(omar, "desk-conflict");
    Page cora = season.open(season.coordinator, "/applications/" + application);
    House.button(cora, "Somebody else is…").click();
    cora.getByLabel("Who", new Page.GetByLabelOptions().setExact(true)).selectOption("Mia Mentor");
    House.button(cora, "Declare it").click();
    assertThat(cora.locator(".conflict-list li")).hasCount(2);
    House.button(cora, "Lift the conflict of Omar Mentor…").click();
    House.button(cora, "Lift it").click();
    assertThat(cora.locator("dialog .error")).containsText("Say why.");
    cora.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("Another office since.");
    House.button(cora, "Lift it").click();
    assertThat(cora.locator(".conflict-list li")).hasCount(1);
    omar.reload();
    assertThat(House.button(omar, "Lock it…")).isVisible();
    assertThat(season.open(season.mia, "/applications/" + application).locator(".too-near")).isVisible();
  }

  @Test
  void APP_7_mentors_and_applicants_write_to_each_other_and_a_mentor_notes_that_they_talked() {
    String round = applying.round("Talking", new JsonObject().put("contactGate", "require"));
    String application = applying.begin(ada, applying.idea(round, "Talked about"));
    Page mia = season.open(season.mia, "/rounds/" + round + "/applications");
    assertThat(mia.locator(".empty")).containsText("No applications yet.");
    Browsers.shots(mia, "applications-empty");
    house.server.call("POST", "/applications/" + application + "/messages", ada.token(), new JsonObject().put("text", "Is `qcow2` meant, or *raw* too?"));
    mia.reload();
    mia.getByText("Ada Applicant").click();
    assertThat(mia.locator(".reading")).containsText("Nothing is submitted yet.");
    assertThat(mia.locator(".contact-stand")).containsText("Contact is made.");
    assertThat(mia.locator(".thread .theirs em")).hasText("raw");
    mia.getByLabel("Write", new Page.GetByLabelOptions().setExact(true)).fill("Both, in the end.");
    mia.reload();
    assertThat(mia.getByLabel("Write", new Page.GetByLabelOptions().setExact(true))).hasValue("Both, in the end.");
    House.button(mia, "Send").click();
    assertThat(mia.locator(".thread li")).hasCount(2);
    House.button(mia, "We talked elsewhere…").click();
    mia.getByLabel("What you talked about").fill("At the summit.");
    House.button(mia, "Note it").click();
    assertThat(mia.locator(".thread li").last()).containsText("noted that they talked elsewhere.");
    assertThat(mia.getByLabel("Write", new Page.GetByLabelOptions().setExact(true))).hasValue("");
    look(mia, "desk-contact");
    assertThat(season.open(season.coordinator, "/applications/" + application).getByText("We talked elsewhere…")).hasCount(0);
  }

  @Test
  void APP_what_was_submitted_again_is_compared_with_what_was_before() {
    String round = applying.round("Again", new JsonObject());
    String application = applying.submitted(ada, applying.idea(round, "Written twice"), Applying.text());
    applying.review(season.mia, application, new int[] {3, 3, 3, 3}, "The first text.");
    applying.act(ada, application, "reopen");
    applying.write(ada, application, new JsonObject().put("problem", "Taking a snapshot copies half of the image."));
    Page mia = season.open(season.mia, "/applications/" + application);
    assertThat(mia.locator("#page")).containsText("The applicant opened it again");
    assertThat(mia.locator(".reading")).containsText("copies the whole image");
    applying.act(ada, application, "submit");
    mia.reload();
    assertThat(mia.locator(".own-review")).containsText("You read text 1. Text 2 came after it");
    assertThat(mia.locator("#changes dt")).hasText(new String[] {"Problem"});
    assertThat(mia.locator("#changes ins").first()).hasText("half");
    mia.getByText("What changed").first().click();
    look(mia, "desk-changes");
  }

  /** Three applications for two ideas; of the first, both mentors have locked their reviews. */
  private String three(String name) {
    String round = applying.round(name, new JsonObject());
    String idea = applying.idea(round, "Cheaper snapshots");
    String first = applying.submitted(ada, idea, Applying.text());
    applying.review(season.mia, first, new int[] {4, 3, 3, 4}, "Has sent patches.");
    applying.review(season.omar, first, new int[] {3, 3, 2, 3}, "A good plan.");
    applying.recommend(season.mia, first, "accept", "");
    applying.submitted(rita, idea, Applying.text().put("programmes", JsonArray.of("outreachy")).put("problem", "Snapshots are slow."));
    applying.submitted(sam, applying.idea(round, "Faster migration"), Applying.text());
    return round;
  }

  @Test
  void a_list_shows_what_waits_for_one_first_and_is_walked_by_keys_and_filtered() throws IOException, SQLException {
    String round = three("Listed");
    Page mia = season.open(season.mia, "/rounds/" + round + "/applications");
    assertThat(mia.locator(".applications .name")).hasText(new String[] {"Rita Rival", "Sam Third", "Ada Applicant"});
    assertThat(mia.locator(".applications tbody tr").last()).containsText("3.13");
    look(mia, "applications");
    for (String key : new String[] {"j", "ArrowDown", "j", "k", "k", "x"}) {
      mia.keyboard().press(key);
    }
    assertThat(mia.locator("tr.chosen .name")).hasText("Rita Rival");
    assertThat(House.button(mia, "As CSV")).hasCount(0);
    mia.getByLabel("Idea", new Page.GetByLabelOptions().setExact(true)).selectOption("Faster migration");
    assertThat(mia.locator(".applications .name")).hasText(new String[] {"Sam Third"});
    mia.reload();
    assertThat(mia.locator(".applications .name")).hasText(new String[] {"Sam Third"});
    mia.getByLabel("Words").fill("nobody of that name");
    assertThat(mia.locator(".state")).containsText("No application matches.");
    Browsers.shots(mia, "applications-none");
    House.button(mia, "Take the filters away").click();
    assertThat(mia.locator(".applications .name")).hasCount(3);
    applying.close(round);
    Page cora = season.open(season.coordinator, "/rounds/" + round + "/dashboard");
    assertThat(cora.locator(".lacks li").filter(new Locator.FilterOptions().setHasText("nothing is decided"))).hasCount(2);
    Browsers.shots(cora, "dashboard-applications");
    cora.locator(".lacks li").filter(new Locator.FilterOptions().setHasText("2 applications, and nothing is decided.")).locator("a").click();
    assertThat(cora.locator(".asked-for")).containsText("Only those are listed that are not decided.");
    assertThat(cora.locator(".applications .name")).hasText(new String[] {"Ada Applicant", "Rita Rival"});
    assertThat(cora.locator(".applications .mine")).hasText(new String[] {"waits for a decision", "waits for a decision"});
    look(cora, "applications-coordinator");
    House.button(cora, "List all").click();
    cora.getByLabel("Idea", new Page.GetByLabelOptions().setExact(true)).selectOption("any idea");
    assertThat(cora.locator(".applications .name")).hasCount(3);
    House.button(cora, "3 submitted").click();
    Download table = cora.waitForDownload(() -> House.button(cora, "As CSV").click());
    assertThat(table.suggestedFilename()).isEqualTo("applications.csv");
    assertThat(Files.readString(table.path()).lines().toList()).hasSize(4);
  }

  @Test
  void two_to_four_are_read_side_by_side() {
    String round = three("Beside");
    Page mia = season.open(season.mia, "/rounds/" + round + "/applications");
    mia.locator(".pick input").nth(0).check();
    assertThat(mia.locator(".beside-bar")).containsText("One is chosen.");
    mia.locator(".pick input").nth(1).check();
    mia.locator(".pick input").nth(2).check();
    assertThat(mia.locator(".beside-bar")).containsText("3 are chosen.");
    Browsers.shots(mia, "applications-chosen");
    House.button(mia, "Side by side").click();
    assertThat(mia.locator("h1")).hasText("Side by side");
    assertThat(mia.locator(".names h2")).hasText(new String[] {"Rita Rival", "Sam Third", "Ada Applicant"});
    assertThat(mia.locator("section[aria-label=Problem] [role=group]").first()).hasText("Snapshots are slow.");
    assertThat(mia.locator("section[aria-label=Reviews] [role=group]").first()).containsText("No review is locked yet. You have not reviewed it.");
    assertThat(mia.locator("section[aria-label=Reviews] [role=group]").last()).containsText("Mean 3.13");
    look(mia, "beside-three");
    String address = mia.url();
    mia.navigate(address.substring(0, address.lastIndexOf(',')));
    assertThat(mia.locator(".names h2")).hasCount(2);
    look(mia, "beside-two");
    mia.navigate(address.substring(0, address.indexOf('=') + 1));
    assertThat(mia.locator(".lede")).containsText("Choose two to four on the list");
  }

  @Test
  void mentors_find_the_list_by_their_ideas_and_whoever_mentors_none_is_told_so() {
    String round = applying.round("Found", new JsonObject());
    applying.submitted(ada, applying.idea(round, "Found by its mentor"), Applying.text());
    Page omar = season.open(season.omar, "/my-ideas");
    omar.locator("li").filter(new Locator.FilterOptions().setHasText("Found by its mentor")).getByText("Applications for it").click();
    assertThat(omar.locator(".applications .name")).hasText(new String[] {"Ada Applicant"});
    Preparing.Someone free = season.someone("Fay Free", "mentor");
    Page fay = season.open(free, "/rounds/" + round + "/applications");
    assertThat(fay.locator(".empty")).containsText("You mentor no idea of this round.");
    Browsers.shots(fay, "applications-no-idea");
    assertThat(season.open(season.coordinator, "/rounds/" + round + "/dashboard").getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Applications$")))).isVisible();
  }
}
