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
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    page.getByText("See what is missing").click();
    assertThat(page.locator(".lacks li")).hasCount(13);
    House.button(page, "13 draft").click();
    assertThat(page.locator(".idea-list tbody tr")).hasCount(13);
    Browsers.full(page, "dashboard-drafts");
    season.open(season.coordinator, "/rounds/" + round + "/import");
    pasted(page, Files.readString(SEED).replace("Run QEMU UI in a separate process", "Run the UI of QEMU in a process of its own"));
    assertThat(page.locator(".figures li")).hasText(new String[] {"0 new", "1 changed", "12 unchanged", "1 skipped"});
    assertThat(page.locator("#changed ins")).hasText(new String[] {"the", "of QEMU", "of its own"});
    Browsers.shots(page, "import-changed");
  }

  @Test
  void IDEA_11_whoever_wants_to_be_told_of_new_ideas_says_so_on_the_list_and_may_stop_it_again() {
    String round = season.round("Told of");
    Page page = season.open(season.coordinator, "/rounds/" + round);
    House.button(page, "Tell me of new ideas").click();
    Browsers.shots(page, "list-followed");
    assertThat(House.button(page, "Stop telling me")).isFocused();
    page.reload();
    House.button(page, "Stop telling me").click();
    assertThat(House.button(page, "Tell me of new ideas")).isVisible();
  }

  @Test
  void IMP_4_what_one_is_called_in_the_channels_is_said_on_the_account_page() {
    Page page = season.open(season.coordinator, "/account");
    page.getByLabel("Nick").fill("two words");
    House.button(page, "Save").click();
    assertThat(page.locator("form").first()).containsText("letters, digits and any of");
    Browsers.shots(page, "account-nick");
    page.getByLabel("Nick").fill("cora_c");
    House.button(page, "Save").click();
    assertThat(page.getByText("Saved.").first()).isVisible();
    page.reload();
    assertThat(page.getByLabel("Nick")).hasValue("cora_c");
    Browsers.shots(season.open(season.coordinator, "/people"), "people-nick");
  }

  @Test
  void NOTE_3_what_one_is_told_of_and_when_is_chosen_by_keyboard() {
    Page page = season.open(season.coordinator, "/account");
    Locator mail = page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName("Ideas, by mail"));
    assertThat(mail.getByLabel("Daily")).isChecked();
    assertThat(page.locator(".notices")).containsText("They cannot be off.");
    mail.getByLabel("Daily").focus();
    page.keyboard().press("ArrowRight");
    assertThat(mail.getByLabel("Off")).isChecked();
    page.keyboard().press("Tab");
    page.keyboard().press("ArrowRight");
    assertThat(page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName("Mentoring, here")).getByLabel("Daily")).isChecked();
    Browsers.shots(page, "account-notices");
    Browsers.full(page, "account-notices-full");
    House.button(page, "Save").click();
    assertThat(page.locator(".toast")).containsText("Saved.");
    page.reload();
    assertThat(mail.getByLabel("Off")).isChecked();
    JsonObject kept = season.call("GET", "/me", null).getJsonObject("notices");
    assertThat(kept.getJsonObject("ideas").getString("mail")).isEqualTo("off");
    assertThat(kept.getJsonObject("mentoring")).isEqualTo(new JsonObject().put("here", "daily").put("mail", "now"));
    assertThat(kept.getJsonObject("messages")).isEqualTo(new JsonObject().put("here", "now").put("mail", "now"));
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
    Page elsewhere = house.browsers.tab(page, "Elsewhere");
    elsewhere.navigate(page.url());
    House.button(elsewhere, "Import 1 idea").click();
    House.button(elsewhere, "Read again").click();
    assertThat(elsewhere.locator("#changed")).containsText("glow");
    House.button(page, "Read again").click();
    assertThat(page.locator(".figures li")).hasText(new String[] {"0 new", "1 changed", "0 unchanged", "0 skipped"});
    assertThat(page.locator("#changed")).containsText("glow");
    House.button(page, "Back to the page").click();
    assertThat(page.getByLabel("The page", new Page.GetByLabelOptions().setExact(true))).hasValue(text);
    house.browsers.faults.removeIf(fault -> fault.contains("status of 409"));
  }

  /** What is shown to be sent to those who were asked, in the order of the page. */
  private static List<String> letters(Page page) {
    return House.each(page.locator(".letters textarea")).stream().map(Locator::inputValue).toList();
  }

  @Test
  void IDEA_4_all_whom_a_page_names_are_asked_at_once_and_each_agrees_in_person() {
    String draft = season.draftRound("From nothing", Preparing.dates());
    Page page = season.open(season.coordinator, "/");
    page.locator(".rows").getByText("From nothing").click();
    assertThat(page.locator("h1")).hasText("From nothing");
    page.getByText("Import a page").click();
    String form = "- Skill level: beginner\n- Language: C\n";
    pasted(page, "# Project ideas\n\n## Bell\n\nMake it ring.\n\n" + form + "- Mentors: Mia Mentor, Newton New\n\n## Door\n\nMake it open.\n\n" + form + "- Mentor: Newton New <newton@example.com>\n\n## Mat\n\nLay it.\n\n" + form);
    House.button(page, "Import 3 ideas").click();
    assertThat(page.locator("#created a")).hasText(new String[] {"Bell", "Door", "Mat"});
    assertThat(page.getByText("The list that everybody reads")).hasCount(0);
    page.getByText("Ask the mentors whom it names").click();
    assertThat(page.locator(".banner")).containsText("The round is a draft.");
    assertThat(House.button(page, "Ask 2 people")).hasAttribute("aria-disabled", "true");
    assertThat(page.locator(".named-people strong")).hasText(new String[] {"Mia Mentor", "Newton New"});
    assertThat(page.getByLabel("Mail address of Mia Mentor")).isHidden();
    assertThat(page.getByLabel("Mail address of Newton New")).hasValue("newton@example.com");
    assertThat(page.locator(".entries")).containsText("Mat");
    Browsers.shots(page, "ask-named");
    season.house.server.site().call("POST", "/rounds/" + draft + "/transitions", season.coordinator.token(), new JsonObject().put("action", "open"), "1");
    page.reload();
    page.getByLabel("As whom Mia Mentor is asked").selectOption("nobody");
    assertThat(House.button(page, "Ask 1 person")).isVisible();
    page.getByLabel("As whom Mia Mentor is asked").selectOption(season.mia.id());
    House.button(page, "Ask 2 people").click();
    assertThat(page.locator("h1")).hasText("2 people are asked");
    Browsers.shots(page, "ask-named-done");
    assertThat(letters(page).getFirst()).contains("Hello Mia Mentor", "- Bell", "/my-ideas").doesNotContain("signs you in");
    String letter = letters(page).getLast();
    assertThat(letter).contains("Hello Newton New", "- Bell\n- Door", "signs you in once");
    Page newton = house.browsers.person("Newton New");
    newton.navigate(letter.lines().filter(line -> line.startsWith("http")).findFirst().orElseThrow());
    House.button(newton, "Sign in").click();
    assertThat(newton.locator("h1")).hasText("Your ideas");
    for (int left = 2; left > 0; left--) {
      assertThat(House.button(newton, "Agree")).hasCount(left);
      House.button(newton, "Agree").first().click();
    }
    assertThat(House.button(newton, "Agree")).hasCount(0);
    page.getByText("See what is missing").click();
    assertThat(page.locator(".lacks li")).hasCount(3);
    Browsers.shots(page, "dashboard-ready");
    House.button(page, "Publish the 2 that are ready").click();
    House.button(page, "Publish them").click();
    assertThat(page.locator(".lacks li")).hasCount(1);
    page.navigate(house.server.url() + "/rounds/" + draft);
    assertThat(page.locator(".rows.ideas .name")).hasText(new String[] {"Bell", "Door"});
    page.getByText("Your ideas").click();
    assertThat(page.locator("h1")).hasText("Your ideas");
  }

  @Test
  void whoever_runs_the_server_and_prepares_a_round_becomes_its_coordinator_with_one_press() {
    Preparing.Someone ann = season.someone("Ann Administrator", "administrator");
    String draft = season.draftRound("Hers alone", new JsonObject());
    Page page = season.open(ann, "/ideas");
    assertThat(page.getByText("Import a page")).hasCount(0);
    season.open(ann, "/rounds");
    page.getByText("Hers alone").click();
    assertThat(page.locator(".banner")).containsText("You are no coordinator.");
    Browsers.shots(page, "dashboard-administrator");
    House.button(page, "Become one").click();
    assertThat(page.getByText("Import a page")).isVisible();
    assertThat(page.url()).contains(draft);
  }

  /** Whom nobody asked is offered no answer. */
  private static void assertNotAsked(Page page) {
    assertThat(page.getByText("You are asked to mentor it")).hasCount(0);
    assertThat(House.button(page, "Agree")).hasCount(0);
    assertThat(House.button(page, "Decline")).hasCount(0);
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
    assertNotAsked(mia);
    Page cora = season.open(season.coordinator, "/ideas/" + idea + "/manage");
    assertThat(cora.locator(".mentor-list li")).containsText("asked, no answer yet");
    assertNotAsked(cora);
    assertThat(House.button(cora, "Publish it")).hasCount(0);
    Browsers.shots(cora, "idea-manage-coordinator");
    Page omar = season.open(season.omar, "/ideas/" + idea + "/manage");
    assertThat(omar.locator(".idea-words")).containsText("It copies everything.");
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

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(false)).first();
  }

  @Test
  void IDEA_1_an_idea_is_written_asked_for_agreed_to_published_and_told_of() {
    Page mia = season.open(season.mia, "/ideas/new");
    assertThat(mia.locator("h1")).hasText("New idea");
    House.button(mia, "Create the draft").click();
    assertThat(mia.locator(".faults")).containsText("An idea needs a title.");
    Browsers.shots(mia, "idea-new-refused");
    field(mia, "Title").fill("A lamp that shines");
    field(mia, "Description").fill("It is **dark**.\n\n- Find the switch.");
    assertThat(mia.locator(".preview-body strong")).hasText("dark");
    House.button(mia, "Add a link").click();
    mia.getByLabel("Address, link 1").fill("switch.example.org");
    assertThat(mia.locator(".lacking")).hasText("To be published it still needs: skill level or difficulty, language or required skills.");
    field(mia, "Skill level").fill("beginner");
    field(mia, "Language").fill("C");
    assertThat(mia.locator(".lacking")).hasText("All that publishing needs is there.");
    Browsers.full(mia, "idea-new-full");
    mia.reload();
    assertThat(mia.locator(".banner")).containsText("What you wrote before is put back.");
    assertThat(field(mia, "Title")).hasValue("A lamp that shines");
    House.button(mia, "Create the draft").click();
    assertThat(mia.locator(".faults")).containsText("Each needs an address that begins with https:// or http://.");
    mia.getByLabel("Address, link 1").fill("https://switch.example.org");
    House.button(mia, "Create the draft").click();
    assertThat(mia.locator("h1")).hasText("A lamp that shines");
    String idea = mia.url().split("/")[4];
    assertThat(season.shown(idea).getJsonArray("links").encode()).contains("https://switch.example.org");
    mia.getByLabel("Ask somebody").fill("Omar Mentor");
    House.button(mia, "Ask").click();
    House.button(mia, "Propose it").click();
    assertThat(mia.locator("[aria-current=step]")).containsText("Proposed");
    Page omar = season.omar.page();
    omar.waitForResponse("**/me/notifications/read", () -> season.open(season.omar, "/inbox"));
    assertThat(omar.locator(".tidings .unread").first()).containsText("Mia Mentor asks you to mentor “A lamp that shines”.");
    Browsers.shots(omar, "inbox");
    season.open(season.omar, "/inbox");
    assertThat(omar.locator(".tidings li").first()).isVisible();
    assertThat(omar.locator(".unread")).hasCount(0);
    omar.locator(".tidings a").first().click();
    assertThat(omar.locator("h1")).hasText("A lamp that shines");
    season.open(season.omar, "/my-ideas");
    Locator asked = omar.locator(".asked-idea").filter(new Locator.FilterOptions().setHasText("A lamp that shines"));
    Browsers.shots(omar, "my-ideas");
    asked.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Agree")).click();
    assertThat(omar.locator(".toast")).containsText("You mentor “A lamp that shines” now.");
    assertThat(asked).hasCount(0);
    Page cora = season.open(season.coordinator, "/rounds/" + season.round + "/dashboard");
    assertThat(cora.locator(".lacks li").filter(new Locator.FilterOptions().setHasText("A lamp that shines"))).containsText("Its mentors agreed: it can be published.");
    Browsers.shots(cora, "dashboard");
    Browsers.full(cora, "dashboard-full");
    cora.locator(".lacks").getByText("A lamp that shines").click();
    House.button(cora, "Publish it").click();
    House.button(cora, "Publish").click();
    assertThat(cora.locator("[aria-current=step]")).containsText("Published");
    assertThat(season.shown(idea).getString("state")).isEqualTo("published");
  }

  @Test
  void IDEA_2_two_who_write_at_the_same_time_lose_nothing_and_any_two_texts_are_compared() {
    String idea = season.idea("Written by two");
    season.ask(idea, season.omar);
    Page mia = season.open(season.mia, "/ideas/" + idea + "/edit");
    field(mia, "Summary").fill("Make it half as dear.");
    field(mia, "Component").fill("block");
    season.rewrite(idea, new JsonObject().put("summary", "Make it cheap.").put("language", "Rust"), season.omar);
    House.button(mia, "Save").click();
    assertThat(mia.locator(".stale .banner")).containsText("Omar Mentor saved this idea");
    assertThat(mia.locator(".stale .banner")).containsText("Taken over from there: Language. Both of you changed: Summary.");
    assertThat(field(mia, "Language")).hasValue("Rust");
    assertThat(field(mia, "Summary")).hasValue("Make it half as dear.");
    Browsers.shots(mia, "idea-stale");
    House.button(mia, "Keep both").click();
    assertThat(field(mia, "Summary")).hasValue("Make it half as dear.\n\nMake it cheap.");
    House.button(mia, "Save").click();
    assertThat(mia.locator("h1")).hasText("Written by two");
    JsonObject now = season.shown(idea);
    assertThat(now.getString("language")).isEqualTo("Rust");
    assertThat(now.getString("component")).isEqualTo("block");
    assertThat(now.getString("summary")).isEqualTo("Make it half as dear.\n\nMake it cheap.");
    assertThat(mia.locator(".compared ins").first()).containsText("half as dear");
    Locator from = mia.getByLabel("From");
    from.selectOption("1");
    assertThat(mia.locator(".compared")).containsText("Component");
    Browsers.full(mia, "idea-revisions");
    from.selectOption("3");
    assertThat(mia.locator(".compared")).hasText("These two say the same.");
    house.browsers.faults.removeIf(fault -> fault.contains("status of 412"));
  }

  @Test
  void an_idea_survives_a_dead_line_and_an_expired_session() {
    String idea = season.idea("Kept through a storm");
    Page mia = season.open(season.mia, "/ideas/" + idea + "/edit");
    field(mia, "Summary").fill("Written in the dark.");
    mia.route("**/api/v1/ideas/*", route -> route.abort());
    House.button(mia, "Save").click();
    assertThat(mia.locator(".faults")).containsText("What you wrote is kept here");
    mia.unroute("**/api/v1/ideas/*");
    season.open(season.mia, "/ideas/" + idea + "/edit");
    assertThat(mia.locator(".banner")).containsText("What you wrote before is put back.");
    assertThat(field(mia, "Summary")).hasValue("Written in the dark.");
    mia.route("**/api/v1/ideas/*", route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(401)
        .setContentType("application/problem+json").setBody("{\"type\":\"/problems/not-signed-in\",\"title\":\"Nobody is signed in\",\"status\":401,\"detail\":\"Sign in.\",\"instance\":\"0\"}")));
    House.button(mia, "Save").click();
    assertThat(mia.locator(".faults")).containsText("You are signed out.");
    mia.unroute("**/api/v1/ideas/*");
    mia.reload();
    assertThat(field(mia, "Summary")).hasValue("Written in the dark.");
    House.button(mia, "Save").click();
    assertThat(mia.locator("h1")).hasText("Kept through a storm");
    assertThat(season.shown(idea).getString("summary")).isEqualTo("Written in the dark.");
    season.open(season.mia, "/ideas/" + idea + "/edit");
    assertThat(field(mia, "Summary")).hasValue("Written in the dark.");
    assertThat(mia.locator(".banner")).hasCount(0);
  }

  @Test
  void RND_3_a_round_is_prepared_and_opened_once_everything_is_there() {
    Page cora = season.open(season.coordinator, "/rounds/new");
    assertThat(cora.locator("h1")).hasText("New round");
    Browsers.full(cora, "round-new-full");
    field(cora, "Name").fill("Winter 2027");
    House.button(cora, "Create the draft").click();
    assertThat(cora.locator("h1")).hasText("Settings of Winter 2027");
    assertThat(cora.locator(".missing.first")).containsText("at least one programme");
    assertThat(House.button(cora, "Open the round…")).hasCount(0);
    Browsers.shots(cora, "round-draft");
    House.button(cora, "Add a programme").click();
    cora.getByLabel("Name, programme 1").fill("Outreachy Internships");
    String[] days = {"Ideas are collected from", "Ideas close", "Applications open", "Applications close", "Announcement", "Work begins", "Work ends"};
    for (int i = 0; i < days.length; i++) {
      cora.getByLabel(days[i]).fill("2031-0%d-01T18:00".formatted(i + 1));
    }
    cora.getByLabel("Work ends").fill("2030-01-01T18:00");
    House.button(cora, "Add a question").click();
    cora.getByLabel("Question, question 1").fill("Why this idea?");
    House.button(cora, "Save").click();
    assertThat(cora.locator(".faults")).containsText("The work would end before it begins.");
    Browsers.shots(cora, "round-refused");
    cora.getByLabel("Work ends").fill("2031-07-01T18:00");
    cora.reload();
    assertThat(cora.getByLabel("Work ends")).hasValue("2031-07-01T18:00");
    House.button(cora, "Save").click();
    assertThat(cora.locator(".toast")).containsText("Saved.");
    House.button(cora, "Open the round…").click();
    assertThat(cora.locator("dialog")).containsText("Everybody sees it");
    Browsers.shot(cora, "round-opening");
    House.button(cora, "Open the round").click();
    assertThat(cora.locator(".lede")).containsText("It is open.");
    Browsers.full(cora, "round-open-full");
    String round = cora.url().split("/")[4];
    JsonObject open = season.call("GET", "/rounds/" + round, null);
    assertThat(open.getString("state")).isEqualTo("open");
    assertThat(open.getJsonArray("programmes").getJsonObject(0).getString("id")).isEqualTo("outreachy-internships");
    assertThat(open.getJsonObject("settings").getJsonArray("questions").getJsonObject(0).getInteger("maxLength")).isEqualTo(2000);
    house.browsers.faults.removeIf(fault -> fault.contains("status of 422"));
  }

  @Test
  void RND_5_a_date_that_has_passed_is_changed_with_a_reason() {
    String round = season.round("With a past");
    Page cora = season.open(season.coordinator, "/rounds/" + round + "/settings");
    assertThat(cora.getByLabel("Reason")).isHidden();
    cora.getByLabel("Ideas are collected from").fill("2020-01-01T00:00");
    House.button(cora, "Save").click();
    assertThat(cora.locator(".faults")).containsText("Say why a date that has passed changes.");
    cora.getByLabel("Reason").fill("It began earlier.");
    House.button(cora, "Save").click();
    assertThat(cora.locator(".toast")).containsText("Saved.");
    assertThat(season.call("GET", "/rounds/" + round, null).getJsonObject("dates").getString("ideasOpen")).startsWith("2020-01-01");
    assertThat(cora.getByLabel("Reason")).isHidden();
  }

  @Test
  void pages_of_nobody_and_of_nothing_say_so_in_words() {
    Preparing.Someone observer = season.someone("Olga Observer", "observer");
    Page olga = season.open(observer, "/my-ideas");
    assertThat(olga.locator(".empty")).containsText("No ideas yet.");
    Browsers.shots(olga, "my-ideas-empty");
    season.open(observer, "/inbox");
    assertThat(olga.locator(".empty")).containsText("Nothing yet.");
    season.open(observer, "/rounds/new");
    assertThat(olga.locator("h1")).hasText("Coordinators prepare rounds");
    season.open(observer, "/rounds/" + season.round + "/import");
    assertThat(olga.locator("h1")).hasText("Coordinators import pages");
    String round = season.draftRound("Nothing in it", new JsonObject());
    Page cora = season.open(season.coordinator, "/rounds/" + round + "/dashboard");
    assertThat(cora.locator(".lacks")).containsText("7 dates are missing.");
    Browsers.shots(cora, "dashboard-empty");
    cora.navigate(house.server.url() + "/ideas/new?round=" + round);
    assertThat(cora.locator("h1")).hasText("New idea");
  }

  @Test
  void IDEA_10_a_coordinator_closes_takes_back_copies_and_archives_an_idea() {
    String idea = season.idea("Moved about");
    season.ask(idea, season.omar);
    season.move(idea, "propose", season.mia);
    season.agree(idea, season.omar);
    season.move(idea, "publish", season.coordinator);
    String other = season.round("The next one");
    Page cora = season.open(season.coordinator, "/ideas/" + idea + "/manage");
    House.button(cora, "Close to applications").click();
    assertThat(cora.locator(".under .chip")).hasText("closed to applications");
    House.button(cora, "Open to applications").click();
    assertThat(cora.locator(".under .chip")).hasCount(0);
    House.button(cora, "Take it from the list…").click();
    cora.getByLabel("Reason").fill("Its links are dead.");
    House.button(cora, "Take it from the list").click();
    assertThat(cora.locator("[aria-current=step]")).containsText("Mentored");
    House.button(cora, "Archive…").click();
    cora.getByLabel("Duplicate").check();
    Browsers.shot(cora, "idea-archive");
    House.button(cora, "Archive").click();
    assertThat(cora.locator(".under .chip")).hasText("archived, duplicate");
    House.button(cora, "Copy into another round…").click();
    cora.getByLabel("Round", new Page.GetByLabelOptions().setExact(true)).selectOption(other);
    House.button(cora, "Copy").click();
    assertThat(cora.locator("[aria-current=step]")).containsText("Draft");
    assertThat(cora.locator(".mentor-list li")).containsText("Omar Mentor");
    assertThat(cora.locator(".mentor-list li")).containsText("asked, no answer yet");
    assertThat(cora.locator(".crumb")).hasText("The next one");
  }

  @Test
  void somebody_who_looks_at_what_was_changed_meanwhile_is_shown_it_before_they_go_on() {
    String idea = season.idea("Under two pairs of eyes");
    Page mia = season.open(season.mia, "/ideas/" + idea + "/manage");
    assertThat(mia.getByText("Nobody is asked yet.")).isVisible();
    season.ask(idea, season.omar);
    mia.getByLabel("Ask somebody").fill("Mia Mentor");
    House.button(mia, "Ask").click();
    assertThat(mia.locator(".deeds .wrong")).hasText("Somebody changed it in the meantime. It is shown as it is now: look again before you go on.");
    assertThat(mia.locator(".mentor-list li")).hasCount(1);
    house.browsers.faults.removeIf(fault -> fault.contains("status of 412"));
  }

  @Test
  void RND_2_a_round_that_was_announced_is_closed_by_whoever_says_so() throws SQLException {
    String round = season.round("Long ago");
    house.server.owner("UPDATE round SET ideas_close = now() - interval '9 days', apply_open = now() - interval '9 days', apply_close = now() - interval '8 days',"
        + " announce_at = now() - interval '7 days' WHERE round_id = '" + round + "'");
    Page cora = season.open(season.coordinator, "/rounds/" + round + "/settings");
    assertThat(cora.locator(".lede")).containsText("It is announced who comes.");
    assertThat(cora.getByLabel("Announcement")).hasAttribute("readonly", "");
    House.button(cora, "Close the round…").click();
    House.button(cora, "Close the round").click();
    assertThat(cora.locator(".lede")).hasText("It is closed: nothing of it changes any more.");
    assertThat(House.button(cora, "Save")).hasCount(0);
  }

  @Test
  void IMP_9_a_file_is_dropped_and_the_pages_that_it_names_are_read_in_their_places() {
    String round = season.round("Many pages");
    Page page = season.open(season.coordinator, "/rounds/" + round + "/import");
    assertThat(page.locator("h1")).hasText("Import a page of ideas");
    page.evaluate("""
        () => {
          const carried = new DataTransfer()
          carried.items.add(new File(['== Project ideas ==\\n{{:Ideas/Lamp}}\\n'], 'ideas.wiki'))
          for (const type of ['dragover', 'drop'])
            document.body.dispatchEvent(new DragEvent(type, {dataTransfer: carried, bubbles: true, cancelable: true}))
        }
        """);
    assertThat(page.getByText("From ideas.wiki")).isVisible();
    page.getByText("Pages that it puts into itself").first().click();
    House.button(page, "Add a page").click();
    page.getByLabel("Its text").fill("=== Lamp ===\nMake it shine.\n* Skill level: beginner\n* Mentor: Ada\n");
    House.button(page, "Read the page").click();
    assertThat(page.locator(".field.invalid").last()).containsText("Each needs the name by which the page calls it.");
    page.locator(".further").getByLabel("Name").fill("Ideas/Lamp");
    Browsers.shots(page, "import-further");
    House.button(page, "Read the page").click();
    assertThat(page.locator("#created")).containsText("Lamp");
  }

  @Test
  void EXP_1_all_ideas_are_saved_as_a_file() throws IOException {
    season.idea("To be saved");
    Page cora = season.open(season.coordinator, "/rounds/" + season.round + "/dashboard");
    var download = cora.waitForDownload(() -> House.button(cora, "Markdown").click());
    assertThat(download.suggestedFilename()).isEqualTo("ideas.md");
    assertThat(Files.readString(download.path())).contains("To be saved");
  }
}
