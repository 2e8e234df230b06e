package tryout.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tryout.TestServer;
import tryout.TestServer.Answer;

/** What scripts show instead of a session. */
class PersonalTokensTest {
  private static final Set<Route> NEVER = EnumSet.of(Route.ANSWER_AS_MENTOR, Route.CHANGE_MYSELF, Route.LIST_TOKENS, Route.MAKE_TOKEN, Route.REVOKE_TOKEN,
      Route.MAKE_SIGN_IN_LINK, Route.ADD_PERSON, Route.ENTER_ROOM, Route.ENTER_ATTEMPT);

  private TestServer server;
  private String admin;
  private String mentor;

  @BeforeEach
  void start() {
    server = new TestServer();
    admin = server.firstAdministrator().json().getString("accessToken");
    mentor = server.person(admin, "Mia", "mentor").json().getString("accessToken");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private LocalDate day(int away) {
    return server.clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(away);
  }

  private Answer make(String session, String scope, int days, String... headers) {
    return server.api("POST", "/me/tokens", session, new JsonObject().put("name", "Import").put("scope", scope).put("endsOn", day(days).toString()), headers);
  }

  private String token(String session, String scope) {
    Answer made = make(session, scope, 30);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().getString("token");
  }

  private int status(String method, String path, String token, JsonObject body, String... headers) {
    return server.api(method, path, token, body, headers).status();
  }

  @Test
  void REST_9_a_token_is_told_once_and_kept_as_a_hash() {
    String token = token(mentor, "read");
    assertThat(token).startsWith("tryout_").hasSizeGreaterThan(40);
    Answer list = server.api("GET", "/me/tokens", mentor, null);
    assertThat(list.text()).contains("Import").doesNotContain(token);
    String row = server.database.inTransaction(sql -> sql.first(
        "SELECT encode(secret_hash, 'escape') || personal_token::text AS row FROM personal_token").orElseThrow().getString("row"));
    assertThat(row).doesNotContain(token.substring(7));
    assertThat(make(mentor, "read", 30, "Idempotency-Key", "once").json()).isEqualTo(make(mentor, "read", 30, "Idempotency-Key", "once").json());
  }

  @Test
  void REST_9_a_token_that_may_read_reads_and_changes_nothing() {
    String token = token(mentor, "read");
    assertThat(server.api("GET", "/me", token, null).json().getString("name")).isEqualTo("Mia");
    assertThat(status("GET", "/interviews", token, null)).isEqualTo(200);
    assertThat(status("POST", "/interviews", token, new JsonObject().put("title", "Ring"))).isEqualTo(403);
    assertThat(status("POST", "/interviews", token(mentor, "write"), new JsonObject().put("title", "Ring"))).isEqualTo(201);
    assertThat(server.api("GET", "/me/tokens", mentor, null).json().getJsonArray("items").getJsonObject(1).getString("usedAt")).isNotNull();
  }

  @Test
  void SEC_29_no_token_opens_a_room_or_leads_to_another_way_in() {
    String token = token(admin, "write");
    for (Route route : NEVER) {
      String path = route.path().replaceAll(":\\w+", UUID.randomUUID().toString());
      Answer answer = server.api(route.method().name(), path, token, new JsonObject(), "If-Match", "\"1\"");
      assertThat(answer.status()).as(route.name()).isEqualTo(403);
      assertThat(answer.json().getString("detail")).isEqualTo("No token opens this: sign in.");
    }
    assertThat(Arrays.stream(Route.values()).filter(route -> route.entry() == Route.Entry.SIGNED_IN && !route.byToken()))
        .containsExactlyInAnyOrderElementsOf(both(NEVER, Route.ASK_ERASURE));
    assertThat(status("DELETE", "/sessions/current", token, null)).as("it is no session").isEqualTo(401);
  }

  private static List<Route> both(Set<Route> some, Route one) {
    return java.util.stream.Stream.concat(some.stream(), java.util.stream.Stream.of(one)).toList();
  }

  @Test
  void SEC_32_a_token_opens_what_its_person_may_at_that_moment_and_no_more() {
    String token = token(mentor, "write");
    assertThat(status("PATCH", "/organisation", token, new JsonObject().put("name", "X"), "If-Match", "\"1\"")).isEqualTo(403);
    assertThat(status("GET", "/exercises", token, null)).isEqualTo(200);
    JsonObject person = person("Mia");
    String path = "/people/" + person.getString("id");
    Answer observer = server.api("PATCH", path, admin, new JsonObject().put("roles", JsonArray.of("observer")), "If-Match", "\"" + person.getLong("revision") + "\"");
    assertThat(status("GET", "/exercises", token, null)).isEqualTo(403);
    assertThat(status("PATCH", path, admin, new JsonObject().put("disabled", true), "If-Match", observer.header("ETag"))).isEqualTo(200);
    assertThat(status("GET", "/me", token, null)).isEqualTo(401);
  }

  private JsonObject person(String name) {
    return server.api("GET", "/people", admin, null).json().getJsonArray("items").stream().map(JsonObject.class::cast)
        .filter(one -> one.getString("name").equals(name)).findFirst().orElseThrow();
  }

  @Test
  void REST_9_a_token_works_to_the_end_of_its_day_which_is_at_most_a_year_away() {
    assertThat(make(mentor, "read", -1).json().getJsonArray("errors").getJsonObject(0).getString("pointer")).isEqualTo("/endsOn");
    assertThat(make(mentor, "read", 366).status()).isEqualTo(422);
    assertThat(make(mentor, "read", 365).status()).isEqualTo(201);
    String token = make(mentor, "read", 0).json().getString("token");
    assertThat(status("GET", "/me", token, null)).isEqualTo(200);
    server.clock.move(Duration.ofDays(1));
    assertThat(status("GET", "/me", token, null)).isEqualTo(401);
  }

  @Test
  void REST_9_a_token_that_was_taken_back_is_dead_at_once_and_nobody_takes_anothers_back() {
    Answer made = make(mentor, "read", 30);
    String path = "/me/tokens/" + made.json().getString("id");
    assertThat(status("DELETE", path, admin, null)).isEqualTo(404);
    assertThat(status("GET", "/me", made.json().getString("token"), null)).isEqualTo(200);
    assertThat(status("DELETE", path, mentor, null)).isEqualTo(204);
    assertThat(status("GET", "/me", made.json().getString("token"), null)).isEqualTo(401);
    assertThat(status("DELETE", path, mentor, null)).isEqualTo(404);
    assertThat(server.api("GET", "/me/tokens", mentor, null).json().getJsonArray("items")).isEmpty();
    List<String> acts = server.database.inTransaction(sql -> sql.rows("SELECT act FROM audit WHERE subject = $1 ORDER BY seq", made.json().getString("id"))
        .stream().map(row -> row.getString("act")).toList());
    assertThat(acts).containsExactly("token-made", "token-revoked");
  }

  @Test
  void SEC_31_who_has_a_password_gives_it_again_for_a_token() {
    String etag = server.api("GET", "/me", mentor, null).header("ETag");
    JsonObject secret = new JsonObject().put("password", "a phrase of my own, long");
    assertThat(status("PATCH", "/me", mentor, secret, "If-Match", etag)).isEqualTo(200);
    Answer without = make(mentor, "read", 1);
    assertThat(without.json().getJsonArray("errors").getJsonObject(0).getString("pointer")).isEqualTo("/currentPassword");
    JsonObject body = new JsonObject().put("name", "Import").put("scope", "read").put("endsOn", day(1).toString()).put("currentPassword", "a phrase of my own, long");
    assertThat(status("POST", "/me/tokens", mentor, body)).isEqualTo(201);
  }

  @Test
  void there_are_at_most_twenty_that_work() {
    for (int i = 0; i < PersonalTokens.MOST; i++) {
      token(mentor, "read");
    }
    assertThat(make(mentor, "read", 30).status()).isEqualTo(413);
    JsonObject page = server.api("GET", "/me/tokens?limit=15", mentor, null).json();
    assertThat(page.getJsonArray("items")).hasSize(15);
    assertThat(server.api("GET", "/me/tokens?limit=15&cursor=" + page.getString("next"), mentor, null).json().getJsonArray("items")).hasSize(5);
  }
}
