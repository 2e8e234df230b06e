package tryout.season;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;

/** Ideas over a real server, from the first word to the page that everybody reads. */
class IdeaRoutesTest extends OneSeason {
  @Test
  void IDEA_4_an_idea_of_a_student_is_published_once_somebody_has_agreed_in_person_to_mentor_it() {
    String idea = begin(student, "Faster snapshots").json().getString("id");
    assertThat(slug(move(student, idea, "propose", ""))).isEqualTo("409 no-mentor");
    assertThat(ask(student, idea, mentor, "primary").status()).isEqualTo(200);
    assertThat(ask(student, idea, other, "co").status()).isEqualTo(200);
    assertThat(move(student, idea, "propose", "").json().getString("state")).isEqualTo("proposed");
    assertThat(told(coordinator)).contains("idea.proposed Sam proposes “Faster snapshots”.");
    assertThat(told(mentor)).contains("idea.mentor-asked Sam asks you to mentor “Faster snapshots”.");
    assertThat(slug(move(coordinator, idea, "publish", ""))).isEqualTo("409 no-mentor");

    assertThat(slug(answer(coordinator, idea, mentor, agree(5)))).isEqualTo("403 only-self-may-agree");
    assertThat(slug(answer(admin, idea, mentor, agree(5)))).isEqualTo("403 only-self-may-agree");
    assertThat(slug(answer(mentor, idea, mentor, agree(4)))).isEqualTo("422 pledge-too-low");
    assertThat(answer(mentor, idea, mentor, agree(6)).json().getString("state")).isEqualTo("mentored");
    assertThat(show("", idea).status()).isEqualTo(404);

    Answer published = move(coordinator, idea, "publish", "");
    assertThat(published.json().getString("state")).isEqualTo("published");
    JsonObject read = show("", idea).json();
    assertThat(read.getString("title")).isEqualTo("Faster snapshots");
    assertThat(read.getJsonArray("mentorships").encode()).contains("Mia").doesNotContain("Omar");
    assertThat(read.getJsonArray("allowedActions")).isEmpty();
  }

  @Test
  void IDEA_8_and_9_who_withdraws_leaves_a_note_and_the_page_says_that_a_mentor_is_sought() {
    String idea = published("Quieter boot");
    assertThat(slug(answer(mentor, idea, mentor, new JsonObject().put("action", "withdraw")))).isEqualTo("422 note-required");
    assertThat(answer(mentor, idea, mentor, new JsonObject().put("action", "withdraw").put("note", "The branch is on my page.")).json().getBoolean("seeksMentor")).isTrue();
    assertThat(show("", idea).json().getBoolean("seeksMentor")).isTrue();
    assertThat(server.send("GET", "/ideas/" + idea, "").text()).contains("seeking a mentor").doesNotContain("The branch");
    assertThat(show(student, idea).text()).doesNotContain("The branch is on my page.");
    assertThat(show(coordinator, idea).text()).contains("The branch is on my page.");
    assertThat(told(student)).contains("idea.seeks-mentor “Quieter boot” seeks a mentor.");

    assertThat(ask(student, idea, other, "co").status()).isEqualTo(200);
    assertThat(answer(other, idea, other, agree(5)).json().getString("state")).isEqualTo("mentored");
    assertThat(move(coordinator, idea, "publish", "").json().getString("state")).isEqualTo("published");
  }

  @Test
  void IDEA_11_whoever_follows_a_round_is_told_of_each_idea_when_it_is_published_and_its_proposer_no_sooner() {
    assertThat(follow("PUT", other).status()).isEqualTo(204);
    assertThat(follow("PUT", other).status()).as("once is enough").isEqualTo(204);
    assertThat(follow("PUT", stranger).status()).isEqualTo(204);
    assertThat(actions(other)).contains("unfollow").doesNotContain("follow");
    published("Told to all");
    List<String> words = List.of("idea.published “Told to all” is published.");
    assertThat(List.of(told(other), told(stranger), told(student), told(mentor))).allSatisfy(told -> assertThat(told).containsOnlyOnce(words.getFirst()));
    assertThat(follow("DELETE", stranger).status()).isEqualTo(204);
    assertThat(actions(stranger)).contains("follow").doesNotContain("unfollow");
    published("Told to some");
    assertThat(told(other)).contains("idea.published “Told to some” is published.");
    assertThat(told(stranger)).doesNotContain("idea.published “Told to some” is published.");
    String draft = server.api("POST", "/rounds", coordinator, new JsonObject().put("name", "Not seen yet")).json().getString("id");
    assertThat(server.api("PUT", "/rounds/" + draft + "/subscription", stranger, null).status()).isEqualTo(404);
    assertThat(server.api("GET", "/rounds/" + round, "", null).json().getJsonArray("allowedActions")).isEmpty();
  }

  private Answer follow(String method, String token) {
    return server.api(method, "/rounds/" + round + "/subscription", token, null);
  }

  private List<Object> actions(String token) {
    return server.api("GET", "/rounds/" + round, token, null).json().getJsonArray("allowedActions").stream().toList();
  }

  @Test
  void REST_5_a_walk_goes_by_title_or_from_the_last_that_was_begun_and_neither_repeats_nor_skips() {
    String before = round;
    round = round("Walked", 10);
    List<String> begun = List.of("Beta", "alpha", "Gamma", "Delta");
    begun.forEach(title -> {
      begin(mentor, title);
      server.clock.move(java.time.Duration.ofSeconds(1));
    });
    assertThat(walk("")).containsExactly("alpha", "Beta", "Delta", "Gamma");
    assertThat(walk("&sort=title")).containsExactly("alpha", "Beta", "Delta", "Gamma");
    assertThat(walk("&sort=newest")).containsExactly("Delta", "Gamma", "alpha", "Beta");
    assertThat(slug(server.api("GET", "/rounds/" + round + "/ideas?sort=oldest", mentor, null))).isEqualTo("400 malformed");
    round = before;
  }

  /** The titles of all pages of the list, one idea each. */
  private List<String> walk(String query) {
    List<String> titles = new java.util.ArrayList<>();
    for (String cursor = ""; cursor != null; ) {
      JsonObject page = server.api("GET", "/rounds/" + round + "/ideas?limit=1" + query + cursor, mentor, null).json();
      page.getJsonArray("items").forEach(one -> titles.add(((JsonObject) one).getString("title")));
      assertThat(titles).as("none comes twice").doesNotHaveDuplicates();
      String next = page.getString("next");
      cursor = next == null ? null : "&cursor=" + next;
    }
    return titles;
  }

  @Test
  void ROLE_4_what_somebody_may_not_read_is_not_there_for_them_whatever_they_try() {
    String idea = begin(student, "A secret plan").json().getString("id");
    for (String token : List.of("", stranger, mentor, other)) {
      assertThat(show(token, idea).status()).isEqualTo(404);
      if (!token.isEmpty()) {
        assertThat(move(token, idea, "propose", "").status()).isEqualTo(404);
        assertThat(ask(token, idea, token, "co").status()).isEqualTo(404);
        assertThat(server.api("PATCH", "/ideas/" + idea, token, new JsonObject().put("summary", "mine"), "If-Match", "\"1\"").status()).isEqualTo(404);
        assertThat(server.api("GET", "/ideas/" + idea + "/revisions", token, null).status()).isEqualTo(404);
      }
      assertThat(server.api("GET", "/ideas/" + idea + "/messages", token, null).status()).isEqualTo(404);
      assertThat(server.api("GET", "/ideas/" + idea + "/export?format=md", token, null).status()).isEqualTo(404);
      assertThat(server.api("GET", "/rounds/" + round + "/ideas?limit=200", token, null).text()).doesNotContain("A secret plan");
      assertThat(server.api("GET", "/rounds/" + round + "/ideas?q=secret", token, null).text()).doesNotContain("A secret plan");
    }
    assertThat(server.send("GET", "/ideas/" + idea, "").status()).isEqualTo(404);
    assertThat(server.send("GET", "/ideas", "").text()).doesNotContain("A secret plan");
    assertThat(server.send("GET", "/rounds/" + round + "/ideas.atom", "").text()).doesNotContain("A secret plan");
    assertThat(show(student, idea).status()).isEqualTo(200);
    assertThat(show(admin, idea).status()).isEqualTo(200);
    assertThat(show(coordinator, idea).status()).isEqualTo(200);
  }

  @Test
  void IDEA_15_strangers_read_nicks_and_no_mail_addresses() {
    String idea = published("Mail in mentors");
    server.api("PATCH", "/ideas/" + idea, coordinator, new JsonObject().put("mentors", JsonArray.of(new JsonObject().put("text", "Mia <mia@example.org>"))).put("suggestedBy", "Ann <ann@example.org>"),
        "If-Match", tag(idea));
    assertThat(show(stranger, idea).text()).contains("mia@example.org");
    assertThat(show("", idea).text()).doesNotContain("@example.org").contains("Mia");
    assertThat(server.send("GET", "/ideas/" + idea, "").text()).doesNotContain("@example.org").contains("Mia");
    for (String format : List.of("wiki", "md", "json")) {
      assertThat(server.api("GET", "/rounds/" + round + "/ideas/export?format=" + format, "", null).text()).doesNotContain("@example.org");
      assertThat(server.api("GET", "/ideas/" + idea + "/export?format=" + format, stranger, null).text()).contains("mia@example.org");
    }
  }

  @Test
  void IDEA_13_an_idea_that_is_over_keeps_its_address() {
    String idea = published("Over soon");
    assertThat(slug(move(coordinator, idea, "archive", "because"))).isEqualTo("422 invalid");
    assertThat(move(coordinator, idea, "archive", "duplicate").json().getString("over")).isEqualTo("duplicate");
    assertThat(show("", idea).json().getString("over")).isEqualTo("duplicate");
    assertThat(server.send("GET", "/ideas/" + idea, "").text()).contains("Over soon").contains("duplicate");
    assertThat(server.send("GET", "/ideas", "").text()).doesNotContain("Over soon");
    assertThat(begin(mentor, "over  SOON").status()).as("its title is free again").isEqualTo(201);
  }

  @Test
  void IDEA_2_every_text_that_it_had_is_kept_with_who_wrote_it() {
    String idea = begin(mentor, "Many texts").json().getString("id");
    server.api("PATCH", "/ideas/" + idea, mentor, new JsonObject().put("summary", "Another."), "If-Match", tag(idea));
    server.api("PATCH", "/ideas/" + idea, coordinator, new JsonObject().put("title", "Many more texts").put("language", ""), "If-Match", tag(idea));
    JsonArray revisions = server.api("GET", "/ideas/" + idea + "/revisions", mentor, null).json().getJsonArray("items");
    assertThat(revisions.stream().map(JsonObject.class::cast).map(one -> one.getInteger("number") + " " + one.getJsonObject("by").getString("name") + " " + one.getJsonObject("text").getString("title")
        + " " + one.getJsonObject("text").getString("summary") + " " + one.getJsonObject("text").getString("language")))
        .containsExactly("3 Cora Many more texts Another. null", "2 Mia Many texts Another. C", "1 Mia Many texts In short. C");
    assertThat(server.walk("/ideas/" + idea + "/revisions", mentor)).as("REST-5").isEqualTo(revisions.stream().toList());
    assertThat(server.api("GET", "/ideas/" + idea + "/revisions?cursor=x", mentor, null).status()).isEqualTo(400);
  }

  @Test
  void REST_3_what_was_changed_meanwhile_is_told_and_nothing_is_written_over() {
    String idea = begin(mentor, "Two writers").json().getString("id");
    JsonObject change = new JsonObject().put("summary", "First.");
    assertThat(server.api("PATCH", "/ideas/" + idea, mentor, change, "If-Match", "\"1\"").status()).isEqualTo(200);
    assertThat(slug(server.api("PATCH", "/ideas/" + idea, mentor, change.put("summary", "Second."), "If-Match", "\"1\""))).isEqualTo("412 stale-revision");
    assertThat(slug(server.api("PATCH", "/ideas/" + idea, mentor, change))).isEqualTo("428 precondition-required");
    assertThat(slug(server.api("POST", "/ideas/" + idea + "/transitions", mentor, new JsonObject().put("action", "propose")))).isEqualTo("428 precondition-required");
    assertThat(show(mentor, idea).json().getString("summary")).isEqualTo("First.");
  }

  @Test
  void a_title_stands_once_in_a_round_whatever_its_letters_and_spaces() {
    assertThat(begin(mentor, "The  Same title").status()).isEqualTo(201);
    assertThat(slug(begin(other, "the same TITLE"))).isEqualTo("409 duplicate-title");
  }

  @Test
  void IDEA_14_a_copy_into_another_round_is_a_draft_whose_mentors_are_asked_again() {
    String idea = published("Comes again");
    String next = round("Winter", 30);
    JsonObject copy = server.api("POST", "/rounds/" + next + "/ideas", coordinator, new JsonObject().put("copyOf", idea)).json();
    assertThat(copy.getString("state")).isEqualTo("draft");
    assertThat(copy.getString("copiedFrom")).isEqualTo(idea);
    assertThat(copy.getJsonArray("mentorships").getJsonObject(0).getString("state")).isEqualTo("asked");
    String after = round("Spring", 30);
    for (String token : List.of(student, mentor)) {
      assertThat(slug(server.api("POST", "/rounds/" + after + "/ideas", token, new JsonObject().put("copyOf", idea)))).as("copies are a coordinator's").isEqualTo("403 not-allowed");
    }
    assertThat(server.api("GET", "/rounds/" + after + "/ideas", coordinator, null).json().getJsonArray("items")).isEmpty();
  }

  @Test
  void IDEA_15_somebody_who_agreed_and_is_named_in_the_text_stands_once_with_a_nick_that_leads_to_them() {
    String idea = published("Named twice");
    server.api("PATCH", "/ideas/" + idea, coordinator, new JsonObject().put("mentors", JsonArray.of(new JsonObject().put("text", "Mia <mia@example.org> (mia_m on IRC)"), new JsonObject().put("text", "Ada Absent"), new JsonObject().put("text", "[Gus](https://github.com/gus_g)"))), "If-Match", tag(idea));
    assertThat(server.send("GET", "/ideas/" + idea, "").text()).as("nobody said on which network").contains("mia_m").doesNotContain("isnick");
    JsonObject channels = new JsonObject().put("channels", JsonArray.of(new JsonObject().put("label", "#us").put("href", "ircs://irc.example.org/%23us")));
    server.api("PATCH", "/organisation", coordinator, channels, "If-Match", server.api("GET", "/organisation", coordinator, null).header("ETag"));
    String page = server.send("GET", "/ideas/" + idea, "").text();
    String mentors = page.substring(page.indexOf("idea-mentors"), page.indexOf("mail-note"));
    assertThat(mentors.split("Mia", -1)).hasSize(2);
    server.api("PATCH", "/me", mentor, new JsonObject().put("nick", "mia_n"), "If-Match", server.api("GET", "/me", mentor, null).header("ETag"));
    assertThat(server.send("GET", "/ideas/" + published("Named nowhere"), "").text()).as("as they say themselves").contains("Mia (<a href=\"ircs://irc.example.org/mia_n,isnick\">mia_n</a> on IRC)");
    assertThat(mentors).contains("Ada Absent", "<a href=\"ircs://irc.example.org/mia_m,isnick\">mia_m</a>").doesNotContain("gus_g,isnick");
  }

  @Test
  void IDEA_16_questions_are_public_and_one_that_is_hidden_says_by_whom() {
    String idea = published("Asked about");
    JsonObject message = server.api("POST", "/ideas/" + idea + "/messages", stranger, new JsonObject().put("text", "Is there *code*?")).json();
    assertThat(server.api("POST", "/ideas/" + idea + "/messages", "", new JsonObject().put("text", "x")).status()).isEqualTo(401);
    assertThat(server.send("GET", "/ideas/" + idea, "").text()).contains("Is there <em>code</em>?");
    assertThat(told(mentor)).contains("message.received Sue asks about “Asked about”.");
    String hiding = "/ideas/" + idea + "/messages/" + message.getString("id") + "/hiding";
    assertThat(server.api("POST", hiding, student, null).status()).isEqualTo(403);
    assertThat(server.api("POST", hiding, mentor, null).status()).isEqualTo(204);
    assertThat(server.api("GET", "/ideas/" + idea + "/messages", "", null).text()).contains("\"hiddenBy\":\"Mia\"").doesNotContain("code");
    assertThat(server.send("GET", "/ideas/" + idea, "").text()).contains("hidden by Mia").doesNotContain("Is there");
  }

  private List<String> allowed(String token, String idea) {
    return show(token, idea).json().getJsonArray("allowedActions").stream().map(String::valueOf).toList();
  }

  @Test
  void REST_6_what_is_named_as_allowed_is_done_and_what_is_not_is_refused() {
    String idea = begin(student, "Walked through").json().getString("id");
    ask(student, idea, mentor, "co");
    for (String step : List.of("propose", "agree", "publish", "close-applications", "open-applications", "unpublish", "archive")) {
      String by = step.equals("agree") ? mentor : step.equals("propose") ? student : coordinator;
      assertThat(allowed(by, idea)).as(step).contains(step);
      Answer done = step.equals("agree") ? answer(mentor, idea, mentor, agree(5)) : move(by, idea, step, step.equals("archive") ? "withdrawn" : "");
      assertThat(done.status()).as(step + done.text()).isEqualTo(200);
      assertThat(allowed(by, idea)).as("after " + step).doesNotContain(step);
    }
  }

  @Test
  void RND_3_whoever_is_asked_for_an_idea_of_a_draft_round_finds_it_among_theirs_once_the_round_opens() {
    String draft = server.api("POST", "/rounds", coordinator, new JsonObject().put("name", "Not open yet")).json().getString("id");
    String idea = server.api("POST", "/rounds/" + draft + "/ideas", coordinator, new JsonObject().put("title", "Early").put("description", "Words.")).json().getString("id");
    ask(coordinator, idea, mentor, "co");
    assertThat(own(mentor)).doesNotContain("Early");
    assertThat(show(mentor, idea).status()).isEqualTo(404);
    assertThat(slug(answer(mentor, idea, mentor, agree(5)))).isEqualTo("404 not-found");
    assertThat(own(coordinator)).contains("Early");
  }

  @Test
  void REST_5_a_walk_over_own_ideas_skips_none_that_changes_meanwhile() {
    String writer = server.person(admin, "Walker", "mentor").json().getString("accessToken");
    List<String> written = Stream.of("Walked first", "Walked second", "Walked third").map(title -> {
      server.clock.move(Duration.ofSeconds(1));
      return begin(writer, title).json().getString("id");
    }).toList();
    List<JsonObject> seen = server.walk("/me/ideas", writer, one -> {
      server.clock.move(Duration.ofSeconds(1));
      server.api("PATCH", "/ideas/" + written.getFirst(), writer, new JsonObject().put("summary", one.getString("id")), "If-Match", tag(written.getFirst()));
    });
    assertThat(seen).extracting(one -> one.getString("id")).containsExactlyElementsOf(written.reversed());
  }

  private List<String> own(String token) {
    Answer answer = server.api("GET", "/me/ideas", token, null);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().getJsonArray("items").stream().map(JsonObject.class::cast).map(one -> one.getString("title")).toList();
  }

  @Test
  void NOTE_1_what_one_is_told_leads_to_where_it_is_answered() {
    String idea = begin(student, "Leads on").json().getString("id");
    ask(student, idea, mentor, "co");
    move(student, idea, "propose", "");
    assertThat(places(mentor, "asks you to mentor “Leads on”")).containsOnly("/ideas/" + idea + "/manage");
    answer(mentor, idea, mentor, agree(5));
    assertThat(places(student, "agrees to mentor “Leads on”")).containsOnly("/ideas/" + idea + "/manage");
    move(coordinator, idea, "publish", "");
    assertThat(places(student, "“Leads on” is published")).containsOnly("/ideas/" + idea);
  }

  private List<String> places(String token, String words) {
    return server.api("GET", "/me/notifications?limit=200", token, null).json().getJsonArray("items").stream().map(JsonObject.class::cast)
        .filter(one -> one.getString("words").contains(words)).map(one -> one.getString("place")).toList();
  }

  @Test
  void NOTE_5_what_one_was_told_is_read_up_to_what_was_seen() {
    published("Told of");
    JsonObject first = server.api("GET", "/me/notifications?limit=1", mentor, null).json();
    assertThat(first.getInteger("unread")).isPositive();
    assertThat(server.api("POST", "/me/notifications/read", mentor, new JsonObject().put("upTo", first.getJsonArray("items").getJsonObject(0).getString("id"))).status()).isEqualTo(204);
    assertThat(server.api("GET", "/me/notifications", mentor, null).json().getInteger("unread")).isZero();
  }

  @Test
  void hostile_words_are_words_on_the_pages_that_the_server_writes() {
    String idea = begin(mentor, "<script>alert(1)</script> \" onload=x {{boot}}").json().getString("id");
    server.api("PATCH", "/ideas/" + idea, mentor,
        new JsonObject().put("description", "<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![y](https://example.org/y.png) {{nonce}}").put("links", JsonArray.of(new JsonObject().put("href", "https://example.org/\"onmouseover=\"x"))),
        "If-Match", tag(idea));
    ask(mentor, idea, mentor, "co");
    move(mentor, idea, "propose", "");
    answer(mentor, idea, mentor, agree(5));
    move(coordinator, idea, "publish", "");
    for (String path : List.of("/ideas/" + idea, "/ideas", "/")) {
      String page = server.send("GET", path, "").text();
      assertThat(page).doesNotContain("<script>alert", "<img", "javascript:", "\" onload", "\"onmouseover");
    }
    assertThat(server.send("GET", "/ideas/" + idea, "").text()).contains("{{nonce}}", "&lt;img src=x");
    assertThat(slug(server.api("PATCH", "/ideas/" + idea, mentor, new JsonObject().put("links", JsonArray.of(new JsonObject().put("href", "javascript:x"))), "If-Match", tag(idea)))).isEqualTo("422 invalid");
  }

  @Test
  void IDEA_4_nobody_stands_in_public_as_a_mentor_who_has_not_agreed_or_has_no_more() {
    String idea = server.api("POST", "/rounds/" + round + "/ideas", student, new JsonObject().put("title", "Named in words").put("summary", "Short.").put("description", "Long.").put("skillLevel", "x").put("language", "C")
        .put("mentors", JsonArray.of(new JsonObject().put("text", "Omar <omar@example.org>"), new JsonObject().put("text", "Mia (mia on IRC)"), new JsonObject().put("text", "Somebody Unknown")))).json().getString("id");
    ask(student, idea, mentor, "co");
    ask(student, idea, other, "co");
    move(student, idea, "propose", "");
    answer(mentor, idea, mentor, agree(5));
    move(coordinator, idea, "publish", "");
    assertThat(server.send("GET", "/ideas/" + idea, "").text()).as("Omar is asked").contains("Mia", "Somebody Unknown").doesNotContain("Omar");
    answer(mentor, idea, mentor, new JsonObject().put("action", "withdraw").put("note", "No time."));
    assertThat(server.send("GET", "/ideas/" + idea, "").text()).contains("seeking a mentor").doesNotContain("Omar", "Mia");
    assertThat(server.send("GET", "/ideas", "").text()).doesNotContain("Omar");
  }

  @Test
  void GEN_2_days_stand_on_public_pages_so_that_they_can_be_shown_in_their_readers_zone_and_the_feed_names_its_author() {
    String idea = published("With a day");
    for (String page : List.of("/", "/ideas", "/rounds/" + round, "/ideas/" + idea)) {
      assertThat(server.send("GET", page, "").text()).as(page).containsPattern("Applications open on <time datetime=\"[^\"]+\">");
    }
    assertThat(server.send("GET", "/rounds/" + round + "/ideas.atom", "").text()).contains("<author><name>", "rel=\"self\"", "rel=\"alternate\"");
  }
}
