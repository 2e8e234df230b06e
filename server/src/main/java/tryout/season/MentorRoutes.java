package tryout.season;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import tryout.access.Account;
import tryout.access.AccountStore;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Route;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.idea.IdeaWish;
import tryout.idea.Mentoring;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Listing;
import tryout.web.Reply;

/** Asking people to mentor an idea, and what they answer: in person and by nobody else (IDEA-4). */
final class MentorRoutes {
  private final Ideas ideas;
  private final AccountStore accounts;
  private final Pace pace;
  private final Gate gate;

  MentorRoutes(Ideas ideas, AccountStore accounts, Pace pace, Gate gate) {
    this.ideas = ideas;
    this.accounts = accounts;
    this.pace = pace;
    this.gate = gate;
  }

  void open(Api api) {
    gate.open(api, Route.LIST_MENTORS, this::list);
    gate.open(api, Route.ASK_MENTOR, this::ask);
    gate.open(api, Route.TAKE_BACK_MENTOR, this::takeBack);
    gate.open(api, Route.ANSWER_AS_MENTOR, this::answer);
  }

  /** Whom one may ask. */
  private Reply list(Call call) {
    Listing listing = Listing.of(call);
    return ideas.database().inTransaction(sql -> listing.reply(accounts.list(sql, AccountStore.Whom.MENTORS, listing.after(), listing.fetch()), Account::id,
        mentor -> new JsonObject().put("id", mentor.id().toString()).put("name", mentor.name())));
  }

  private Reply ask(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = visible(call, person);
    UUID asked = call.id("person");
    long revision = call.ifMatch();
    Fields body = call.body();
    Mentoring.Kind kind = IdeaStore.of(Mentoring.Kind.values(), Mentoring.Kind::slug, body.line("kind").isEmpty() ? "co" : body.line("kind"));
    body.end();
    return done(id, revision, person, "mentor-asked", new IdeaWish.Ask(asked, kind), sql -> {
      if (accounts.byId(sql, asked).filter(account -> !account.disabled()).isEmpty()) {
        throw new Refused(Code.NOT_FOUND, "There is nobody with this id.");
      }
      pace.asking(person);
    });
  }

  private Reply takeBack(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = visible(call, person);
    return done(id, call.ifMatch(), person, "mentor-taken-back", new IdeaWish.TakeBack(call.id("person")), sql -> {});
  }

  private Reply answer(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = visible(call, person);
    UUID asked = call.id("person");
    long revision = call.ifMatch();
    Fields body = call.body();
    String action = body.line("action");
    String note = body.text("note").strip();
    int hours = body.integer("hours", 0);
    if (action.equals("agree") && !body.has("hours")) {
      body.wrong("hours", "Say how many hours a week.");
    }
    body.end();
    IdeaWish wish = switch (action) {
      case "agree" -> new IdeaWish.Agree(asked, hours);
      case "decline" -> new IdeaWish.Decline(asked);
      default -> new IdeaWish.Withdraw(asked, note);
    };
    return done(id, revision, person, "mentor-" + action, wish, sql -> {});
  }

  /** Only those who may see an idea are told anything of what they sent. */
  private UUID visible(Call call, Caller.Person person) {
    return ideas.database().inTransaction(sql -> ideas.seen(sql, call.id("idea"), Optional.of(person))).id();
  }

  private Reply done(UUID id, long revision, Caller.Person person, String act, IdeaWish wish, java.util.function.Consumer<Sql> first) {
    return ideas.database().inTransaction(sql -> {
      first.accept(sql);
      KeptIdea next = ideas.decide(sql, person, ideas.fresh(sql, id, person, revision), wish, act, "");
      Optional<Caller> caller = Optional.of(person);
      // Whoever declined or withdrew may not see it any more, unless everybody does.
      return visibleStill(sql, next, caller);
    });
  }

  private Reply visibleStill(Sql sql, KeptIdea next, Optional<Caller> caller) {
    JsonObject json;
    try {
      json = new IdeaView(ideas, caller).whole(sql, ideas.seen(sql, next.id(), caller));
    } catch (Refused refused) {
      return Reply.nothing();
    }
    return Reply.ok(json).revision(next.revision());
  }
}
