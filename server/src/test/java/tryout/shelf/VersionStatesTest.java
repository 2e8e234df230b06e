package tryout.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;
import tryout.judge.TinyPackage;

/** What becomes of a version once it is there: who may retire, take back and delete it, and what stays then. */
class VersionStatesTest extends OneShelf {
  private String ringbuf() {
    return list().stream().filter(item -> item.getString("slug").equals("ringbuf")).findFirst().orElseThrow().getString("digest");
  }

  @Test
  void every_version_is_listed_with_what_it_is_and_what_may_be_done_with_it() {
    JsonObject item = list().stream().filter(one -> one.getString("slug").equals("ringbuf")).findFirst().orElseThrow();
    assertThat(item.getString("title")).isNotEmpty();
    assertThat(item.getString("origin")).isEqualTo("packaged");
    assertThat(item.getString("state")).isEqualTo("verified");
    assertThat(item.getBoolean("public")).isTrue();
    assertThat(item.getBoolean("present")).isTrue();
    assertThat(item.getBoolean("basis")).as("verified when it was built, not here").isFalse();
    assertThat(item.getInteger("faults")).isNull();
    assertThat(item.getInteger("inUse")).isZero();
    assertThat(words(item.getJsonArray("uses"))).containsExactly("interview", "practice");
    assertThat(words(item.getJsonArray("allowedActions"))).containsExactly("verify");
    JsonObject warmup = list().stream().filter(one -> one.getString("slug").equals("warmup")).findFirst().orElseThrow();
    assertThat(warmup.getBoolean("tested")).isFalse();
    assertThat(words(warmup.getJsonArray("allowedActions"))).isEmpty();
    assertRefused(server.api("POST", "/exercises/versions/" + warmup.getString("digest") + "/verification", mentor, null), 409, "illegal-transition");
  }

  @Test
  void REST_5_a_walk_over_versions_goes_on_where_the_last_one_that_it_saw_is_gone() {
    String draft = verified(new TinyPackage()).getString("digest");
    List<String> before = list().stream().map(one -> one.getString("digest")).toList();
    List<JsonObject> seen = server.walk("/exercises/versions", administrator, one -> {
      if (one.getString("digest").equals(draft)) {
        assertThat(change("DELETE", draft, "", administrator).status()).isEqualTo(204);
      }
    });
    assertThat(seen).extracting(one -> one.getString("digest")).containsExactlyElementsOf(before);
    assertThat(list()).hasSize(before.size() - 1);
  }

  @Test
  void a_version_is_shown_with_what_candidates_see_and_with_what_mentors_read() {
    JsonObject shown = show(ringbuf());
    assertThat(shown.getJsonObject("task").getJsonArray("statement")).isNotEmpty();
    assertThat(objects(shown.getJsonObject("task").getJsonArray("files"))).extracting(file -> file.getString("name")).contains("ringbuf.c", "ringbuf.h");
    assertThat(objects(shown.getJsonObject("hidden").getJsonArray("stages"))).hasSize(3)
        .allSatisfy(stage -> assertThat(objects(stage.getJsonArray("cases"))).allMatch(test -> !test.getString("hint").isEmpty() && !test.getString("description").isEmpty()));
    assertThat(objects(shown.getJsonObject("hidden").getJsonArray("stages")).stream().mapToInt(stage -> stage.getInteger("points")).sum()).isEqualTo(100);
    assertThat(shown.getJsonObject("guide").getJsonArray("rubric")).isNotEmpty();
    assertRefused(server.api("GET", "/exercises/versions/" + "0".repeat(64), mentor, null), 404, "not-found");
    assertRefused(server.api("GET", "/exercises/versions/" + UUID.randomUUID(), mentor, null), 404, "not-found");
  }

  @Test
  void EX_7_one_that_is_retired_is_planned_no_more_and_an_interview_of_before_keeps_its_tests() {
    String digest = ringbuf();
    Answer before = plan(digest);
    assertThat(before.status()).as(before.text()).isEqualTo(201);
    String interview = before.json().getString("id");
    assertThat(change("POST", digest, "/retirement", administrator).json().getString("state")).isEqualTo("retired");
    assertRefused(plan(digest), 409, "exercise-not-verified");
    assertThat(server.api("GET", "/exercises", mentor, null).text()).doesNotContain(digest);
    assertThat(server.api("GET", "/interviews/" + interview, mentor, null).json().getString("exercise")).isEqualTo(digest);
    JsonObject setup = server.database.inTransaction(sql -> sql.first("SELECT setup FROM room WHERE room_id = $1", UUID.fromString(interview)))
        .orElseThrow().getJsonObject("setup");
    assertThat(setup.getJsonObject("assigned").getString("digest")).isEqualTo(digest);
    assertThat(show(digest).getInteger("inUse")).isEqualTo(1);
    assertThat(show(digest).getString("retiredAt")).isNotEmpty();
    assertThat(change("DELETE", digest, "/retirement", administrator).json().getString("state")).isEqualTo("verified");
    assertThat(plan(digest).status()).isEqualTo(201);
    assertThat(audit(digest)).containsExactly("exercise-retired", "exercise-taken-back");
  }

  @Test
  void one_that_failed_while_it_was_retired_comes_back_as_a_draft() {
    String tiny = verified(new TinyPackage()).getString("digest");
    assertThat(change("POST", tiny, "/retirement", administrator).status()).isEqualTo(200);
    JsonArray faults = JsonArray.of(new JsonObject().put("rule", "b").put("file", "submissions").put("observed", "fails"));
    server.database.inTransaction(sql -> sql.update("UPDATE exercise SET report = jsonb_set(report, '{faults}', $2) WHERE digest = $1", tiny, faults));
    assertThat(change("DELETE", tiny, "/retirement", administrator).json().getString("state")).isEqualTo("draft");
    assertRefused(plan(tiny), 409, "exercise-not-verified");
  }

  @Test
  void whoever_retires_one_says_when_it_was_used_and_those_who_practise_read_it() {
    String digest = ringbuf();
    String etag = server.api("GET", "/exercises/versions/" + digest, administrator, null).header("ETag");
    JsonObject words = new JsonObject().put("usedIn", "summer 2026");
    assertThat(server.api("POST", "/exercises/versions/" + digest + "/retirement", administrator, words, "If-Match", etag).json().getString("usedIn")).isEqualTo("summer 2026");
    assertThat(server.api("GET", "/practice/exercises/ringbuf", "", null).json().getString("usedIn")).isEqualTo("summer 2026");
    assertThat(change("DELETE", digest, "/retirement", administrator).json().getString("usedIn")).isEmpty();
    JsonObject tooLong = new JsonObject().put("usedIn", "x".repeat(61));
    assertThat(server.api("POST", "/exercises/versions/" + digest + "/retirement", administrator, tooLong, "If-Match", "\"1\"").status()).isEqualTo(422);
  }

  @Test
  void REST_3_a_change_of_state_names_the_revision_it_was_made_on_and_goes_only_where_it_may() {
    String path = "/exercises/versions/" + ringbuf();
    assertRefused(server.api("POST", path + "/retirement", administrator, null), 428, "precondition-required");
    assertRefused(server.api("DELETE", path + "/retirement", administrator, null, "If-Match", "\"1\""), 409, "illegal-transition");
    assertRefused(server.api("POST", path + "/retirement", administrator, null, "If-Match", "\"7\""), 412, "stale-revision");
    assertRefused(server.api("POST", path + "/retirement", mentor, null, "If-Match", "\"1\""), 403, "not-allowed");
    assertThat(server.api("POST", path + "/retirement", administrator, null, "If-Match", "\"1\"").header("ETag")).isEqualTo("\"2\"");
    assertRefused(server.api("POST", path + "/retirement", administrator, null, "If-Match", "\"2\""), 409, "illegal-transition");
    assertRefused(server.api("POST", path + "/verification", mentor, null), 409, "illegal-transition");
  }

  @Test
  void EX_7_only_an_upload_that_nothing_refers_to_is_deleted() {
    String tiny = verified(new TinyPackage()).getString("digest");
    assertRefused(change("DELETE", ringbuf(), "", administrator), 409, "illegal-transition");
    assertRefused(change("DELETE", tiny, "", mentor), 403, "not-allowed");
    assertThat(plan(tiny).status()).isEqualTo(201);
    Answer used = change("DELETE", tiny, "", administrator);
    assertRefused(used, 409, "in-use");
    assertThat(used.json().getString("detail")).isEqualTo("Interviews were planned with it, or somebody practised it, so it stays: retire it instead.");
    String draft = upload(new TinyPackage().change("problem.yaml", text -> text.replace("version: \"1\"", "version: \"2\""))).json().getString("digest");
    assertThat(change("DELETE", draft, "", mentor).status()).isEqualTo(204);
    assertRefused(server.api("GET", "/exercises/versions/" + draft, mentor, null), 404, "not-found");
    assertThat(audit(draft)).containsExactly("exercise-uploaded", "exercise-deleted");
  }

  @Test
  void EX_41_what_is_downloaded_is_the_same_package_and_the_student_pack_is_its_public_part() throws Exception {
    String digest = ringbuf();
    assertThat(download(digest, "package.zip", "ringbuf.zip").whole().digest()).isEqualTo(digest);
    Answer pack = server.api("GET", "/exercises/versions/" + digest + "/student-pack.zip", mentor, null);
    assertThat(pack.status()).isEqualTo(200);
    assertThat(pack.header("Content-Disposition")).isEqualTo("attachment; filename=\"ringbuf-student.zip\"");
    assertThat(audit(digest)).containsExactly("exercise-downloaded");
  }

  private Packed download(String digest, String path, String name) throws Exception {
    Answer answer = server.api("GET", "/exercises/versions/" + digest + "/" + path, mentor, null);
    assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
    assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + name + "\"");
    return Packed.read(tryout.run.Bytes.of(answer.bytes()), mistake -> {}).orElseThrow();
  }
}
