package tryout.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * Signed tokens. The library beneath accepts far too much by itself: unsigned tokens when it has no key, tokens that
 * never expire, secrets of three bytes, a key without an id for any id. So everything is asked for here: HS256 and
 * nothing else, a known key id, no key inside the token, all seven claims, the kind of token, and the lifetime of that
 * kind.
 *
 * <p>A value; any thread may call. Times are whole seconds.
 */
public final class Tokens {
  private static final String ALGORITHM = "HS256";
  private static final int MAX_LENGTH = 4096;
  private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
  private static final List<String> CLAIMS = List.of("iss", "aud", "exp", "nbf", "iat", "sub", "jti", "typ");

  /** What a token is for. One kind is never taken for another. */
  enum Kind {
    ACCESS("access"),
    ROOM("room");

    private final String slug;

    Kind(String slug) {
      this.slug = slug;
    }
  }

  private final Map<String, JWTAuth> verifiers = new HashMap<>();
  private final String newest;
  private final String issuer;
  private final InstantSource clock;

  Tokens(Vertx vertx, SigningKeys keys, String issuer, InstantSource clock) {
    this.newest = keys.newest();
    this.issuer = issuer;
    this.clock = clock;
    keys.byId().forEach((id, key) -> verifiers.put(id, verifier(vertx, id, key)));
  }

  private JWTAuth verifier(Vertx vertx, String id, byte[] key) {
    return JWTAuth.create(
        vertx,
        new JWTAuthOptions()
            .addPubSecKey(new PubSecKeyOptions().setAlgorithm(ALGORITHM).setId(id).setBuffer(Buffer.buffer(key)))
            // Times are checked here by the clock of this server, which tests can move; the library knows only its own.
            .setJWTOptions(new JWTOptions().setIssuer(issuer).setIgnoreExpiration(true)));
  }

  /** A signed token of a kind, for a subject, with further claims. */
  String sign(Kind kind, String subject, Duration life, JsonObject further) {
    long now = clock.millis() / 1000;
    JsonObject claims =
        further
            .copy()
            .put("iss", issuer)
            .put("aud", kind.slug)
            .put("typ", kind.slug)
            .put("sub", subject)
            .put("jti", UUID.randomUUID().toString())
            .put("iat", now)
            .put("nbf", now)
            .put("exp", now + life.toSeconds());
    JWTAuth signer = verifiers.get(newest);
    if (signer == null) {
      throw new IllegalStateException("the signing key is gone");
    }
    return signer.generateToken(claims, new JWTOptions().setAlgorithm(ALGORITHM).setNoTimestamp(true));
  }

  /**
   * The claims of a token of this kind.
   *
   * @param maxLife the longest that this kind may live, so that a token is never good for longer than now allowed
   * @throws Refused with {@link Code#NOT_SIGNED_IN}, saying nothing of what is wrong with it
   */
  JsonObject verify(Kind kind, String token, Duration maxLife) {
    JWTAuth verifier = named(token).orElseThrow(Tokens::refused);
    // The library reads times without looking at their type, so types are looked at first.
    JsonObject claims = decoded(token, 1).filter(Tokens::complete).orElseThrow(Tokens::refused);
    Future<User> outcome = verifier.authenticate(new TokenCredentials(token));
    if (!outcome.succeeded() || !kind.slug.equals(claims.getValue("typ")) || !kind.slug.equals(claims.getValue("aud"))) {
      throw refused();
    }
    long now = clock.millis() / 1000;
    long issued = claims.getLong("iat");
    long expires = claims.getLong("exp");
    boolean inTime = issued <= now && claims.getLong("nbf") <= now && now < expires && expires - issued <= maxLife.toSeconds();
    if (!inTime || !issuer.equals(claims.getValue("iss"))) {
      throw refused();
    }
    return claims;
  }

  /** The verifier of the one key that the token names. */
  private Optional<JWTAuth> named(String token) {
    String[] parts = token.split("\\.", -1);
    if (token.length() > MAX_LENGTH || parts.length != 3 || parts[2].isEmpty()) {
      return Optional.empty();
    }
    return decoded(token, 0)
        .filter(header -> HEADER.containsAll(header.fieldNames()) && ALGORITHM.equals(header.getValue("alg")))
        .map(header -> header.getValue("kid"))
        .map(id -> id instanceof String name ? verifiers.get(name) : null);
  }

  /** The header (0) or the claims (1), not yet trusted. */
  private static Optional<JsonObject> decoded(String token, int part) {
    try {
      return Optional.of(new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(token.split("\\.", -1)[part]))));
    } catch (IllegalArgumentException | DecodeException e) {
      return Optional.empty();
    }
  }

  private static boolean complete(JsonObject claims) {
    for (String name : CLAIMS) {
      Object value = claims.getValue(name);
      boolean time = List.of("exp", "nbf", "iat").contains(name);
      if (time ? !(value instanceof Integer || value instanceof Long) : !(value instanceof String)) {
        return false;
      }
    }
    return true;
  }

  private static Refused refused() {
    return new Refused(Code.NOT_SIGNED_IN, "The token is not valid, or no longer: sign in again.");
  }
}
