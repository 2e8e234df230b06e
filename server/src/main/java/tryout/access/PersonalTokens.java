package tryout.access;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * What scripts of a person show instead of a session: good until its day, for reading or for everything that tokens open, and
 * never for more than its person may do at that moment. The secret is told once and stored as a hash.
 */
final class PersonalTokens {
  /** How each begins, so that one that was left somewhere is found. */
  static final String PREFIX = "tryout_";
  /** How many one person may have that work. */
  static final int MOST = 20;

  private static final String COLUMNS = "token_id, name, scope, created_at, expires_at, used_at";
  private static final String WORKING = " revoked_at IS NULL AND expires_at > ";

  private final Database database;
  private final Audit audit;
  private final InstantSource clock;

  PersonalTokens(Database database, Audit audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a token is good for. */
  enum Scope {
    READ,
    WRITE;

    String slug() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> of(String slug) {
      return Stream.of(values()).filter(scope -> scope.slug().equals(slug)).findFirst();
    }

    boolean opens(Route route) {
      return route.byToken() && (this == WRITE || route.reads());
    }
  }

  /** A token as its person sees it. */
  record Token(UUID id, String name, Scope scope, OffsetDateTime madeAt, OffsetDateTime endsAt, @Nullable OffsetDateTime usedAt) {
    static Token of(Row row) {
      return new Token(row.getUUID("token_id"), row.getString("name"), Scope.of(row.getString("scope")).orElseThrow(),
          row.getOffsetDateTime("created_at"), row.getOffsetDateTime("expires_at"), row.getOffsetDateTime("used_at"));
    }

    JsonObject toJson() {
      return new JsonObject().put("id", id.toString()).put("name", name).put("scope", scope.slug())
          .put("madeAt", madeAt.toInstant().toString()).put("endsAt", endsAt.toInstant().toString())
          .put("usedAt", usedAt == null ? null : usedAt.toInstant().toString());
    }
  }

  /** Somebody who shows a token, and what it is good for. */
  record Shown(Caller.Person person, Scope scope) {}

  /** Makes one that works to the end of that day: the token with its secret, which is told this once. */
  JsonObject make(Sql sql, UUID person, String name, Scope scope, LocalDate last) {
    // Two at once are counted one after the other.
    sql.rows("SELECT 1 FROM person WHERE person_id = $1 FOR UPDATE", person);
    if (sql.first("SELECT count(*) AS n FROM personal_token WHERE person_id = $1 AND" + WORKING + "$2", person, now()).orElseThrow().getLong("n") >= MOST) {
      throw new Refused(Code.TOO_LARGE, "You have " + MOST + " tokens, which is as many as there may be: take one back first.");
    }
    String secret = PREFIX + Secrets.fresh();
    OffsetDateTime end = last.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    Token made = sql.first(
            "INSERT INTO personal_token (token_id, secret_hash, person_id, name, scope, created_at, expires_at)"
                + " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING " + COLUMNS,
            UUID.randomUUID(), Secrets.hash(secret), person, name, scope.slug(), now(), end)
        .map(Token::of).orElseThrow();
    audit.write(sql, person.toString(), "token-made", made.id().toString(),
        new JsonObject().put("scope", scope.slug()).put("until", last.toString()));
    return made.toJson().put("token", secret);
  }

  /** Those of a person that work, newest first; at most {@code limit} after the one named, if any. */
  List<Token> list(Sql sql, UUID person, Optional<UUID> after, int limit) {
    return sql.rows(
            "SELECT " + COLUMNS + " FROM personal_token WHERE person_id = $1 AND" + WORKING + "$2 AND ($3::uuid IS NULL"
                + " OR (created_at, token_id) < (SELECT created_at, token_id FROM personal_token WHERE token_id = $3))"
                + " ORDER BY created_at DESC, token_id DESC LIMIT $4",
            person, now(), after.orElse(null), limit)
        .stream().map(Token::of).toList();
  }

  /** Takes one back. Refused with {@link Code#NOT_FOUND} where the person has none of that id that works. */
  void revoke(Sql sql, UUID person, UUID id) {
    int revoked = sql.update(
        "UPDATE personal_token SET revoked_at = $3 WHERE token_id = $1 AND person_id = $2 AND" + WORKING + "$3", id, person, now());
    if (revoked != 1) {
      throw new Refused(Code.NOT_FOUND, "There is no such token.");
    }
    audit.write(sql, person.toString(), "token-revoked", id.toString(), new JsonObject());
  }

  /**
   * Who shows this token, as the database has them now.
   *
   * @throws Refused with {@link Code#NOT_SIGNED_IN}
   */
  Shown shown(String secret) {
    return database.inTransaction(sql -> {
      Row row = sql.first(
              "SELECT token_id, scope, expires_at, person_id, p.name AS person_name, roles FROM personal_token t JOIN person p USING (person_id)"
                  + " WHERE secret_hash = $1 AND disabled_at IS NULL AND" + WORKING + "$2",
              Secrets.hash(secret), now())
          .orElseThrow(() -> new Refused(Code.NOT_SIGNED_IN, "This token is unknown, expired or taken back: make another on your account page."));
      sql.update("UPDATE personal_token SET used_at = $2 WHERE token_id = $1 AND (used_at IS NULL OR used_at < $3)",
          row.getUUID("token_id"), now(), now().minusMinutes(1));
      Caller.Person person = new Caller.Person(row.getUUID("token_id"), row.getUUID("person_id"), row.getString("person_name"),
          HouseRole.all(row.getArrayOfStrings("roles")), row.getOffsetDateTime("expires_at").toInstant());
      return new Shown(person, Scope.of(row.getString("scope")).orElseThrow());
    });
  }

  /** Deletes those whose day is long over. Answers how many went. */
  int sweep() {
    return database.inTransaction(sql -> sql.update("DELETE FROM personal_token WHERE expires_at < $1", now().minus(Sessions.KEPT)));
  }

  LocalDate today() {
    return now().toLocalDate();
  }

  OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
