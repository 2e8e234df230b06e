package tryout.program;

import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tryout.access.Access;
import tryout.access.Account;
import tryout.access.AccountStore;
import tryout.access.AccountRoutes;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.HouseRole;
import tryout.access.Idempotency;
import tryout.access.Route;
import tryout.access.SignIn.Link;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Listing;
import tryout.web.Reply;

/** The people with accounts. Mentors see names only, to choose a panel. */
public final class PeopleRoutes {
  private static final Set<HouseRole> GRANTED_BY_COORDINATORS = EnumSet.of(HouseRole.MENTOR, HouseRole.OBSERVER);

  private final Database database;
  private final Access access;
  private final InstantSource clock;

  public PeopleRoutes(Database database, Access access, InstantSource clock) {
    this.database = database;
    this.access = access;
    this.clock = clock;
  }

  /** Opens this slice's doors. */
  public void open(Api api) {
    Gate gate = access.gate();
    gate.open(api, Route.LIST_PEOPLE, this::list);
    gate.open(api, Route.ADD_PERSON, this::add);
    gate.open(api, Route.CHANGE_PERSON, this::change);
  }

  private Reply list(Call call) {
    boolean all = Caller.person(call).runsTheHouse();
    Listing listing = Listing.of(call);
    List<Account> found =
        database.inTransaction(sql -> access.accounts().list(sql, all ? AccountStore.Whom.EVERYBODY : AccountStore.Whom.OF_THE_HOUSE, listing.after(), listing.fetch()));
    return listing.reply(found, Account::id, account -> all ? account.toJson() : named(account));
  }

  private static JsonObject named(Account account) {
    JsonObject full = account.toJson();
    return new JsonObject()
        .put("id", full.getValue("id"))
        .put("name", full.getValue("name"))
        .put("roles", full.getValue("roles"));
  }

  private Reply add(Call call) {
    Caller.Person caller = Caller.person(call);
    Fields body = call.body();
    String name = body.line("name");
    Optional<String> mail = body.optionalLine("mail");
    String nick = body.text("nick");
    Set<HouseRole> roles = roles(body);
    body.end();
    mayGrant(caller, roles);
    return Reply.created(
        database.inTransaction(
            sql -> Idempotency.once(sql, call, caller.id(), now(), () -> add(sql, caller, name, mail, nick, roles))));
  }

  private JsonObject add(Sql sql, Caller.Person caller, String name, Optional<String> mail, String nick, Set<HouseRole> roles) {
    Account account = access.accounts().add(sql, name, mail, nick, roles, now());
    Link link = access.signIn().link(sql, caller.id().toString(), account.id(), access.settings().welcomeLink());
    note(sql, caller, "person-added", account);
    return new JsonObject()
        .put("person", account.toJson())
        .put("link", access.settings().issuer() + "/link#" + link.secret())
        .put("expiresAt", link.expiresAt().toInstant().toString());
  }

  /** Changes what somebody may do. Their sessions end, so that no page goes on under the old rights. */
  private Reply change(Call call) {
    Caller.Person caller = Caller.person(call);
    UUID id = call.id("person");
    long revision = call.ifMatch();
    Account before =
        database
            .inTransaction(sql -> access.accounts().byId(sql, id))
            .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is nobody with this id."));
    Fields body = call.body();
    Set<HouseRole> roles = body.has("roles") ? roles(body) : before.roles();
    boolean disabled = body.flag("disabled", before.disabled());
    body.end();
    mayGrant(caller, before.roles());
    mayGrant(caller, roles);
    record Outcome(Account account, List<UUID> ended) {}
    Outcome outcome =
        database.inTransaction(
            sql -> {
              Account changed = access.accounts().setRights(sql, id, revision, roles, disabled, now());
              List<UUID> ended = access.sessions().endOfPerson(sql, id, id.equals(caller.id()) ? caller.session() : null);
              note(sql, caller, "rights-changed", changed);
              return new Outcome(changed, ended);
            });
    outcome.ended().forEach(access.revocations()::sessionEnded);
    return AccountRoutes.reply(outcome.account());
  }

  private static Set<HouseRole> roles(Fields body) {
    Set<HouseRole> roles = EnumSet.noneOf(HouseRole.class);
    roles.addAll(body.words("roles", HouseRole::of));
    return roles;
  }

  private static void mayGrant(Caller.Person caller, Set<HouseRole> roles) {
    if (!caller.is(HouseRole.ADMINISTRATOR) && !GRANTED_BY_COORDINATORS.containsAll(roles)) {
      throw new Refused(Code.NOT_ALLOWED, "Only an administrator decides who is coordinator or administrator.");
    }
  }

  private void note(Sql sql, Caller.Person caller, String act, Account account) {
    JsonObject detail =
        new JsonObject().put("roles", account.toJson().getJsonArray("roles").encode()).put("disabled", account.disabled());
    access.audit().write(sql, caller.id().toString(), act, account.id().toString(), detail);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
