package tryout.access;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;

/** The accounts. */
public final class AccountStore {
  private volatile RoleRule rule = (sql, person, roles) -> {};
  private static final String MAIL_INDEX = "person_mail";

  /**
   * Adds a person. Refused with {@link Code#DUPLICATE_MAIL} when the address is taken.
   *
   * @param nick as of {@link #setNick}
   */
  public Account add(Sql sql, String name, Optional<String> mail, String nick, Set<HouseRole> roles, OffsetDateTime now) {
    return unlessTaken(
        () ->
            sql.first(
                "INSERT INTO person (person_id, name, mail, nick, roles, created_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING "
                    + Account.COLUMNS,
                UUID.randomUUID(), name, mail.orElse(null), nick, slugs(roles), now));
  }

  /** Changes name and address. Refused with {@link Code#STALE_REVISION} when somebody else changed the person since. */
  public Account rename(Sql sql, UUID id, long revision, String name, Optional<String> mail) {
    return unlessTaken(
        () ->
            sql.first(
                "UPDATE person SET name = $3, mail = $4, revision = revision + 1 WHERE person_id = $1 AND revision = $2"
                    + " RETURNING " + Account.COLUMNS,
                id, revision, name, mail.orElse(null)));
  }

  /** What a person wants to be told of and when. */
  void setNotices(Sql sql, UUID id, Notices notices) {
    sql.update("UPDATE person SET notices = $2 WHERE person_id = $1", id, notices.kept());
  }

  /** What a person is called in the channels; empty for somebody who is not there. */
  public void setNick(Sql sql, UUID id, String nick) {
    sql.update("UPDATE person SET nick = $2 WHERE person_id = $1", id, nick);
  }

  void setPassword(Sql sql, UUID id, String hash) {
    sql.update("UPDATE person SET password_hash = $2 WHERE person_id = $1", id, hash);
  }

  /** Has another slice asked before somebody gets roles. Before any door is open. */
  public void ask(RoleRule other) {
    rule = other;
  }

  /**
   * Changes what a person may do. Refused when nobody would be left who can sign in as administrator, and when somebody
   * else changed the person since.
   */
  public Account setRights(Sql sql, UUID id, long revision, Set<HouseRole> roles, boolean disabled, OffsetDateTime now) {
    rule.assertMayHave(sql, id, roles);
    sql.rows("SELECT person_id FROM person WHERE 'administrator' = ANY (roles) ORDER BY person_id FOR UPDATE");
    Account changed =
        sql.first(
                "UPDATE person SET roles = $3, disabled_at = CASE WHEN $4 THEN coalesce(disabled_at, $5) END,"
                    + " revision = revision + 1 WHERE person_id = $1 AND revision = $2 RETURNING " + Account.COLUMNS,
                id, revision, slugs(roles), disabled, now)
            .map(Account::of)
            .orElseThrow(Refused::stale);
    if (sql.first("SELECT 1 FROM person WHERE 'administrator' = ANY (roles) AND disabled_at IS NULL").isEmpty()) {
      throw new Refused(Code.LAST_ADMIN, "Somebody must stay administrator: appoint another one first.");
    }
    return changed;
  }

  public Optional<Account> byId(Sql sql, UUID id) {
    return sql.first("SELECT " + Account.COLUMNS + " FROM person WHERE person_id = $1", id).map(Account::of);
  }

  Optional<Account> byMail(Sql sql, String mail) {
    return sql.first("SELECT " + Account.COLUMNS + " FROM person WHERE lower(mail) = lower($1)", mail).map(Account::of);
  }

  /** Of whom a list is. */
  public enum Whom {
    EVERYBODY,
    /** Those with a role: others made their account themselves. */
    OF_THE_HOUSE,
    /** Those who are mentors now, and can sign in. */
    MENTORS
  }

  /** People in order of name; at most {@code limit} after the one named, if any. */
  public List<Account> list(Sql sql, Whom whom, Optional<UUID> after, int limit) {
    return sql
        .rows(
            "SELECT " + Account.COLUMNS + " FROM person WHERE CASE $1 WHEN 'OF_THE_HOUSE' THEN roles <> '{}'"
                + " WHEN 'MENTORS' THEN 'mentor' = ANY (roles) AND disabled_at IS NULL ELSE true END"
                + " AND ($2::uuid IS NULL OR (name, person_id) > (SELECT name, person_id FROM person WHERE person_id = $2))"
                + " ORDER BY name, person_id LIMIT $3",
            whom.name(), after.orElse(null), limit)
        .stream()
        .map(Account::of)
        .toList();
  }

  private static Account unlessTaken(java.util.function.Supplier<Optional<Row>> statement) {
    try {
      return statement.get().map(Account::of).orElseThrow(Refused::stale);
    } catch (RuntimeException e) {
      if (Sql.violates(e, MAIL_INDEX)) {
        throw new Refused(Code.DUPLICATE_MAIL, "That mail address already has an account: use another one.");
      }
      throw e;
    }
  }

  private static String[] slugs(Set<HouseRole> roles) {
    return roles.stream().sorted().map(HouseRole::slug).toArray(String[]::new);
  }
}
