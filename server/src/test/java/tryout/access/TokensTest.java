package tryout.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tryout.access.Tokens.Kind;
import tryout.fault.CannotStart;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Role;

class TokensTest {
  private static final String ISSUER = "http://localhost:8080";
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final String KEY = "k".repeat(43);
  private static final String OLD_KEY = "o".repeat(43);
  private static Vertx vertx;

  private TestClock clock;
  private Tokens tokens;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() {
    vertx.close().await();
  }

  @BeforeEach
  void make() {
    clock = new TestClock(Instant.parse("2031-01-01T00:00:00Z"));
    tokens = tokens("new=" + KEY + "\nold=" + OLD_KEY);
  }

  private Tokens tokens(String keys) {
    return new Tokens(vertx, SigningKeys.parse(keys, Path.of("keys")), ISSUER, clock);
  }

  private void refused(String token) {
    assertThatThrownBy(() -> tokens.verify(Kind.ACCESS, token, LIFE))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.NOT_SIGNED_IN));
  }

  private String good() {
    return tokens.sign(Kind.ACCESS, "somebody", LIFE, new JsonObject());
  }

  private JsonObject claims() {
    long now = clock.millis() / 1000;
    return new JsonObject()
        .put("iss", ISSUER).put("aud", "access").put("typ", "access").put("sub", "somebody").put("jti", "j")
        .put("iat", now).put("nbf", now).put("exp", now + 60);
  }

  /** A token made by hand, signed with whatever key. */
  private static String forged(JsonObject header, JsonObject claims, String key) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String signed =
        encoder.encodeToString(header.encode().getBytes(StandardCharsets.UTF_8)) + "."
            + encoder.encodeToString(claims.encode().getBytes(StandardCharsets.UTF_8));
    if (key.isEmpty()) {
      return signed + ".";
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(key), "HmacSHA256"));
      return signed + "." + encoder.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject header() {
    return new JsonObject().put("alg", "HS256").put("typ", "JWT").put("kid", "new");
  }

  @Test
  void SEC_26_a_good_token_is_accepted() {
    assertThat(tokens.verify(Kind.ACCESS, good(), LIFE).getString("sub")).isEqualTo("somebody");
    assertThat(tokens.verify(Kind.ACCESS, forged(header(), claims(), KEY), LIFE).getString("sub")).isEqualTo("somebody");
  }

  @Test
  void SEC_26_an_unsigned_token_is_refused() {
    refused(forged(new JsonObject().put("alg", "none").put("kid", "new"), claims(), ""));
    refused(forged(header(), claims(), ""));
    refused(forged(new JsonObject().put("alg", "none").put("kid", "new"), claims(), KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "exp", "nbf", "iat", "sub", "jti", "typ"})
  void SEC_26_a_token_without_one_of_the_claims_is_refused(String missing) {
    JsonObject claims = claims();
    claims.remove(missing);
    refused(forged(header(), claims, KEY));
  }

  @Test
  void SEC_26_another_issuer_and_claims_of_another_type_are_refused() {
    refused(forged(header(), claims().put("iss", "http://elsewhere"), KEY));
    refused(forged(header(), claims().put("exp", "9999999999"), KEY));
    refused(forged(header(), claims().put("aud", new io.vertx.core.json.JsonArray().add("access").add("room")), KEY));
  }

  @Test
  void SEC_26_a_short_key_and_no_key_stop_the_start() {
    assertThatThrownBy(() -> SigningKeys.parse("k=YWJj", Path.of("keys"))).isInstanceOf(CannotStart.class).hasMessageContaining("256 bits");
    assertThatThrownBy(() -> SigningKeys.parse("\n", Path.of("keys"))).isInstanceOf(CannotStart.class).hasMessageContaining("no key");
  }

  @Test
  void SEC_27_an_unknown_or_missing_key_id_is_refused() {
    refused(forged(header().put("kid", "other"), claims(), KEY));
    JsonObject without = header();
    without.remove("kid");
    refused(forged(without, claims(), KEY));
    refused(forged(header().put("kid", "old"), claims(), KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jku", "x5u", "jwk", "x5c", "crit"})
  void SEC_27_a_key_named_in_the_token_is_never_honoured(String name) {
    refused(forged(header().put(name, "https://elsewhere/key"), claims(), KEY));
  }

  @Test
  void SEC_27_the_older_of_two_keys_still_verifies_and_the_newer_signs() {
    assertThat(tokens.verify(Kind.ACCESS, forged(header().put("kid", "old"), claims(), OLD_KEY), LIFE)).isNotNull();
    String header = new String(Base64.getUrlDecoder().decode(good().split("\\.")[0]), StandardCharsets.UTF_8);
    assertThat(new JsonObject(header).getString("kid")).isEqualTo("new");
  }

  @Test
  void SEC_28_a_token_is_good_until_its_end_and_not_a_second_longer() {
    String token = good();
    clock.move(LIFE.minusSeconds(1));
    assertThat(tokens.verify(Kind.ACCESS, token, LIFE)).isNotNull();
    clock.move(Duration.ofSeconds(1));
    refused(token);
  }

  @Test
  void SEC_28_a_token_that_would_live_too_long_is_refused() {
    refused(forged(header(), claims().put("exp", clock.millis() / 1000 + 601), KEY));
  }

  @Test
  void SEC_29_kinds_are_not_interchangeable() {
    for (Kind made : Kind.values()) {
      for (Kind asked : Kind.values()) {
        String token = tokens.sign(made, "somebody", Duration.ofSeconds(30), new JsonObject());
        if (made == asked) {
          assertThat(tokens.verify(asked, token, LIFE)).isNotNull();
        } else {
          assertThatThrownBy(() -> tokens.verify(asked, token, LIFE)).isInstanceOf(Refused.class);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "....", "e30.e30.e30", "eyJhbGciOiJIUzI1NiJ9.e30."})
  void SEC_26_rubbish_is_refused(String rubbish) {
    refused(rubbish);
  }

  @Test
  void SEC_3_a_room_token_opens_one_room_once_within_a_minute() {
    RoomTokens rooms = new RoomTokens(tokens, new Revocations(clock), clock, LIFE);
    UUID room = UUID.randomUUID();
    UUID member = UUID.randomUUID();
    Caller caller =
        new Caller.Person(UUID.randomUUID(), member, "Candidate", java.util.Set.of(HouseRole.MENTOR), clock.instant().plus(Duration.ofHours(12)));
    String token = rooms.issue(caller, room, member, Role.LEAD).token();
    RoomPass pass = rooms.accept(token);
    assertThat(pass.room()).isEqualTo(room);
    assertThat(pass.member()).isEqualTo(member);
    assertThat(pass.role()).isEqualTo(Role.LEAD);
    assertThat(pass.name()).isEqualTo("Candidate");
    assertThat(pass.sessionExpires()).isEqualTo(clock.instant().plus(LIFE));
    assertThatThrownBy(() -> rooms.accept(token)).isInstanceOf(Refused.class);
    String stale = rooms.issue(caller, room, member, Role.LEAD).token();
    clock.move(Duration.ofSeconds(61));
    assertThatThrownBy(() -> rooms.accept(stale)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> rooms.accept(good())).isInstanceOf(Refused.class);
  }

  @Test
  void SEC_3_a_room_token_of_before_a_restart_is_refused_because_nobody_knows_whether_it_was_used() {
    UUID room = UUID.randomUUID();
    UUID member = UUID.randomUUID();
    Caller caller = new Caller.Person(
        UUID.randomUUID(), member, "Candidate", java.util.Set.of(), clock.instant().plus(Duration.ofHours(1)));
    String before = new RoomTokens(tokens, new Revocations(clock), clock, LIFE)
        .issue(caller, room, member, Role.CANDIDATE).token();
    clock.move(Duration.ofSeconds(2));
    RoomTokens restarted = new RoomTokens(tokens, new Revocations(clock), clock, LIFE);
    assertThatThrownBy(() -> restarted.accept(before)).isInstanceOf(Refused.class);
    String after = restarted.issue(caller, room, member, Role.CANDIDATE).token();
    assertThat(restarted.accept(after).member()).isEqualTo(member);
  }

  @Test
  void SEC_30_a_room_token_of_a_session_that_ended_is_refused() {
    Revocations revocations = new Revocations(clock);
    RoomTokens rooms = new RoomTokens(tokens, revocations, clock, LIFE);
    UUID session = UUID.randomUUID();
    Caller caller = new Caller.Person(session, UUID.randomUUID(), "Candidate", java.util.Set.of(), clock.instant().plus(Duration.ofHours(1)));
    String token = rooms.issue(caller, UUID.randomUUID(), UUID.randomUUID(), Role.MENTOR).token();
    revocations.sessionEnded(session);
    assertThatThrownBy(() -> rooms.accept(token)).isInstanceOf(Refused.class);
  }
}
