package tryout.admission;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Idempotency;
import tryout.access.Route;
import tryout.application.ApplicationWish;
import tryout.application.Decision;
import tryout.application.Form;
import tryout.db.Sql;
import tryout.fault.Refused;
import tryout.season.Ideas;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Listing;
import tryout.web.Reply;

/** Writing, reading and moving applications. */
final class ApplicationRoutes {
  /** Two texts of the greatest length and all else beside them, as JSON escapes them at worst. */
  private static final int MAX_BODY = 512 * 1024;

  private final Applications applications;
  private final ReviewStore reviews;
  private final Gate gate;

  ApplicationRoutes(Applications applications, ReviewStore reviews, Gate gate) {
    this.applications = applications;
    this.reviews = reviews;
    this.gate = gate;
  }

  void open(Api api) {
    gate.open(api, Route.BEGIN_APPLICATION, this::begin);
    gate.open(api, Route.LIST_OWN_APPLICATIONS, this::own);
    gate.open(api, Route.SHOW_APPLICATION, this::show);
    gate.open(api, Route.CHANGE_APPLICATION, MAX_BODY, this::change);
    gate.open(api, Route.MOVE_APPLICATION, this::move);
    gate.open(api, Route.LIST_SUBMITTED, this::submitted);
  }

  private Reply begin(Call call) {
    Caller.Person person = Caller.person(call);
    Ideas.Seen idea = applications.database().inTransaction(sql -> applications.ideas().seen(sql, call.id("idea"), Optional.of(person)));
    JsonObject made = applications.database().inTransaction(sql -> Idempotency.once(sql, call, person.id(), applications.deeds().now(),
        () -> whole(sql, person, applications.begin(sql, person, idea))));
    return Reply.created(made).with("Location", "/api/v1/applications/" + made.getString("id")).revision(made.getLong("revision"));
  }

  private JsonObject whole(Sql sql, Caller.Person person, KeptApplication kept) {
    return new ApplicationView(sql, applications.seen(sql, kept.id(), person), reviews, person.id()).whole();
  }

  private Reply reply(Sql sql, Caller.Person person, KeptApplication kept) {
    JsonObject json = whole(sql, person, kept);
    return Reply.ok(json).revision(json.getLong("revision"));
  }

  private Reply own(Call call) {
    Caller.Person person = Caller.person(call);
    Listing listing = Listing.of(call);
    return applications.database().inTransaction(sql -> {
      List<Applications.Seen> found = applications.store().own(sql, person.id(), listing.after(), listing.fetch()).stream().map(one -> applications.seen(sql, one.id(), person)).toList();
      return listing.reply(found, Applications.Seen::id, ApplicationView::line);
    });
  }

  private Reply show(Call call) {
    Caller.Person person = Caller.person(call);
    return applications.database().inTransaction(sql -> {
      Applications.Seen seen = applications.seen(sql, call.id("application"), person);
      return Reply.ok(new ApplicationView(sql, seen, reviews, person.id()).whole()).revision(seen.revision());
    });
  }

  private Reply change(Call call) {
    Caller.Person person = Caller.person(call);
    Applications.Seen before = applications.database().inTransaction(sql -> applications.seen(sql, call.id("application"), person));
    long revision = call.ifMatch();
    Fields body = call.body();
    Form form = FormJson.read(body, before.kept().form(), before.round().settings());
    body.end();
    return applications.database().inTransaction(sql -> {
      Applications.Seen seen = applications.locked(sql, before.id(), person);
      seen.rules().assertEditable(seen.party());
      if (seen.revision() != revision) {
        throw Refused.stale();
      }
      return reply(sql, person, applications.rewrite(sql, seen, form));
    });
  }

  private Reply move(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = applications.database().inTransaction(sql -> applications.seen(sql, call.id("application"), person)).id();
    long revision = call.ifMatch();
    Fields body = call.body();
    String action = body.line("action");
    String reason = body.line("reason");
    ApplicationWish wish = wish(body, action, reason);
    body.end();
    return applications.database().inTransaction(sql -> {
      KeptApplication next = applications.decide(sql, person, applications.fresh(sql, id, person, revision), wish, "application-" + action, reason);
      return reply(sql, person, next);
    });
  }

  private static ApplicationWish wish(Fields body, String action, String reason) {
    return switch (action) {
      case "reopen" -> new ApplicationWish.Reopen();
      case "accept" -> new ApplicationWish.Decide(new Decision.Accept(body.line("programme")), reason);
      case "decline" -> new ApplicationWish.Decide(new Decision.Decline(body.text("words").strip()), reason);
      case "revoke" -> new ApplicationWish.Revoke(reason);
      case "withdraw" -> new ApplicationWish.Withdraw();
      case "restore" -> new ApplicationWish.Restore();
      default -> new ApplicationWish.Submit();
    };
  }

  /** Every text that was submitted, for its applicant and for those who read it. */
  private Reply submitted(Call call) {
    Caller.Person person = Caller.person(call);
    Listing listing = Listing.of(call);
    return applications.database().inTransaction(sql -> {
      Applications.Seen seen = applications.seen(sql, call.id("application"), person);
      List<Submitted> found = applications.store().submitted(sql, seen.id(), listing.after(Integer::valueOf), listing.fetch());
      return listing.reply(found, Submitted::number, one -> ApplicationView.receipt(one).put("form", FormJson.of(one.form())));
    });
  }
}
