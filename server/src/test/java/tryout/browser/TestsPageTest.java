package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tests of an exercise, its hints and its guide, as a candidate and a mentor see them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TestsPageTest extends PairedHouse {
  private static final String RING = "A ring of bytes";
  private static final String DUMP = "Every byte in sight";
  private static final double LONG = 90_000;
  /** A page that believes the tests may run no more than twice. */
  private static final String TWICE =
      """
      {
        const parse = JSON.parse
        JSON.parse = (text, reviver) => {
          const value = parse(text, reviver)
          if (value?.welcome) value.welcome.limits.testRuns = 2
          return value
        }
      }
      """;

  private final StringBuffer heard = new StringBuffer();

  /** Plans an interview on the desk with that exercise, and brings both into it. */
  private void begin(String title) {
    heard.setLength(0);
    mentor = house.browsers.tab(lead, "mentor");
    String room = plan(title);
    candidate = house.guest(room, "candidate", "Ada Candidate");
    candidate.onWebSocket(socket -> socket.onFrameReceived(frame -> heard.append(frame.text())));
    candidate.reload();
    mentor.navigate(house.server.url() + "/room/" + room);
    House.begin(mentor, candidate);
  }

  private String plan(String title) {
    mentor.navigate(house.server.url() + "/interviews/new");
    House.button(mentor, "Choose an exercise…").click();
    mentor.getByRole(AriaRole.DIALOG).getByLabel(Pattern.compile("^" + title)).check();
    House.button(mentor, "Fill it in").click();
    assertThat(mentor.getByLabel("Title")).hasValue(title);
    mentor.getByLabel("Warm-up minutes").fill("0");
    House.button(mentor, "Create interview").click();
    assertThat(House.button(mentor, "Duplicate")).isVisible();
    return mentor.url().substring(mentor.url().lastIndexOf('/') + 1);
  }

  /** Puts one of the submissions that come with an exercise in the place of its template. */
  private void submit(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    try {
      tab(candidate, file);
      write(Files.readString(Path.of("..", "exercises").resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void over(Page page, String sentence) {
    assertThat(page.locator(".verdict")).containsText(sentence, new LocatorAssertions.ContainsTextOptions().setTimeout(LONG));
  }

  private static Locator group(Page page, String title) {
    return page.locator(".group").filter(new Locator.FilterOptions().setHas(page.locator("h3").getByText(title)));
  }

  @Test
  void X_6_a_partial_answer_is_told_to_the_candidate_by_behaviour_and_to_the_panel_with_points_and_descriptions() {
    begin(RING);
    assertThat(House.button(candidate, "Test")).hasAttribute("title", Pattern.compile("^Alt\\+Enter: .*You have 20 such runs left\\.$"));
    Browsers.shots(candidate, "tests-before");
    submit("ringbuf/submissions/wrong_answer/stops_at_the_end/ringbuf.c");
    candidate.keyboard().press("Alt+Enter");
    assertThat(candidate.locator(".underway")).isVisible();
    Browsers.shot(candidate, "tests-running");
    assertThat(House.button(mentor, "Test")).hasAttribute("aria-disabled", "true");
    for (Page page : List.of(candidate, mentor)) {
      over(page, "of 14 hidden tests hold.");
      assertThat(page.locator(".group h3")).hasText(new Pattern[] {
          Pattern.compile("^Public tests\\d of 5 hold$"), Pattern.compile("^Stage 1 · basicsall 4 hold$"),
          Pattern.compile("^Stage 2 · wrap\\d of 5 hold$"), Pattern.compile("^Stage 3 · peek and resize\\d of 5 hold$")});
      assertThat(group(page, "Public tests").locator("details[open] .detail").first()).containsText("expected");
      assertThat(group(page, "Stage 2").locator("li").nth(2)).containsText("It goes on from the beginning, wherever it stood");
      assertThat(group(page, "Stage 2").locator("li .outcome").nth(2)).hasText("wrong answer");
      assertThat(page.locator(".result")).containsText("stage 1 4/4");
    }
    Browsers.shots(candidate, "tests-partial");
    panelKnows();
    candidateKnowsNothing();
    List.of(candidate, mentor).forEach(TestsPageTest::accessible);
    tab(mentor, "Log");
    assertThat(mentor.locator(".log")).containsText("Ada Candidate ran the tests, run 1.");
  }

  private static void accessible(Page page) {
    assertThat(new AxeBuilder(page).setLegacyMode(true).withTags(AccessibilityTest.RULES).analyze().getViolations()).as("what axe found").isEmpty();
  }

  private void panelKnows() {
    Locator score = mentor.locator(".score");
    assertThat(score).containsText("The candidate cannot see this");
    assertThat(score).containsText(Pattern.compile("Points\\d+ of 100"));
    assertThat(score).containsText(Pattern.compile("Correctness[\\d.]+ of 60"));
    assertThat(score).containsText(Pattern.compile("\\d+ of 14 clean under the sanitizers\\."));
    assertThat(score).containsText("Rubric— of 25");
    assertThat(group(mentor, "Stage 1").locator(".points")).hasText("30 of 30 points");
    assertThat(group(mentor, "Stage 2").locator("li").nth(2)).containsText("Every place of a ring of seven");
    assertThat(group(mentor, "Stage 2").locator("li").nth(2)).containsText(Pattern.compile("\\d+ ms of CPU"));
    Browsers.shots(mentor, "tests-partial-mentor");
  }

  private void candidateKnowsNothing() {
    for (String secret : List.of("Every place of a ring of seven", "Traps", "of 100", "Correctness", "clean under", "What to watch", "Draw four boxes")) {
      assertThat(heard.toString()).as("what the candidate's page was sent").doesNotContain(secret);
      assertThat(candidate.locator("body")).not().containsText(secret);
    }
    assertThat(candidate.locator(".hatched")).hasCount(0);
  }

  @Test
  void X_6_an_answer_in_which_all_holds_says_so_and_may_be_looked_at_again_after_a_plain_run() {
    begin(RING);
    submit("ringbuf/submissions/accepted/ref/ringbuf.c");
    candidate.keyboard().press("Alt+Enter");
    for (Page page : List.of(candidate, mentor)) {
      over(page, "All 14 hidden tests hold.");
      assertThat(page.locator(".result")).containsText("all hold");
    }
    assertThat(mentor.locator(".score")).containsText("14 of 14 clean under the sanitizers.");
    Browsers.shots(candidate, "tests-all");
    Browsers.shots(mentor, "tests-all-mentor");
    candidate.keyboard().press("Control+Enter");
    assertThat(candidate.locator(".tests")).isHidden();
    candidate.locator(".pick").click();
    candidate.getByText(Pattern.compile("^Tests, run 1 at .*: all hold$")).click();
    assertThat(candidate.locator(".tests")).isVisible();
    assertThat(candidate.locator(".group")).hasCount(4);
  }

  @Test
  void EX_31_a_fault_that_a_hidden_test_met_is_named_and_marked_at_its_line() {
    begin(RING);
    submit("ringbuf/submissions/rejected/past_the_end/ringbuf.c");
    candidate.keyboard().press("Alt+Enter");
    over(candidate, "hidden tests hold");
    assertThat(candidate.locator(".tests")).containsText("heap-buffer-overflow");
    for (Page page : List.of(candidate, mentor)) {
      assertThat(page.locator(".cm-findings .finding-fault").first()).isVisible();
    }
    Browsers.shots(candidate, "tests-fault");
    Browsers.shots(mentor, "tests-fault-mentor");
  }

  @Test
  void X_6_tests_that_do_not_build_show_what_the_compiler_says_as_a_run_does() {
    begin(RING);
    tab(candidate, "ringbuf.c");
    write("#include \"ringbuf.h\"\n\nint broken(void)\n{\n    return zz;\n}\n");
    candidate.keyboard().press("Alt+Enter");
    for (Page page : List.of(candidate, mentor)) {
      assertThat(page.locator(".output")).containsText("zz", new LocatorAssertions.ContainsTextOptions().setTimeout(LONG));
      assertThat(page.locator(".tests")).isHidden();
      assertThat(page.locator(".result")).containsText("did not compile");
      assertThat(page.locator(".finding-wave").first()).hasText("zz");
    }
    Browsers.shot(candidate, "tests-compile-error");
  }

  @Test
  void X_6_of_a_public_test_the_first_difference_is_marked_and_white_space_can_be_seen() {
    begin(DUMP);
    submit("hexdump/submissions/wrong_answer/no_gap/hexdump.c");
    candidate.keyboard().press("Alt+Enter");
    over(candidate, "hidden tests hold");
    Locator first = group(candidate, "Public tests").locator("details[open]").first();
    assertThat(first.locator(".shown > p")).hasText(Pattern.compile("^They differ first in line 3, column \\d+\\.$"));
    assertThat(first.locator(".side-shown mark")).hasCount(2);
    assertThat(first.locator(".blank").first()).hasText("·");
    first.getByText("What it read").click();
    assertThat(first.locator(".input-shown pre")).containsText(Pattern.compile("\\w·\\w"));
    Browsers.shots(candidate, "tests-shown");
    accessible(candidate);
    Browsers.shots(mentor, "tests-shown-mentor");
    assertThat(candidate.locator(".hatched")).hasCount(0);
  }

  @Test
  void EX_33_what_is_left_is_said_on_the_button_and_when_nothing_is_why() {
    begin(RING);
    candidate.addInitScript(TWICE);
    candidate.reload();
    submit("ringbuf/submissions/accepted/ref/ringbuf.c");
    House.button(candidate, "Test · 2 left").click();
    over(candidate, "All 14 hidden tests hold.");
    Locator last = House.button(candidate, "Test · 1 left");
    last.click();
    Locator none = House.button(candidate, "Test · 0 left");
    assertThat(none).hasAttribute("title", "The tests are running already.");
    assertThat(none).hasAttribute("title", "The tests have run 2 times, which is as often as they may.", new LocatorAssertions.HasAttributeOptions().setTimeout(LONG));
    assertThat(none).hasAttribute("aria-disabled", "true");
    Browsers.shots(candidate, "tests-used-up");
    assertThat(House.button(mentor, "Test")).not().hasAttribute("aria-disabled", "true");
  }

  @Test
  void EX_10_EX_55_G_5_a_mentor_gives_one_hint_after_the_other_and_the_candidate_reads_them_below_the_task() {
    begin(RING);
    Locator ladder = mentor.locator(".ladder");
    assertThat(ladder.locator("li").first()).containsText(Pattern.compile("advised after 6 min: in [56] min"));
    assertThat(ladder.getByRole(AriaRole.BUTTON)).hasCount(1);
    assertThat(candidate.locator("#task .hint-count")).hasText("Hints: 0 of 3 given");
    assertThat(candidate.locator("#task .hint-count")).isInViewport();
    Browsers.shot(mentor, "hints-before");
    House.button(mentor, "Give hint 1").click();
    Locator given = candidate.locator(".hint-given");
    assertThat(given).hasCount(1);
    assertThat(given).containsText("Hint 1");
    assertThat(given).containsText("How does your ring tell that it is full from that it is empty?");
    assertThat(candidate.locator(".unseen[aria-live=polite]")).hasText(Pattern.compile("^Hint 1: How does your ring"));
    assertThat(given).isInViewport();
    assertThat(candidate.locator(".messages")).containsText("gave hint 1: it stands below the task.");
    assertThat(House.button(mentor, "Give hint 2")).isFocused();
    assertThat(ladder.locator("li.given")).containsText("given ");
    Browsers.shots(mentor, "hints-mentor");
    candidate.setViewportSize(800, 900);
    House.button(mentor, "Give hint 2").click();
    assertThat(candidate.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Task, a new hint"))).isVisible();
    candidate.setViewportSize(1440, 900);
    assertThat(given).hasCount(2);
    candidate.reload();
    assertThat(given).hasCount(2);
    Browsers.shots(candidate, "hints-candidate");
    tab(mentor, "Grade");
    assertThat(mentor.locator(".grade .hints-line")).hasText(Pattern.compile("^Worked with hints 1 and 2, at \\d and \\d minutes$"));
    Browsers.shot(mentor, "hints-grade");
    assertThat(candidate.locator("body")).not().containsText("Which of your functions can be built");
  }

  /** As quickly as no finger is. */
  private static final String TWICE_AT_ONCE =
      "() => { for (const _ of '12') document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'h', code: 'KeyH', altKey: true, bubbles: true})) }";

  @Test
  void G_5_one_key_gives_the_next_hint_from_wherever_a_mentor_is_and_pressed_twice_at_once_gives_one() {
    begin(RING);
    Locator given = candidate.locator(".hint-given");
    mentor.locator("#editor .cm-content").focus();
    mentor.keyboard().press("Alt+h");
    assertThat(given).hasCount(1);
    assertThat(mentor.locator("#editor .cm-content")).isFocused();
    assertThat(House.button(mentor, "Give hint 2")).isVisible();
    mentor.evaluate(TWICE_AT_ONCE);
    assertThat(given).hasCount(2);
    assertThat(House.button(mentor, "Give hint 3")).isVisible();
    candidate.keyboard().press("Alt+h");
    mentor.keyboard().press("Alt+h");
    assertThat(given).hasCount(3);
    assertThat(mentor.locator(".ladder li.given")).hasCount(3);
    mentor.keyboard().press("Alt+h");
    assertThat(mentor.locator(".banner")).containsText("There is no further hint to give.");
    mentor.locator("#task").focus();
    mentor.keyboard().press("?");
    assertThat(mentor.locator("dialog .keys")).containsText("Alt H Give the candidate the next hint");
    Browsers.shots(mentor, "hints-keys");
    mentor.keyboard().press("Escape");
    candidate.locator("#task").focus();
    candidate.keyboard().press("?");
    assertThat(candidate.locator("dialog .keys")).not().containsText("hint");
  }

  @Test
  void the_guide_is_folded_in_the_plan_and_nowhere_on_the_candidates_page() {
    begin(RING);
    Locator guide = mentor.locator(".unseen-part .guide");
    assertThat(guide).containsText("This exercise is public");
    assertThat(guide.locator("summary")).hasText(new String[] {"Interviewer notes", "Solution"});
    assertThat(guide.getByText("What to watch")).isHidden();
    guide.getByText("Interviewer notes").click();
    assertThat(guide.getByText("What to watch")).isVisible();
    House.button(mentor, "Give hint 1").click();
    assertThat(mentor.locator(".ladder li.given")).hasCount(1);
    assertThat(guide.getByText("What to watch")).isVisible();
    Browsers.shots(mentor, "guide");
    accessible(mentor);
    assertThat(candidate.locator(".guide, .ladder")).hasCount(0);
    candidateKnowsNothing();
  }

  @Test
  void X_6_in_the_discussion_a_mentor_tests_without_switching_typing_on() {
    begin(RING);
    assertThat(House.button(mentor, "Run")).isHidden();
    House.discuss(mentor, candidate);
    House.button(mentor, "Test").click();
    for (Page page : List.of(candidate, mentor)) {
      over(page, "of 14 hidden tests hold.");
    }
    Browsers.shots(mentor, "tests-discussion-mentor");
    mentor.keyboard().press("Alt+Enter");
    assertThat(mentor.locator(".pick")).containsText("tests, run 2");
  }

  @Test
  void EX_34_a_score_that_cannot_be_fetched_says_so_and_is_fetched_once_more() {
    begin(RING);
    mentor.route("**/scores", route -> route.abort());
    House.button(candidate, "Test").click();
    assertThat(mentor.locator(".score")).containsText("The score could not be fetched.", new LocatorAssertions.ContainsTextOptions().setTimeout(LONG));
    Browsers.shot(mentor, "tests-score-failed");
    mentor.unroute("**/scores");
    House.button(mentor, "Try again").click();
    assertThat(mentor.locator(".score")).containsText(Pattern.compile("Points\\d+ of 100"));
  }

  @Test
  void an_interview_without_an_exercise_has_no_test_button_no_ladder_and_no_guide() {
    exercise();
    for (Page page : List.of(candidate, mentor)) {
      assertThat(House.button(page, "Test")).isHidden();
      assertThat(page.locator(".ladder:visible, .guide:visible")).hasCount(0);
    }
    House.button(candidate, "Keys").click();
    assertThat(candidate.getByRole(AriaRole.DIALOG)).not().containsText("run the tests");
  }
}
