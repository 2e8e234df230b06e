package tryout.season;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
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
import tryout.idea.IdeaEvent;
import tryout.idea.IdeaRules;
import tryout.round.Dates;
import tryout.round.Programme;
import tryout.round.Round;
import tryout.round.RoundState;
import tryout.round.Settings;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Listing;
import tryout.web.Reply;

/** Preparing, opening and closing rounds. */
final class RoundRoutes {
  private static final int MAX_BODY = 256 * 1024;

  private final Ideas ideas;
  private final RoundStore store;
  private final Gate gate;
  private final String origin;

  RoundRoutes(Ideas ideas, RoundStore store, Gate gate, String origin) {
    this.origin = origin;
    this.ideas = ideas;
    this.store = store;
    this.gate = gate;
  }

  void open(Api api) {
    gate.open(api, Route.LIST_ROUNDS, this::list);
    gate.open(api, Route.ADD_ROUND, MAX_BODY, this::add);
    gate.open(api, Route.SHOW_ROUND, this::show);
    gate.open(api, Route.CHANGE_ROUND, MAX_BODY, this::change);
    gate.open(api, Route.MOVE_ROUND, this::move);
    gate.open(api, Route.SHOW_DASHBOARD, this::dashboard);
    gate.open(api, Route.SHOW_CALENDAR, this::calendar);
  }

  private Reply list(Call call) {
    boolean drafts = Ideas.prepares(gate.caller(call));
    Listing listing = Listing.of(call);
    List<Round> found = ideas.database().inTransaction(sql -> store.list(sql, drafts, listing.after(), listing.fetch()));
    return listing.reply(found, Round::id, round -> RoundJson.of(round, ideas.deeds().instant()));
  }

  private Reply show(Call call) {
    Optional<Caller> caller = gate.caller(call);
    return ideas.database().inTransaction(sql -> {
      Round round = ideas.round(sql, call.id("round"), caller);
      JsonObject json = json(caller, round);
      if (caller.orElse(null) instanceof Caller.Person person) {
        json.getJsonArray("allowedActions").add(Followers.has(sql, round.id(), person.id()) ? "unfollow" : "follow");
      }
      return Reply.ok(json).revision(round.revision());
    });
  }

  private Reply reply(Optional<Caller> caller, Round round) {
    return Reply.ok(json(caller, round)).revision(round.revision());
  }

  private JsonObject json(Optional<Caller> caller, Round round) {
    return RoundJson.of(round, ideas.deeds().instant()).put("allowedActions", new JsonArray(actions(caller, round)));
  }

  private List<String> actions(Optional<Caller> caller, Round round) {
    List<String> actions = new ArrayList<>();
    boolean coordinates = coordinates(caller);
    RoundState state = round.state(ideas.deeds().instant());
    if (Ideas.prepares(caller) && state != RoundState.CLOSED) {
      actions.add("edit");
    }
    if (coordinates && state == RoundState.DRAFT && !round.programmes().isEmpty() && round.dates().missing().isEmpty()) {
      actions.add("open");
    }
    if (coordinates && state == RoundState.ANNOUNCED) {
      actions.add("close");
    }
    if (mayBegin(caller, round)) {
      actions.add("begin-idea");
    }
    if (coordinates && state != RoundState.CLOSED) {
      actions.add("import");
    }
    return actions;
  }

  private static boolean coordinates(Optional<Caller> caller) {
    return caller.orElse(null) instanceof Caller.Person person && person.is(HouseRole.COORDINATOR);
  }

  private boolean mayBegin(Optional<Caller> caller, Round round) {
    if (!(caller.orElse(null) instanceof Caller.Person person)) {
      return false;
    }
    try {
      IdeaRules.assertMayBegin(Ideas.actor(person), round.settings().takesIdeasFrom(person.is(HouseRole.MENTOR)), ideas.terms(round));
      return true;
    } catch (Refused refused) {
      return false;
    }
  }

  private Reply add(Call call) {
    Caller.Person person = Caller.person(call);
    Fields body = call.body();
    Round blank = new Round(UUID.randomUUID(), "", RoundState.DRAFT, List.of(), Dates.UNKNOWN, Settings.DEFAULTS, 1);
    Optional<UUID> from = body.optionalLine("copyFrom").map(UUID::fromString);
    Round template = from.map(id -> ideas.database().inTransaction(sql -> ideas.round(sql, id, Optional.of(person)))).orElse(blank);
    Round fresh = sent(body, new Round(blank.id(), "", RoundState.DRAFT, template.programmes(), Dates.UNKNOWN, template.settings(), 1));
    body.end();
    fresh.dates().inOrder();
    JsonObject made = ideas.database().inTransaction(sql -> Idempotency.once(sql, call, person.id(), ideas.deeds().now(), () -> make(sql, person, fresh, from.orElse(null))));
    return Reply.created(made).with("Location", "/api/v1/rounds/" + made.getString("id")).revision(1);
  }

  private JsonObject make(Sql sql, Caller.Person person, Round round, @Nullable UUID from) {
    store.add(sql, round, from, ideas.deeds().now());
    JsonObject json = json(Optional.of(person), round);
    ideas.deeds().note(sql, person.id(), "round-added", round.id(), "", new JsonObject(), json);
    return json;
  }

  /** The round with what was sent in place of what there is. */
  private static Round sent(Fields body, Round before) {
    List<Programme> programmes = body.has("programmes") ? body.objects("programmes").stream().map(RoundJson::programme).toList() : before.programmes();
    if (programmes.stream().map(Programme::id).distinct().count() < programmes.size()) {
      body.wrong("programmes", "Two programmes have one id.");
    }
    return new Round(before.id(), body.has("name") ? body.line("name") : before.name(), before.stored(), programmes,
        body.has("dates") ? RoundJson.dates(body.object("dates")) : before.dates(), RoundJson.settings(body.object("settings"), before.settings()), before.revision());
  }

  private Reply change(Call call) {
    Caller.Person person = Caller.person(call);
    Round before = ideas.database().inTransaction(sql -> ideas.round(sql, call.id("round"), Optional.of(person)));
    long revision = call.ifMatch();
    Fields body = call.body();
    String reason = body.line("reason");
    Round next = sent(body, new Round(before.id(), before.name(), before.stored(), before.programmes(), before.dates(), before.settings(), revision));
    body.end();
    if (before.state(ideas.deeds().instant()) == RoundState.CLOSED) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "The round is closed: nothing of it changes any more.");
    }
    before.dates().assertMayBecome(next.dates(), ideas.deeds().instant(), reason);
    if (before.isPublic() && !(next.programmes().isEmpty() ? List.of("programmes") : next.dates().missing()).isEmpty()) {
      throw new Refused(Code.ROUND_INCOMPLETE, "The round is open: it keeps all its dates and at least one programme.");
    }
    return reply(Optional.of(person), ideas.database().inTransaction(sql -> {
      assertWeeksStay(sql, before, next);
      Round changed = store.change(sql, next);
      ideas.deeds().note(sql, person.id(), "round-changed", changed.id(), reason, RoundJson.of(before, ideas.deeds().instant()), RoundJson.of(changed, ideas.deeds().instant()));
      return changed;
    }));
  }

  /** A schedule that somebody submitted has a row for each week there was (RND-9). */
  private void assertWeeksStay(Sql sql, Round before, Round next) {
    if (before.settings().scheduleWeeks() != next.settings().scheduleWeeks() && ideas.wanted().submittedIn(sql, before.id())) {
      throw new Refused(Code.IN_USE, "Somebody has submitted a schedule of %d weeks: their number stays.".formatted(before.settings().scheduleWeeks()),
          List.of(new Refused.Field("/settings/scheduleWeeks", "It stays, since schedules were submitted.")));
    }
  }

  private Reply move(Call call) {
    Caller.Person person = Caller.person(call);
    Round before = ideas.database().inTransaction(sql -> ideas.round(sql, call.id("round"), Optional.of(person)));
    long revision = call.ifMatch();
    Fields body = call.body();
    String action = body.line("action");
    body.end();
    RoundState state = before.state(ideas.deeds().instant());
    RoundState stored = action.equals("open") ? state.opened(before.programmes().size(), before.dates()) : state.closed();
    Round next = new Round(before.id(), before.name(), stored, before.programmes(), before.dates(), before.settings(), revision);
    return reply(Optional.of(person), ideas.database().inTransaction(sql -> {
      Round moved = store.change(sql, next);
      if (stored == RoundState.CLOSED) {
        end(sql, person, moved);
      }
      ideas.deeds().note(sql, person.id(), stored == RoundState.CLOSED ? "round-closed" : "round-opened", moved.id(), "",
          RoundJson.of(before, ideas.deeds().instant()), RoundJson.of(moved, ideas.deeds().instant()));
      return moved;
    }));
  }

  /** What the end of a round does to its ideas. */
  private void end(Sql sql, Caller.Person person, Round round) {
    for (KeptIdea idea : ideas.store().all(sql, round.id())) {
      Optional<IdeaEvent> over = IdeaRules.roundClosed(idea.entry());
      if (over.isPresent()) {
        KeptIdea next = ideas.store().change(sql, idea, idea.with(idea.entry().after(over.get())), person.id(), ideas.deeds().now());
        ideas.deeds().note(sql, person.id(), "idea-archived", idea.id(), "round closed", Ideas.digestible(idea), Ideas.digestible(next));
      }
    }
  }

  private Reply calendar(Call call) {
    Round round = ideas.database().inTransaction(sql -> ideas.round(sql, call.id("round"), gate.caller(call)));
    return Reply.download("text/calendar; charset=utf-8", "round.ics", new RoundCalendar(round, origin, ideas.deeds().instant()).text());
  }

  /** What is missing, first (RND-12): each line leads to where it is mended. */
  private Reply dashboard(Call call) {
    Caller.Person person = Caller.person(call);
    return ideas.database().inTransaction(sql -> {
      Round round = ideas.round(sql, call.id("round"), Optional.of(person));
      return Reply.ok(new Dashboard(round, ideas.store().all(sql, round.id()), ideas.waiting(sql, round.id()), ideas.deeds().instant()).json());
    });
  }
}
