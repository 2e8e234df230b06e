package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An interview from its first minute to what the candidate reads of it, held by two mentors, a candidate and an observer. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class WholeInterviewTest extends GradedHouse {
  private static final String PRIVATE = "canary-e2d7";
  private static final String BEHIND = "canary_be41";

  /** All that came to the candidate and, after it, to the observer. */
  private final Map<Page, StringBuffer> told = new LinkedHashMap<>();
  private Page second;
  private Page observer;

  @Test
  void two_mentors_a_candidate_and_an_observer_hold_an_interview_and_nobody_learns_what_is_not_for_them() {
    meet();
    work();
    behindTheCurtain();
    hint();
    grade();
    showTheReplay();
    end();
    reconcile();
    report();
    assertThat(told.values()).allSatisfy(all -> assertThat(all.toString()).contains("welcome").doesNotContain(PRIVATE, "\"panel\":"));
    second.context().close();
    observer.context().close();
    house.quiet();
  }

  /** From an exercise with hints; all come by the ways that people have. */
  private void meet() {
    Colleague ben = colleague("Ben Mentor");
    second = ben.page();
    JsonObject chosen = house.server.call("GET", "/exercises", house.token(), null).getJsonArray("items").stream().map(JsonObject.class::cast)
        .filter(one -> one.getString("slug").equals("ringbuf")).findFirst().orElseThrow();
    JsonObject plan = new JsonObject().put("title", chosen.getString("title")).put("minutes", 30).put("warmupMinutes", 0)
        .put("statement", chosen.getString("statement")).put("files", chosen.getJsonArray("files")).put("exercise", chosen.getString("digest"))
        .put("panel", JsonArray.of(ben.seat()));
    String room = house.server.call("POST", "/interviews", house.token(), plan).getString("id");
    mentor = house.browsers.tab(lead, "mentor");
    candidate = house.guest(room, "candidate", "Ada Candidate");
    observer = house.guest(room, "observer", "Olga Observer");
    for (Page page : new Page[] {candidate, observer}) {
      StringBuffer all = new StringBuffer();
      told.put(page, all);
      page.onWebSocket(socket -> socket.onFrameReceived(frame -> all.append(frame.text())));
      page.onResponse(answer -> all.append(answer.url().contains("/api/") ? read(answer) : ""));
      page.reload();
    }
    for (Page page : new Page[] {mentor, second}) {
      page.navigate(house.server.url() + "/room/" + room);
    }
    assertThat(candidate.locator("body")).containsText("Ben Mentor");
    assertThat(candidate.locator("body")).containsText("Olga Observer");
    House.begin(mentor, candidate);
    assertThat(observer.locator("#editor .cm-content")).containsText("ringbuf.h");
    assertThat(second.locator("#editor .cm-content")).containsText("ringbuf.h");
  }

  /** Nothing, of an answer that its page did not wait for. */
  private static String read(Response answer) {
    try {
      return answer.text();
    } catch (PlaywrightException gone) {
      return "";
    }
  }

  private void work() {
    candidate.locator("#editor .cm-content").focus();
    candidate.keyboard().press("Control+Home");
    candidate.keyboard().type("/* count what is held */ ");
    for (Page page : new Page[] {mentor, second, observer}) {
      assertThat(page.locator(".cm-content")).containsText("count what is held");
    }
    candidate.keyboard().press("Control+Enter");
    assertThat(observer.locator(".result")).containsText(Pattern.compile("\\S"));
    House.button(candidate, "Raise hand").click();
    assertThat(second.locator(".banner").first()).containsText("has a hand up");
  }

  private void behindTheCurtain() {
    House.button(candidate, "Curtain").click();
    assertThat(mentor.locator(".curtain")).containsText("Ada Candidate works privately.");
    candidate.locator("#editor .cm-content").focus();
    candidate.keyboard().press("Control+Home");
    candidate.keyboard().type("/* " + BEHIND + " */ ");
    assertThat(candidate.locator(".bar .lamp")).containsText("Saved");
    for (Page page : new Page[] {mentor, second, observer}) {
      assertThat(page.locator(".cm-content")).not().containsText(BEHIND);
    }
    assertThat(told.get(observer).toString()).doesNotContain(BEHIND);
    House.button(candidate, "Open the curtain").click();
    for (Page page : new Page[] {mentor, second, observer}) {
      assertThat(page.locator(".cm-content")).containsText(BEHIND);
    }
  }

  private void hint() {
    House.button(second, "Give hint 1").click();
    assertThat(candidate.locator("#task .hint-given")).isVisible();
    assertThat(mentor.locator("#task")).containsText("given");
    assertThat(House.button(mentor, "Give hint 2")).isVisible();
  }

  private void grade() {
    for (Page page : new Page[] {mentor, second}) {
      tab(page, "Grade");
    }
    write(mentor, "Note for yourself", PRIVATE + " says what is counted.");
    fillCard(mentor, "4 Strong");
    fillCard(second, "2 Partly");
    assertThat(notes(second)).not().containsText(PRIVATE);
    assertThat(level(criterion(second, "Memory"), "2 Partly")).isChecked();
    assertThat(observer.getByText("Grade", new Page.GetByTextOptions().setExact(true))).hasCount(0);
  }

  private void showTheReplay() {
    House.discuss(mentor, candidate);
    House.button(candidate, "Show the replay").click();
    Locator shown = candidate.locator("dialog.showing");
    shown.locator(".moment").filter(new Locator.FilterOptions().setHasText("Exercise started")).click();
    for (Page page : new Page[] {mentor, second, observer}) {
      assertThat(page.locator("dialog.showing .replay-code .cm-content")).not().containsText("count what is held");
    }
    shown.getByText("End", new Locator.GetByTextOptions().setExact(true)).click();
    for (Page page : new Page[] {mentor, second, observer}) {
      assertThat(page.locator("dialog.showing .replay-code .cm-content")).containsText(BEHIND);
    }
    Browsers.shots(second, "whole-showing");
    shown.getByText("Stop showing").click();
    assertThat(observer.locator("dialog.showing")).hasCount(0);
  }

  private void reconcile() {
    lock(mentor);
    assertThat(second.locator(".consensus")).isHidden();
    lock(second);
    assertThat(mentor.locator(".consensus .graded").filter(new Locator.FilterOptions().setHasText("Memory"))).containsText("2 levels apart");
    write(second, "Why marks on Memory and undefined behaviour lie apart", PRIVATE + " I had not seen the last run.");
    assertThat(mentor.locator(".consensus")).containsText("I had not seen the last run.");
    agreeOnGood();
    House.button(mentor, "Close grading").click();
    assertThat(second.locator(".consensus")).containsText("Grading is over");
  }

  private void report() {
    String id = id();
    mentor.getByLabel("In your words").fill("You count before you are asked.");
    House.button(mentor, "Release to the candidate").click();
    House.button(mentor, "Release it").click();
    candidate.getByText("Open your report").click();
    assertThat(candidate.locator(".feedback")).containsText("You count before you are asked.");
    assertThat(candidate.locator(".interview-report")).not().containsText(PRIVATE);
    second.navigate(house.server.url() + "/interviews/" + id + "/report");
    assertThat(second.locator(".report-criterion")).hasCount(5);
    assertThat(second.locator(".report-pins a").first()).isVisible();
    second.locator(".report-pins a").first().click();
    assertThat(second).hasURL(Pattern.compile("/interviews/" + id + "/replay#at=\\d+"));
    House.button(second, "End").click();
    assertThat(second.locator(".replay-code .cm-content")).containsText(BEHIND);
    Browsers.shots(second, "whole-replay");
  }
}
