package tryout.access;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.access.Tokens.Kind;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Role;

/**
 * Who is signed in. A session lives twelve hours at most, a learner's {@link #LEARNER}. It is carried by a refresh token in a cookie, which is good for
 * one renewal, and by access tokens of ten minutes, which pages hold in memory. Every call looks the session up, so that
 * ending one takes effect at once.
 *
 * <p>A refresh token that comes a second time ends its session, since somebody else must have it, with two exceptions
 * that honest browsers need: within {@value #GRACE_SECONDS} s (two pages renewed at once) it yields an access token and
 * nothing more; and if its successor was never used (the answer was lost on the way) the successor is withdrawn and
 * another made.
 */
public final class Sessions {
  private static final int GRACE_SECONDS = 10;
  /** How long somebody without an account finds again what they practised. */
  public static final Duration LEARNER = Duration.ofDays(7);

  private final Database database;
  private final Tokens tokens;
  private final Audit audit;
  private final Revocations revocations;
  private final InstantSource clock;
  private final AccessSettings settings;

  Sessions(
      Database database,
      Tokens tokens,
      Audit audit,
      Revocations revocations,
      InstantSource clock,
      AccessSettings settings) {
    this.database = database;
    this.tokens = tokens;
    this.audit = audit;
    this.revocations = revocations;
    this.clock = clock;
    this.settings = settings;
  }

  /** How long the row of a session that is over is kept. */
  static final Duration KEPT = Duration.ofDays(7);

  /**
   * What a page gets at sign-in and renewal.
   *
   * @param refresh the new cookie value, or null to leave the cookie as it is
   */
  public record Opened(UUID session, String accessToken, Instant expiresAt, @Nullable String refresh) {
    @Override
    public String toString() {
      return "Opened[" + session + "]";
    }
  }

  /** A new session of a person. */
  Opened openPerson(Sql sql, UUID person) {
    return open(sql, SessionKind.PERSON, person, person, settings.session());
  }

  /** A new session of a guest. */
  Opened openGuest(Sql sql, UUID invitation, UUID member) {
    return open(sql, SessionKind.GUEST, invitation, member, settings.session());
  }

  /** A new session of somebody who practises without an account, and a new id for them. */
  Opened openLearner(Sql sql) {
    UUID learner = UUID.randomUUID();
    return open(sql, SessionKind.LEARNER, learner, learner, LEARNER);
  }

  private Opened open(Sql sql, SessionKind kind, UUID whose, UUID subject, Duration life) {
    UUID session = UUID.randomUUID();
    OffsetDateTime now = now();
    sql.update(
        "INSERT INTO session (session_id, person_id, invitation_id, learner_id, created_at, expires_at)"
            + " VALUES ($1, $2, $3, $4, $5, $6)",
        session, kind == SessionKind.PERSON ? whose : null, kind == SessionKind.GUEST ? whose : null,
        kind == SessionKind.LEARNER ? whose : null, now, now.plus(life));
    return opened(session, subject, now.plus(life).toInstant(), fresh(sql, session));
  }

  private Opened opened(UUID session, UUID subject, Instant sessionEnds, @Nullable String refresh) {
    Duration left = Duration.between(clock.instant(), sessionEnds);
    Duration life = left.compareTo(settings.accessToken()) < 0 ? left : settings.accessToken();
    String token = tokens.sign(Kind.ACCESS, subject.toString(), life, new JsonObject().put("sid", session.toString()));
    return new Opened(session, token, clock.instant().plus(life), refresh);
  }

  private static String fresh(Sql sql, UUID session) {
    String secret = Secrets.fresh();
    sql.update("INSERT INTO refresh (token_hash, session_id) VALUES ($1, $2)", Secrets.hash(secret), session);
    return secret;
  }

  /**
   * Renews by the cookie.
   *
   * @param kind whose cookie it is
   * @throws Refused with {@link Code#NOT_SIGNED_IN}
   */
  Opened renew(String refresh, SessionKind kind) {
    record Outcome(Optional<Opened> opened, Optional<UUID> stolen) {}
    Outcome outcome =
        database.inTransaction(
            sql -> {
              Optional<Row> found =
                  sql.first(
                      "SELECT r.session_id, r.used_at, r.successor, s.person_id, s.expires_at,"
                          + " coalesce(s.person_id, i.member_id, s.learner_id) AS subject"
                          + " FROM refresh r JOIN session s USING (session_id) LEFT JOIN invitation i USING (invitation_id)"
                          + " WHERE r.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2"
                          + " AND CASE $3 WHEN 'person' THEN s.person_id WHEN 'guest' THEN s.invitation_id ELSE s.learner_id END"
                          + " IS NOT NULL FOR UPDATE OF s",
                      Secrets.hash(refresh), now(), kind.slug());
              if (found.isEmpty()) {
                return new Outcome(Optional.empty(), Optional.empty());
              }
              Optional<Opened> renewed = renew(sql, refresh, found.get());
              return new Outcome(renewed, renewed.isPresent() ? Optional.empty() : Optional.of(found.get().getUUID("session_id")));
            });
    outcome.stolen().ifPresent(revocations::sessionEnded);
    return outcome.opened().orElseThrow(Sessions::notSignedIn);
  }

  private Optional<Opened> renew(Sql sql, String refresh, Row found) {
    UUID session = found.getUUID("session_id");
    // Read again under the lock of the session: another page may have renewed meanwhile.
    Row token =
        sql.first("SELECT used_at, successor FROM refresh WHERE token_hash = $1", Secrets.hash(refresh)).orElseThrow();
    OffsetDateTime used = token.getOffsetDateTime("used_at");
    Buffer successor = token.getBuffer("successor");
    Instant ends = found.getOffsetDateTime("expires_at").toInstant();
    if (used != null && used.plusSeconds(GRACE_SECONDS).isAfter(now())) {
      return Optional.of(opened(session, found.getUUID("subject"), ends, null));
    }
    boolean lost = used != null && successor != null && withdraw(sql, successor);
    if (used != null && !lost) {
      sql.update("UPDATE session SET ended_at = $2 WHERE session_id = $1", session, now());
      audit.write(sql, found.getUUID("subject").toString(), "refresh-token-came-twice", session.toString(), new JsonObject());
      return Optional.empty();
    }
    String next = fresh(sql, session);
    sql.update(
        "UPDATE refresh SET used_at = $2, successor = $3 WHERE token_hash = $1",
        Secrets.hash(refresh), now(), Secrets.hash(next));
    return Optional.of(opened(session, found.getUUID("subject"), ends, next));
  }

  /** Uses up a successor that never reached its browser; false when it was used already. */
  private boolean withdraw(Sql sql, Buffer successor) {
    OffsetDateTime longAgo = now().minusSeconds(GRACE_SECONDS + 1L);
    return sql.update("UPDATE refresh SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL", successor, longAgo) == 1;
  }

  /**
   * Who calls with this access token, as the database has them now.
   *
   * @throws Refused with {@link Code#NOT_SIGNED_IN}
   */
  Caller caller(String accessToken) {
    JsonObject claims = tokens.verify(Kind.ACCESS, accessToken, settings.accessToken());
    UUID session = UUID.fromString(claims.getString("sid"));
    return database.inTransaction(
        sql ->
            sql.first(
                    "SELECT s.session_id, s.expires_at, s.learner_id, p.person_id, p.name AS person_name, p.roles,"
                        + " i.invitation_id, i.member_id, i.room_id, i.role, i.name AS guest_name"
                        + " FROM session s LEFT JOIN person p USING (person_id) LEFT JOIN invitation i USING (invitation_id)"
                        + " WHERE s.session_id = $1 AND s.ended_at IS NULL AND s.expires_at > $2"
                        + " AND p.disabled_at IS NULL AND i.revoked_at IS NULL",
                    session, now())
                .map(Sessions::caller)
                .orElseThrow(Sessions::notSignedIn));
  }

  private static Caller caller(Row row) {
    Instant ends = row.getOffsetDateTime("expires_at").toInstant();
    if (row.getUUID("learner_id") != null) {
      return new Caller.Learner(row.getUUID("session_id"), row.getUUID("learner_id"), ends);
    }
    if (row.getUUID("person_id") == null) {
      return new Caller.Guest(
          row.getUUID("session_id"),
          row.getUUID("invitation_id"),
          row.getUUID("member_id"),
          row.getUUID("room_id"),
          Role.of(row.getString("role")).orElseThrow(),
          row.getString("guest_name"),
          ends);
    }
    return new Caller.Person(
        row.getUUID("session_id"), row.getUUID("person_id"), row.getString("person_name"), HouseRole.all(row.getArrayOfStrings("roles")), ends);
  }

  /** The session of a refresh token that could still be renewed. */
  Optional<UUID> sessionOf(Sql sql, String refresh) {
    return sql.first(
            "SELECT session_id FROM refresh JOIN session USING (session_id) WHERE token_hash = $1 AND ended_at IS NULL",
            Secrets.hash(refresh))
        .map(row -> row.getUUID("session_id"));
  }

  /** Ends one session. Tell {@link Revocations} after the commit. */
  List<UUID> end(Sql sql, UUID session) {
    return ended(sql, "session_id = $1", session, null);
  }

  /** Ends all sessions of a person but one. Tell {@link Revocations} after the commit. */
  public List<UUID> endOfPerson(Sql sql, UUID person, @Nullable UUID but) {
    return ended(sql, "person_id = $1", person, but);
  }

  /** Ends all sessions of a guest. Tell {@link Revocations} after the commit. */
  List<UUID> endOfGuest(Sql sql, UUID invitation) {
    return ended(sql, "invitation_id = $1", invitation, null);
  }

  private List<UUID> ended(Sql sql, String which, UUID id, @Nullable UUID but) {
    return sql
        .rows(
            "UPDATE session SET ended_at = $2 WHERE " + which
                + " AND ended_at IS NULL AND session_id IS DISTINCT FROM $3::uuid RETURNING session_id",
            id, now(), but)
        .stream()
        .map(row -> row.getUUID("session_id"))
        .toList();
  }

  /** Deletes sessions that are over since {@link #KEPT}; what was done with them stands in the audit. Answers how many went. */
  int sweep() {
    OffsetDateTime then = now().minus(KEPT);
    return database.inTransaction(sql -> sql.update("DELETE FROM session WHERE expires_at < $1 OR ended_at < $1", then));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  static Refused notSignedIn() {
    return new Refused(Code.NOT_SIGNED_IN, "You are not signed in, or no longer: sign in again.");
  }
}
