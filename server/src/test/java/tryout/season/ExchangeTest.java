package tryout.season;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;
import tryout.page.Format;
import tryout.page.Page;

/** Pages of ideas in, after a dry run, and out again, over a real server. */
class ExchangeTest extends OneSeason {
  private static String seed() throws IOException {
    try (InputStream in = Objects.requireNonNull(ExchangeTest.class.getResourceAsStream("/ideas/seed.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Answer bring(String page) {
    return server.api("POST", "/rounds/" + round + "/imports", coordinator, new JsonObject().put("page", page));
  }

  private Answer apply(Answer report) {
    return server.api("POST", "/imports/" + report.json().getString("id") + "/apply", coordinator, null);
  }

  private static Map<String, Long> outcomes(Answer report) {
    return report.json().getJsonArray("entries").stream().map(JsonObject.class::cast).collect(Collectors.groupingBy(one -> one.getString("outcome"), Collectors.counting()));
  }

  @Test
  void IMP_2_and_3_the_first_real_page_is_read_applied_and_changes_nothing_the_second_time() throws IOException {
    round = round("First page", 10);
    Answer report = bring(seed());
    assertThat(outcomes(report)).containsEntry("created", 13L);
    assertThat(server.api("GET", "/rounds/" + round + "/ideas", coordinator, null).json().getJsonArray("items")).as("nothing yet").isEmpty();
    Answer applied = apply(report);
    assertThat(applied.json().getBoolean("applied")).isTrue();
    assertThat(report.json().getJsonArray("entries").getJsonObject(0).getString("id")).as("there is none yet").isNull();
    JsonObject first = applied.json().getJsonArray("entries").getJsonObject(0);
    assertThat(show(coordinator, first.getString("id")).json().getString("title")).isEqualTo(first.getString("title"));
    assertThat(slug(apply(report))).isEqualTo("409 changed-since-dry-run");
    JsonArray items = server.api("GET", "/rounds/" + round + "/ideas?limit=200", coordinator, null).json().getJsonArray("items");
    assertThat(items).hasSize(13);
    assertThat(items.stream().map(JsonObject.class::cast).map(one -> one.getString("state"))).containsOnly("draft");
    assertThat(outcomes(bring(seed()))).containsEntry("unchanged", 13L).doesNotContainKeys("created", "changed");
    assertThat(report.json().getJsonArray("sections").stream().map(JsonObject.class::cast).map(one -> one.getString("title"))).contains("Find Us", "Application Process");
  }

  @Test
  void IMP_2_what_changed_since_the_dry_run_is_not_written_over() {
    round = round("Meanwhile", 10);
    String page = "== Project ideas ==\n\n=== One ===\n'''Summary:''' First.\n\nWords.\n\n* Skill level: beginner\n* Language: C\n* Mentor: Mia\n";
    apply(bring(page));
    Answer report = bring(page.replace("First.", "Second."));
    assertThat(report.json().getJsonArray("entries").getJsonObject(0).getJsonArray("changes").encode()).contains("\"field\":\"summary\"", "First.", "Second.");
    String idea = report.json().getJsonArray("entries").getJsonObject(0).getString("id");
    server.api("PATCH", "/ideas/" + idea, coordinator, new JsonObject().put("summary", "By hand."), "If-Match", tag(idea));
    assertThat(slug(apply(report))).isEqualTo("409 changed-since-dry-run");
    assertThat(show(coordinator, idea).json().getString("summary")).isEqualTo("By hand.");

    Answer again = again(round, report);
    assertThat(again.json().getJsonArray("entries").getJsonObject(0).getJsonArray("changes").encode()).contains("By hand.", "Second.");
    assertThat(apply(again).status()).isEqualTo(200);
    assertThat(show(coordinator, idea).json().getString("summary")).isEqualTo("Second.");
    assertThat(slug(again(round("Another", 10), report))).as("an import belongs to its round").isEqualTo("404 not-found");
  }

  private Answer again(String round, Answer report) {
    return server.api("POST", "/rounds/" + round + "/imports", coordinator, new JsonObject().put("again", report.json().getString("id")));
  }

  @Test
  void IMP_4_whom_a_page_names_is_asked_where_the_house_knows_them_and_nobody_has_agreed() {
    round = round("Named", 10);
    Answer report = bring("# Ideas\n\n## Two\n\n**Summary:** In short.\n\nWords.\n\n- **Skill level:** beginner\n- **Language:** C\n- **Mentors:** Mia <mia@example.org>, Sam <sam@example.net>, Nobody <nobody@example.org>\n");
    apply(report);
    JsonObject idea = server.api("GET", "/rounds/" + round + "/ideas", coordinator, null).json().getJsonArray("items").getJsonObject(0);
    assertThat(idea.getJsonArray("mentorships").stream().map(JsonObject.class::cast).map(one -> one.getJsonObject("person").getString("name") + " " + one.getString("state")))
        .as("an account of one's own may name any address").containsExactly("Mia asked");
    assertThat(idea.getJsonArray("mentors").encode()).as("whom it names, for those who ask them").contains("nobody@example.org");
  }

  @Test
  void IMP_4_whoever_has_the_nick_that_a_page_names_is_asked_and_nobody_of_two_who_say_it_is_theirs() {
    calledThere(mentor, "mia_r");
    calledThere(student, "sam-1");
    assertThat(askedFor("One", "mia_r on IRC")).containsExactly("Mia asked");
    assertThat(askedFor("Two", "Somebody (MIA_R on #channel)")).as("whatever the case").containsExactly("Mia asked");
    assertThat(askedFor("Three", "sam-1 on IRC")).as("an account of one's own may say any nick").isEmpty();
    calledThere(other, "Mia_R");
    assertThat(askedFor("Four", "mia_r on IRC")).as("two say so").isEmpty();
    assertThat(slug(server.api("PATCH", "/me", other, new JsonObject().put("nick", "two words"), "If-Match", server.api("GET", "/me", other, null).header("ETag")))).isEqualTo("422 invalid");
    calledThere(other, "");
    assertThat(askedFor("Five", "mia_r on IRC")).containsExactly("Mia asked");
  }

  private void calledThere(String token, String nick) {
    String seen = server.api("GET", "/me", token, null).header("ETag");
    assertThat(server.api("PATCH", "/me", token, new JsonObject().put("nick", nick), "If-Match", seen).json().getString("nick")).isEqualTo(nick);
  }

  /** Who is asked to mentor the one idea of a page that names its mentor so. */
  private List<String> askedFor(String title, String words) {
    round = round("Nicks " + title, 10);
    apply(bring("== Project ideas ==\n\n=== " + title + " ===\n'''Summary:''' Short.\n\nWords.\n\n* Skill level: beginner\n* Language: C\n* Mentor: " + words + "\n"));
    JsonObject idea = server.api("GET", "/rounds/" + round + "/ideas", coordinator, null).json().getJsonArray("items").getJsonObject(0);
    return idea.getJsonArray("mentorships").stream().map(JsonObject.class::cast).map(one -> one.getJsonObject("person").getString("name") + " " + one.getString("state")).toList();
  }

  @Test
  void EXP_2_what_is_exported_reads_back_as_the_same_ideas() throws IOException {
    round = round("Out and in", 10);
    apply(bring(seed()));
    List<?> before = Page.read(seed().getBytes(StandardCharsets.UTF_8), java.util.Optional.empty(), Map.of()).ideas().stream().map(one -> one.idea().title()).sorted().toList();
    for (Map.Entry<String, Format> format : Map.of("wiki", Format.MEDIAWIKI, "md", Format.MARKDOWN).entrySet()) {
      String text = server.api("GET", "/rounds/" + round + "/ideas/export?format=" + format.getKey(), coordinator, null).text();
      assertThat(Page.read(text, format.getValue()).ideas().stream().map(one -> one.idea().title()).sorted().toList()).isEqualTo(before);
      assertThat(outcomes(bring(text))).containsOnlyKeys("unchanged");
    }
    assertThat(server.api("GET", "/rounds/" + round + "/ideas/export?format=md", "", null).text()).as("drafts are not for strangers").doesNotContain("micro:bit");
  }

  @Test
  void IMP_9_pages_that_are_brought_along_are_put_in_and_kept_with_the_import() {
    round = round("Put in", 10);
    JsonObject sent = new JsonObject().put("format", "mediawiki").put("page", "== Project ideas ==\n{{:Ideas/One}}\n")
        .put("pages", JsonArray.of(new JsonObject().put("name", "Ideas/One").put("page", "=== One of another page ===\n'''Summary:''' Short.\n\nWords.\n\n* Skill level: beginner\n* Language: C\n* Mentor: Mia\n")));
    Answer report = server.api("POST", "/rounds/" + round + "/imports", coordinator, sent);
    assertThat(report.text()).contains("One of another page");
    assertThat(again(round, report).text()).contains("One of another page");
    assertThat(apply(report).status()).isEqualTo(200);
  }

  @Test
  void IMP_12_a_page_that_is_too_large_is_refused_in_words_and_only_coordinators_bring_one() {
    Answer large = bring("a".repeat(2 * 1024 * 1024 + 1));
    assertThat(slug(large)).isIn("413 too-large", "422 invalid");
    for (String token : List.of(mentor, student, admin)) {
      assertThat(server.api("POST", "/rounds/" + round + "/imports", token, new JsonObject().put("page", "x")).status()).isEqualTo(403);
    }
    assertThat(slug(bring("  "))).isEqualTo("422 invalid");
    assertThat(bring("Nothing of an idea here.").json().getJsonArray("entries")).isEmpty();
  }
}
