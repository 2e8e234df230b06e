package tryout.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;

/** Applications over a real server: written, submitted, read and decided. */
class ApplicationRoutesTest extends OneAdmission {
  private static List<String> actions(Answer answer) {
    return answer.json().getJsonArray("allowedActions").stream().map(String::valueOf).toList();
  }

  private JsonArray list(String token, String query) {
    return server.api("GET", "/rounds/" + round + "/applications" + query, token, null).json().getJsonArray("items");
  }

  @Test
  void APP_1_a_draft_is_its_applicants_alone_and_says_what_it_lacks() {
    String idea = published("Drafts");
    Answer begun = apply(applicant, idea);
    assertThat(begun.status()).isEqualTo(201);
    String id = begun.json().getString("id");
    assertThat(begun.json().getString("state")).isEqualTo("draft");
    assertThat(actions(begun)).contains("edit", "withdraw", "contribute").doesNotContain("submit");
    Answer saved = write(applicant, id, new JsonObject().put("problem", "Half a sent"));
    assertThat(saved.json().getJsonObject("form").getString("problem")).isEqualTo("Half a sent");
    assertThat(saved.json().getJsonArray("missing").encode()).contains("/programmes", "/outline", "/schedule").doesNotContain("/problem");
    for (String token : List.of(mentor, other, coordinator, admin, stranger)) {
      assertThat(slug(read(token, id))).isEqualTo("404 not-found");
    }
    assertThat(list(coordinator, "?q=Drafts")).as("nothing was submitted").isEmpty();
    assertThat(server.api("GET", "/me/applications", applicant, null).text()).contains(id);
  }

  @Test
  void APP_2_each_week_stands_in_one_row_when_it_is_submitted_and_a_draft_may_have_gaps() {
    String id = apply(applicant, published("Weeks")).json().getString("id");
    JsonObject gap = whole().put("schedule", JsonArray.of(row(1, 5, "One", 30), row(5, 6, "Two", 30), row(8, 12, "Three", 81 - 1)));
    assertThat(write(applicant, id, gap).status()).isEqualTo(200);
    Answer refused = act(applicant, id, "submit");
    assertThat(slug(refused)).isEqualTo("422 schedule-gap");
    assertThat(refused.text()).contains("week 7", "week 5");
    assertThat(slug(write(applicant, id, new JsonObject().put("schedule", JsonArray.of(row(1, 12, "x", 81)))))).isEqualTo("422 invalid");
    write(applicant, id, whole());
    assertThat(act(applicant, id, "submit").json().getString("state")).isEqualTo("submitted");
  }

  @Test
  void APP_3_one_application_for_each_idea_in_as_many_programmes_as_one_likes() {
    String idea = published("Once");
    String id = submitted(applicant, idea);
    assertThat(slug(write(applicant, id, whole()))).as("it is submitted").isEqualTo("409 not-editable");
    act(applicant, id, "reopen");
    assertThat(write(applicant, id, new JsonObject().put("programmes", JsonArray.of("gsoc", "outreachy"))).json().getJsonObject("form").getJsonArray("programmes")).hasSize(2);
    Answer second = apply(applicant, idea);
    assertThat(slug(second)).isEqualTo("409 already-applied");
    assertThat(second.text()).as("a link to the first").contains("/applications/" + id);
    act(applicant, id, "withdraw");
    String again = apply(applicant, idea).json().getString("id");
    assertThat(slug(act(applicant, id, "restore"))).isEqualTo("409 already-applied");
    act(applicant, again, "withdraw");
    assertThat(act(applicant, id, "restore").json().getString("state")).isEqualTo("draft");
    assertThat(read(applicant, id).json().getJsonObject("form").getString("outline")).as("as it was").isEqualTo("Hold it for less long.");
    act(applicant, id, "withdraw");
  }

  @Test
  void APP_4_as_many_as_the_round_takes_of_one_person_and_withdrawn_ones_do_not_count() {
    String before = round;
    round = applying("Two each", new JsonObject().put("applicationsPerPerson", 2));
    String first = submitted(applicant, published("First of two"));
    submitted(applicant, published("Second of two"));
    String third = apply(applicant, published("Third")).json().getString("id");
    write(applicant, third, whole());
    assertThat(slug(act(applicant, third, "submit"))).isEqualTo("409 limit-reached");
    act(applicant, first, "withdraw");
    assertThat(act(applicant, third, "submit").status()).isEqualTo(200);
    round = before;
  }

  @Test
  void APP_5_a_submission_has_a_receipt_by_which_its_text_can_be_known_again() {
    String id = submitted(rival, published("Receipts"));
    JsonObject receipt = read(rival, id).json().getJsonObject("receipt");
    assertThat(receipt.getInteger("number")).isEqualTo(1);
    assertThat(receipt.getString("digest")).isEqualTo(FormJson.digest(FormJson.read(read(rival, id).json().getJsonObject("form"))));
    assertThat(told(rival)).anyMatch(one -> one.startsWith("application.receipt") && one.contains(receipt.getString("digest")));
    assertThat(told(mentor)).anyMatch(one -> one.equals("application.submitted Rita applies for “Receipts”."));
    act(rival, id, "reopen");
    write(rival, id, new JsonObject().put("outline", "Otherwise."));
    assertThat(read(mentor, id).json().getJsonObject("form").getString("outline")).as("what was submitted last").isEqualTo("Hold it for less long.");
    assertThat(read(mentor, id).json().getString("state")).isEqualTo("draft");
    act(rival, id, "submit");
    JsonArray texts = server.api("GET", "/applications/" + id + "/submitted", mentor, null).json().getJsonArray("items");
    assertThat(texts).hasSize(2);
    assertThat(server.walk("/applications/" + id + "/submitted", mentor)).as("REST-5").isEqualTo(texts.stream().toList());
    assertThat(texts.getJsonObject(0).getJsonObject("form").getString("outline")).isEqualTo("Otherwise.");
    assertThat(texts.getJsonObject(0).getString("digest")).isNotEqualTo(receipt.getString("digest"));
    act(rival, id, "withdraw");
    assertThat(told(mentor)).contains("application.withdrawn Rita withdraws the application for “Receipts”.");
  }

  @Test
  void APP_5_sent_twice_with_one_key_there_is_one_application() {
    String idea = published("Double click");
    String key = UUID.randomUUID().toString();
    Answer first = server.api("POST", "/ideas/" + idea + "/applications", rival, null, "Idempotency-Key", key);
    Answer second = server.api("POST", "/ideas/" + idea + "/applications", rival, null, "Idempotency-Key", key);
    assertThat(second.json().getString("id")).isEqualTo(first.json().getString("id"));
    String tag = write(rival, first.json().getString("id"), whole()).header("ETag");
    String path = "/applications/" + first.json().getString("id") + "/transitions";
    assertThat(server.api("POST", path, rival, new JsonObject().put("action", "submit"), "If-Match", tag).status()).isEqualTo(200);
    assertThat(slug(server.api("POST", path, rival, new JsonObject().put("action", "submit"), "If-Match", tag))).as("as it was").isEqualTo("412 stale-revision");
    assertThat(told(rival).stream().filter(one -> one.startsWith("application.receipt") && one.contains("Double click"))).hasSize(1);
    act(rival, first.json().getString("id"), "withdraw");
  }

  @Test
  void APP_7_contact_is_a_word_of_the_applicants_or_a_mentors_note_and_the_thread_opens_from_a_draft() {
    String before = round;
    round = applying("Talk first", new JsonObject().put("contactGate", "require"));
    String id = apply(applicant, published("Talked")).json().getString("id");
    write(applicant, id, whole());
    assertThat(slug(act(applicant, id, "submit"))).isEqualTo("409 contact-mentor-first");
    server.api("POST", "/applications/" + id + "/messages", applicant, new JsonObject().put("text", "Where do I *begin*?"));
    assertThat(told(mentor)).contains("message.received Ada writes about an application for “Talked”.");
    Answer thread = server.api("GET", "/applications/" + id + "/messages", mentor, null);
    assertThat(thread.text()).contains("Where do I");
    Answer seen = read(mentor, id);
    assertThat(seen.json().containsKey("form")).as("the text stays a draft").isFalse();
    assertThat(seen.text()).doesNotContain("Reading waits");
    server.api("POST", "/applications/" + id + "/messages", mentor, new JsonObject().put("text", "In the block layer."));
    assertThat(told(applicant)).contains("message.received Mia writes about your application for “Talked”.");
    assertThat(slug(server.api("POST", "/applications/" + id + "/messages", stranger, new JsonObject().put("text", "x")))).isEqualTo("404 not-found");
    assertThat(slug(server.api("POST", "/applications/" + id + "/messages", applicant, new JsonObject().put("kind", "talked")))).isEqualTo("403 not-allowed");
    assertThat(act(applicant, id, "submit").status()).isEqualTo(200);

    String other = apply(rival, published("Talked elsewhere")).json().getString("id");
    write(rival, other, whole());
    server.api("POST", "/applications/" + other + "/messages", coordinator, new JsonObject().put("kind", "talked"));
    assertThat(slug(act(rival, other, "submit"))).as("nobody sees it whom no word opened it for").isEqualTo("409 contact-mentor-first");
    round = before;
  }

  @Test
  void APP_8_a_mentor_who_has_not_agreed_to_its_idea_sees_none() {
    String idea = published("Not theirs");
    String id = submitted(applicant, idea);
    assertThat(read(mentor, id).status()).isEqualTo(200);
    assertThat(slug(read(other, id))).isEqualTo("404 not-found");
    assertThat(list(other, "")).isEmpty();
    ask(coordinator, idea, other, "co");
    assertThat(slug(read(other, id))).as("asked is not agreed").isEqualTo("404 not-found");
    answer(other, idea, other, agree(5));
    assertThat(read(other, id).status()).isEqualTo(200);
    assertThat(list(other, "")).hasSize(1);
    act(applicant, id, "withdraw");
  }

  @Test
  void ROLE_2_whoever_has_a_role_does_not_apply() {
    String idea = published("Chosen");
    for (String token : List.of(mentor, other, coordinator, admin)) {
      assertThat(slug(apply(token, idea))).isEqualTo("409 role-conflict");
    }
  }

  @Test
  void ROLE_2_whoever_applies_is_given_no_role_before_the_announcement_and_IDEA_12_judges_nobody_for_that_idea_afterwards() {
    String before = round;
    round = applying("Roles");
    String idea = published("Whose it was");
    String yara = token(signUp("Yara"));
    String own = submitted(yara, idea);
    String rivals = submitted(rival, idea);
    String path = "/people/" + idOf(yara);
    Answer refused = server.api("PATCH", path, admin, new JsonObject().put("roles", JsonArray.of("mentor")), "If-Match", server.api("GET", "/me", yara, null).header("ETag"));
    assertThat(slug(refused)).isEqualTo("409 role-conflict");
    act(yara, own, "withdraw");
    server.api("PATCH", path, admin, new JsonObject().put("roles", JsonArray.of("mentor")), "If-Match", server.api("GET", "/me", yara, null).header("ETag"));
    yara = token(server.api("POST", "/sessions", "", new JsonObject().put("mail", "yara@example.net").put("password", "a phrase of my own Yara")));
    ask(coordinator, idea, yara, "co");
    answer(yara, idea, yara, agree(5));
    assertThat(read(yara, rivals).json().getBoolean("conflicted")).isTrue();
    assertThat(actions(read(yara, rivals))).isEmpty();
    assertThat(slug(reviews(yara, rivals))).isEqualTo("403 conflict-of-interest");
    round = before;
  }

  @Test
  void IDEA_3_after_somebody_applied_only_coordinators_change_what_it_is_called_how_large_it_is_and_for_how_many_and_RND_9_weeks_stay() {
    String before = round;
    round = applying("Frozen");
    String idea = published("As it is");
    JsonObject title = new JsonObject().put("title", "As it was");
    submitted(applicant, idea);
    assertThat(slug(server.api("PATCH", "/ideas/" + idea, mentor, title, "If-Match", tag(idea)))).isEqualTo("409 frozen-field");
    assertThat(slug(server.api("PATCH", "/ideas/" + idea, mentor, new JsonObject().put("projectSize", "350 hours"), "If-Match", tag(idea)))).isEqualTo("409 frozen-field");
    assertThat(slug(server.api("PATCH", "/ideas/" + idea, mentor, new JsonObject().put("capacity", 2), "If-Match", tag(idea)))).isEqualTo("409 frozen-field");
    assertThat(server.api("PATCH", "/ideas/" + idea, mentor, new JsonObject().put("summary", "In other words."), "If-Match", tag(idea)).status()).isEqualTo(200);
    assertThat(told(applicant)).noneMatch(one -> one.startsWith("idea.changed"));
    assertThat(server.api("PATCH", "/ideas/" + idea, coordinator, title, "If-Match", tag(idea)).status()).isEqualTo(200);
    assertThat(told(applicant)).contains("idea.changed “As it was”, for which you apply, was changed: see what it says now.");
    Answer shown = server.api("GET", "/rounds/" + round, coordinator, null);
    JsonObject change = new JsonObject().put("dates", shown.json().getJsonObject("dates")).put("settings", new JsonObject().put("scheduleWeeks", 10)).put("reason", "x");
    assertThat(slug(server.api("PATCH", "/rounds/" + round, coordinator, change, "If-Match", shown.header("ETag")))).isEqualTo("409 in-use");
    round = before;
  }

  @Test
  void IDEA_9_whoever_applies_is_told_when_an_idea_seeks_a_mentor_and_archiving_it_is_refused() {
    String before = round;
    round = applying("Left");
    String idea = published("Left alone");
    String id = submitted(applicant, idea);
    assertThat(slug(move(coordinator, idea, "archive", "expired"))).isEqualTo("409 live-applications");
    assertThat(slug(move(coordinator, idea, "unpublish", ""))).isEqualTo("422 reason-required");
    assertThat(move(coordinator, idea, "unpublish", "To be rewritten.").status()).isEqualTo(200);
    assertThat(show(applicant, idea).status()).as("it is public no more").isEqualTo(404);
    assertThat(read(applicant, id).json().getJsonObject("idea").getString("title")).as("one's own application stays").isEqualTo("Left alone");
    assertThat(told(applicant)).contains("idea.unpublished “Left alone” was taken from the list: To be rewritten.");
    move(coordinator, idea, "publish", "");
    answer(mentor, idea, mentor, new JsonObject().put("action", "withdraw").put("note", "No time."));
    assertThat(told(applicant)).contains("idea.seeks-mentor “Left alone” seeks a mentor.");
    assertThat(slug(apply(rival, idea))).as("it takes no new application").isEqualTo("409 idea-closed");
    act(applicant, id, "withdraw");
    assertThat(read(applicant, id).json().getString("state")).isEqualTo("withdrawn");
    round = before;
  }

  @Test
  void RND_6_evaluations_are_planned_by_the_round_or_at_half_time_and_at_the_end() {
    String planned = applying("Evaluations");
    JsonArray usual = server.api("GET", "/rounds/" + planned, coordinator, null).json().getJsonArray("evaluations");
    assertThat(usual.stream().map(one -> ((JsonObject) one).getString("kind"))).containsExactly("midterm", "final");
    assertThat(usual.getJsonObject(0).getString("dueAt")).startsWith(in(95).substring(0, 19));
    assertThat(usual.getJsonObject(1).getString("dueAt")).startsWith(in(140).substring(0, 19));
    JsonObject one = new JsonObject().put("kind", "only").put("opensAt", in(100)).put("dueAt", in(110));
    String own = applying("Own evaluations", new JsonObject().put("evaluationPlan", JsonArray.of(one)));
    assertThat(server.api("GET", "/rounds/" + own, "", null).json().getJsonArray("evaluations")).containsExactly(one);
    JsonObject wrong = new JsonObject().put("evaluationPlan", JsonArray.of(one.copy().put("dueAt", in(100))));
    assertThat(slug(server.api("POST", "/rounds", coordinator, new JsonObject().put("name", "Wrong").put("settings", wrong)))).isEqualTo("422 invalid");
  }

  @Test
  void APP_4_2_nothing_is_begun_for_what_takes_no_applications() {
    String idea = published("Closed");
    move(coordinator, idea, "close-applications", "");
    assertThat(slug(apply(applicant, idea))).isEqualTo("409 idea-closed");
    move(coordinator, idea, "open-applications", "");
    String draft = apply(applicant, idea).json().getString("id");
    move(coordinator, idea, "close-applications", "");
    write(applicant, draft, whole());
    assertThat(act(applicant, draft, "submit").status()).as("IDEA-10: drafts may still be submitted").isEqualTo(200);
    act(applicant, draft, "withdraw");
    String before = round;
    round = round("Later", 10);
    assertThat(slug(apply(applicant, published("Too early")))).isEqualTo("409 round-not-open");
    round = before;
  }

  @Test
  void APP_9_reviews_are_blind_until_ones_own_is_locked() {
    String idea = published("Blind");
    ask(coordinator, idea, other, "co");
    answer(other, idea, other, agree(5));
    String id = submitted(applicant, idea);
    review(mentor, id, 4, "CANARY-OF-MIA");
    lock(mentor, id);
    server.api("PUT", "/applications/" + id + "/recommendation", mentor, new JsonObject().put("verdict", "accept").put("reason", "CANARY-OF-MIA"));
    assertThat(read(mentor, id).text()).as("one's own").contains("CANARY-OF-MIA");
    Answer before = reviews(other, id);
    assertThat(before.text()).doesNotContain("CANARY-OF-MIA", "mean", "spread");
    assertThat(before.json().getInteger("count")).isEqualTo(1);
    assertThat(reviews(coordinator, id).text()).as("not all that are waited for are locked").doesNotContain("CANARY-OF-MIA");
    assertThat(list(other, "?q=Blind").encode()).doesNotContain("mean", "recommended", "advisedAgainst");
    assertThat(read(other, id).text()).doesNotContain("CANARY-OF-MIA");
    server.api("PUT", "/applications/" + id + "/reviews/me", other, new JsonObject().put("levels", new JsonObject().put("solution", 2)), "If-Match", before.header("ETag"));
    assertThat(slug(lock(other, id))).as("levels are missing").isEqualTo("422 invalid");
    assertThat(reviews(other, id).text()).doesNotContain("CANARY-OF-MIA");
    review(other, id, 2, "So so.");
    Answer locked = lock(other, id);
    assertThat(locked.text()).contains("CANARY-OF-MIA");
    assertThat(read(other, id).text()).contains("CANARY-OF-MIA");
    assertThat(locked.json().getDouble("mean")).isEqualTo(3.0);
    assertThat(locked.json().getDouble("spread")).isEqualTo(2.0);
    assertThat(reviews(coordinator, id).text()).as("all are locked").contains("CANARY-OF-MIA", "So so.");
    assertThat(slug(review(other, id, 1, "Otherwise."))).isEqualTo("409 locked");
    Answer added = server.api("POST", "/applications/" + id + "/reviews/me/addenda", other, new JsonObject().put("text", "Read it again."), "If-Match", locked.header("ETag"));
    assertThat(added.json().getJsonObject("own").getJsonArray("addenda").encode()).contains("Read it again.");
    assertThat(slug(reviews(applicant, id))).isEqualTo("403 not-allowed");
    assertThat(slug(reviews(stranger, id))).isEqualTo("403 not-allowed");
    act(applicant, id, "withdraw");
  }

  @Test
  void APP_13_whoever_is_too_near_neither_reviews_nor_recommends_nor_decides() {
    String idea = published("Too near");
    String id = submitted(applicant, idea);
    String path = "/applications/" + id + "/conflicts/" + idOf(mentor);
    assertThat(slug(server.api("PUT", path, other, new JsonObject()))).isEqualTo("404 not-found");
    server.api("PUT", "/applications/" + id + "/recommendation", mentor, new JsonObject().put("verdict", "accept"));
    assertThat(server.api("PUT", path, mentor, new JsonObject().put("reason", "A cousin.")).status()).isEqualTo(204);
    assertThat(read(coordinator, id).json().getJsonArray("recommendations")).as("it counts no more").isEmpty();
    assertThat(slug(reviews(mentor, id))).isEqualTo("403 conflict-of-interest");
    assertThat(slug(server.api("PUT", "/applications/" + id + "/recommendation", mentor, new JsonObject().put("verdict", "accept")))).isEqualTo("403 conflict-of-interest");
    assertThat(actions(read(mentor, id))).isEmpty();
    assertThat(slug(server.api("POST", path + "/lifting", mentor, new JsonObject().put("reason", "x")))).isEqualTo("403 not-allowed");
    assertThat(slug(server.api("POST", path + "/lifting", coordinator, new JsonObject()))).isEqualTo("422 reason-required");
    server.api("POST", path + "/lifting", coordinator, new JsonObject().put("reason", "Of no matter."));
    assertThat(server.api("PUT", "/applications/" + id + "/recommendation", mentor, new JsonObject().put("verdict", "accept").put("reason", "Good.")).status()).isEqualTo(200);
    server.api("PUT", "/applications/" + id + "/conflicts/" + idOf(coordinator), coordinator, new JsonObject());
    assertThat(slug(decline(id))).isEqualTo("403 conflict-of-interest");
    act(applicant, id, "withdraw");
  }

  @Test
  void APP_14_contributions_come_and_go_after_submitting_too() {
    String id = submitted(applicant, published("Patches"));
    Answer added = server.api("POST", "/applications/" + id + "/contributions", applicant, new JsonObject().put("title", "A fix").put("href", "https://lists.example.org/1"));
    assertThat(added.status()).isEqualTo(201);
    assertThat(read(mentor, id).text()).contains("https://lists.example.org/1");
    assertThat(slug(server.api("POST", "/applications/" + id + "/contributions", applicant, new JsonObject().put("title", "x").put("href", "javascript:alert(1)")))).isEqualTo("422 invalid");
    assertThat(slug(server.api("POST", "/applications/" + id + "/contributions", mentor, new JsonObject().put("title", "x").put("href", "https://x.example")))).isEqualTo("403 not-allowed");
    assertThat(server.api("DELETE", "/applications/" + id + "/contributions/" + added.json().getString("id"), applicant, null).status()).isEqualTo(204);
    assertThat(read(mentor, id).json().getJsonArray("contributions")).isEmpty();
    act(applicant, id, "withdraw");
  }

  @Test
  void REST_3_a_text_is_written_over_what_one_has_seen_and_unknown_answers_are_refused() {
    String id = apply(applicant, published("Seen")).json().getString("id");
    assertThat(slug(server.api("PATCH", "/applications/" + id, applicant, new JsonObject().put("problem", "x")))).isEqualTo("428 precondition-required");
    String tag = read(applicant, id).header("ETag");
    write(applicant, id, new JsonObject().put("problem", "In one window."));
    assertThat(slug(server.api("PATCH", "/applications/" + id, applicant, new JsonObject().put("problem", "In another."), "If-Match", tag))).isEqualTo("412 stale-revision");
    assertThat(slug(write(applicant, id, new JsonObject().put("answers", new JsonObject().put("nothing", "x"))))).isEqualTo("422 invalid");
    assertThat(slug(write(applicant, id, new JsonObject().put("problem", "x".repeat(20_001))))).isEqualTo("422 invalid");
    assertThat(slug(write(applicant, id, new JsonObject().put("commitments", JsonArray.of(new JsonObject().put("what", "Exam").put("from", "2027-07-02").put("to", "2027-07-01").put("hours", 10)))))).isEqualTo("422 invalid");
    assertThat(read(applicant, id).json().getJsonObject("form").getString("problem")).isEqualTo("In one window.");
  }
}
