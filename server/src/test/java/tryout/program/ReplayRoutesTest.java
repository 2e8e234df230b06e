package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;

/** The replay of an interview over HTTP: in pages, and for each page by what its reader may see now. */
class ReplayRoutesTest extends OneOrganisation {
  private static final short SAID = 12;
  private static final short OFFERED = 24;
  private static final short PINNED = 4;
  private static final int PAGE = 2_000;
  private String id;

  @BeforeEach
  void planned() {
    id = server.api("POST", "/interviews", mentor, plan().put("panel", new JsonArray()
        .add(new JsonObject().put("person", person(otto)).put("role", "mentor")))).json().getString("id");
  }

  private static String person(Answer in) {
    return in.json().getJsonObject("person").getString("id");
  }

  private String replay(String suffix) {
    return "/interviews/" + id + "/events" + suffix;
  }

  /** Puts so many messages of that length behind what is there. */
  private void said(int count, int length) {
    server.database.inTransaction(sql -> sql.update(
        "INSERT INTO room_event (room_id, seq, at, kind, schema_version, author_id, payload)"
            + " SELECT $1, base + n, now(), $2, 1, $3, jsonb_build_object('text', repeat('x', $5))"
            + " FROM generate_series(1, $4) AS n, (SELECT coalesce(max(seq), 0) AS base FROM room_event WHERE room_id = $1) AS b",
        UUID.fromString(id), SAID, UUID.fromString(person(mia)), count, length));
  }

  private void offered(String by, String text) {
    server.database.inTransaction(sql -> sql.update(
        "INSERT INTO room_event (room_id, seq, at, kind, schema_version, author_id, payload)"
            + " SELECT $1, coalesce(max(seq), 0) + 1, now(), $2, 1, $3, $4 FROM room_event WHERE room_id = $1",
        UUID.fromString(id), OFFERED, UUID.fromString(by), new JsonObject().put("file", 1).put("name", "a.c").put("text", text)));
  }

  @Test
  void G_7_L_45_a_long_interview_comes_in_pages_of_which_none_is_larger_than_its_limits() {
    said(2 * PAGE + 7, 3);
    List<Long> seqs = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    JsonObject page = new JsonObject().put("last", 0).put("more", true);
    while (page.getBoolean("more")) {
      page = server.api("GET", replay("?after=" + page.getLong("last")), mentor, null).json();
      sizes.add(page.getJsonArray("events").size());
      page.getJsonArray("events").forEach(event -> seqs.add(((JsonObject) event).getLong("seq")));
      assertThat(page.getLong("end")).isEqualTo(2L * PAGE + 7);
    }
    assertThat(sizes).containsExactly(PAGE, PAGE, 7);
    assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, 2L * PAGE + 7).boxed().toList());
    JsonObject none = server.api("GET", replay("?after=" + page.getLong("last")), mentor, null).json();
    assertThat(none).isEqualTo(new JsonObject().put("events", new JsonArray()).put("last", 2 * PAGE + 7).put("end", 2 * PAGE + 7).put("more", false));
  }

  @Test
  void G_7_L_45_long_events_make_short_pages_and_one_that_is_too_long_for_any_goes_alone() {
    said(1, 600_000);
    said(5, 200_000);
    List<Integer> sizes = new ArrayList<>();
    long after = 0;
    for (JsonObject page = new JsonObject().put("more", true); page.getBoolean("more"); after = page.getLong("last")) {
      page = server.api("GET", replay("?after=" + after), mentor, null).json();
      sizes.add(page.getJsonArray("events").size());
    }
    assertThat(sizes).containsExactly(1, 3, 2);
  }

  @Test
  void what_is_no_number_is_no_place_in_a_replay() {
    for (String wrong : List.of("-1", "x", "1.5", "99999999999999999999")) {
      assertRefused(server.api("GET", replay("?after=" + wrong), mentor, null), 400, "malformed");
    }
  }

  @Test
  void SEC_39_a_candidate_is_told_nothing_that_was_not_told_to_them_and_nobody_pins() {
    String candidate = redeem(invite(id, "candidate")).json().getString("accessToken");
    said(1, 3);
    offered(person(mia), "canary-offered");
    said(1, 3);
    assertThat(server.api("GET", replay(""), mentor, null).text()).contains("canary-offered");
    assertThat(server.api("GET", replay(""), other, null).text()).contains("canary-offered");
    Answer told = server.api("GET", replay(""), candidate, null);
    assertThat(told.text()).doesNotContain("canary-offered").doesNotContain("offered");
    assertThat(told.json().getJsonArray("events")).hasSize(2);
    assertThat(told.json().getLong("last")).isEqualTo(3);
    assertThat(server.api("GET", "/interviews/" + id + "/pins", candidate, null).status()).isEqualTo(403);
  }

  @Test
  void SEC_39_rights_that_are_taken_away_end_a_replay_at_its_next_page() {
    said(PAGE + 1, 3);
    assertThat(server.api("GET", replay(""), other, null).json().getBoolean("more")).isTrue();
    Answer shown = server.api("GET", "/interviews/" + id, mentor, null);
    server.api("PATCH", "/interviews/" + id, mentor, new JsonObject().put("panel", new JsonArray()), "If-Match", shown.header("ETag"));
    assertRefused(server.api("GET", replay("?after=" + PAGE), other, null), 404, "not-found");
    Answer invited = invite(id, "candidate");
    String candidate = redeem(invited).json().getString("accessToken");
    assertThat(server.api("GET", replay(""), candidate, null).status()).isEqualTo(200);
    String invitation = server.api("GET", "/interviews/" + id, mentor, null).json().getJsonArray("invitations").getJsonObject(0).getString("id");
    server.api("DELETE", "/interviews/" + id + "/invitations/" + invitation, mentor, null);
    assertThat(server.api("GET", replay("?after=" + PAGE), candidate, null).status()).isEqualTo(401);
  }

  @Test
  void G_2_G_3_pins_are_shown_to_those_mentors_who_may_see_them() {
    pinned(person(mia), 1, "memory", 5);
    pinned(person(otto), 2, "method", 9);
    JsonArray own = server.api("GET", "/interviews/" + id + "/pins", mentor, null).json().getJsonArray("items");
    assertThat(own).hasSize(1);
    assertThat(own.getJsonObject(0).getInteger("seq")).isEqualTo(5);
    assertThat(own.getJsonObject(0).getString("by")).isEqualTo(person(mia));
    assertThat(server.api("GET", "/interviews/" + id + "/pins", other, null).json().getJsonArray("items").getJsonObject(0).getInteger("seq")).isEqualTo(9);
  }

  private void pinned(String by, int pin, String criterion, long seq) {
    server.database.inTransaction(sql -> sql.update(
        "INSERT INTO room_private_event (room_id, seq, at, kind, schema_version, author_id, client_id, client_seq, command_hash, payload)"
            + " VALUES ($1, $2, now(), $3, 1, $4, $4, 1, sha256('x'), $5)",
        UUID.fromString(id), (long) pin, PINNED, UUID.fromString(by),
        new JsonObject().put("pin", pin).put("criterion", criterion).put("seq", seq).put("at", 1).put("run", 0)));
  }

  @Test
  void SEC_56_who_watches_is_written_down_once_for_each_time() {
    said(PAGE + 1, 3);
    server.api("GET", replay(""), mentor, null);
    server.api("GET", replay("?after=" + PAGE), mentor, null);
    long views = server.database.inTransaction(
        sql -> sql.first("SELECT count(*) AS views FROM audit WHERE act = 'replay-viewed'").orElseThrow().getLong("views"));
    assertThat(views).isEqualTo(1);
  }
}
