package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Planning interviews, and the people who hold them. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class DeskTest extends LedHouse {
  /** Their list, whatever part of it is asked for. */
  private static final Pattern EXERCISES = Pattern.compile("/api/v1/exercises(\\?.*)?$");

  private JsonObject add(String name, String role) {
    return house.server.call("POST", "/people", house.token(), new JsonObject().put("name", name).put("roles", JsonArray.of(role)));
  }

  private JsonObject shown(String id) {
    return house.server.call("GET", "/interviews/" + id, house.token(), null);
  }

  private static String heldAt(Page page) {
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  @Test
  void a_duplicate_has_the_same_task_files_minutes_and_panel_and_a_room_of_its_own() {
    String person = add("Boris Mentor", "mentor").getJsonObject("person").getString("id");
    JsonObject plan = new JsonObject().put("title", "A byte ring").put("minutes", 45).put("warmupMinutes", 0).put("statement", "Complete `rb_put`.")
        .put("allowed", "Man pages.").put("panel", JsonArray.of(new JsonObject().put("person", person).put("role", "mentor")))
        .put("files", JsonArray.of(new JsonObject().put("name", "ring.h").put("text", "struct ring;\n").put("readOnly", true)));
    String first = house.server.call("POST", "/interviews", house.token(), plan).getString("id");
    house.link(first, "candidate", "Ada Candidate");
    mentor.navigate(house.server.url() + "/interviews/" + first);
    House.button(mentor, "Duplicate").click();
    assertThat(mentor.getByText("Nobody is invited yet.")).isVisible();
    assertThat(mentor.locator(".toast")).containsText("Duplicated.");
    String second = heldAt(mentor);
    assertThat(second).isNotEqualTo(first);
    for (String kept : new String[] {"title", "minutes", "warmupMinutes", "statement", "files", "allowed", "notAllowed", "panel"}) {
      assertThat(shown(second).getValue(kept)).as(kept).isEqualTo(shown(first).getValue(kept));
    }
    assertThat(shown(second).getJsonArray("invitations")).isEmpty();
  }

  @Test
  void whoever_signs_in_by_a_link_comes_to_the_interviews_and_is_told_of_the_missing_password() {
    for (String role : new String[] {"mentor", "observer"}) {
      Page person = house.browsers.person(role);
      person.navigate(add("New " + role, role).getString("link"));
      House.button(person, "Sign in").click();
      assertThat(person.locator("h1")).hasText("Interviews");
      assertThat(person.locator(".banner")).containsText("You have no password yet.");
    }
  }

  @Test
  void the_menu_of_a_person_opens_over_the_list_it_belongs_to() {
    mentor.navigate(house.server.url() + "/people");
    Locator actions = House.button(mentor, "Actions for Administrator");
    actions.click();
    BoundingBox menu = mentor.getByRole(AriaRole.MENU).boundingBox(), anchor = actions.boundingBox();
    assertThat(menu.x + menu.width).isLessThanOrEqualTo(anchor.x + anchor.width + 1);
  }

  @Test
  void an_interview_without_a_statement_is_made_only_by_whoever_says_so() {
    mentor.navigate(house.server.url() + "/interviews/new");
    mentor.getByLabel("Title").fill("No task");
    House.button(mentor, "Create interview").click();
    assertThat(mentor.getByRole(AriaRole.DIALOG)).containsText("Create it without a statement?");
    House.button(mentor, "Cancel").click();
    assertThat(mentor.locator("h1")).hasText("New interview");
    House.button(mentor, "Create interview").click();
    House.button(mentor, "Create without it").click();
    assertThat(mentor.locator("h1")).hasText("No task");
  }

  @Test
  void a_mentor_chooses_an_exercise_by_keyboard_and_all_of_it_is_filled_in() {
    mentor.navigate(house.server.url() + "/interviews/new");
    Locator open = House.button(mentor, "Choose an exercise…");
    open.click();
    Locator dialog = mentor.getByRole(AriaRole.DIALOG);
    assertThat(dialog.getByRole(AriaRole.RADIO)).hasCount(10);
    assertThat(dialog.getByRole(AriaRole.RADIO).first()).isFocused();
    Browsers.shots(mentor, "choose-exercise");
    mentor.keyboard().press("Escape");
    assertThat(mentor.getByLabel("Title")).hasValue("");
    open.click();
    assertThat(dialog.getByRole(AriaRole.RADIO).first()).isFocused();
    mentor.keyboard().press("ArrowDown");
    mentor.keyboard().press("Enter");
    assertThat(dialog).hasCount(0);
    assertThat(mentor.getByLabel("Title")).not().hasValue("");
    House.button(mentor, "Create interview").click();
    assertThat(House.button(mentor, "Duplicate")).isVisible();
    JsonObject made = shown(heldAt(mentor));
    JsonObject chosen = house.server.call("GET", "/exercises", house.token(), null).getJsonArray("items").stream().map(JsonObject.class::cast)
        .filter(item -> item.getString("title").equals(made.getString("title"))).findFirst().orElseThrow();
    assertThat(chosen.getInteger("difficulty")).isEqualTo(3);
    for (String filled : new String[] {"minutes", "statement", "files"}) {
      assertThat(made.getValue(filled)).as(filled).isEqualTo(chosen.getValue(filled));
    }
  }

  private void choose(String title) {
    House.button(mentor, "Choose an exercise…").click();
    mentor.getByRole(AriaRole.DIALOG).getByLabel(Pattern.compile("^" + title)).check();
    House.button(mentor, "Fill it in").click();
    assertThat(mentor.getByLabel("Title")).hasValue(title);
  }

  private String digest(String title) {
    return house.server.call("GET", "/exercises", house.token(), null).getJsonArray("items").stream().map(JsonObject.class::cast)
        .filter(item -> item.getString("title").equals(title)).findFirst().orElseThrow().getString("digest");
  }

  @Test
  void EX_9_a_plan_says_which_exercise_it_is_from_and_when_its_minutes_are_others_and_a_draft_and_a_duplicate_keep_it() {
    mentor.navigate(house.server.url() + "/interviews/new");
    Locator origin = mentor.locator(".origin");
    assertThat(origin).isHidden();
    choose("A ring of bytes");
    assertThat(origin).containsText("From A ring of bytes, version 1: hidden tests and hints come with it.");
    assertThat(origin).not().containsText("It is meant for");
    mentor.getByLabel("Minutes", new Page.GetByLabelOptions().setExact(true)).fill("45");
    assertThat(origin).containsText("It is meant for 30 minutes, and this interview has 45.");
    Browsers.shots(mentor, "origin-new");
    House.button(mentor, "Without its tests").click();
    assertThat(origin).containsText("Without the hidden tests and hints of A ring of bytes.");
    House.button(mentor, "With its tests").click();
    mentor.reload();
    assertThat(origin).containsText("From A ring of bytes, version 1");
    House.button(mentor, "Create interview").click();
    House.button(mentor, "Duplicate").click();
    assertThat(mentor.locator(".toast")).containsText("Duplicated.");
    assertThat(shown(heldAt(mentor)).getString("exercise")).isEqualTo(digest("A ring of bytes"));
    assertThat(origin).containsText("From A ring of bytes, version 1");
  }

  @Test
  void an_interview_that_is_changed_can_lose_its_exercise_and_get_another_one() {
    String id = house.interview("A byte ring");
    mentor.navigate(house.server.url() + "/interviews/" + id);
    Locator origin = mentor.locator(".origin");
    assertThat(origin).containsText("Not from an exercise: it has no hidden tests and no hints.");
    choose("Every byte in sight");
    House.button(mentor, "Save changes").click();
    assertThat(mentor.locator(".savebar")).containsText("Saved ");
    assertThat(shown(id).getString("exercise")).isEqualTo(digest("Every byte in sight"));
    assertThat(shown(id).getInteger("warmupMinutes")).isZero();
    Browsers.shots(mentor, "origin-changed");
    House.button(mentor, "Without its tests").click();
    House.button(mentor, "Save changes").click();
    assertThat(mentor.locator(".savebar")).containsText("Saved ");
    assertThat(shown(id).getString("exercise")).isEmpty();
    assertThat(shown(id).getString("title")).isEqualTo("Every byte in sight");
  }

  @Test
  void an_exercise_that_is_not_offered_any_more_is_said_so_and_a_refusal_stands_at_its_line() {
    mentor.route(EXERCISES, route -> {
      JsonObject answer = new JsonObject(route.fetch().text());
      answer.getJsonArray("items").stream().map(JsonObject.class::cast).filter(item -> item.getString("slug").equals("ringbuf"))
          .forEach(item -> item.put("digest", "0".repeat(64)));
      route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(answer.encode()));
    });
    mentor.navigate(house.server.url() + "/interviews/new");
    choose("A ring of bytes");
    House.button(mentor, "Create interview").click();
    assertThat(mentor.locator(".origin .error")).containsText("There is no such exercise here.");
    assertThat(mentor.locator(".faults")).containsText("Exercise: There is no such exercise here.");
    Browsers.shot(mentor, "origin-refused");
    House.button(mentor, "Without its tests").click();
    assertThat(mentor.locator(".origin .error")).hasCount(0);
    House.button(mentor, "With its tests").click();
    mentor.route("**/api/v1/interviews", route -> route.fulfill(new Route.FulfillOptions().setStatus(409).setContentType("application/problem+json")
        .setBody(new JsonObject().put("type", "/problems/exercise-not-verified").put("title", "x").put("status", 409).put("detail", "ringbuf 1 is retired.").put("instance", "0").encode())));
    House.button(mentor, "Create interview").click();
    assertThat(mentor.locator(".origin .error")).containsText("ringbuf 1 is retired.");
    mentor.unroute("**/api/v1/interviews");
    House.button(mentor, "Without its tests").click();
    House.button(mentor, "With its tests").click();
    mentor.unroute(EXERCISES);
    mentor.reload();
    assertThat(mentor.locator(".origin")).containsText("From an exercise that is not offered any more");
    house.browsers.faults.removeIf(fault -> fault.contains("status of 422") || fault.contains("status of 409"));
    House.button(mentor, "Start over").click();
  }

  @Test
  void a_wrong_name_of_a_file_is_marked_like_every_other_error() {
    mentor.navigate(house.server.url() + "/interviews/new");
    House.button(mentor, "Add a file").click();
    Locator question = mentor.getByRole(AriaRole.DIALOG);
    question.getByLabel("Name").fill("a b");
    question.getByLabel("Name").press("Enter");
    assertThat(question.locator(".field.invalid .error .icon")).isVisible();
    assertThat(question.locator(".error")).containsText("Letters, digits, dot, dash and underscore");
  }

  @Test
  void an_interview_that_ended_offers_its_record_and_no_links() {
    String room = house.interview("A byte ring");
    mentor.navigate(house.server.url() + "/interviews/" + room);
    House.button(mentor, "Make and copy the link").click();
    assertThat(mentor.getByLabel("Link", new Page.GetByLabelOptions().setExact(true))).isVisible();
    Page candidate = house.guest(room, "candidate", "Ada Candidate");
    mentor.navigate(house.server.url() + "/room/" + room);
    House.begin(mentor, candidate);
    House.button(mentor, "End…").click();
    House.button(mentor, "End interview").click();
    assertThat(mentor.locator("h1")).hasText("The interview has ended");
    mentor.navigate(house.server.url() + "/interviews/" + room);
    assertThat(mentor.getByText("Open the record")).isVisible();
    assertThat(mentor.getByLabel("Link", new Page.GetByLabelOptions().setExact(true))).hasCount(0);
    assertThat(House.button(mentor, "Copy the link")).hasCount(0);
    assertThat(mentor.locator(".links")).not().containsText("works until");
  }
}
