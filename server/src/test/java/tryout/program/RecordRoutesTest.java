package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;

/** The record of an interview, as it is read and taken home. */
class RecordRoutesTest extends OneOrganisation {
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
