package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;

/** What is told of people, and of the way in. */
class PeopleRoutesTest extends OneOrganisation {
  @Test
  void the_way_in_by_the_first_link_is_told_until_an_administrator_has_a_password() {
    assertThat(server.api("GET", "/organisation", "", null).json().getBoolean("firstLink")).isTrue();
    Answer me = server.api("GET", "/me", admin, null);
    JsonObject change = new JsonObject().put("mail", "ada@example.org").put("password", "a phrase of my own");
    assertThat(server.api("PATCH", "/me", admin, change, "If-Match", me.header("ETag")).status()).isEqualTo(200);
    assertThat(server.api("GET", "/organisation", "", null).json().getBoolean("firstLink")).isFalse();
  }

  @Test
  void mentors_see_names_to_choose_a_panel_and_no_addresses() {
    assertThat(server.api("GET", "/people", mentor, null).text()).contains("Otto").doesNotContain("@");
    assertThat(server.api("GET", "/people", admin, null).text()).contains("otto@example.org");
  }
}
