package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;
import tryout.TestServer;
import tryout.access.Revocations;
import tryout.access.RoomPass;
import tryout.fault.Refused;
import tryout.live.LiveRooms;
import tryout.room.Role;
import tryout.run.Runner;

class ProgramTest {
  private TestServer server;
  private final Map<String, String> phases = new ConcurrentHashMap<>();
  private final List<String> removed = new ArrayList<>();
  private String admin;
  private Answer mia;
  private String mentor;
  private Answer otto;
  private String other;

  /** Rooms whose phase a test can set. */
  private final class PhasedRooms extends Rooms {
    PhasedRooms(LiveRooms live, Runner runner) {
      super(live, runner);
    }

    @Override
    public Future<Map<String, String>> phases(List<String> rooms) {
      Map<String, String> all = new HashMap<>();
      rooms.forEach(room -> all.put(room, phases.getOrDefault(room, "lobby")));
      return Future.succeededFuture(all);
    }
  }

  @BeforeEach
  void start() {
    server = new TestServer(Optional.empty(), PhasedRooms::new);
    admin = server.firstAdministrator().json().getString("accessToken");
    mia = server.person(admin, "Mia", "mentor");
    mentor = mia.json().getString("accessToken");
    otto = server.person(admin, "Otto", "mentor");
    other = otto.json().getString("accessToken");
    server.access.revocations().listen(new Revocations.Listener() {
      @Override
      public void sessionEnded(UUID session) {
        removed.add("session");
      }

      @Override
      public void memberRemoved(UUID room, UUID member) {
        removed.add(member.toString());
      }
    });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static JsonObject plan() {
    return new JsonObject()
        .put("title", "Ring buffer")
        .put("statement", "Do *it*.")
        .put("files", JsonArray.of(new JsonObject().put("name", "ring.c").put("text", "int a;\r\n").put("readOnly", false)));
  }

  private JsonObject make() {
    Answer made = server.api("POST", "/interviews", mentor, plan());
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json();
  }

  private Answer invite(String id, String role) {
    return server.api("POST", "/interviews/" + id + "/invitations", mentor, new JsonObject().put("role", role).put("name", "Candidate"));
  }

  private Answer redeem(Answer invitation) {
    String secret = invitation.json().getString("link").split("#")[1];
    return server.api("POST", "/invitations/redeem", "", new JsonObject().put("secret", secret));
  }

  @Test
  void an_interview_is_made_with_defaults_and_its_creator_as_lead() {
    JsonObject made = make();
    assertThat(made.getInteger("minutes")).isEqualTo(30);
    assertThat(made.getInteger("warmupMinutes")).isEqualTo(3);
    assertThat(made.getString("phase")).isEqualTo("lobby");
    assertThat(made.getJsonArray("panel").getJsonObject(0).getString("role")).isEqualTo("lead");
    assertThat(made.getJsonArray("files").getJsonObject(0).getString("text")).isEqualTo("int a;\n");
    assertThat(made.getJsonArray("allowedActions")).isEqualTo(JsonArray.of("enter", "edit", "invite", "record"));
    JsonObject setup =
        server.database.inTransaction(
            sql -> sql.first("SELECT setup FROM room WHERE room_id = $1", UUID.fromString(made.getString("id"))).orElseThrow().getJsonObject("setup"));
    assertThat(setup.fieldNames())
        .containsExactlyInAnyOrder("title", "organisation", "minutes", "warmupMinutes", "statement", "files", "warmup", "allowed", "notAllowed", "seats", "deletedOn");
    assertThat(setup.getJsonArray("seats").getJsonObject(0).getString("member")).isEqualTo(mia.json().getJsonObject("person").getString("id"));
  }

  @Test
  void SEC_42_all_wrong_fields_of_an_interview_are_named_at_once() {
    JsonObject wrong =
        new JsonObject()
            .put("title", " ")
            .put("minutes", 181)
            .put("files", JsonArray.of(
                new JsonObject().put("name", "../x").put("text", ""),
                new JsonObject().put("name", "a.c").put("text", ""),
                new JsonObject().put("name", "a.c").put("text", "").put("mode", 7)))
            .put("panel", JsonArray.of(new JsonObject().put("person", "x").put("role", "candidate")));
    Answer answer = server.api("POST", "/interviews", mentor, wrong);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("pointer")))
        .contains("/title", "/minutes", "/files/0/name", "/files/2/name", "/files/2/mode", "/panel/0/person", "/panel/0/role");
  }

  @Test
  void REST_4_the_same_key_makes_one_interview() {
    Answer one = server.api("POST", "/interviews", mentor, plan(), "Idempotency-Key", "k1");
    Answer two = server.api("POST", "/interviews", mentor, plan(), "Idempotency-Key", "k1");
    assertThat(two.json()).isEqualTo(one.json());
    Answer changed = server.api("POST", "/interviews", mentor, plan().put("title", "Other"), "Idempotency-Key", "k1");
    assertThat(changed.json().getString("type")).isEqualTo("/problems/idempotency-mismatch");
    assertThat(server.api("GET", "/interviews", mentor, null).json().getJsonArray("items")).hasSize(1);
  }

  private Answer keyed(String path, String token, JsonObject body) {
    return server.api("POST", path, token, body, "Idempotency-Key", "k1");
  }

  private static void assertRefused(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().getString("type")).isEqualTo("/problems/" + slug);
  }

  @Test
  void REST_4_the_same_key_makes_one_invitation_whose_link_works() {
    String path = "/interviews/" + make().getString("id") + "/invitations";
    JsonObject body = new JsonObject().put("role", "candidate").put("name", "Candidate");
    Answer one = keyed(path, mentor, body);
    assertThat(one.status()).as(one.text()).isEqualTo(201);
    assertThat(keyed(path, mentor, body).json()).isEqualTo(one.json());
    assertThat(redeem(one).status()).isEqualTo(201);
    assertRefused(keyed(path, mentor, body.copy().put("name", "Other")), 422, "idempotency-mismatch");
    String elsewhere = "/interviews/" + make().getString("id") + "/invitations";
    assertRefused(keyed(elsewhere, mentor, body), 422, "idempotency-mismatch");
  }

  @Test
  void REST_4_the_same_key_adds_one_person() {
    JsonObject body = new JsonObject().put("name", "Nora").put("mail", "nora@example.org").put("roles", JsonArray.of("mentor"));
    Answer one = keyed("/people", admin, body);
    assertThat(one.status()).as(one.text()).isEqualTo(201);
    assertThat(keyed("/people", admin, body).json()).isEqualTo(one.json());
    assertRefused(keyed("/people", admin, body.copy().put("name", "Nina")), 422, "idempotency-mismatch");
    assertRefused(server.api("POST", "/people", admin, body, "Idempotency-Key", "k2"), 409, "duplicate-mail");
  }

  @Test
  void REST_4_of_two_requests_at_once_the_second_is_told_to_wait_or_given_the_first_answer() throws Exception {
    JsonObject body = new JsonObject().put("name", "Nora").put("mail", "nora@example.org").put("roles", JsonArray.of("mentor"));
    try (var pool = Executors.newFixedThreadPool(8)) {
      List<Answer> answers = new ArrayList<>();
      Callable<Answer> add = () -> keyed("/people", admin, body);
      for (java.util.concurrent.Future<Answer> answer : pool.invokeAll(Collections.nCopies(8, add))) {
        answers.add(answer.get());
      }
      answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> assertRefused(answer, 409, "in-progress"));
      assertThat(answers.stream().filter(answer -> answer.status() == 201).map(Answer::json).distinct()).hasSize(1);
    }
  }

  @Test
  void SEC_24_the_link_of_a_kept_answer_is_not_to_be_read_in_the_database() {
    JsonObject body = new JsonObject().put("role", "candidate").put("name", "Candidate");
    Answer one = keyed("/interviews/" + make().getString("id") + "/invitations", mentor, body);
    String secret = one.json().getString("link").split("#")[1];
    String kept = server.database.inTransaction(
        sql -> sql.first("SELECT encode(answer, 'escape') || encode(key_hash, 'escape') AS row FROM idempotency").orElseThrow().getString("row"));
    assertThat(kept).isNotEmpty().doesNotContain(secret, "k1");
  }

  @Test
  void REST_3_a_change_of_oneself_names_the_revision_it_was_made_on() {
    JsonObject patch = new JsonObject().put("name", "Mia Muster");
    Answer seen = server.api("GET", "/me", mentor, null);
    assertThat(seen.header("ETag")).isEqualTo("\"1\"");
    assertRefused(server.api("PATCH", "/me", mentor, patch), 428, "precondition-required");
    Answer changed = server.api("PATCH", "/me", mentor, patch, "If-Match", seen.header("ETag"));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertRefused(server.api("PATCH", "/me", mentor, patch, "If-Match", "\"1\""), 412, "stale-revision");
  }

  @Test
  void REST_3_a_change_of_somebody_names_the_revision_it_was_made_on() {
    JsonObject person = server.api("GET", "/people", admin, null).json().getJsonArray("items").stream()
        .map(JsonObject.class::cast).filter(one -> one.getString("name").equals("Otto")).findFirst().orElseThrow();
    String path = "/people/" + person.getString("id");
    JsonObject patch = new JsonObject().put("roles", JsonArray.of("observer"));
    assertRefused(server.api("PATCH", path, admin, patch), 428, "precondition-required");
    Answer changed = server.api("PATCH", path, admin, patch, "If-Match", "\"" + person.getLong("revision") + "\"");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertRefused(server.api("PATCH", path, admin, patch, "If-Match", "\"1\""), 412, "stale-revision");
  }

  @Test
  void REST_3_a_change_names_the_revision_it_was_made_on() {
    String id = make().getString("id");
    JsonObject patch = new JsonObject().put("minutes", 45);
    assertThat(server.api("PATCH", "/interviews/" + id, mentor, patch).status()).isEqualTo(428);
    Answer changed = server.api("PATCH", "/interviews/" + id, mentor, patch, "If-Match", "\"1\"");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(changed.json().getInteger("minutes")).isEqualTo(45);
    assertThat(changed.json().getString("statement")).isEqualTo("Do *it*.");
    assertThat(server.api("PATCH", "/interviews/" + id, mentor, patch, "If-Match", "\"1\"").status()).isEqualTo(412);
  }

  @Test
  void an_interview_that_started_is_not_changed() {
    String id = make().getString("id");
    phases.put(id, "exercise");
    Answer answer = server.api("PATCH", "/interviews/" + id, mentor, new JsonObject().put("minutes", 45), "If-Match", "\"1\"");
    assertThat(answer.json().getString("type")).isEqualTo("/problems/already-started");
    phases.put(id, "ended");
    assertThat(invite(id, "candidate").status()).isEqualTo(410);
  }

  @Test
  void SEC_34_what_one_may_not_read_is_not_there() {
    String id = make().getString("id");
    String invitation = invite(id, "candidate").json().getString("id");
    for (String[] door :
        new String[][] {{"GET", ""}, {"PATCH", ""}, {"POST", "/room-token"}, {"GET", "/record"}, {"GET", "/record.zip"}, {"POST", "/check"},
            {"POST", "/invitations"}, {"POST", "/invitations/" + invitation + "/link"}, {"DELETE", "/invitations/" + invitation}}) {
      JsonObject body = door[0].equals("GET") || door[0].equals("DELETE") ? null : new JsonObject().put("role", "candidate").put("name", "X");
      for (String path : List.of("/interviews/" + id + door[1], "/interviews/" + UUID.randomUUID() + door[1], "/interviews/x" + door[1])) {
        Answer answer = server.api(door[0], path, other, body, "If-Match", "\"1\"");
        assertThat(answer.status()).as(door[0] + " " + path + " " + answer.text()).isEqualTo(404);
      }
    }
    assertThat(server.api("GET", "/interviews", other, null).json().getJsonArray("items")).isEmpty();
  }

  @Test
  void SEC_24_an_invitation_lets_one_guest_in_and_each_redemption_replaces_the_one_before() {
    String id = make().getString("id");
    Answer invitation = invite(id, "candidate");
    assertThat(invitation.json().getString("reach")).contains("Only somebody at this computer");
    assertThat(invitation.json().getString("text")).contains(invitation.json().getString("link")).doesNotContain("Ring buffer");
    Answer phone = redeem(invitation);
    assertThat(phone.status()).as(phone.text()).isEqualTo(201);
    assertThat(phone.json().getJsonObject("guest")).isEqualTo(new JsonObject().put("room", id).put("name", "Candidate").put("role", "candidate"));
    assertThat(phone.cookie("__Host-guest")).isPresent();
    assertThat(phone.cookie("__Host-session")).isEmpty();
    String first = phone.json().getString("accessToken");
    assertThat(server.api("POST", "/interviews/" + id + "/room-token", first, null).status()).isEqualTo(200);
    String second = redeem(invitation).json().getString("accessToken");
    assertThat(removed).contains("session");
    assertThat(server.api("POST", "/interviews/" + id + "/room-token", first, null).status()).isEqualTo(401);
    Answer token = server.api("POST", "/interviews/" + id + "/room-token", second, null);
    RoomPass pass = server.access.roomTokens().accept(token.json().getString("token"));
    assertThat(pass.role()).isEqualTo(Role.CANDIDATE);
    assertThat(pass.room()).hasToString(id);
    assertThat(server.api("GET", "/interviews/" + id, mentor, null).json().getJsonArray("invitations").getJsonObject(0).getInteger("redemptions")).isEqualTo(2);
    for (int more = 0; more < 8; more++) {
      assertThat(redeem(invitation).status()).isEqualTo(201);
    }
    assertThat(redeem(invitation).json().getString("type")).isEqualTo("/problems/link-expired");
  }

  @Test
  void SEC_24_a_renewed_invitation_has_another_link_for_the_same_person_and_the_link_before_it_is_dead() {
    String id = make().getString("id");
    Answer invitation = invite(id, "candidate");
    String path = "/interviews/" + id + "/invitations/" + invitation.json().getString("id");
    String guest = redeem(invitation).json().getString("accessToken");
    Answer renewed = server.api("POST", path + "/link", mentor, null);
    assertThat(renewed.status()).as(renewed.text()).isEqualTo(201);
    assertThat(renewed.json().getString("id")).isEqualTo(invitation.json().getString("id"));
    assertThat(renewed.json().getString("text")).contains(renewed.json().getString("link"));
    assertThat(redeem(invitation).status()).as("the link before").isEqualTo(401);
    assertThat(server.api("POST", "/interviews/" + id + "/room-token", guest, null).status()).as("who is in stays in").isEqualTo(200);
    assertThat(server.api("GET", "/interviews/" + id, mentor, null).json().getJsonArray("invitations")).hasSize(1);
    assertThat(redeem(renewed).status()).isEqualTo(201);
    assertThat(server.api("POST", "/interviews/" + id + "/room-token", guest, null).status()).as("the seat is taken over").isEqualTo(401);
    server.api("DELETE", path, mentor, null);
    assertThat(server.api("POST", path + "/link", mentor, null).status()).as("taken back for good").isEqualTo(404);
  }

  @Test
  void the_way_in_by_the_first_link_is_told_until_an_administrator_has_a_password() {
    assertThat(server.api("GET", "/organisation", "", null).json().getBoolean("firstLink")).isTrue();
    Answer me = server.api("GET", "/me", admin, null);
    JsonObject change = new JsonObject().put("mail", "ada@example.org").put("password", "a phrase of my own");
    assertThat(server.api("PATCH", "/me", admin, change, "If-Match", me.header("ETag")).status()).isEqualTo(200);
    assertThat(server.api("GET", "/organisation", "", null).json().getBoolean("firstLink")).isFalse();
  }

  @Test
  void SEC_24_a_guest_is_a_member_of_one_room_and_nothing_else() {
    String id = make().getString("id");
    String elsewhere = make().getString("id");
    String guest = redeem(invite(id, "candidate")).json().getString("accessToken");
    Answer record = server.api("GET", "/interviews/" + id + "/record", guest, null);
    assertThat(record.status()).isEqualTo(200);
    assertThat(record.text()).as("the title may give the task away").doesNotContain("Ring buffer");
    assertThat(server.api("POST", "/interviews/" + elsewhere + "/room-token", guest, null).status()).isEqualTo(404);
    for (String path : List.of("/interviews", "/interviews/" + id, "/people", "/me")) {
      assertThat(server.api("GET", path, guest, null).status()).as(path).isEqualTo(403);
    }
    String observer = redeem(invite(id, "observer")).json().getString("accessToken");
    assertThat(server.api("GET", "/interviews/" + id + "/record", observer, null).status()).isEqualTo(403);
  }

  @Test
  void SEC_30_a_revoked_invitation_takes_its_guest_out_at_once() {
    String id = make().getString("id");
    Answer invitation = invite(id, "candidate");
    String guest = redeem(invitation).json().getString("accessToken");
    String token = server.api("POST", "/interviews/" + id + "/room-token", guest, null).json().getString("token");
    removed.clear();
    assertThat(server.api("DELETE", "/interviews/" + id + "/invitations/" + invitation.json().getString("id"), mentor, null).status()).isEqualTo(204);
    assertThat(removed).hasSize(2).contains("session");
    assertThat(redeem(invitation).status()).isEqualTo(401);
    assertThat(server.api("POST", "/interviews/" + id + "/room-token", guest, null).status()).isEqualTo(401);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> server.access.roomTokens().accept(token)).isInstanceOf(Refused.class);
  }

  @Test
  void SEC_30_who_leaves_the_panel_leaves_the_room() {
    String id = make().getString("id");
    String person = otto.json().getJsonObject("person").getString("id");
    JsonObject with = new JsonObject().put("panel", JsonArray.of(new JsonObject().put("person", person).put("role", "mentor")));
    assertThat(server.api("PATCH", "/interviews/" + id, mentor, with, "If-Match", "\"1\"").status()).isEqualTo(200);
    assertThat(server.api("POST", "/interviews/" + id + "/room-token", other, null).status()).isEqualTo(200);
    JsonObject without = new JsonObject().put("panel", new JsonArray());
    assertThat(server.api("PATCH", "/interviews/" + id, mentor, without, "If-Match", "\"2\"").status()).isEqualTo(200);
    assertThat(removed).contains(person);
    assertThat(server.api("POST", "/interviews/" + id + "/room-token", other, null).status()).isEqualTo(404);
  }

  @Test
  void REST_5_a_walk_over_the_list_neither_repeats_nor_skips() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(make().getString("id"));
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonObject page = server.api("GET", "/interviews?limit=2" + cursor, mentor, null).json();
      page.getJsonArray("items").forEach(item -> seen.add(((JsonObject) item).getString("id")));
      cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    } while (cursor != null);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
    assertThat(server.api("GET", "/interviews?limit=2&limit=3", mentor, null).status()).isEqualTo(400);
  }

  @Test
  void mentors_see_names_to_choose_a_panel_and_no_addresses() {
    assertThat(server.api("GET", "/people", mentor, null).text()).contains("Otto").doesNotContain("@");
    assertThat(server.api("GET", "/people", admin, null).text()).contains("otto@example.org");
  }

  @Test
  void the_record_comes_as_json_and_as_a_zip() {
    String id = make().getString("id");
    JsonObject record = server.api("GET", "/interviews/" + id + "/record", mentor, null).json();
    assertThat(record.fieldNames()).contains("title", "files", "chat", "runs", "events");
    assertThat(record.getJsonArray("files")).as("nothing of the exercise is told before it begins").isEmpty();
    Answer zip = server.api("GET", "/interviews/" + id + "/record.zip", mentor, null);
    assertThat(zip.header("Content-Disposition")).isEqualTo("attachment; filename=\"interview.zip\"");
    assertThat(zip.text()).startsWith("PK");
  }

  @Test
  void a_record_is_read_ten_times_at_once_by_each_caller_and_again_every_three_seconds() {
    String id = make().getString("id");
    String record = "/interviews/" + id + "/record";
    String guest = redeem(invite(id, "candidate")).json().getString("accessToken");
    for (int time = 0; time < 10; time++) {
      assertThat(server.api("GET", time % 2 == 0 ? record : record + ".zip", mentor, null).status()).isEqualTo(200);
    }
    Answer refused = server.api("GET", record, mentor, null);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().getString("type")).endsWith("rate-limited");
    assertThat(server.api("GET", record + ".zip", mentor, null).status()).as("both count together").isEqualTo(429);
    long noted = server.database.inTransaction(
        sql -> sql.first("SELECT count(*) AS readings FROM audit WHERE act = 'record-read'").orElseThrow().getLong("readings"));
    assertThat(noted).as("what is refused is not read").isEqualTo(10);
    assertThat(server.api("GET", record, guest, null).status()).as("another caller").isEqualTo(200);
    server.clock.move(Duration.ofSeconds(3));
    assertThat(server.api("GET", record, mentor, null).status()).isEqualTo(200);
  }
}
