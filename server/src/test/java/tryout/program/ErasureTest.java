package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tryout.TestServer;
import tryout.TestServer.Answer;
import tryout.db.Sql;
import tryout.db.TestDatabase;

/** What is left of an interview that was deleted: by a coordinator, at its candidate's wish, or because its day has come. */
class ErasureTest extends OneOrganisation {
  private static final String CANARY = "canary-e3a5e";

  private String coordinator() {
    return server.person(admin, "Coordinator", "coordinator").json().getString("accessToken");
  }

  /** An interview that speaks of the canary wherever an interview can. */
  private String spoken() {
    JsonObject plan = plan().put("title", "Ring " + CANARY).put("statement", CANARY).put("allowed", CANARY).put("notAllowed", CANARY)
        .put("files", JsonArray.of(new JsonObject().put("name", "ring.c").put("text", "int a; // " + CANARY).put("readOnly", false)));
    return server.api("POST", "/interviews", mentor, plan, "Idempotency-Key", "once-" + CANARY).json().getString("id");
  }

  private String guest(String id) {
    Answer invited = server.api("POST", "/interviews/" + id + "/invitations", mentor, new JsonObject().put("role", "candidate").put("name", CANARY));
    return redeem(invited).json().getString("accessToken");
  }

  /** What people did there, as it lies in the tables. */
  private void fill(String id) {
    UUID room = UUID.fromString(id);
    JsonObject said = new JsonObject().put("text", CANARY);
    server.database.inTransaction(sql -> {
      for (String table : List.of("room_event", "room_private_event")) {
        sql.update("INSERT INTO " + table + " (room_id, seq, at, kind, schema_version, payload) VALUES ($1, 1, now(), 1, 1, $2)", room, said);
      }
      sql.update("INSERT INTO room_snapshot (room_id, seq, state, hash) VALUES ($1, 1, $2, '\\x00')", room, said);
      return sql.update("INSERT INTO test_score (room_id, run, exercise, score, at) SELECT $1, 1, digest, $2, now() FROM exercise LIMIT 1", room, said);
    });
    phases.put(id, "ended");
  }

  /** In which tables a text stands, and in how many rows. */
  private Map<String, Long> standing(String text) {
    Map<String, Long> found = new TreeMap<>();
    server.database.inTransaction(sql -> {
      List<Row> tables = sql.rows("SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'"
          + " AND has_table_privilege(oid, 'SELECT')");
      assertThat(tables).hasSizeGreaterThan(12);
      tables.stream().map(row -> row.getString(0)).forEach(table -> rows(sql, table, text, found));
      return text;
    });
    return found;
  }

  private static void rows(Sql sql, String table, String text, Map<String, Long> found) {
    long rows = sql.first("SELECT count(*) FROM \"" + table + "\" t WHERE t::text LIKE $1", "%" + text + "%").orElseThrow().getLong(0);
    if (rows > 0) {
      found.put(table, rows);
    }
  }

  private long lines(String act, String id) {
    return server.database.inTransaction(sql ->
        sql.first("SELECT count(*) FROM audit WHERE act = $1 AND subject = $2", act, id).orElseThrow().getLong(0));
  }

  @Test
  void SEC_64_and_G_10_of_an_interview_that_is_erased_no_word_is_left_in_any_table_and_one_line_of_the_audit_says_so() {
    String id = spoken();
    String guest = guest(id);
    fill(id);
    assertThat(standing(CANARY).keySet()).contains("room", "interview", "invitation", "room_event", "room_private_event", "room_snapshot", "test_score");
    String coordinator = coordinator();
    Answer erased = server.api("DELETE", "/interviews/" + id, coordinator, null, "If-Match", "\"1\"");
    assertThat(erased.status()).as(erased.text()).isEqualTo(200);
    assertThat(erased.json()).isEqualTo(new JsonObject().put("erasedOn", day(0)).put("backupsUntil", day(TestServer.BACKUP_DAYS)));
    assertThat(standing(CANARY)).isEmpty();
    assertThat(standing(id).keySet()).as("the audit goes by ids, which tell nothing of anybody").containsExactly("audit");
    assertThat(lines("interview-erased", id)).isEqualTo(1);
    assertThat(server.database.<Boolean>inTransaction(sql -> server.access.audit().verify(sql).isEmpty())).isTrue();
    assertRefused(server.api("DELETE", "/interviews/" + id, coordinator, null, "If-Match", "\"1\""), 404, "not-found");
    assertThat(lines("interview-erased", id)).as("a second press has no effect").isEqualTo(1);
    assertThat(server.api("GET", "/interviews/" + id + "/record", guest, null).status()).as("its guests are nobody here").isEqualTo(401);
    assertThat(removed).as("their sockets close").contains("session");
  }

  /** The day so many days from now. */
  private String day(int days) {
    return today().plusDays(days).toString();
  }

  private LocalDate today() {
    return server.clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  @Test
  void SEC_64_of_an_interview_that_was_erased_everybody_with_an_account_reads_on_which_day_and_until_when_backups_hold_it() {
    String id = spoken();
    fill(id);
    server.api("DELETE", "/interviews/" + id, coordinator(), null, "If-Match", "\"1\"");
    DateTimeFormatter told = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    for (String rest : List.of("", "/report", "/events?after=0", "/record", "/record.zip", "/pins", "/scores", "/guide")) {
      Answer gone = server.api("GET", "/interviews/" + id + rest, mentor, null);
      assertRefused(gone, 410, "erased");
      assertThat(gone.json().getString("detail")).as(rest).isEqualTo("It was erased on " + told.format(today())
          + ". Backups from before are kept until " + told.format(today().plusDays(TestServer.BACKUP_DAYS)) + " and no longer.");
      assertRefused(server.api("GET", "/interviews/" + UUID.randomUUID() + rest, mentor, null), 404, "not-found");
    }
  }

  @Test
  void SEC_64_nothing_is_erased_that_no_line_of_the_audit_names() {
    UUID id = UUID.fromString(spoken());
    assertThatThrownBy(() -> server.database.inTransaction(sql -> sql.rows("SELECT forget_interview($1)", id))).hasMessageContaining("no line of the audit");
    assertThatThrownBy(() -> server.database.inTransaction(sql -> sql.update("DELETE FROM room_event WHERE room_id = $1", id))).hasMessageContaining("permission denied");
    assertThat(server.api("GET", "/interviews/" + id, mentor, null).status()).isEqualTo(200);
  }

  @Test
  void G_10_a_candidate_asks_once_and_the_panel_and_the_coordinator_see_since_when() {
    String id = spoken();
    String guest = guest(id);
    assertThat(server.api("GET", "/interviews/" + id, mentor, null).json().getValue("erasureAskedAt")).isNull();
    Answer asked = server.api("POST", "/interviews/" + id + "/erasure-request", guest, null);
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.json().getInteger("backupDays")).isEqualTo(TestServer.BACKUP_DAYS);
    server.clock.move(Duration.ofMinutes(1));
    assertThat(server.api("POST", "/interviews/" + id + "/erasure-request", guest, null).json()).isEqualTo(asked.json());
    assertThat(lines("erasure-asked", id)).isEqualTo(1);
    JsonObject seen = server.api("GET", "/interviews/" + id, mentor, null).json();
    assertThat(seen.getString("erasureAskedAt")).isEqualTo(asked.json().getString("askedAt"));
    assertThat(seen.getJsonArray("allowedActions")).doesNotContain("erase");
    assertThat(server.api("GET", "/interviews/" + id, coordinator(), null).json().getJsonArray("allowedActions")).contains("erase");
  }

  @Test
  void an_interview_under_way_is_not_deleted() {
    String id = spoken();
    phases.put(id, "exercise");
    String coordinator = coordinator();
    assertRefused(server.api("DELETE", "/interviews/" + id, coordinator, null, "If-Match", "\"1\""), 409, "illegal-transition");
    assertThat(server.api("GET", "/interviews/" + id, coordinator, null).json().getJsonArray("allowedActions")).doesNotContain("erase");
    phases.put(id, "ended");
    assertThat(server.api("DELETE", "/interviews/" + id, coordinator, null, "If-Match", "\"1\"").status()).isEqualTo(200);
  }

  @Test
  void SEC_64_and_G_10_an_interview_whose_day_has_come_is_erased_by_itself_and_one_whose_day_is_tomorrow_is_not() {
    String today = spoken();
    String tomorrow = make().getString("id");
    date(today, day(0));
    date(tomorrow, day(1));
    server.program.sweep();
    assertThat(standing(today).keySet()).containsExactly("audit");
    assertThat(lines("interview-erased", today)).isEqualTo(1);
    assertThat(server.api("GET", "/interviews/" + tomorrow, mentor, null).status()).isEqualTo(200);
  }

  @Test
  void SEC_64_an_interview_that_is_held_on_its_day_is_erased_once_nothing_happens_in_it_any_more_though_nobody_ended_it() {
    String id = spoken();
    fill(id);
    phases.put(id, "exercise");
    date(id, day(0));
    happened(id, 23);
    server.program.sweep();
    assertThat(lines("interview-erased", id)).isZero();
    assertThat(server.api("GET", "/interviews/" + id, mentor, null).status()).isEqualTo(200);
    happened(id, 25);
    server.program.sweep();
    assertThat(lines("interview-erased", id)).isEqualTo(1);
  }

  /** As if everything in it had happened so many hours ago. */
  private void happened(String id, int hours) {
    try (Connection owner = TestDatabase.owner(server.database); Statement statement = owner.createStatement()) {
      statement.execute("UPDATE room_event SET at = '" + server.clock.instant().minus(Duration.ofHours(hours)) + "' WHERE room_id = '" + id + "'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void date(String id, String day) {
    server.database.inTransaction(sql -> sql.update(
        "UPDATE room SET setup = jsonb_set(setup, '{deletedOn}', to_jsonb($2::text)) WHERE room_id = $1", UUID.fromString(id), day));
  }
}
