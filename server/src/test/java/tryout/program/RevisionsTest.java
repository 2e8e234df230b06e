package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;

/** Nobody changes what they have not seen. */
class RevisionsTest extends OneOrganisation {
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
  void REST_3_an_interview_is_erased_only_by_whoever_has_seen_it_as_it_is() {
    String coordinator = server.person(admin, "Cora", "coordinator").json().getString("accessToken");
    String path = "/interviews/" + make().getString("id");
    assertRefused(server.api("DELETE", path, coordinator, null), 428, "precondition-required");
    server.api("PATCH", path, mentor, new JsonObject().put("minutes", 45), "If-Match", "\"1\"");
    assertRefused(server.api("DELETE", path, coordinator, null, "If-Match", "\"1\""), 412, "stale-revision");
    assertThat(server.api("DELETE", path, coordinator, null, "If-Match", "\"2\"").status()).isEqualTo(200);
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
}
