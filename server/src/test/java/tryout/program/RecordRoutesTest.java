package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;

/** The record of an interview, as it is read and taken home. */
class RecordRoutesTest extends OneOrganisation {
  private static final String OFFERED = "canary-offered";
  private static final String NOTED = "canary-noted";

  @Test
  void the_record_comes_as_json_and_as_a_zip() throws IOException {
    String id = make().getString("id");
    JsonObject record = server.api("GET", "/interviews/" + id + "/record", mentor, null).json();
    assertThat(record.fieldNames()).contains("title", "files", "chat", "runs", "events");
    assertThat(record.getJsonArray("files")).as("nothing of the exercise is told before it begins").isEmpty();
    Answer zip = server.api("GET", "/interviews/" + id + "/record.zip", mentor, null);
    assertThat(zip.header("Content-Disposition")).isEqualTo("attachment; filename=\"interview.zip\"");
    Map<String, String> files = unpacked(zip);
    assertThat(files.keySet()).containsExactlyInAnyOrder("README.txt", "record.json", "events.jsonl");
    assertThat(new JsonObject(files.get("record.json"))).isEqualTo(record);
    assertThat(files.get("events.jsonl")).as("nothing has happened").isEmpty();
  }

  private static Map<String, String> unpacked(Answer zip) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.bytes()))) {
      for (ZipEntry file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
        files.put(file.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  /** What happened in an interview, as its journal and its panel's stream tell it. */
  private void hold(String id) {
    String candidate = server.database.inTransaction(
        sql -> sql.first("SELECT member_id FROM invitation WHERE room_id = $1", UUID.fromString(id)).orElseThrow().getUUID(0)).toString();
    String lead = mia.json().getJsonObject("person").getString("id");
    JsonObject clock = new JsonObject().put("running", true).put("totalMillis", 1_800_000).put("creditedMillis", 0)
        .put("remainingMillis", 1_800_000).put("endsAt", server.clock.instant().toEpochMilli() + 1_800_000);
    event("room_event", id, candidate, 1, new JsonObject().put("client", UUID.randomUUID().toString()).put("member", candidate)
        .put("name", "Candidate").put("role", "candidate"));
    event("room_event", id, candidate, 3, new JsonObject());
    event("room_event", id, lead, 4, new JsonObject().put("phase", "exercise").put("clock", clock));
    event("room_event", id, null, 5, new JsonObject().put("title", "Ring buffer").put("statement", "Do *it*."));
    event("room_event", id, null, 9, new JsonObject().put("file", 1).put("name", "ring.c").put("text", "int a;\n").put("readOnly", false));
    event("room_event", id, lead, 6, new JsonObject().put("clock", clock.copy().put("creditedMillis", 120_000))
        .put("why", "credited").put("millis", 120_000).put("reason", "A slow start."));
    event("room_event", id, lead, 29, new JsonObject().put("hint", 1).put("text", "Look at the tail."));
    event("room_event", id, lead, 24, new JsonObject().put("file", 1).put("name", "ring.c").put("text", OFFERED));
    event("room_event", id, lead, 12, new JsonObject().put("text", "Go on."));
    event("room_event", id, lead, 4, new JsonObject().put("phase", "discussion"));
    event("room_event", id, candidate, 21, new JsonObject().put("question", 1).put("text", "Who reviews patches?"));
    event("room_event", id, lead, 4, new JsonObject().put("phase", "ended"));
    event("room_private_event", id, lead, 1, new JsonObject().put("text", NOTED));
    event("room_private_event", id, lead, 6, new JsonObject().put("leaning", "rather").put("why", NOTED));
    event("room_private_event", id, lead, 7, new JsonObject());
    event("room_private_event", id, lead, 10, new JsonObject().put("over", true));
    event("room_private_event", id, lead, 11, new JsonObject().put("text", "You asked first.").put("levels", false));
  }

  private void event(String table, String id, String by, int kind, JsonObject payload) {
    server.database.inTransaction(sql -> sql.update(
        "INSERT INTO " + table + " (room_id, seq, at, kind, schema_version, author_id, client_id, client_seq, command_hash, payload)"
            + " SELECT $1, n, to_timestamp($5 + n), $2, 1, $3::uuid, CASE WHEN $6 THEN $3::uuid END, CASE WHEN $6 THEN n END, CASE WHEN $6 THEN sha256('x') END, $4"
            + " FROM (SELECT coalesce(max(seq), 0) + 1 AS n FROM " + table + " WHERE room_id = $1) AS next",
        UUID.fromString(id), (short) kind, by == null ? null : UUID.fromString(by), payload,
        server.clock.instant().getEpochSecond(), table.equals("room_private_event")));
  }

  private Map<String, String> taken(String id, String token) throws IOException {
    Answer zip = server.api("GET", "/interviews/" + id + "/record.zip", token, null);
    assertThat(zip.status()).as(zip.text()).isEqualTo(200);
    return unpacked(zip);
  }

  @Test
  void SEC_36_and_G_10_each_reader_takes_home_the_whole_record_as_the_replay_tells_it_to_them_and_nothing_else() throws IOException {
    String id = make().getString("id");
    String candidate = redeem(invite(id, "candidate")).json().getString("accessToken");
    hold(id);
    Map<String, String> own = taken(id, candidate);
    assertThat(own.keySet()).containsExactly("README.txt", "code/ring.c", "events.jsonl", "record.json");
    assertThat(own.get("README.txt")).startsWith("Ring buffer\n").contains(own.keySet().stream().skip(1).map(name -> name.replace("ring.c", "")).toList());
    JsonObject record = new JsonObject(own.get("record.json"));
    assertThat(record.getJsonArray("hints").getJsonObject(0).getString("text")).isEqualTo("Look at the tail.");
    assertThat(record.getJsonArray("questions").getJsonObject(0).getString("text")).isEqualTo("Who reviews patches?");
    assertThat(record.getJsonArray("clock").getJsonObject(0).getString("reason")).isEqualTo("A slow start.");
    assertThat(record.getJsonArray("clock").getJsonObject(0).getString("by")).isEqualTo("Mia");
    assertThat(record.getJsonArray("people").stream().map(JsonObject.class::cast).filter(one -> one.getLong("consentedAt") != null))
        .extracting(one -> one.getString("name")).containsExactly("Candidate");
    assertThat(record.getJsonObject("feedback").getString("text")).isEqualTo("You asked first.");
    assertThat(String.join("", own.values())).doesNotContain(OFFERED).doesNotContain(NOTED).doesNotContain("leaning").doesNotContain("rubric");
    assertThat(String.join("", taken(id, mentor).values())).contains(OFFERED).contains("You asked first.").doesNotContain(NOTED);
    for (String token : List.of(candidate, mentor)) {
      JsonArray replayed = server.api("GET", "/interviews/" + id + "/events?after=0", token, null).json().getJsonArray("events");
      assertThat(taken(id, token).get("events.jsonl").lines().map(JsonObject::new).toList()).isEqualTo(replayed.stream().toList());
    }
  }

  @Test
  void G_3_what_was_released_is_in_the_record_of_a_mentor_who_may_read_the_cards_and_of_no_other() {
    String id = server.api("POST", "/interviews", mentor, plan().put("panel", new JsonArray()
        .add(new JsonObject().put("person", otto.json().getJsonObject("person").getString("id")).put("role", "mentor")))).json().getString("id");
    String candidate = redeem(invite(id, "candidate")).json().getString("accessToken");
    hold(id);
    event("room_private_event", id, mia.json().getJsonObject("person").getString("id"), 10, new JsonObject().put("over", false));
    for (String token : List.of(mentor, candidate)) {
      assertThat(server.api("GET", "/interviews/" + id + "/record", token, null).json().getJsonObject("feedback")).isNotNull();
    }
    assertThat(server.api("GET", "/interviews/" + id + "/record", other, null).json().getJsonObject("feedback")).as("whose card is not locked").isNull();
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

  @Test
  void G_8_a_report_is_refused_until_the_interview_has_ended_and_what_is_refused_is_not_noted_as_read() {
    String id = make().getString("id");
    assertRefused(server.api("GET", "/interviews/" + id + "/report", mentor, null), 409, "not-ended");
    assertRefused(server.api("GET", "/interviews/" + id + "/report", redeem(invite(id, "candidate")).json().getString("accessToken"), null), 409, "not-ended");
    long noted = server.database.inTransaction(
        sql -> sql.first("SELECT count(*) AS readings FROM audit WHERE act = 'report-read'").orElseThrow().getLong("readings"));
    assertThat(noted).isZero();
  }
}
