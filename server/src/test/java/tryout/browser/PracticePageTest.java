package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Practising with a browser, alone. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class PracticePageTest extends OneHouse {
  private static final double LONG = 90_000;

  private Page student;

  /** One address begins more often than people do. */
  @Override
  Map<String, String> settings() {
    return Map.of("TRYOUT_SPEED", "20");
  }

  private Page open(String path) {
    student = house.browsers.person("student");
    student.navigate(house.server.url() + path);
    return student;
  }

  /** Somebody who has begun, and stands before the text. */
  private Page begun(String exercise, String way) {
    open("/practice/" + exercise);
    student.getByText(way, new Page.GetByTextOptions().setExact(true)).click();
    House.button(student, "Start").click();
    assertThat(student.locator("#editor .cm-content")).isVisible();
    return student;
  }

  private static Locator titled(Page page, String title) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1).setName(title));
  }

  private void submit() {
    House.button(student, "Submit…").click();
    assertThat(student.locator("dialog")).containsText("You cannot change it after that.");
    House.button(student, "Submit").click();
    assertThat(titled(student, "Submitted")).isVisible();
  }

  private static LocatorAssertions.IsVisibleOptions slowly() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(LONG);
  }

  /** Puts a text in the place of what is there, as somebody who pastes. */
  private void write(String text) {
    student.locator("#editor .cm-content").focus();
    student.keyboard().press("Control+a");
    student.evaluate("async text => navigator.clipboard.writeText(text)", text);
    student.keyboard().press("Control+v");
  }

  private static String solution() {
    try {
      return Files.readString(Path.of("../exercises/ringbuf/submissions/accepted/ref/ringbuf.c"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void an_exercise_is_found_by_word_topic_and_difficulty_and_the_address_says_how() {
    open("/practice");
    assertThat(student.locator(".exercises-to-practise > li")).hasCount(10);
    assertThat(student.locator(".my-attempts")).hasCount(0);
    assertThat(student.getByText("Questions about exercises are not answered here.")).isVisible();
    Browsers.shots(student, "practice");
    student.getByLabel("Search the exercises").fill("memory");
    assertThat(student.locator(".found")).hasText(Pattern.compile("\\d of 10"));
    choose("Topic: any", "pointers");
    assertThat(student.locator(".exercises-to-practise > li")).hasCount(1);
    assertThat(student).hasURL(Pattern.compile("\\?q=memory&topic=pointers$"));
    student.reload();
    assertThat(student.locator(".exercises-to-practise > li")).hasCount(1);
    assertThat(student.getByLabel("Search the exercises")).hasValue("memory");
    student.goBack();
    assertThat(House.button(student, "Topic: any")).isVisible();
    choose("Difficulty: any", "4 to 6");
    student.getByLabel("Search the exercises").fill("nothing of that name");
    assertThat(student.getByText("No exercise matches.")).isVisible();
    Browsers.shots(student, "practice-none");
    House.button(student, "Show all").click();
    choose("Order: easiest first", "hardest first");
    assertThat(student.locator(".exercises-to-practise .difficulty").first()).containsText("6 of 10, demanding");
    student.getByText("A ring of bytes", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(titled(student, "A ring of bytes")).isVisible();
    student.goBack();
    assertThat(House.button(student, "Order: hardest first")).isVisible();
  }

  /** Whoever looks for a past exercise knows it by its summer. */
  @Test
  void EX_46_a_retired_exercise_says_when_interviews_used_it() throws SQLException {
    String endian = "UPDATE exercise SET state = '%s', retired_at = %s, used_in = '%s' WHERE slug = 'endian'";
    house.server.owner(endian.formatted("retired", "added_at", "summer 2026"));
    try {
      open("/practice");
      assertThat(student.locator(".exercises-to-practise > li").filter(new Locator.FilterOptions().setHasText("used in summer 2026"))).hasCount(1);
      student.getByText("used in summer 2026").scrollIntoViewIfNeeded();
      Browsers.shots(student, "practice-used");
      open("/practice/endian");
      assertThat(student.locator(".practice-facts")).containsText("summer 2026");
    } finally {
      house.server.owner(endian.formatted("verified", "NULL", ""));
    }
  }

  private void choose(String filter, String option) {
    House.button(student, filter).click();
    student.getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName(option).setExact(true)).click();
  }

  @Test
  void before_one_begins_all_that_is_public_can_be_read_and_taken_home() {
    open("/practice/hexdump");
    assertThat(student.locator(".statement")).containsText("30 points.");
    assertThat(student.locator(".files .tab")).hasText("hexdump.c");
    assertThat(student.locator(".files .cm-content")).containsText("print_line");
    assertThat(student.locator(".practice-sample")).hasCount(3);
    assertThat(student.locator(".flags")).containsText("-fsanitize=address,undefined");
    assertThat(student.locator(".practice-begin")).containsText("kept in this browser for seven days");
    Browsers.shots(student, "practice-exercise");
    assertThat(student.waitForDownload(() -> House.button(student, "Download").click()).suggestedFilename()).isEqualTo("hexdump.zip");
    open("/practice/nothing");
    assertThat(titled(student, "There is no such exercise to practise")).isVisible();
    assertThat(student.getByText("To all exercises")).isVisible();
    open("/practice/warmup");
    assertThat(titled(student, "There is no such exercise to practise")).isVisible();
  }

  @Test
  void EX_47_EX_54_a_guest_practises_without_a_clock_and_loses_no_text_with_the_connection() {
    begun("hexdump", "Without a clock");
    assertThat(student.locator(".bar")).containsText("Every byte in sight");
    assertThat(student.locator(".no-clock")).hasText("No clock");
    assertThat(student.locator(".clock")).isHidden();
    House.at(student, "return 0", "Home");
    student.keyboard().type("/* mine */ ");
    student.keyboard().press("Control+Enter");
    assertThat(student.locator(".result")).containsText("ok");
    House.button(student, "Take hint 1 of 3").click();
    assertThat(student.locator("#task .taken-hint")).hasCount(1);
    assertThat(House.button(student, "Take hint 2 of 3")).isVisible();
    student.context().setOffline(true);
    assertThat(student.locator(".banner")).containsText("Keep typing");
    assertThat(student.locator(".banner")).not().containsText("clock");
    House.at(student, "return 0", "Home");
    student.keyboard().type("/* offline */ ");
    assertThat(student.locator(".bar .lamp")).containsText("Offline");
    assertThat(House.button(student, "Submit…")).hasAttribute("aria-disabled", "true");
    student.context().setOffline(false);
    assertThat(student.locator(".bar .lamp")).containsText("Saved");
    student.reload();
    assertThat(student.locator("#editor .cm-content")).containsText("/* offline */");
    assertThat(student.locator("#task .taken-hint")).hasCount(1);
    nobodyElse();
    Browsers.shots(student, "practice-room");
    House.button(student, "Help").click();
    assertThat(student.locator("dialog")).containsText("Nothing is timed.");
    Browsers.shots(student, "practice-help");
    House.button(student, "All keys").click();
    assertThat(student.locator("dialog")).not().containsText("Point at a line");
    House.button(student, "Close").click();
  }

  /** There is no other person, and nothing that speaks of one. */
  private void nobodyElse() {
    assertThat(student.locator("body")).not().containsText(Pattern.compile("mentor|interview|everybody|[Rr]aise hand|Chat|consent", Pattern.CASE_INSENSITIVE));
  }

  @Test
  void EX_48_EX_49_EX_50_EX_51_what_was_submitted_is_revealed_found_again_seen_by_nobody_else_and_deleted() throws SQLException {
    begun("ringbuf", "Without a clock");
    write(solution());
    House.button(student, "Take hint 1 of 3").click();
    assertThat(student.locator("#task .taken-hint")).hasCount(1);
    submit();
    assertThat(student.locator(".lede")).hasText("Your text is saved as it stood. Nobody but you sees it.");
    Browsers.shots(student, "practice-submitted");
    reveal();
    leaksUnseen();
    Page stranger = house.browsers.person("stranger");
    stranger.navigate(student.url());
    assertThat(titled(stranger, "There is no such attempt here")).isVisible();
    Browsers.shots(stranger, "practice-not-mine");
    stranger.navigate(house.server.url() + "/practice");
    assertThat(stranger.locator(".exercises-to-practise > li")).hasCount(10);
    assertThat(stranger.locator(".my-attempts")).hasCount(0);
    house.browsers.faults.removeIf(fault -> fault.startsWith("stranger") && fault.contains("status of 401"));
    findAgainAndDelete();
  }

  private void reveal() {
    House.button(student, "Reveal").click();
    assertThat(student.locator(".reveal-progress")).containsText("Your text is built");
    assertThat(titled(student, "What it came to")).isVisible(slowly());
    assertThat(student.locator(".points")).hasText(Pattern.compile("^100 of 100 points, with hint 1, at \\d minutes?$"));
    assertThat(student.locator(".stage-result")).hasCount(3);
    assertThat(student.locator(".test-result").first()).containsText("A new ring is empty");
    assertThat(student.locator(".test-result .outcome-word").first()).hasText("holds");
    assertThat(student.locator(".notes")).containsText("The ring remembers two numbers");
    assertThat(student.locator(".after-part .taken-hint")).hasCount(1);
    assertThat(student.locator(".last-file .cm-content")).containsText("ring_new");
    assertThat(student.locator(".for-you")).containsText("Other organisations");
    student.getByLabel("States what should be true").check();
    Browsers.shots(student, "practice-revealed");
    student.reload();
    assertThat(titled(student, "What it came to")).isVisible();
    assertThat(student.getByLabel("States what should be true")).isChecked();
  }

  /** What a server without a sight of leaks would have stored. */
  private void leaksUnseen() throws SQLException {
    house.server.owner("UPDATE attempt SET result = jsonb_set(result, '{leaks}', '\"unavailable\"') WHERE room_id = '" + student.url().replaceFirst(".*/", "") + "'");
    student.reload();
    assertThat(student.getByText("Leaks could not be looked for.")).isVisible();
  }

  private void findAgainAndDelete() {
    Page tab = house.browsers.tab(student, "another tab");
    tab.navigate(house.server.url() + "/practice");
    assertThat(tab.locator(".my-attempts")).containsText("Revealed, 100 of 100 points");
    assertThat(tab.locator(".my-attempts")).containsText(Pattern.compile("kept in this browser until \\d+ \\w+ \\d{4}"));
    assertThat(tab.locator(".my-attempts")).containsText("without the clock");
    assertThat(tab.locator(".own-progress")).containsText("Revealed, 100 of 100 points");
    Browsers.shots(tab, "practice-own");
    assertThat(tab.waitForDownload(() -> House.button(tab, name(tab, "Download")).click()).suggestedFilename()).isEqualTo("ringbuf.zip");
    House.button(tab, name(tab, "Delete")).click();
    Browsers.shot(tab, "practice-delete");
    House.button(tab, "Delete").click();
    assertThat(tab.locator(".my-attempts")).hasCount(0);
    assertThat(tab.locator(".own-progress")).hasCount(0);
    assertThat(tab.evaluate("() => Object.keys(localStorage).filter(key => key.includes('self-check'))").toString()).as("its ticks went too").isEqualTo("[]");
    assertThat(student.locator(".banner")).containsText("This attempt was deleted.");
    tab.reload();
    assertThat(tab.locator(".exercises-to-practise > li")).hasCount(10);
    assertThat(tab.locator(".my-attempts")).hasCount(0);
  }

  /** The whole name of a button that says what it is for. */
  private static String name(Page page, String begins) {
    return page.locator(".row-acts button[aria-label^='" + begins + "']").first().getAttribute("aria-label");
  }

  @Test
  void EX_48_when_the_time_is_up_the_text_is_submitted_by_itself_with_the_last_word() throws SQLException {
    open("/practice");
    String token = Browsers.post(student, "/practice/learners", new JsonObject()).getString("accessToken");
    String id = house.server.call("POST", "/practice/attempts", token, new JsonObject().put("exercise", "hexdump").put("clock", true)).getString("id");
    house.server.owner("UPDATE room SET setup = jsonb_set(setup, '{minutes}', '1') WHERE room_id = '" + id + "'");
    student.navigate(house.server.url() + "/attempt/" + id);
    assertThat(student.locator(".clock")).containsText("left of 1:00");
    House.at(student, "return 0", "Home");
    student.keyboard().type("/* in time */ ");
    assertThat(student.locator(".banner")).hasText("0:15 left. Your text is saved as you type, and submitted as it stands then.",
        new LocatorAssertions.HasTextOptions().setTimeout(LONG));
    Browsers.shot(student, "practice-time-left");
    assertThat(titled(student, "Submitted")).isVisible(slowly());
    assertThat(student.locator(".lede")).hasText("The time was up, and your text was submitted as it stood. Nobody but you sees it.");
    assertThat(student.locator(".last-file .cm-content")).containsText("/* in time */");
    assertThat(house.server.call("GET", "/practice/attempts/" + id, token, null).getString("state")).isEqualTo("submitted");
  }

  @Test
  void one_that_runs_already_is_offered_to_go_on_with() {
    begun("endian", "With the clock");
    assertThat(student.locator(".clock")).containsText("left of 30:00");
    String address = student.url();
    student.navigate(house.server.url() + "/practice/endian");
    assertThat(student.locator(".going-on")).containsText("You are at it already.");
    assertThat(House.button(student, "Start another")).isVisible();
    student.locator(".going-on a").click();
    assertThat(student).hasURL(address);
    assertThat(student.locator("#editor .cm-content")).isVisible();
    student.navigate(house.server.url() + "/practice");
    assertThat(student.locator(".own-progress")).containsText("Running, begun today at");
  }

  @Test
  void somebody_with_an_account_practises_under_it_and_keeps_what_they_began_before() {
    begun("endian", "Without a clock");
    Browsers.post(student, "/sessions", new JsonObject().put("link", house.server.first()));
    student.navigate(house.server.url() + "/interviews");
    student.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Practice").setExact(true)).click();
    assertThat(student.locator(".my-attempts li")).hasCount(1);
    student.getByText("Tasks in a row", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(student.locator(".practice-begin")).containsText("kept under your account");
    House.button(student, "Start").click();
    assertThat(student.locator("#editor .cm-content")).isVisible();
    student.navigate(house.server.url() + "/practice");
    assertThat(student.locator(".my-attempts li")).hasCount(2);
    assertThat(student.locator(".my-attempts")).containsText("Those under your account");
    student.locator(".my-attempts li").last().locator("a.button").first().click();
    assertThat(student.locator("#editor .cm-content")).isVisible();
    student.navigate(house.server.url() + "/practice");
    student.locator(".me").click();
    student.getByText("Sign out").click();
    assertThat(student.locator("h1")).containsText("Sign in to");
    student.navigate(house.server.url() + "/practice");
    assertThat(student.locator(".my-attempts li")).hasCount(1);
  }

  @Test
  void whoever_has_no_mouse_finds_begins_takes_a_hint_and_submits() {
    open("/practice");
    student.getByLabel("Search the exercises").focus();
    student.keyboard().type("ring");
    student.keyboard().press("Tab");
    student.keyboard().press("Enter");
    student.keyboard().press("ArrowDown");
    student.keyboard().press("Enter");
    assertThat(student.locator(".practice-filters .button[data-set]")).isFocused();
    student.goBack();
    assertThat(student.locator(".practice-filters .button[data-set]")).hasCount(0);
    student.getByText("A ring of bytes", new Page.GetByTextOptions().setExact(true)).focus();
    student.keyboard().press("Enter");
    student.locator(".practice-choice input").first().focus();
    student.keyboard().press("ArrowDown");
    student.keyboard().press("Tab");
    student.keyboard().press("Enter");
    assertThat(student.locator("#editor .cm-content")).isVisible();
    for (String pane : new String[] {"bar", "task", "editor", "strip"}) {
      student.keyboard().press("F6");
      assertThat(student.evaluate("() => { const pane = document.activeElement.closest('.bar, #task, #editor, #strip'); return pane?.id || 'bar' }")).isEqualTo(pane);
    }
    House.button(student, "Take hint 1 of 3").focus();
    student.keyboard().press("Enter");
    assertThat(student.locator("#task .taken-hint")).isFocused();
    student.keyboard().press("Tab");
    assertThat(House.button(student, "Take hint 2 of 3")).isFocused();
    House.button(student, "Submit…").focus();
    student.keyboard().press("Enter");
    assertThat(House.button(student, "Submit")).isFocused();
    student.keyboard().press("Enter");
    assertThat(titled(student, "Submitted")).isFocused();
  }

  @Test
  void EX_51_G_7_the_replay_goes_to_every_moment_and_ends_byte_for_byte_with_what_was_submitted() throws IOException {
    begun("hexdump", "Without a clock");
    House.at(student, "return 0", "Home");
    student.keyboard().type("/* first */ ");
    student.keyboard().press("Control+Enter");
    assertThat(student.locator(".result")).containsText("ok");
    House.button(student, "Take hint 1 of 3").click();
    assertThat(student.locator("#task .taken-hint")).hasCount(1);
    House.at(student, "return 0", "Home");
    student.keyboard().type("/* then */");
    student.keyboard().press("Enter");
    student.keyboard().insertText("/* größer, 数 */ ");
    submit();
    String submitted = zipped(student.waitForDownload(() -> House.button(student, "Download your files").click()), "hexdump.c");
    assertThat(submitted).contains("/* first */").contains("/* größer, 数 */");
    student.getByText("Replay", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(student.locator(".moment")).hasText(new Pattern[] {Pattern.compile("The attempt began$"), Pattern.compile("Run 1: Ended normally\\.$"),
        Pattern.compile("Hint 1: .+"), Pattern.compile("The text was submitted$")});
    assertThat(student.locator(".replay-code .cm-content")).not().containsText("/* first */");
    assertThat(student.locator(".replay-run")).containsText("Not run yet.");
    moments(submitted);
    byKeyboard(submitted);
  }

  private void moments(String submitted) {
    student.locator(".moment").filter(new Locator.FilterOptions().setHasText("Hint 1")).click();
    assertThat(student.locator(".replay-code .cm-content")).containsText("/* first */");
    assertThat(student.locator(".replay-code .cm-content")).not().containsText("/* then */");
    assertThat(student.locator(".replay-run")).containsText("Ended normally.");
    assertThat(student.locator(".replay-output")).containsText("0: 16 bytes");
    assertThat(student.locator(".moment[aria-current]")).containsText("Hint 1");
    Browsers.shots(student, "replay");
    House.button(student, "End").click();
    assertThat(student.locator(".banner")).hasText("This is what you submitted. Nothing here can be changed.");
    assertThat(House.text(student)).isEqualTo(submitted);
  }

  private void byKeyboard(String submitted) {
    student.getByLabel("Place in the replay").focus();
    student.keyboard().press("Home");
    assertThat(student.locator(".replay-code .cm-content")).not().containsText("/* first */");
    assertThat(student.getByLabel("Place in the replay")).hasAttribute("aria-valuetext", Pattern.compile("^\\d\\d:\\d\\d:\\d\\d, 0:00 after the beginning"));
    student.keyboard().press("Shift+ArrowRight");
    student.keyboard().press("Shift+ArrowRight");
    assertThat(student.locator(".moment[aria-current]")).containsText("Hint 1");
    student.keyboard().press("Home");
    House.button(student, "0.5×").click();
    student.getByLabel("Place in the replay").focus();
    student.keyboard().press(" ");
    assertThat(House.button(student, "Pause")).isVisible();
    House.button(student, "32×").click();
    assertThat(House.button(student, "Play")).isVisible(slowly());
    assertThat(student.locator(".banner")).containsText("This is what you submitted.");
    assertThat(House.text(student)).isEqualTo(submitted);
    student.getByText("Skip idle time").click();
    assertThat(House.text(student)).isEqualTo(submitted);
    assertThat(student.locator(".banner")).containsText("This is what you submitted.");
  }

  private static String zipped(Download file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.path().toFile())) {
      return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
