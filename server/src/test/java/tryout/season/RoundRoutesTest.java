package tryout.season;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;

/** Rounds over a real server. */
class RoundRoutesTest extends OneSeason {
  @Test
  void RND_3_a_draft_is_there_for_those_who_prepare_it_and_opens_once_everything_is_known() {
    Answer made = server.api("POST", "/rounds", coordinator, new JsonObject().put("name", "Next year"));
    String id = made.json().getString("id");
    assertThat(server.api("GET", "/rounds/" + id, mentor, null).status()).isEqualTo(404);
    assertThat(server.api("GET", "/rounds", "", null).text()).doesNotContain("Next year");
    assertThat(server.send("GET", "/rounds/" + id, "").status()).isEqualTo(404);
    Answer early = server.api("POST", "/rounds/" + id + "/transitions", coordinator, new JsonObject().put("action", "open"), "If-Match", "\"1\"");
    assertThat(slug(early)).isEqualTo("409 round-incomplete");
    assertThat(early.text()).contains("/programmes", "/dates/applyOpen");
    assertThat(server.api("GET", "/rounds/" + id + "/dashboard", coordinator, null).text()).contains("Name at least one programme.");
    server.api("PATCH", "/rounds/" + id, coordinator, new JsonObject().put("dates", dates(5)).put("programmes", JsonArray.of(new JsonObject().put("id", "o").put("name", "Outreachy"))), "If-Match", "\"1\"");
    Answer open = server.api("POST", "/rounds/" + id + "/transitions", coordinator, new JsonObject().put("action", "open"), "If-Match", "\"2\"");
    assertThat(open.json().getString("state")).isEqualTo("open");
    assertThat(server.send("GET", "/rounds/" + id, "").text()).contains("Next year");
  }

  @Test
  void RND_3_nobody_else_finds_anything_of_a_draft() {
    String draft = server.api("POST", "/rounds", coordinator, new JsonObject().put("name", "Still secret")).json().getString("id");
    for (String page : new String[] {"/rounds/" + draft, "/rounds/" + draft + "/ideas.atom"}) {
      assertThat(server.send("GET", page, "").status()).as(page).isEqualTo(404);
    }
    for (String page : new String[] {"/", "/ideas", "/rounds"}) {
      assertThat(server.send("GET", page, "").text()).as(page).doesNotContain("Still secret");
    }
    for (String path : new String[] {"", "/ideas", "/ideas/export", "/calendar.ics"}) {
      assertThat(server.api("GET", "/rounds/" + draft + path, mentor, null).status()).as(path).isEqualTo(404);
    }
    assertThat(server.api("GET", "/rounds", mentor, null).text()).doesNotContain("Still secret");
    assertThat(server.api("GET", "/rounds?limit=200", coordinator, null).text()).contains("Still secret");
  }

  @Test
  void RND_6_strangers_are_shown_the_way_to_an_idea_of_their_own_where_the_round_takes_one() {
    String open = round("Takes ideas", 10);
    assertThat(server.send("GET", "/rounds/" + open, "").text()).contains("/ideas/new?round=" + open);
    JsonObject mentorsOnly = new JsonObject().put("settings", new JsonObject().put("ideasFrom", JsonArray.of("mentor")));
    assertThat(server.api("PATCH", "/rounds/" + open, coordinator, mentorsOnly, "If-Match", server.api("GET", "/rounds/" + open, coordinator, null).header("ETag")).status()).isEqualTo(200);
    assertThat(server.send("GET", "/rounds/" + open, "").text()).doesNotContain("/ideas/new");
  }

  @Test
  void RND_4_dates_that_are_not_in_order_are_named() {
    Answer refused = server.api("POST", "/rounds", coordinator, new JsonObject().put("name", "Askew").put("dates", dates(5).put("applyClose", in(1))));
    assertThat(slug(refused)).isEqualTo("422 dates-out-of-order");
    assertThat(refused.text()).contains("/dates/applyClose");
  }

  @Test
  void RND_5_a_date_that_has_passed_is_changed_with_a_reason_only() {
    String id = round("Passed", 8);
    JsonObject change = new JsonObject().put("dates", dates(8).put("ideasOpen", in(-2)));
    assertThat(slug(server.api("PATCH", "/rounds/" + id, coordinator, change, "If-Match", "\"2\""))).isEqualTo("422 reason-required");
    assertThat(server.api("PATCH", "/rounds/" + id, coordinator, change.put("reason", "It was announced so."), "If-Match", "\"2\"").status()).isEqualTo(200);
  }

  @Test
  void RND_6_settings_have_bounds_and_RND_8_another_text_of_a_policy_is_another_version() {
    String id = round("Ruled", 8);
    assertThat(slug(server.api("PATCH", "/rounds/" + id, coordinator, new JsonObject().put("settings", new JsonObject().put("minAgreedMentors", 4)), "If-Match", "\"2\""))).isEqualTo("422 invalid");
    JsonObject policy = new JsonObject().put("id", "ai").put("title", "AI tools").put("text", "Say so.");
    JsonObject first = server.api("PATCH", "/rounds/" + id, coordinator, policies(policy), "If-Match", "\"2\"").json();
    assertThat(version(first)).isEqualTo(1);
    assertThat(version(server.api("PATCH", "/rounds/" + id, coordinator, policies(policy), "If-Match", "\"3\"").json())).isEqualTo(1);
    assertThat(version(server.api("PATCH", "/rounds/" + id, coordinator, policies(policy.put("text", "None.")), "If-Match", "\"4\"").json())).isEqualTo(2);
    assertThat(first.getJsonObject("settings").getInteger("scheduleWeeks")).isEqualTo(12);
  }

  private static JsonObject policies(JsonObject policy) {
    return new JsonObject().put("settings", new JsonObject().put("policies", JsonArray.of(policy)));
  }

  private static int version(JsonObject round) {
    return round.getJsonObject("settings").getJsonArray("policies").getJsonObject(0).getInteger("version");
  }

  @Test
  void NOTE_6_the_days_of_a_round_go_into_a_calendar_and_keep_their_uid_when_they_move() {
    String id = round("Calendar", 8);
    Map<String, String> before = calendar(id);
    assertThat(before).hasSize(7);
    assertThat(before.values()).contains("Applications close: Calendar " + ics(28));
    server.api("PATCH", "/rounds/" + id, coordinator, new JsonObject().put("reason", "Said so.").put("dates", dates(8).put("applyClose", in(29))), "If-Match", "\"2\"");
    Map<String, String> after = calendar(id);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after.values()).contains("Applications close: Calendar " + ics(29)).doesNotContain("Applications close: Calendar " + ics(28));
  }

  private String ics(int days) {
    return DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).format(server.clock.instant().plus(Duration.ofDays(days)));
  }

  /** What a reader of our own finds in it, by UID: lines end and fold as RFC 5545 says. */
  private Map<String, String> calendar(String id) {
    String text = server.api("GET", "/rounds/" + id + "/calendar.ics", "", null).text();
    assertThat(text).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    assertThat(text.split("\r\n")).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(75));
    Map<String, String> events = new TreeMap<>();
    for (String event : text.replace("\r\n ", "").split("BEGIN:VEVENT")) {
      if (event.contains("UID:")) {
        events.put(value(event, "UID"), value(event, "SUMMARY") + " " + value(event, "DTSTART"));
      }
    }
    return events;
  }

  private static String value(String event, String name) {
    return event.lines().filter(line -> line.startsWith(name)).map(line -> line.substring(line.indexOf(':') + 1)).findFirst().orElse("");
  }

  @Test
  void RND_6_an_answer_of_which_nobody_said_how_long_it_may_be_may_be_as_long_as_is_usual() {
    JsonObject settings = new JsonObject().put("questions", JsonArray.of(new JsonObject().put("id", "why").put("text", "Why this one?")));
    JsonObject made = server.api("POST", "/rounds", coordinator, new JsonObject().put("name", "Asking").put("settings", settings)).json();
    assertThat(made.getJsonObject("settings").getJsonArray("questions").getJsonObject(0).getInteger("maxLength")).isEqualTo(2000);
  }

  @Test
  void NOTE_2_a_day_is_told_of_a_week_and_a_day_before_each_once_and_again_only_where_it_moved() {
    String id = round("Reminded", 10);
    assertThat(reminders("Ideas close on")).isEmpty();
    server.clock.move(Duration.ofDays(4));
    mentor = link("Mia");
    assertThat(reminders("Ideas close on")).hasSize(1);
    server.season.remind();
    assertThat(reminders("Ideas close on")).as("once").hasSize(1);
    server.clock.move(Duration.ofDays(5).plusHours(1));
    mentor = link("Mia");
    assertThat(reminders("Ideas close on")).as("the day before").hasSize(2);
    server.clock.move(Duration.ofDays(2));
    mentor = link("Mia");
    assertThat(reminders("Ideas close on")).as("it is over").hasSize(2);
    assertThat(reminders("Announcement")).isEmpty();
    server.clock.move(Duration.ofDays(-11).minusHours(1));
    assertThat(id).isNotEmpty();
  }

  private List<String> reminders(String words) {
    server.season.remind();
    return told(mentor).stream().filter(one -> one.startsWith("round.deadline " + words) && one.contains("Reminded")).toList();
  }

  /** Somebody who is signed in anew, since a session lasts half a day. */
  private String link(String name) {
    String secret = server.database.inTransaction(sql -> {
      java.util.UUID person = sql.first("SELECT person_id FROM person WHERE name = $1", name).orElseThrow().getUUID(0);
      return server.access.signIn().link(sql, "test", person, Duration.ofMinutes(5)).secret();
    });
    return token(server.api("POST", "/sessions", "", new JsonObject().put("link", secret)));
  }

  @Test
  void RND_10_a_round_begins_from_an_earlier_one_with_its_rules_and_without_its_dates() {
    String id = round("Model", 8);
    server.api("PATCH", "/rounds/" + id, coordinator, new JsonObject().put("settings", new JsonObject().put("scheduleWeeks", 10)), "If-Match", "\"2\"");
    JsonObject copy = server.api("POST", "/rounds", coordinator, new JsonObject().put("name", "After it").put("copyFrom", id)).json();
    assertThat(copy.getJsonObject("settings").getInteger("scheduleWeeks")).isEqualTo(10);
    assertThat(copy.getJsonArray("programmes")).hasSize(1);
    assertThat(copy.getString("state")).isEqualTo("draft");
    assertThat(copy.getJsonObject("dates").getString("applyOpen")).isNull();
  }

  @Test
  void RND_2_a_round_is_announced_by_the_clock_and_closed_by_a_coordinator_and_its_ideas_end_with_it() {
    String before = round;
    String id = round("Ends", 3);
    round = id;
    String idea = published("Ends too");
    round = before;
    assertThat(slug(server.api("POST", "/rounds/" + id + "/transitions", coordinator, new JsonObject().put("action", "close"), "If-Match", "\"2\""))).isEqualTo("409 illegal-transition");
    server.clock.move(Duration.ofDays(60));
    String later = again("Cora");
    assertThat(server.api("GET", "/rounds/" + id, "", null).json().getString("state")).isEqualTo("announced");
    assertThat(server.api("POST", "/rounds/" + id + "/transitions", later, new JsonObject().put("action", "close"), "If-Match", "\"2\"").json().getString("state")).isEqualTo("closed");
    assertThat(server.api("GET", "/ideas/" + idea, "", null).json().getString("over")).isEqualTo("expired");
    assertThat(server.send("GET", "/ideas/" + idea, "").text()).contains("Ends too", "expired");
    Answer late = server.api("PATCH", "/ideas/" + idea, later, new JsonObject().put("summary", "x"), "If-Match", show("", idea).header("ETag"));
    assertThat(slug(late)).isEqualTo("409 illegal-transition");
    server.clock.move(Duration.ofDays(-60));
  }

  @Test
  void IDEA_3_2_only_those_from_whom_the_round_wants_ideas_begin_them_and_only_while_it_collects() {
    String before = round;
    round = round("Mentors only", 4);
    server.api("PATCH", "/rounds/" + round, coordinator, new JsonObject().put("settings", new JsonObject().put("ideasFrom", JsonArray.of("mentor"))), "If-Match", "\"2\"");
    assertThat(slug(begin(student, "Not wanted"))).isEqualTo("403 not-allowed");
    assertThat(begin(mentor, "Wanted").status()).isEqualTo(201);
    server.api("PATCH", "/rounds/" + round, coordinator, new JsonObject().put("dates", dates(4).put("ideasClose", in(-1)).put("ideasOpen", in(-3))).put("reason", "Over."), "If-Match", "\"3\"");
    assertThat(slug(begin(mentor, "Too late"))).isEqualTo("409 ideas-closed");
    assertThat(begin(coordinator, "Late, by a coordinator").status()).isEqualTo(201);
    round = before;
  }
}
