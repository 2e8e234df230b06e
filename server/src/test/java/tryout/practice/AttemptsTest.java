package tryout.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tryout.TestServer;
import tryout.TestServer.Answer;
import tryout.db.Sql;
import tryout.db.TestDatabase;

/** Practising over HTTP and the socket. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class AttemptsTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String learner() {
    return server.api("POST", "/practice/learners", "", null).json().getString("accessToken");
  }

  private static JsonObject begin(String token, String slug, boolean clock) {
    Answer begun = server.api("POST", "/practice/attempts", token, new JsonObject().put("exercise", slug).put("clock", clock));
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    return begun.json();
  }

  private static Answer at(String token, String method, String path) {
    return server.api(method, "/practice/attempts" + path, token, method.equals("GET") || method.equals("DELETE") ? null : new JsonObject());
  }

  private static LearnerPage enter(String token, String attempt) {
    String pass = at(token, "POST", "/" + attempt + "/room-token").json().getString("token");
    return new LearnerPage(server.vertx, server.edge.port(), attempt, TestServer.ORIGIN, pass);
  }

  private static String solution(String path) {
    try {
      return java.nio.file.Files.readString(java.nio.file.Path.of("../exercises/" + path));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void REST_5_a_walk_over_the_catalogue_has_each_exercise_once_the_easier_ones_first() {
    List<?> all = server.api("GET", "/practice/exercises", "", null).json().getJsonArray("items").stream().toList();
    List<JsonObject> seen = server.walk("/practice/exercises", "");
    assertThat(seen).isEqualTo(all);
    assertThat(seen).extracting(one -> one.getInteger("difficulty")).isSorted();
  }

  @Test
  void REST_5_a_walk_over_attempts_sees_each_that_was_there_throughout_whatever_comes_and_goes() {
    String token = learner();
    List<String> kept = Stream.of("ringbuf", "hexdump", "ringbuf").map(slug -> later(token, slug)).toList();
    List<JsonObject> seen = server.walk("/practice/attempts", token, one -> {
      if (one.getString("id").equals(kept.getLast())) {
        at(token, "DELETE", "/" + kept.getLast());
        later(token, "hexdump");
      }
    });
    assertThat(seen).extracting(one -> one.getString("id")).containsExactlyElementsOf(kept.reversed());
  }

  private static String later(String token, String slug) {
    server.clock.move(Duration.ofSeconds(1));
    return begin(token, slug, false).getString("id");
  }

  @Test
  void anybody_reads_the_catalogue_and_the_public_part_and_nothing_else() {
    JsonArray items = server.api("GET", "/practice/exercises", "", null).json().getJsonArray("items");
    assertThat(items).hasSize(10);
    assertThat(items.getJsonObject(0).fieldNames())
        .containsExactly("slug", "title", "version", "minutes", "difficulty", "topics", "stages", "usedIn");
    JsonObject one = server.api("GET", "/practice/exercises/hexdump", "", null).json();
    assertThat(one.getJsonArray("samples")).isNotEmpty();
    assertThat(one.getJsonArray("points")).isEqualTo(JsonArray.of(30, 40, 30));
    assertThat(one.getJsonArray("files").getJsonObject(0).getString("name")).isEqualTo("hexdump.c");
    assertThat(one.getJsonObject("compiler").getString("quick")).startsWith("gcc");
    assertThat(one.getJsonObject("eachRun").getJsonObject("sanitized").getInteger("cpuMillis")).isPositive();
    assertThat(one.getBoolean("runs")).isTrue();
    assertThat(one.encode()).doesNotContain("description");
    assertThat(server.api("GET", "/practice/exercises/nothing", "", null).status()).isEqualTo(404);
    assertThat(server.api("GET", "/practice/exercises/warmup", "", null).status()).as("not for practice").isEqualTo(404);
  }

  @Test
  void EX_48_EX_49_an_attempt_runs_is_submitted_and_is_revealed() {
    String token = learner();
    String id = begin(token, "ringbuf", true).getString("id");
    assertThat(at(token, "POST", "/" + id + "/reveal").json().getString("type")).endsWith("/not-submitted");
    try (LearnerPage page = enter(token, id)) {
      assertThat(page.welcome().getString("kind")).isEqualTo("practice");
      assertThat(page.welcome().getInteger("hintCount")).isEqualTo(3);
      assertThat(page.welcome().containsKey("hints")).isFalse();
      page.replace("ringbuf.c", solution("ringbuf/submissions/accepted/ref/ringbuf.c"));
      page.ask("phase", new JsonObject().put("to", "ended"));
      page.event("phaseChanged", change -> change.getString("phase").equals("ended"));
    }
    assertThat(at(token, "GET", "/" + id).json().getString("state")).isEqualTo("submitted");
    JsonObject revealed = at(token, "POST", "/" + id + "/reveal").json();
    assertThat(revealed.getJsonObject("result").getInteger("points")).isEqualTo(100);
    assertThat(revealed.getJsonArray("solution")).isNotEmpty();
    assertThat(revealed.getJsonArray("rubric")).isNotEmpty();
    assertThat(revealed.getJsonObject("result").encode()).doesNotContain("description", "report");
    JsonObject shown = at(token, "GET", "/" + id).json();
    assertThat(shown.getString("state")).isEqualTo("revealed");
    assertThat(shown.getInteger("points")).isEqualTo(100);
  }

  /** The room stores the end only when it is opened, which nobody may ever do. */
  @Test
  void EX_48_what_the_clock_ended_while_nobody_was_there_is_submitted_and_can_be_revealed() throws SQLException {
    String token = learner();
    String id = begin(token, "ringbuf", true).getString("id");
    try (LearnerPage page = enter(token, id); Connection owner = TestDatabase.owner(server.database); Statement statement = owner.createStatement()) {
      page.replace("ringbuf.c", "this is no program\n");
      assertThat(at(token, "GET", "/" + id).json().getString("state")).isEqualTo("running");
      assertThat(statement.executeUpdate("UPDATE room_event SET payload = jsonb_set(payload, '{clock,endsAt}', '1000')"
          + " WHERE payload->>'phase' = 'exercise' AND room_id = '" + id + "'")).isEqualTo(1);
      assertThat(at(token, "GET", "/" + id).json().getString("state")).isEqualTo("submitted");
      assertThat(at(token, "GET", "").json().getJsonArray("items").getJsonObject(0).getString("state")).isEqualTo("submitted");
      assertThat(at(token, "POST", "/" + id + "/reveal").json().getJsonObject("result").getBoolean("built")).isFalse();
    }
  }

  @Test
  void EX_49_what_does_not_build_has_no_point_and_shows_all_tests() {
    String token = learner();
    String id = begin(token, "ringbuf", false).getString("id");
    try (LearnerPage page = enter(token, id)) {
      page.replace("ringbuf.c", "this is no program\n");
      page.ask("phase", new JsonObject().put("to", "ended"));
      page.event("phaseChanged", change -> change.getString("phase").equals("ended"));
    }
    JsonObject result = at(token, "POST", "/" + id + "/reveal").json().getJsonObject("result");
    assertThat(result.getBoolean("built")).isFalse();
    assertThat(result.getInteger("points")).isZero();
    assertThat(result.getJsonArray("stages")).hasSize(3);
  }

  @Test
  void SEC_41_and_EX_50_nobody_but_its_owner_sees_an_attempt() {
    String token = learner();
    String id = begin(token, "endian", true).getString("id");
    String administrator = server.firstAdministrator().json().getString("accessToken");
    for (String stranger : List.of(learner(), administrator)) {
      for (String path : List.of("/" + id, "/" + id + "/events", "/" + id + "/attempt.zip")) {
        assertThat(at(stranger, "GET", path).status()).as(path).isEqualTo(404);
      }
      for (String path : List.of("/" + id + "/room-token", "/" + id + "/reveal")) {
        assertThat(at(stranger, "POST", path).status()).as(path).isEqualTo(404);
      }
      assertThat(at(stranger, "DELETE", "/" + id).status()).isEqualTo(404);
      assertThat(at(stranger, "GET", "").json().getJsonArray("items").encode()).doesNotContain(id);
    }
    assertThat(server.api("GET", "/interviews", administrator, null).text()).as("it is no interview").doesNotContain(id);
    for (String path : List.of("/interviews/" + id, "/interviews/" + id + "/record")) {
      assertThat(server.api("GET", path, administrator, null).status()).as(path).isEqualTo(404);
      assertThat(server.api("GET", path, token, null).status()).as(path).isIn(403, 404);
    }
    assertThat(at(token, "GET", "").json().getJsonArray("items")).hasSize(1);
  }

  @Test
  void somebody_with_an_account_keeps_attempts_under_it() {
    String mentor = server.person(server.firstAdministrator().json().getString("accessToken"), "MentorA", "mentor").json().getString("accessToken");
    String id = begin(mentor, "tokenize", true).getString("id");
    assertThat(at(mentor, "GET", "").json().getJsonArray("items").getJsonObject(0).getString("id")).isEqualTo(id);
    server.database.inTransaction(sql -> {
      assertThat(sql.first("SELECT guest FROM attempt WHERE room_id = $1", UUID.fromString(id)).orElseThrow().getBoolean(0)).isFalse();
      return id;
    });
  }

  @Test
  void EX_51_deleting_leaves_nothing_and_sends_whoever_is_there_away() {
    String token = learner();
    String id = begin(token, "ringbuf", true).getString("id");
    try (LearnerPage page = enter(token, id)) {
      page.ask("run", new JsonObject().put("profile", "tests"));
      page.event("runEnded", ended -> true);
      assertThat(at(token, "DELETE", "/" + id).status()).isEqualTo(204);
      assertThat(page.closeCode()).isEqualTo(4404);
    }
    assertThat(at(token, "GET", "/" + id).status()).isEqualTo(404);
    Map<String, Integer> left = server.database.inTransaction(sql -> Map.of("room", count(sql, "room", id), "events", count(sql, "room_event", id),
        "snapshots", count(sql, "room_snapshot", id), "scores", count(sql, "test_score", id), "attempts", count(sql, "attempt", id)));
    assertThat(left.values()).allMatch(number -> number == 0);
  }

  private static int count(Sql sql, String table, String id) {
    return sql.first("SELECT count(*)::int FROM " + table + " WHERE room_id = $1", UUID.fromString(id)).orElseThrow().getInteger(0);
  }

  @Test
  void EX_51_only_rooms_of_attempts_can_be_forgotten() {
    String administrator = server.firstAdministrator().json().getString("accessToken");
    String interview = server.api("POST", "/interviews", administrator, new JsonObject().put("title", "Ring")).json().getString("id");
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
        server.database.inTransaction(sql -> sql.rows("SELECT forget_attempt($1)", UUID.fromString(interview))))).isNotNull();
    server.database.inTransaction(sql -> sql.update("INSERT INTO attempt (room_id, owner_id, guest, exercise, clocked, started_at, used_at)"
        + " SELECT $1, gen_random_uuid(), true, digest, false, now(), now() FROM exercise LIMIT 1", UUID.fromString(interview)));
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
        server.database.inTransaction(sql -> sql.rows("SELECT forget_attempt($1)", UUID.fromString(interview))))).isNotNull();
    assertThat(server.database.<Integer>inTransaction(sql -> count(sql, "room", interview))).isEqualTo(1);
  }

  @Test
  void EX_51_the_record_can_be_replayed_and_downloaded() {
    String token = learner();
    String id = begin(token, "hexdump", false).getString("id");
    try (LearnerPage page = enter(token, id)) {
      page.replace("hexdump.c", "int main(void)\n{\n    return 0;\n}\n");
    }
    JsonArray events = at(token, "GET", "/" + id + "/events").json().getJsonArray("events");
    assertThat(events.getJsonObject(0).getLong("seq")).isEqualTo(1);
    assertThat(events.encode()).contains("taskShown", "edited");
    assertThat(at(token, "GET", "/" + id + "/attempt.zip").header("Content-Disposition")).contains("attempt.zip");
  }

  @Test
  void SEC_41_and_EX_51_what_a_guest_did_not_come_to_for_seven_days_is_deleted_and_what_a_person_did_not_for_a_year() {
    String token = learner();
    String mentor = server.person(server.firstAdministrator().json().getString("accessToken"), "MentorB", "mentor").json().getString("accessToken");
    String guests = begin(token, "ringbuf", true).getString("id");
    String persons = begin(mentor, "ringbuf", true).getString("id");
    server.database.inTransaction(sql -> sql.update("UPDATE attempt SET used_at = used_at - interval '8 days' WHERE room_id = ANY($1)",
        (Object) new UUID[] {UUID.fromString(guests), UUID.fromString(persons)}));
    server.practice.sweep();
    assertThat(at(token, "GET", "/" + guests).status()).isEqualTo(404);
    assertThat(at(mentor, "GET", "/" + persons).status()).isEqualTo(200);
    server.database.inTransaction(sql -> sql.update("UPDATE attempt SET used_at = used_at - interval '366 days' WHERE room_id = $1", UUID.fromString(persons)));
    server.practice.sweep();
    assertThat(at(mentor, "GET", "/" + persons).status()).isEqualTo(404);
  }

  @Test
  void EX_51_what_its_owner_looked_at_again_is_kept_from_then_on() {
    String token = learner();
    String id = begin(token, "ringbuf", false).getString("id");
    server.database.inTransaction(sql -> sql.update("UPDATE attempt SET used_at = used_at - interval '8 days' WHERE room_id = $1", UUID.fromString(id)));
    assertThat(at(token, "GET", "/" + id).status()).isEqualTo(200);
    server.practice.sweep();
    assertThat(at(token, "GET", "/" + id).status()).isEqualTo(200);
  }

  @Test
  void more_attempts_than_one_may_keep_are_refused_in_words() {
    String token = learner();
    UUID first = UUID.fromString(begin(token, "ringbuf", true).getString("id"));
    server.database.inTransaction(sql -> sql.update(
        "WITH made AS (INSERT INTO room (room_id, generation, setup) SELECT gen_random_uuid(), gen_random_uuid(), '{}' FROM generate_series(2, $2) RETURNING room_id)"
            + " INSERT INTO attempt (room_id, owner_id, guest, exercise, clocked, started_at, used_at)"
            + " SELECT made.room_id, owner_id, guest, exercise, false, started_at - interval '1 day', used_at FROM made, attempt WHERE attempt.room_id = $1", first, Attempts.MOST));
    Answer refused = server.api("POST", "/practice/attempts", token, new JsonObject().put("exercise", "ringbuf"));
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text()).contains("You keep 100 attempts");
  }

  @Test
  void a_learner_finds_their_attempts_again_by_their_cookie_for_seven_days() {
    Answer made = server.api("POST", "/practice/learners", "", null);
    String cookie = made.cookie("__Host-practice").orElseThrow();
    String id = begin(made.json().getString("accessToken"), "ringbuf", true).getString("id");
    Answer renewed = server.api("POST", "/sessions/refresh", "", new JsonObject().put("as", "learner"), "Cookie", "__Host-practice=" + cookie);
    assertThat(renewed.json().getJsonObject("learner").getInstant("keptUntil")).isAfter(server.clock.instant().plus(Duration.ofDays(6)));
    assertThat(at(renewed.json().getString("accessToken"), "GET", "").json().getJsonArray("items").encode()).contains(id);
    Answer asPerson = server.api("POST", "/sessions/refresh", "", new JsonObject().put("as", "person"), "Cookie", "__Host-session=" + cookie);
    assertThat(asPerson.status()).as("it is nobody's account").isEqualTo(401);
  }

  @Test
  void EX_53_somebodys_way_through_it_is_shown_once_ones_own_is_submitted() {
    String token = learner();
    String id = begin(token, "ringbuf", false).getString("id");
    assertThat(at(token, "GET", "/" + id + "/model").json().getString("type")).endsWith("/not-submitted");
    try (LearnerPage page = enter(token, id)) {
      page.ask("phase", new JsonObject().put("to", "ended"));
      page.event("phaseChanged", change -> change.getString("phase").equals("ended"));
    }
    JsonArray events = at(token, "GET", "/" + id + "/model").json().getJsonArray("events");
    assertThat(events.stream().map(JsonObject.class::cast)).anyMatch(event -> event.containsKey("edited")).anyMatch(event -> event.containsKey("runEnded"));
  }

  @Test
  void EX_50_an_exercise_that_cannot_be_read_any_more_takes_no_attempt_from_its_owner() {
    String token = learner();
    String whole = begin(token, "endian", false).getString("id");
    UUID room = UUID.randomUUID();
    server.database.inTransaction(sql -> {
      sql.update("INSERT INTO exercise (digest, slug, version, origin, archive, state, present, added_at)"
          + " VALUES ($1, 'ancient', '1', 'folder', 'no archive', 'verified', true, now())", "0".repeat(64));
      sql.update("INSERT INTO room (room_id, generation, setup) SELECT $1, $1, setup FROM room WHERE room_id = $2", room, UUID.fromString(whole));
      return sql.update("INSERT INTO attempt (room_id, owner_id, guest, exercise, clocked, started_at, used_at)"
          + " SELECT $1, owner_id, guest, $2, clocked, started_at, used_at FROM attempt WHERE room_id = $3", room, "0".repeat(64), UUID.fromString(whole));
    });
    JsonArray items = at(token, "GET", "").json().getJsonArray("items");
    assertThat(items).hasSize(2);
    assertThat(items.encode()).contains("cannot be read here any more");
    assertThat(at(token, "DELETE", "/" + room).status()).isEqualTo(204);
  }

  @Test
  void whoever_looks_at_practice_without_end_is_told_to_wait() {
    Answer last = server.api("GET", "/practice/exercises/nothing", "", null);
    for (int i = 0; i < 3_000 && last.status() != 429; i++) {
      last = server.api("GET", "/practice/exercises/nothing", "", null);
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.text()).contains("try again in");
    server.clock.move(Duration.ofMinutes(5));
  }

  @Test
  void EX_49_whoever_asks_for_the_reveal_while_their_attempt_runs_takes_no_turn_from_their_class() {
    String token = learner();
    String id = begin(token, "ringbuf", true).getString("id");
    for (int i = 0; i < 100; i++) {
      assertThat(at(token, "POST", "/" + id + "/reveal").status()).isEqualTo(409);
    }
  }
}
