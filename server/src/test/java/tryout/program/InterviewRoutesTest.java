package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;

/** Interviews as they are planned, changed and listed. */
class InterviewRoutesTest extends OneOrganisation {
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
        .containsExactlyInAnyOrder("title", "organisation", "minutes", "warmupMinutes", "statement", "files", "warmup", "allowed", "notAllowed", "seats", "deletedOn", "assigned", "kind", "extraMinutes");
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
    assertThat(server.walk("/interviews", mentor)).extracting(one -> one.getString("id")).containsExactlyInAnyOrderElementsOf(made);
    assertThat(server.api("GET", "/interviews?limit=2&limit=3", mentor, null).status()).isEqualTo(400);
  }
}
