package tryout.access;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tryout.access.Sessions.Opened;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.web.RateLimit;

/**
 * Signing in, by password or by a link that works once.
 *
 * <p>Attempts are slowed down per address, per account and address, and, generously, per account: a stranger who tries
 * passwords cannot lock the owner out, who comes from elsewhere.
 */
public final class SignIn {
  private final Database database;
  private final AccountStore accounts;
  private final Sessions sessions;
  private final PasswordHashes passwords;
  private final Audit audit;
  private final InstantSource clock;
  private final RateLimit perAddress;
  private final RateLimit perAccountAndAddress;
  private final RateLimit perAccount;
  private final RateLimit newAccounts;

  /** Somebody signed in. */
  public record SignedIn(Account account, Opened opened) {}

  /** A link as it is given out. */
  public record Link(String secret, OffsetDateTime expiresAt) {
    @Override
    public String toString() {
      return "Link[***]";
    }
  }

  SignIn(
      Database database,
      AccountStore accounts,
      Sessions sessions,
      PasswordHashes passwords,
      Audit audit,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
    this.perAddress = new RateLimit(30, Duration.ofSeconds(3), clock);
    this.perAccountAndAddress = new RateLimit(5, Duration.ofSeconds(12), clock);
    this.perAccount = new RateLimit(60, Duration.ofSeconds(2), clock);
    this.newAccounts = new RateLimit(10, Duration.ofMinutes(6), clock);
  }

  /**
   * By password. An unknown address and a wrong password look and take the same.
   *
   * @throws Refused with {@link Code#WRONG_CREDENTIALS} or {@link Code#RATE_LIMITED}
   */
  SignedIn byPassword(String mail, String password, String address) {
    String account = mail.toLowerCase(Locale.ROOT);
    perAddress.take(address);
    perAccountAndAddress.take(account + " " + address);
    perAccount.take(account);
    Optional<Account> found = database.inTransaction(sql -> accounts.byMail(sql, mail));
    Optional<String> hash = found.filter(person -> !person.disabled()).flatMap(Account::passwordHash);
    boolean right = hash.isPresent() ? passwords.matches(password, hash.get()) : passwords.matchesNobody(password);
    if (!right) {
      String subject = found.map(person -> person.id().toString()).orElse("");
      note("nobody", "sign-in-refused", subject, new JsonObject().put("from", address).put("by", "password"));
      throw new Refused(Code.WRONG_CREDENTIALS, "The mail address or the password is wrong.");
    }
    perAddress.giveBack(address);
    perAccountAndAddress.giveBack(account + " " + address);
    perAccount.giveBack(account);
    return database.inTransaction(sql -> open(sql, found.orElseThrow(), "password", address));
  }

  /**
   * By a link, which is used up. A link without a person makes the first administrator.
   *
   * @throws Refused with {@link Code#LINK_EXPIRED}
   */
  SignedIn byLink(String secret, String address) {
    perAddress.take(address);
    Optional<SignedIn> in =
        database.inTransaction(
            sql ->
                sql.first(
                        "DELETE FROM one_time_link WHERE secret_hash = $1 RETURNING person_id, expires_at",
                        Secrets.hash(secret))
                    .filter(row -> row.getOffsetDateTime("expires_at").isAfter(now()))
                    .map(row -> Optional.ofNullable(row.getUUID("person_id")))
                    .flatMap(person -> person.isPresent() ? accounts.byId(sql, person.get()) : firstAdministrator(sql))
                    .filter(account -> !account.disabled())
                    .map(account -> open(sql, account, "link", address)));
    if (in.isEmpty()) {
      note("nobody", "sign-in-refused", "", new JsonObject().put("from", address).put("by", "link"));
      throw new Refused(Code.LINK_EXPIRED, "This link is used up or expired: ask for a new one.");
    }
    return in.get();
  }

  /** Makes an account without any role, and signs its owner in. Nobody has looked whether the address is theirs, so it opens nothing by itself. */
  SignedIn byNewAccount(String name, String mail, String password, String address) {
    newAccounts.take(address);
    String hash = passwords.hash(password);
    return database.inTransaction(sql -> {
      Account account = accounts.add(sql, name, Optional.of(mail), "", EnumSet.noneOf(HouseRole.class), now());
      accounts.setPassword(sql, account.id(), hash);
      audit.write(sql, account.id().toString(), "signed-up", account.id().toString(), new JsonObject().put("from", address));
      return open(sql, accounts.byId(sql, account.id()).orElseThrow(), "sign-up", address);
    });
  }

  private Optional<Account> firstAdministrator(Sql sql) {
    Account first =
        accounts.add(sql, "Administrator", Optional.empty(), "", EnumSet.of(HouseRole.ADMINISTRATOR, HouseRole.MENTOR), now());
    sql.update("DELETE FROM one_time_link WHERE person_id IS NULL");
    audit.write(sql, first.id().toString(), "first-administrator-made", first.id().toString(), new JsonObject());
    return Optional.of(first);
  }

  private SignedIn open(Sql sql, Account account, String by, String address) {
    Opened opened = sessions.openPerson(sql, account.id());
    audit.write(
        sql, account.id().toString(), "signed-in", opened.session().toString(),
        new JsonObject().put("by", by).put("from", address));
    return new SignedIn(account, opened);
  }

  /** A link that signs a person in once. Older ones of the same person stop working. */
  public Link link(Sql sql, String actor, UUID person, Duration life) {
    sql.update("DELETE FROM one_time_link WHERE person_id = $1", person);
    Link link = link(sql, Optional.of(person), life);
    audit.write(sql, actor, "sign-in-link-made", person.toString(), new JsonObject());
    return link;
  }

  private Link link(Sql sql, Optional<UUID> person, Duration life) {
    Link link = new Link(Secrets.fresh(), now().plus(life));
    sql.update(
        "INSERT INTO one_time_link (secret_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
        Secrets.hash(link.secret()), person.orElse(null), now(), link.expiresAt());
    return link;
  }

  /**
   * The secret of the link for the first administrator, which is to be shown at the terminal only; empty once an
   * administrator can sign in by password. An administrator who never set one gets in by this link again.
   */
  public Optional<Link> firstLink() {
    return database.inTransaction(
        sql -> {
          if (!isByFirstLink(sql)) {
            return Optional.empty();
          }
          Optional<UUID> person = administrators(sql).stream().findFirst().map(Account::id);
          sql.update("DELETE FROM one_time_link WHERE person_id IS NOT DISTINCT FROM $1::uuid", person.orElse(null));
          return Optional.of(link(sql, person, Duration.ofDays(1)));
        });
  }

  /** Whether no administrator has a password, so that the terminal shows the way in. */
  public boolean isByFirstLink(Sql sql) {
    return administrators(sql).stream().allMatch(account -> account.passwordHash().isEmpty());
  }

  private static List<Account> administrators(Sql sql) {
    return sql.rows(
            "SELECT " + Account.COLUMNS + " FROM person WHERE 'administrator' = ANY (roles)"
                + " AND disabled_at IS NULL ORDER BY created_at")
        .stream()
        .map(Account::of)
        .toList();
  }

  /** Sets or changes one's own password. Every other session of the person ends; they are returned. */
  List<UUID> changePassword(Sql sql, Account account, String hash, UUID session) {
    accounts.setPassword(sql, account.id(), hash);
    List<UUID> ended = sessions.endOfPerson(sql, account.id(), session);
    sql.update("DELETE FROM one_time_link WHERE person_id = $1", account.id());
    audit.write(sql, account.id().toString(), "password-changed", account.id().toString(), new JsonObject());
    return ended;
  }

  /** Asks again for the password before a sensitive change; who has none yet need not. */
  void confirm(Account account, String password, String address) {
    if (account.passwordHash().isEmpty()) {
      return;
    }
    perAccountAndAddress.take(account.id() + " " + address);
    if (!passwords.matches(password, account.passwordHash().get())) {
      throw Refused.field("/currentPassword", "This is not your current password.");
    }
    perAccountAndAddress.giveBack(account.id() + " " + address);
  }

  PasswordHashes passwords() {
    return passwords;
  }

  private void note(String actor, String act, String subject, JsonObject detail) {
    database.inTransaction(
        sql -> {
          audit.write(sql, actor, act, subject, detail);
          return Set.of();
        });
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
