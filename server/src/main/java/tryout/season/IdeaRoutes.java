package tryout.season;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.HouseRole;
import tryout.access.Idempotency;
import tryout.access.Route;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.idea.Actor;
import tryout.idea.Archival;
import tryout.idea.Entry;
import tryout.idea.Idea;
import tryout.idea.IdeaRules;
import tryout.idea.IdeaWish;
import tryout.idea.Mentoring;
import tryout.idea.Sight;
import tryout.round.Round;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Listing;
import tryout.web.Reply;

/** Reading, writing and moving ideas. */
final class IdeaRoutes {
  /** A description of the greatest length and all else beside it, as JSON escapes them at worst. */
  static final int MAX_BODY = 256 * 1024;

  private static final Idea BLANK = new Idea("", "", Map.of(), List.of(), null, List.of());

  private final Ideas ideas;
  private final Pace pace;
  private final Gate gate;

  IdeaRoutes(Ideas ideas, Pace pace, Gate gate) {
    this.ideas = ideas;
    this.pace = pace;
    this.gate = gate;
  }

  void open(Api api) {
    gate.open(api, Route.LIST_IDEAS, this::list);
    gate.open(api, Route.BEGIN_IDEA, MAX_BODY, this::add);
    gate.open(api, Route.LIST_OWN_IDEAS, this::own);
    gate.open(api, Route.SHOW_IDEA, this::show);
    gate.open(api, Route.CHANGE_IDEA, MAX_BODY, this::change);
    gate.open(api, Route.MOVE_IDEA, this::move);
    gate.open(api, Route.LIST_REVISIONS, this::revisions);
  }

  private Reply list(Call call) {
    Optional<Caller> caller = gate.caller(call);
    Listing listing = Listing.of(call);
    IdeaFilter filter = IdeaFilter.of(call::query, call.query("mentor").map(UUID::fromString).orElse(null));
    return ideas.database().inTransaction(sql -> {
      Round round = ideas.round(sql, call.id("round"), caller);
      List<KeptIdea> found = ideas.store().list(sql, round.id(), filter, viewer(caller), Ideas.prepares(caller), listing.after(), listing.fetch());
      return lines(sql, caller, listing, found.stream().map(idea -> ideas.seen(idea, round, caller)).toList());
    });
  }

  private static @Nullable UUID viewer(Optional<Caller> caller) {
    Actor actor = Ideas.actor(caller);
    return actor == null ? null : actor.person();
  }

  private Reply lines(Sql sql, Optional<Caller> caller, Listing listing, List<Ideas.Seen> found) {
    Map<UUID, String> names = IdeaView.names(sql, found.stream().map(Ideas.Seen::idea).toList());
    IdeaView view = new IdeaView(ideas, caller);
    return listing.reply(found, Ideas.Seen::id, seen -> view.line(seen, names));
  }

  /** What somebody wrote or is asked about, in all rounds that they see: what is imported into a draft waits until that opens. */
  private Reply own(Call call) {
    Caller.Person person = Caller.person(call);
    Listing listing = Listing.of(call);
    return ideas.database().inTransaction(sql -> {
      Optional<Caller> caller = Optional.of(person);
      List<KeptIdea> found = ideas.store().of(sql, person.id(), Ideas.prepares(caller), listing.after(), listing.fetch());
      return lines(sql, caller, listing, found.stream().map(idea -> ideas.seen(sql, idea, caller)).toList());
    });
  }

  private Reply add(Call call) {
    Caller.Person person = Caller.person(call);
    Round round = ideas.database().inTransaction(sql -> ideas.round(sql, call.id("round"), Optional.of(person)));
    Fields body = call.body();
    Optional<UUID> from = body.optionalLine("copyOf").map(UUID::fromString);
    Idea text = IdeaContent.read(body, BLANK);
    int capacity = body.integer("capacity", 1);
    if (from.isEmpty() && text.title().isBlank()) {
      body.wrong("title", "An idea needs a title.");
    }
    body.end();
    JsonObject made = ideas.database().inTransaction(sql -> Idempotency.once(sql, call, person.id(), ideas.deeds().now(),
        () -> whole(sql, person, from.isPresent() ? copy(sql, person, round, from.get()) : begin(sql, person, round, text, capacity))));
    return Reply.created(made).with("Location", "/api/v1/ideas/" + made.getString("id")).revision(made.getLong("revision"));
  }

  private KeptIdea begin(Sql sql, Caller.Person person, Round round, Idea text, int capacity) {
    KeptIdea idea = ideas.begin(sql, person, round, text, capacity, null, null);
    pace.idea(person);
    ideas.deeds().note(sql, person.id(), "idea-begun", idea.id(), "", new JsonObject(), Ideas.digestible(idea));
    return idea;
  }

  /** A draft of its own, for which those who mentored it are asked again (IDEA-14). */
  private KeptIdea copy(Sql sql, Caller.Person person, Round round, UUID from) {
    if (!person.is(HouseRole.COORDINATOR)) {
      throw new Refused(Code.NOT_ALLOWED, "Only coordinators copy an idea into a round.");
    }
    KeptIdea model = ideas.seen(sql, from, Optional.of(person)).idea();
    KeptIdea draft = ideas.begin(sql, person, round, model.entry().text(), model.capacity(), model.anchor(), model.id());
    List<Mentoring> asked = model.entry().mentors().stream().filter(one -> one.answer() == Mentoring.Answer.AGREED)
        .map(one -> new Mentoring(one.person(), one.kind(), Mentoring.Answer.ASKED, 0)).toList();
    Entry entry = new Entry(draft.entry().text(), person.id(), draft.entry().state(), asked, true, false, null);
    KeptIdea copy = asked.isEmpty() ? draft : ideas.store().change(sql, draft, draft.with(entry), person.id(), ideas.deeds().now());
    ideas.deeds().note(sql, person.id(), "idea-copied", copy.id(), "", Ideas.digestible(model), Ideas.digestible(copy));
    return copy;
  }

  private JsonObject whole(Sql sql, Caller.Person person, KeptIdea idea) {
    Optional<Caller> caller = Optional.of(person);
    return new IdeaView(ideas, caller).whole(sql, ideas.seen(sql, idea.id(), caller));
  }

  private Reply show(Call call) {
    Optional<Caller> caller = gate.caller(call);
    return ideas.database().inTransaction(sql -> {
      Ideas.Seen seen = ideas.seen(sql, call.id("idea"), caller);
      return Reply.ok(new IdeaView(ideas, caller).whole(sql, seen)).revision(seen.idea().revision());
    });
  }

  private Reply change(Call call) {
    Caller.Person person = Caller.person(call);
    Ideas.Seen before = ideas.database().inTransaction(sql -> ideas.seen(sql, call.id("idea"), Optional.of(person)));
    long revision = call.ifMatch();
    Fields body = call.body();
    Idea text = IdeaContent.read(body, before.entry().text());
    int capacity = body.integer("capacity", before.idea().capacity());
    if (text.title().isBlank()) {
      body.wrong("title", "An idea needs a title.");
    }
    body.end();
    return ideas.database().inTransaction(sql -> {
      Ideas.Seen seen = ideas.fresh(sql, before.id(), person, revision);
      assertMayWrite(seen, person);
      KeptIdea next = ideas.rewrite(sql, person, seen, text, capacity);
      return Reply.ok(whole(sql, person, next)).revision(next.revision());
    });
  }

  private void assertMayWrite(Ideas.Seen seen, Caller.Person person) {
    if (ideas.terms(seen.round()).closed()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "The round is closed: nothing of its ideas changes any more.");
    }
    if (!Sight.mayWrite(seen.entry(), Ideas.actor(person))) {
      throw new Refused(Code.NOT_ALLOWED, "You may read this idea, and not change it as it stands now.");
    }
  }

  private Reply move(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = ideas.database().inTransaction(sql -> ideas.seen(sql, call.id("idea"), Optional.of(person))).id();
    long revision = call.ifMatch();
    Fields body = call.body();
    String action = body.line("action");
    String reason = body.line("reason");
    IdeaWish wish = wish(body, action, reason);
    body.end();
    return ideas.database().inTransaction(sql -> {
      KeptIdea next = ideas.decide(sql, person, ideas.fresh(sql, id, person, revision), wish, "idea-" + action, reason);
      return Reply.ok(whole(sql, person, next)).revision(next.revision());
    });
  }

  private static IdeaWish wish(Fields body, String action, String reason) {
    return switch (action) {
      case "publish" -> new IdeaWish.Publish();
      case "unpublish" -> new IdeaWish.Unpublish(reason);
      case "reopen" -> new IdeaWish.Reopen();
      case "archive" -> new IdeaWish.Archive(archival(body, reason));
      case "close-applications" -> new IdeaWish.CloseApplications();
      case "open-applications" -> new IdeaWish.OpenApplications();
      default -> new IdeaWish.Propose();
    };
  }

  private static Archival archival(Fields body, String reason) {
    for (Archival one : Archival.values()) {
      if (one.slug().equals(reason) && one.given()) {
        return one;
      }
    }
    body.wrong("reason", "One of: declined, duplicate, expired, withdrawn.");
    return Archival.WITHDRAWN;
  }

  /** Every text that it had: for those who may see more of it than the public part. */
  private Reply revisions(Call call) {
    Caller.Person person = Caller.person(call);
    Listing listing = Listing.of(call);
    return ideas.database().inTransaction(sql -> {
      Ideas.Seen seen = ideas.seen(sql, call.id("idea"), Optional.of(person));
      if (seen.sight() != Sight.INSIDE) {
        throw new Refused(Code.NOT_ALLOWED, "Its earlier texts are for those who write it.");
      }
      return listing.reply(ideas.store().revisions(sql, seen.id(), listing.after(Integer::valueOf), listing.fetch()), one -> one.getInteger("number"), one -> one);
    });
  }
}
