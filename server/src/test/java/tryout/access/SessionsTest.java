package tryout.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tryout.TestServer;
import tryout.TestServer.Answer;
import tryout.db.TestDatabase;

class SessionsTest {
  private static final String PASSWORD = "seven grey herons at noon";
  private TestServer server;
  private String admin;
  private Answer first;

  @BeforeEach
  void start() {
    server = new TestServer();
    first = server.firstAdministrator();
    admin = first.json().getString("accessToken");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer refresh(String cookie) {
    return server.api("POST", "/sessions/refresh", "", new JsonObject().put("as", "person"), "Cookie", "__Host-session=" + cookie);
  }

  private Answer me(String token) {
    return server.api("GET", "/me", token, null);
  }

  private void setPassword() {
    Answer set = server.api("PATCH", "/me", admin, new JsonObject().put("mail", "ada@example.org").put("password", PASSWORD), "If-Match", "\"1\"");
    assertThat(set.status()).as(set.text()).isEqualTo(200);
  }

  private Answer signIn(String mail, String password) {
    return server.api("POST", "/sessions", "", new JsonObject().put("mail", mail).put("password", password));
  }

  @Test
  void SEC_23_the_first_administrator_comes_by_a_link_that_works_once() {
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().getJsonObject("person").getJsonArray("roles")).isEqualTo(JsonArray.of("administrator", "mentor"));
    String secret = server.access.firstAddress().orElseThrow().split("#")[1];
    JsonObject link = new JsonObject().put("link", secret);
    assertThat(server.api("POST", "/sessions", "", link).status()).isEqualTo(201);
    assertThat(server.api("POST", "/sessions", "", link).json().getString("type")).isEqualTo("/problems/link-expired");
    setPassword();
    assertThat(server.access.firstAddress()).isEmpty();
  }

  @Test
  void SEC_16_the_refresh_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    String cookie = first.headers().get("set-cookie").getFirst();
    assertThat(cookie).startsWith("__Host-session=").contains("Path=/").contains("Secure").contains("HTTPOnly").contains("SameSite=Strict");
    assertThat(first.text()).doesNotContain(first.cookie("__Host-session").orElseThrow());
  }

  @Test
  void SEC_15_a_call_that_rests_on_a_cookie_needs_our_own_header_and_origin() {
    String cookie = first.cookie("__Host-session").orElseThrow();
    JsonObject body = new JsonObject().put("as", "person");
    for (String[] wrong :
        new String[][] {{"Tryout-Request", ""}, {"Origin", ""}, {"Origin", "null"}, {"Origin", "http://localhost:8080.evil.example"},
            {"Origin", "http://localhost:80800"}, {"Origin", "https://localhost:8080"}, {"Sec-Fetch-Site", "cross-site"}}) {
      Answer answer = server.api("POST", "/sessions/refresh", "", body, "Cookie", "__Host-session=" + cookie, wrong[0], wrong[1]);
      assertThat(answer.status()).as(wrong[0] + " " + wrong[1]).isEqualTo(403);
    }
    assertThat(refresh(cookie).status()).isEqualTo(200);
  }

  @Test
  void SEC_28_whoever_never_signed_in_has_nothing_to_renew_and_that_is_no_failure() {
    for (String as : new String[] {"person", "guest"}) {
      Answer answer = server.api("POST", "/sessions/refresh", "", new JsonObject().put("as", as));
      assertThat(answer.status()).as(as).isEqualTo(204);
      assertThat(answer.text()).as(as).isEmpty();
    }
    assertThat(refresh("made-up").status()).isEqualTo(401);
  }

  @Test
  void SEC_28_a_refresh_token_is_replaced_at_each_use() {
    String one = first.cookie("__Host-session").orElseThrow();
    String two = refresh(one).cookie("__Host-session").orElseThrow();
    assertThat(two).isNotEqualTo(one);
    assertThat(refresh(two).status()).isEqualTo(200);
  }

  @Test
  void SEC_28_a_used_refresh_token_ends_the_session() {
    String one = first.cookie("__Host-session").orElseThrow();
    String two = refresh(one).cookie("__Host-session").orElseThrow();
    String three = refresh(two).cookie("__Host-session").orElseThrow();
    server.clock.move(Duration.ofSeconds(11));
    assertThat(refresh(one).status()).isEqualTo(401);
    assertThat(refresh(three).status()).isEqualTo(401);
    assertThat(me(admin).status()).isEqualTo(401);
  }

  @Test
  void SEC_28_two_pages_that_renew_at_once_stay_signed_in() {
    String one = first.cookie("__Host-session").orElseThrow();
    String two = refresh(one).cookie("__Host-session").orElseThrow();
    Answer second = refresh(one);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.cookie("__Host-session")).isEmpty();
    assertThat(refresh(two).status()).isEqualTo(200);
  }

  @Test
  void SEC_28_an_answer_lost_on_the_way_does_not_sign_anybody_out_but_its_thief() {
    String one = first.cookie("__Host-session").orElseThrow();
    String lost = refresh(one).cookie("__Host-session").orElseThrow();
    server.clock.move(Duration.ofSeconds(60));
    String again = refresh(one).cookie("__Host-session").orElseThrow();
    assertThat(refresh(again).status()).isEqualTo(200);
    assertThat(refresh(lost).status()).isEqualTo(401);
    assertThat(me(admin).status()).isEqualTo(401);
  }

  @Test
  void SEC_28_a_session_ends_after_twelve_hours_however_often_it_was_renewed() {
    String cookie = first.cookie("__Host-session").orElseThrow();
    for (int hour = 0; hour < 11; hour++) {
      server.clock.move(Duration.ofHours(1));
      cookie = refresh(cookie).cookie("__Host-session").orElseThrow();
    }
    server.clock.move(Duration.ofMinutes(61));
    assertThat(refresh(cookie).status()).isEqualTo(401);
  }

  @Test
  void SEC_21_a_password_is_long_and_not_guessed_first() {
    for (String bad : List.of("short", "elevenchars", "passwordpassword", "Password12345", "aaaaaaaaaaaaaaa", "ada@example.org")) {
      Answer answer = server.api("PATCH", "/me", admin, new JsonObject().put("mail", "ada@example.org").put("password", bad), "If-Match", "\"1\"");
      assertThat(answer.status()).as(bad).isEqualTo(422);
      assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("pointer")).isEqualTo("/password");
    }
    setPassword();
    assertThat(signIn("ADA@example.org", PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void SEC_21_passwords_are_stored_as_argon2id_of_19_mebibytes() throws SQLException {
    setPassword();
    try (Connection owner = TestDatabase.owner(server.database);
        Statement statement = owner.createStatement();
        var rows = statement.executeQuery("SELECT password_hash FROM person WHERE password_hash IS NOT NULL")) {
      rows.next();
      assertThat(rows.getString(1)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }
  }

  @Test
  void SEC_22_an_unknown_address_and_a_wrong_password_look_the_same() {
    setPassword();
    JsonObject unknown = signIn("nobody@example.org", PASSWORD).json();
    JsonObject wrong = signIn("ada@example.org", PASSWORD + "x").json();
    unknown.remove("instance");
    wrong.remove("instance");
    assertThat(unknown).isEqualTo(wrong);
    assertThat(unknown.getString("type")).isEqualTo("/problems/wrong-credentials");
  }

  @Test
  void SEC_22_attempts_are_slowed_down_and_waiting_helps() {
    setPassword();
    for (int attempt = 0; attempt < 5; attempt++) {
      assertThat(signIn("ada@example.org", "wrong wrong wrong").status()).isEqualTo(401);
    }
    Answer slowed = signIn("ada@example.org", PASSWORD);
    assertThat(slowed.status()).isEqualTo(429);
    assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 12);
    server.clock.move(Duration.ofSeconds(12));
    assertThat(signIn("ada@example.org", PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void SEC_30_a_changed_password_ends_every_other_session_at_once() {
    setPassword();
    String other = signIn("ada@example.org", PASSWORD).json().getString("accessToken");
    List<UUID> told = new ArrayList<>();
    server.access.revocations().listen(new Revocations.Listener() {
      @Override
      public void sessionEnded(UUID session) {
        told.add(session);
      }

      @Override
      public void memberRemoved(UUID room, UUID member) {}
    });
    JsonObject change = new JsonObject().put("password", "eight grey herons at noon");
    assertThat(server.api("PATCH", "/me", admin, change, "If-Match", "\"2\"").status()).isEqualTo(422);
    assertThat(server.api("PATCH", "/me", admin, change.put("currentPassword", PASSWORD), "If-Match", "\"2\"").status()).isEqualTo(200);
    assertThat(me(other).status()).isEqualTo(401);
    assertThat(me(admin).status()).isEqualTo(200);
    assertThat(told).hasSize(1);
  }

  @Test
  void SEC_30_and_SEC_17_signing_out_ends_the_session_and_clears_one_cookie_and_the_cache() {
    String cookie = first.cookie("__Host-session").orElseThrow();
    Answer out = server.api("DELETE", "/sessions/current", admin, null, "Cookie", "__Host-session=" + cookie);
    assertThat(out.status()).isEqualTo(204);
    assertThat(out.headers().get("set-cookie")).singleElement().asString().startsWith("__Host-session=;").contains("Max-Age=0");
    assertThat(out.header("Clear-Site-Data")).contains("\"cache\"");
    assertThat(me(admin).status()).isEqualTo(401);
    assertThat(refresh(cookie).status()).isEqualTo(401);
  }

  @Test
  void ROLE_3_the_last_administrator_stays_one() {
    String id = first.json().getJsonObject("person").getString("id");
    Answer answer = server.api("PATCH", "/people/" + id, admin, new JsonObject().put("roles", JsonArray.of("mentor")), "If-Match", "\"1\"");
    assertThat(answer.json().getString("type")).isEqualTo("/problems/last-admin");
    assertThat(me(admin).json().getJsonArray("roles")).contains("administrator");
  }

  @Test
  void ROLE_3_a_coordinator_makes_no_administrator_and_no_link_for_one() {
    String coordinator = server.person(admin, "Carla", "coordinator").json().getString("accessToken");
    JsonObject body = new JsonObject().put("name", "X").put("roles", JsonArray.of("administrator"));
    assertThat(server.api("POST", "/people", coordinator, body).status()).isEqualTo(403);
    JsonObject link = new JsonObject().put("person", first.json().getJsonObject("person").getString("id"));
    assertThat(server.api("POST", "/sign-in-links", coordinator, link).status()).isEqualTo(403);
    assertThat(server.api("POST", "/sign-in-links", admin, link).status()).isEqualTo(201);
  }

  @Test
  void SEC_30_a_disabled_person_is_out_at_once() {
    Answer mentor = server.person(admin, "Mia", "mentor");
    String token = mentor.json().getString("accessToken");
    assertThat(me(token).status()).isEqualTo(200);
    String id = mentor.json().getJsonObject("person").getString("id");
    assertThat(server.api("PATCH", "/people/" + id, admin, new JsonObject().put("disabled", true), "If-Match", "\"1\"").status()).isEqualTo(200);
    assertThat(me(token).status()).isEqualTo(401);
  }

  @Test
  void SEC_56_the_audit_trail_notices_a_row_taken_out() throws SQLException {
    setPassword();
    signIn("ada@example.org", "wrong wrong wrong");
    assertThat(server.database.<java.util.Optional<Long>>inTransaction(sql -> server.access.audit().verify(sql))).isEmpty();
    try (Connection owner = TestDatabase.owner(server.database);
        Statement statement = owner.createStatement()) {
      assertThat(statement.executeUpdate("DELETE FROM audit WHERE seq = 2")).isEqualTo(1);
    }
    assertThat(server.database.<java.util.Optional<Long>>inTransaction(sql -> server.access.audit().verify(sql))).contains(2L);
  }

  @Test
  void SEC_56_the_application_cannot_change_the_audit_trail() {
    for (String sql : List.of("DELETE FROM audit", "UPDATE audit SET act = 'x'", "TRUNCATE audit")) {
      assertThat(server.database.pool().query(sql).execute().map("done").otherwise(Throwable::getMessage).await())
          .contains("permission denied");
    }
  }

  @Test
  void sessions_that_are_over_for_a_week_are_deleted_and_no_others() {
    setPassword();
    server.clock.move(Duration.ofDays(60));
    String later = signIn("ada@example.org", PASSWORD).json().getString("accessToken");
    assertThat(server.access.sessions().sweep()).isEqualTo(1);
    assertThat(me(later).status()).isEqualTo(200);
    assertThat(server.access.sessions().sweep()).isZero();
  }
}
