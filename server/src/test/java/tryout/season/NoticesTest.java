package tryout.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tryout.TestServer.Answer;

/** Choosing what one is told of. */
class NoticesTest extends OneSeason {
  private Answer me() {
    return server.api("GET", "/me", mentor, null);
  }

  private Answer choose(String notices) {
    return server.api("PATCH", "/me", mentor, new JsonObject().put("notices", new JsonObject(notices)), "If-Match", me().header("ETag"));
  }

  private static JsonObject notice(String here, String mail) {
    return new JsonObject().put("here", here).put("mail", mail);
  }

  @Test
  void NOTE_3_each_chooses_group_by_group_and_what_they_leave_out_stays() {
    JsonObject usual = new JsonObject().put("ideas", notice("now", "daily")).put("mentoring", notice("now", "now")).put("applications", notice("now", "daily"))
        .put("messages", notice("now", "now")).put("rounds", notice("now", "now")).put("decisions", notice("now", "now"));
    assertThat(me().json().getJsonObject("notices")).isEqualTo(usual);
    Answer changed = choose("{\"ideas\": {\"here\": \"off\"}, \"rounds\": {\"here\": \"daily\", \"mail\": \"off\"}}");
    assertThat(changed.json().getJsonObject("notices")).isEqualTo(usual.put("ideas", notice("off", "daily")).put("rounds", notice("daily", "off")));
    assertThat(changed.header("ETag")).isNotEqualTo("\"1\"");
    choose("{\"ideas\": {\"mail\": \"now\"}}");
    assertThat(me().json().getJsonObject("notices")).isEqualTo(usual.put("ideas", notice("off", "now")));
    server.api("PATCH", "/me", mentor, new JsonObject().put("name", "Mia"), "If-Match", me().header("ETag"));
    assertThat(me().json().getJsonObject("notices")).as("another change").isEqualTo(usual);
  }

  @Test
  void NOTE_3_what_was_decided_of_somebody_cannot_be_off_and_there_is_no_other_pace() {
    assertThat(slug(choose("{\"decisions\": {\"mail\": \"off\"}}"))).isEqualTo("422 invalid");
    assertThat(slug(choose("{\"ideas\": {\"mail\": \"weekly\"}}"))).isEqualTo("422 invalid");
  }

  @Test
  void NOTE_3_nobody_else_reads_what_somebody_is_told_of() {
    assertThat(server.api("GET", "/people?limit=100", admin, null).text()).contains("Mia").doesNotContain("notices");
  }

  @Test
  void NOTE_3_an_event_of_no_group_would_be_told_whatever_anybody_chose_so_there_is_none() {
    assertThatThrownBy(() -> EventGroups.of("idea.sold")).hasMessage("idea.sold belongs to no group");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-01T05:59:59Z, 2027-03-01T06:00Z", "2027-03-01T06:00:00Z, 2027-03-02T06:00Z", "2027-12-31T23:00:00Z, 2028-01-01T06:00Z"
  })
  void NOTE_3_once_a_day_is_at_six_by_utc(String now, String then) {
    assertThat(Daily.after(OffsetDateTime.parse(now))).isEqualTo(OffsetDateTime.parse(then));
  }
}
