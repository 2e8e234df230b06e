package tryout.access;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tryout.access.Tokens.Kind;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Role;

/**
 * Tokens that open a socket into one room: good for a minute, for one member of one room, and for one use. They are
 * issued over REST after the membership was checked. Any thread may call.
 */
public final class RoomTokens {
  /** How old a room token may be. */
  public static final Duration LIFE = Duration.ofSeconds(60);

  private final Tokens tokens;
  private final Revocations revocations;
  private final InstantSource clock;
  private final Duration socketLife;
  private final long startedSecond;
  private final Map<String, Long> used = new HashMap<>();

  /** A token as it is given out. */
  public record Issued(String token, Instant expiresAt) {}

  RoomTokens(Tokens tokens, Revocations revocations, InstantSource clock, Duration socketLife) {
    this.tokens = tokens;
    this.revocations = revocations;
    this.clock = clock;
    this.socketLife = socketLife;
    this.startedSecond = clock.millis() / 1000;
  }

  /** A token for the caller as this member of this room. Whoever calls has checked that the caller is that member. */
  public Issued issue(Caller caller, UUID room, UUID member, Role role) {
    JsonObject claims =
        new JsonObject()
            .put("room", room.toString())
            .put("role", role.slug())
            .put("name", caller.name())
            .put("sid", caller.session().toString())
            .put("ims", clock.millis())
            .put("sxp", caller.expiresAt().toEpochMilli());
    return new Issued(tokens.sign(Kind.ROOM, member.toString(), LIFE, claims), clock.instant().plus(LIFE));
  }

  /**
   * Uses a token up.
   *
   * @throws Refused with {@link Code#NOT_SIGNED_IN} when it is forged, stale, of another kind or used before, or when
   *     its session ended
   */
  public RoomPass accept(String token) {
    JsonObject claims = tokens.verify(Kind.ROOM, token, LIFE);
    UUID session = UUID.fromString(claims.getString("sid"));
    // Which tokens were used before this start is not known, so none of before is taken.
    boolean known = claims.getLong("iat") >= startedSecond && once(claims.getString("jti"));
    Instant sessionEnds = Instant.ofEpochMilli(claims.getLong("sxp"));
    Instant now = clock.instant();
    if (!known || revocations.justEnded(session) || !now.isBefore(sessionEnds)) {
      throw new Refused(Code.NOT_SIGNED_IN, "The room token is not valid, or no longer: fetch a new one.");
    }
    Instant renewal = now.plus(socketLife);
    return new RoomPass(
        UUID.fromString(claims.getString("room")),
        UUID.fromString(claims.getString("sub")),
        claims.getString("name"),
        Role.of(claims.getString("role")).orElseThrow(),
        session,
        claims.getLong("ims"),
        renewal.isBefore(sessionEnds) ? renewal : sessionEnds);
  }

  private synchronized boolean once(String id) {
    long now = clock.millis();
    used.values().removeIf(at -> now - at > 2 * LIFE.toMillis());
    return used.put(id, now) == null;
  }
}
