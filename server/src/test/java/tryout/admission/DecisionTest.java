package tryout.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;
import tryout.access.Route;

/** What is decided of applications, which nobody outside can tell before it is announced. */
class DecisionTest extends OneAdmission {
  /** Answers say when they were given, under which number, and are told by a server that lives. */
  private static final List<String> OF_THE_MOMENT = List.of("date", "x-request-id");

  /** All that somebody can fetch: each route of reading, with each id that concerns them, with its headers and bytes. */
  private Map<String, String> everything(String token, List<String> applications, List<String> ideas) {
    Map<String, String> all = new TreeMap<>();
    for (Route route : Route.values()) {
      if (route.reads()) {
        for (String path : paths(route.path(), applications, ideas)) {
          all.put(path, told(server.api("GET", path, token, null)));
        }
      }
    }
    for (String page : List.of("/", "/ideas", "/rounds", "/rounds/" + round, "/ideas/" + ideas.getFirst(), "/rounds/" + round + "/ideas.atom")) {
      all.put(page, told(server.send("GET", page, "")));
    }
    return all;
  }

  private List<String> paths(String path, List<String> applications, List<String> ideas) {
    if (path.contains(":application")) {
      return applications.stream().map(id -> path.replace(":application", id)).toList();
    }
    if (path.contains(":idea")) {
      return ideas.stream().map(id -> path.replace(":idea", id)).toList();
    }
    String known = path.replace(":round", round);
    return known.contains(":") ? List.of() : List.of(known);
  }

  /** Without what was made for this one answer alone. */
  private static String told(Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers());
    OF_THE_MOMENT.forEach(headers::remove);
    return (answer.status() + " " + headers + " " + answer.text()).replaceAll("nonce[-=\":]+[A-Za-z0-9+/=_-]+", "nonce").replaceAll("\"instance\":\"[0-9a-f]+\"", "");
  }

  /** What is not the same, each by where it begins to be another. */
  private static List<String> differences(Map<String, String> before, Map<String, String> after) {
    assertThat(after.keySet()).isEqualTo(before.keySet());
    return before.keySet().stream().filter(path -> !before.get(path).equals(after.get(path))).map(path -> path + " " + difference(before.get(path), after.get(path))).toList();
  }

  private static String difference(String before, String after) {
    int at = 0;
    while (at < Math.min(before.length(), after.length()) && before.charAt(at) == after.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 40);
    return before.substring(from, Math.min(before.length(), at + 60)) + " | " + after.substring(from, Math.min(after.length(), at + 60));
  }

  /** What every way of moving one's own application is answered, as far as it changes nothing. */
  private Map<String, String> refusals(String token, String application) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String action : List.of("submit", "reopen", "restore", "accept", "decline", "revoke")) {
      Answer answer = act(token, application, new JsonObject().put("action", action).put("reason", "x").put("programme", "gsoc"));
      assertThat(answer.status()).as(action + " " + answer.text()).isGreaterThanOrEqualTo(400);
      all.put(action, told(answer));
    }
    all.put("write", told(write(token, application, new JsonObject().put("problem", "x"))));
    return all;
  }

  @Test
  void EMB_1_to_6_every_byte_an_applicant_can_reach_is_the_same_whether_they_are_decided_or_not_until_the_announcement() {
    round = applying("Secret");
    String idea = published("Secret one");
    String second = published("Secret two");
    String comes = submitted(applicant, idea);
    String stays = submitted(rival, second);
    pass(Duration.ofDays(21));
    // What is due of other rounds is told before, and not in between.
    server.admission.look();
    List<String> both = List.of(comes, stays);
    List<String> ideas = List.of(idea, second);
    Map<String, Map<String, String>> before = new LinkedHashMap<>();
    Map<String, String> people = new LinkedHashMap<>(Map.of("the one who comes", applicant, "the one who does not", rival, "somebody else", stranger, "nobody", ""));
    people.forEach((name, token) -> before.put(name, everything(token, both, ideas)));
    Map<String, String> refused = refusals(applicant, comes);
    assertThat(before.get("the one who comes")).as("they read their own").containsKey("/applications/" + comes).hasSizeGreaterThan(20);

    assertThat(slug(act(coordinator, comes, new JsonObject().put("action", "accept").put("programme", "gsoc")))).isEqualTo("409 recommendation-missing");
    Answer accepted = accept(comes);
    assertThat(accepted.json().getString("state")).isEqualTo("accepted");
    assertThat(decline(stays).json().getJsonObject("decision").getString("words")).isEqualTo("Next time.");
    assertThat(read(mentor, comes).json().getString("state")).as("a mentor of its idea reads it").isEqualTo("accepted");
    assertThat(read(coordinator, comes).header("ETag")).as("for those who decide it is another").isNotEqualTo(read(applicant, comes).header("ETag"));

    server.admission.look();
    people.forEach((name, token) -> assertThat(differences(before.get(name), everything(token, both, ideas))).as(name).isEmpty());
    assertThat(differences(refused, refusals(applicant, comes))).isEmpty();
    assertThat(told(applicant)).noneMatch(one -> one.startsWith("application.decided") && one.contains("Secret"));

    server.clock.move(Duration.ofDays(19).minusMillis(2));
    pass(Duration.ZERO);
    server.admission.look();
    assertThat(read(applicant, comes).json().getString("state")).as("the last moment before").isEqualTo("submitted");
    String tag = read(applicant, comes).header("ETag");
    server.clock.move(Duration.ofMillis(2));
    assertThat(read(applicant, comes).json().getString("state")).as("at that instant, whoever has told whom").isEqualTo("accepted");
    assertThat(read(applicant, comes).header("ETag")).isNotEqualTo(tag);
    assertThat(read(rival, stays).json().getJsonObject("decision")).isEqualTo(new JsonObject().put("outcome", "declined").put("words", "Next time."));
    server.admission.look();
    server.admission.look();
    for (String token : List.of(applicant, rival)) {
      assertThat(told(token).stream().filter(one -> one.startsWith("application.decided") && one.contains("Secret"))).as("once").hasSize(1).first().asString().doesNotContain("accept", "declin");
    }
    assertThat(show("", idea).json().getString("state")).as("EMB-4: no place is left").isEqualTo("taken");
    assertThat(show("", second).json().getString("state")).isEqualTo("published");
  }

  @Test
  void EMB_5_what_is_decided_later_is_told_at_once_and_APP_10_to_12_hold() {
    round = applying("Late");
    String idea = published("Late one");
    String elsewhere = published("Late two");
    String first = submitted(applicant, idea);
    String second = submitted(rival, idea);
    String other = submitted(applicant, elsewhere);
    assertThat(slug(accept(first))).as("applications are still written").isEqualTo("409 illegal-transition");
    pass(Duration.ofDays(41));
    server.admission.look();
    assertThat(read(applicant, first).json().getString("state")).as("undecided").isEqualTo("submitted");
    assertThat(slug(act(coordinator, first, new JsonObject().put("action", "accept").put("programme", "outreachy").put("reason", "x")))).isEqualTo("422 invalid");
    server.api("PUT", "/applications/" + first + "/recommendation", mentor, new JsonObject().put("verdict", "accept"));
    assertThat(slug(act(coordinator, first, new JsonObject().put("action", "accept").put("programme", "gsoc")))).as("APP-12").isEqualTo("409 interview-missing");
    assertThat(accept(first).status()).isEqualTo(200);
    assertThat(told(applicant)).contains("application.decided There is an answer to your application for “Late one”.");
    assertThat(read(applicant, first).json().getString("state")).isEqualTo("accepted");
    assertThat(slug(accept(second))).isEqualTo("409 capacity-reached");
    assertThat(slug(accept(other))).isEqualTo("409 accepted-elsewhere");
    assertThat(slug(act(coordinator, first, new JsonObject().put("action", "revoke").put("reason", "x")))).as("it was announced").isEqualTo("409 illegal-transition");
    assertThat(act(applicant, first, "withdraw").json().getString("state")).isEqualTo("withdrawn");
    assertThat(accept(second).json().getString("state")).as("a place is there again").isEqualTo("accepted");
  }

  @Test
  void APP_6_who_withdraws_before_the_announcement_takes_no_decision_away_and_a_decision_can_be_taken_back() {
    round = applying("Withdrawn");
    String id = submitted(applicant, published("Withdrawn one"));
    pass(Duration.ofDays(21));
    accept(id);
    assertThat(slug(act(coordinator, id, "revoke"))).isEqualTo("422 reason-required");
    assertThat(act(coordinator, id, new JsonObject().put("action", "revoke").put("reason", "The wrong one.")).json().getString("state")).isEqualTo("submitted");
    accept(id);
    assertThat(slug(act(applicant, id, "reopen"))).as("after applications closed").isEqualTo("409 deadline-passed");
    assertThat(act(applicant, id, "withdraw").json().getString("state")).isEqualTo("withdrawn");
    JsonObject seen = read(coordinator, id).json();
    assertThat(seen.getString("state")).isEqualTo("withdrawn");
    assertThat(seen.getJsonObject("decision").getString("outcome")).as("both are seen").isEqualTo("accepted");
    assertThat(slug(act(applicant, id, "restore"))).isEqualTo("409 deadline-passed");
    pass(Duration.ofDays(20));
    server.admission.look();
    assertThat(told(applicant)).noneMatch(one -> one.startsWith("application.decided") && one.contains("Withdrawn one"));
  }

  @Test
  void NOTE_2_coordinators_alone_are_told_that_the_announcement_is_near_while_something_is_undecided() {
    round = applying("Near");
    String id = submitted(applicant, published("Near one"));
    pass(Duration.ofDays(33).plusHours(1));
    server.season.remind();
    server.season.remind();
    assertThat(told(coordinator).stream().filter(one -> one.contains("one application is undecided: Near."))).hasSize(1);
    assertThat(told(mentor)).noneMatch(one -> one.contains("undecided"));
    assertThat(told(applicant)).noneMatch(one -> one.contains("undecided"));
    decline(id);
    pass(Duration.ofDays(6));
    server.season.remind();
    assertThat(told(coordinator).stream().filter(one -> one.contains("undecided: Near."))).as("nothing is left to decide").hasSize(1);
  }

  @Test
  void RND_7_without_an_assessment_a_recommendation_is_enough() {
    round = applying("No interviews", new JsonObject().put("assessment", "none").put("scheduleWeeks", 10));
    String id = apply(applicant, published("Ten weeks")).json().getString("id");
    write(applicant, id, whole());
    assertThat(slug(act(applicant, id, "submit"))).as("twelve weeks are too many").isEqualTo("422 schedule-gap");
    write(applicant, id, new JsonObject().put("schedule", JsonArray.of(row(1, 10, "All of it", 30))));
    act(applicant, id, "submit");
    pass(Duration.ofDays(21));
    server.api("PUT", "/applications/" + id + "/recommendation", mentor, new JsonObject().put("verdict", "accept"));
    assertThat(act(coordinator, id, new JsonObject().put("action", "accept").put("programme", "gsoc")).json().getString("state")).isEqualTo("accepted");
  }

  @Test
  void RND_11_what_those_wrote_who_did_not_come_is_erased_so_many_months_after_the_announcement() {
    round = applying("Retained", new JsonObject().put("retentionMonths", 2));
    String idea = published("Retained one");
    String comes = submitted(applicant, idea);
    String stays = submitted(rival, idea);
    String leaves = submitted(stranger, idea);
    server.api("POST", "/applications/" + stays + "/messages", rival, new JsonObject().put("text", "CANARY of a message"));
    review(mentor, stays, 2, "CANARY of a review");
    server.api("POST", "/applications/" + stays + "/contributions", rival, new JsonObject().put("title", "CANARY").put("href", "https://example.org/canary"));
    act(stranger, leaves, "withdraw");
    pass(Duration.ofDays(21));
    accept(comes);
    decline(stays);
    pass(Duration.ofDays(20 + 58));
    server.admission.look();
    assertThat(read(rival, stays).text()).as("two months are not over").contains("Reading waits for a lock.");
    pass(Duration.ofDays(5));
    server.admission.look();
    for (String id : List.of(stays, leaves)) {
      Answer left = read(coordinator, id);
      assertThat(left.text()).doesNotContain("Reading waits", "CANARY", "Next time.");
      assertThat(left.json().getString("erasedAt")).isNotNull();
    }
    assertThat(read(rival, stays).text()).doesNotContain("Reading waits", "CANARY", "Next time.");
    assertThat(server.api("GET", "/applications/" + stays + "/messages", rival, null).json().getJsonArray("items")).isEmpty();
    assertThat(reviews(mentor, stays).text()).doesNotContain("CANARY");
    assertThat(read(applicant, comes).text()).as("who came").contains("Reading waits for a lock.");
    assertThat(server.api("GET", "/rounds/" + round + "/applications", coordinator, null).json().getJsonArray("items")).as("counts stay").hasSize(3);
  }

  @Test
  void EXP_3_all_of_a_round_as_a_table_whose_cells_are_no_formulas() {
    round = applying("Table");
    String idea = published("=1+1, \"or\" so");
    submitted(applicant, idea);
    Answer table = server.api("GET", "/rounds/" + round + "/applications/export", coordinator, null);
    assertThat(table.header("Content-Type")).startsWith("text/csv");
    assertThat(table.text().lines().toList()).hasSize(2).first().isEqualTo("id,idea,applicant,programmes,submittedAt,state,contributions,reviews,mean,spread,interview,recommendation,conflicts");
    assertThat(table.text()).contains(",\"'=1+1, \"\"or\"\" so\",Ada,gsoc,").contains(",submitted,0,0,,,,,0\r\n");
    assertThat(server.api("GET", "/rounds/" + round + "/applications/export", mentor, null).status()).isEqualTo(403);
  }
}
