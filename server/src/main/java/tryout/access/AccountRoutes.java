package tryout.access;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.access.SignIn.Link;
import tryout.db.Database;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Reply;

/** One's own account, and links that sign somebody else in. */
public final class AccountRoutes {
  private final Database database;
  private final AccountStore accounts;
  private final SignIn signIn;
  private final Audit audit;
  private final Revocations revocations;
  private final AccessSettings settings;

  AccountRoutes(
      Database database,
      AccountStore accounts,
      SignIn signIn,
      Audit audit,
      Revocations revocations,
      AccessSettings settings) {
    this.database = database;
    this.accounts = accounts;
    this.signIn = signIn;
    this.audit = audit;
    this.revocations = revocations;
    this.settings = settings;
  }

  void open(Api api, Gate gate) {
    gate.open(api, Route.SHOW_MYSELF, this::me);
    gate.open(api, Route.CHANGE_MYSELF, this::change);
    gate.open(api, Route.MAKE_SIGN_IN_LINK, this::link);
  }

  private Reply me(Call call) {
    return asOwner(own(call));
  }

  /** An account with the revision that a change of it must name. */
  public static Reply reply(Account account) {
    return Reply.ok(account.toJson()).revision(account.revision());
  }

  /** An account as its owner alone sees it. */
  private static Reply asOwner(Account account) {
    return Reply.ok(account.toJson().put("notices", account.notices().toJson())).revision(account.revision());
  }

  private Account own(Call call) {
    UUID id = Caller.person(call).id();
    return database.inTransaction(sql -> accounts.byId(sql, id)).orElseThrow(Sessions::notSignedIn);
  }

  private Reply change(Call call) {
    Account account = own(call);
    long revision = call.ifMatch();
    Fields body = call.body();
    String name = body.optionalLine("name").orElse(account.name());
    Optional<String> mail = body.optionalLine("mail").or(account::mail);
    Optional<String> password =
        body.has("password") ? Optional.of(body.text("password")) : Optional.empty();
    String current = body.text("currentPassword");
    Notices notices = account.notices().with(body.object("notices"));
    String nick = body.has("nick") ? body.text("nick") : account.nick();
    password
        .map(text -> signIn.passwords().objection(text, name, mail.orElse("")))
        .filter(objection -> !objection.isEmpty())
        .ifPresent(objection -> body.wrong("password", objection));
    if (password.isPresent() && mail.isEmpty()) {
      body.wrong("mail", "A password needs a mail address to sign in with.");
    }
    body.end();
    if (password.isPresent() || !mail.equals(account.mail())) {
      signIn.confirm(account, current, call.address());
    }
    Optional<String> hash = password.map(signIn.passwords()::hash);
    return asOwner(store(Caller.person(call), account, revision, name, mail, nick, hash, notices));
  }

  private Account store(
      Caller.Person caller, Account account, long revision, String name, Optional<String> mail, String nick, Optional<String> hash, Notices notices) {
    record Outcome(Account account, List<UUID> ended) {}
    Outcome outcome =
        database.inTransaction(
            sql -> {
              accounts.rename(sql, account.id(), revision, name, mail);
              accounts.setNotices(sql, account.id(), notices);
              accounts.setNick(sql, account.id(), nick);
              List<UUID> ended =
                  hash.isPresent() ? signIn.changePassword(sql, account, hash.get(), caller.session()) : List.of();
              if (!mail.equals(account.mail())) {
                audit.write(sql, account.id().toString(), "mail-changed", account.id().toString(), new JsonObject());
              }
              return new Outcome(accounts.byId(sql, account.id()).orElseThrow(), ended);
            });
    outcome.ended().forEach(revocations::sessionEnded);
    return outcome.account();
  }

  private Reply link(Call call) {
    Caller.Person caller = Caller.person(call);
    Fields body = call.body();
    String person = body.line("person");
    body.end();
    Link link =
        database.inTransaction(
            sql -> {
              Account account =
                  accounts.byId(sql, UUID.fromString(person))
                      .filter(found -> !found.disabled())
                      .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is nobody with this id."));
              if (account.roles().contains(HouseRole.ADMINISTRATOR) && !caller.is(HouseRole.ADMINISTRATOR)) {
                throw new Refused(Code.NOT_ALLOWED, "Only an administrator makes a link for an administrator.");
              }
              return signIn.link(sql, caller.id().toString(), account.id(), settings.signInLink());
            });
    return Reply.created(
        new JsonObject()
            .put("link", settings.issuer() + "/link#" + link.secret())
            .put("expiresAt", link.expiresAt().toInstant().toString()));
  }
}
