package tryout.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import tryout.TestServer;
import tryout.TestServer.Answer;

/** A server whose owner does not let everybody practise. */
class OpennessTest {
  private static JsonObject ringbuf() {
    return new JsonObject().put("exercise", "ringbuf");
  }

  @Test
  void where_accounts_are_needed_whoever_has_none_reads_the_catalogue_and_is_told_why_they_cannot_begin() {
    try (TestServer server = TestServer.practisedBy(Openness.ACCOUNTS)) {
      JsonObject catalogue = server.api("GET", "/practice/exercises", "", null).json();
      assertThat(catalogue.getString("openTo")).isEqualTo("accounts");
      assertThat(catalogue.getJsonArray("items")).isNotEmpty();
      Answer refused = server.api("POST", "/practice/learners", "", null);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.text()).contains("Practising here needs an account");
      String administrator = server.firstAdministrator().json().getString("accessToken");
      assertThat(server.api("POST", "/practice/attempts", administrator, ringbuf()).status()).isEqualTo(201);
    }
  }

  @Test
  void whoever_practised_without_an_account_before_one_was_needed_keeps_what_they_have_and_begins_nothing() {
    try (TestServer server = TestServer.practisedBy(Openness.ACCOUNTS)) {
      String before = server.access.sessionRoutes().begin().body().toJsonObject().getString("accessToken");
      Answer refused = server.api("POST", "/practice/attempts", before, ringbuf());
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.text()).contains("Practising here needs an account");
      assertThat(server.api("GET", "/practice/attempts", before, null).status()).isEqualTo(200);
    }
  }

  @Test
  void where_nobody_practises_there_is_nothing_to_practise() {
    try (TestServer server = TestServer.practisedBy(Openness.NOBODY)) {
      JsonObject catalogue = server.api("GET", "/practice/exercises", "", null).json();
      assertThat(catalogue.getString("openTo")).isEqualTo("nobody");
      assertThat(catalogue.getJsonArray("items")).isEmpty();
      assertThat(server.api("GET", "/practice/exercises/ringbuf", "", null).status()).isEqualTo(404);
      String administrator = server.firstAdministrator().json().getString("accessToken");
      assertThat(server.api("POST", "/practice/attempts", administrator, ringbuf()).status()).isEqualTo(404);
    }
  }
}
