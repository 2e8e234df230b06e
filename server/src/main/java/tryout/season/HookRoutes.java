package tryout.season;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Idempotency;
import tryout.access.Route;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.hook.Courier;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Listing;
import tryout.web.Reply;

/** Webhooks, and what became of what they were told (NOTE-7 to NOTE-9). */
final class HookRoutes {
  /** For how long the secret before a change signs, too. */
  private static final Duration BOTH = Duration.ofHours(24);

  private final Database database;
  private final HookStore store;
  private final Courier courier;
  private final HookSending sending;
  private final Deeds deeds;

  HookRoutes(Database database, HookStore store, Courier courier, HookSending sending, Deeds deeds) {
    this.database = database;
    this.store = store;
    this.courier = courier;
    this.sending = sending;
    this.deeds = deeds;
  }

  void open(Api api, Gate gate) {
    gate.open(api, Route.LIST_WEBHOOKS, this::list);
    gate.open(api, Route.ADD_WEBHOOK, this::add);
    gate.open(api, Route.CHANGE_WEBHOOK, this::change);
    gate.open(api, Route.DELETE_WEBHOOK, this::delete);
    gate.open(api, Route.TEST_WEBHOOK, this::test);
    gate.open(api, Route.LIST_DELIVERIES, this::deliveries);
    gate.open(api, Route.REDELIVER, this::redeliver);
  }

  private Reply list(Call call) {
    Listing listing = Listing.of(call);
    List<JsonObject> found = database.inTransaction(sql -> store.list(sql, listing.after(), listing.fetch(), deeds.now()));
    return listing.reply(found, HookRoutes::id, one -> one);
  }

  private static UUID id(JsonObject one) {
    return UUID.fromString(one.getString("id"));
  }

  private Reply add(Call call) {
    Caller.Person person = Caller.person(call);
    Fields body = call.body();
    String url = body.line("url");
    List<String> events = body.words("events", Optional::of);
    body.end();
    courier.assertMayReach(url);
    return Reply.created(database.inTransaction(sql -> Idempotency.once(sql, call, person.id(), deeds.now(), () -> add(sql, person, url, events)))).revision(1);
  }

  private JsonObject add(Sql sql, Caller.Person person, String url, List<String> events) {
    Hook hook = Hook.fresh(url, events, deeds.now());
    store.add(sql, hook);
    JsonObject json = store.standing(sql, hook, deeds.now());
    deeds.note(sql, person.id(), "webhook-added", hook.id(), "", new JsonObject(), json);
    return json.put("secret", hook.secret().text());
  }

  private Reply change(Call call) {
    Caller.Person person = Caller.person(call);
    Hook before = found(call);
    long revision = call.ifMatch();
    Fields body = call.body();
    Optional<String> url = body.optionalLine("url");
    List<String> events = body.has("events") ? body.words("events", Optional::of) : before.events();
    boolean enabled = body.flag("enabled", before.enabled());
    boolean rotate = body.flag("rotateSecret", false);
    body.end();
    url.ifPresent(courier::assertMayReach);
    Hook kept = before.with(url.orElse(before.url()), events, enabled);
    Hook next = rotate ? kept.rotated(deeds.now().plus(BOTH)) : kept;
    return database.inTransaction(sql -> {
      Hook changed = store.change(sql, next, revision);
      JsonObject json = store.standing(sql, changed, deeds.now());
      deeds.note(sql, person.id(), rotate ? "webhook-secret-changed" : "webhook-changed", changed.id(), "", before.json(deeds.now()), changed.json(deeds.now()));
      sql.whenOver(sending::look);
      return Reply.ok(rotate ? json.put("secret", changed.secret().text()) : json).revision(changed.revision());
    });
  }

  private Reply delete(Call call) {
    Caller.Person person = Caller.person(call);
    Hook before = found(call);
    long revision = call.ifMatch();
    return database.inTransaction(sql -> {
      store.remove(sql, before.id(), revision);
      deeds.note(sql, person.id(), "webhook-deleted", before.id(), "", before.json(deeds.now()), new JsonObject());
      return Reply.nothing();
    });
  }

  /** Waits for what becomes of it: the receiver's answer, or that there is none. */
  private Reply test(Call call) {
    return Reply.ok(sending.trial(found(call)));
  }

  private Reply deliveries(Call call) {
    Hook hook = found(call);
    Listing listing = Listing.of(call);
    List<JsonObject> found = database.inTransaction(sql -> store.deliveries(sql, hook.id(), listing.after(), listing.fetch(), deeds.now()));
    return listing.reply(found, HookRoutes::id, one -> one);
  }

  private Reply redeliver(Call call) {
    Caller.Person person = Caller.person(call);
    Hook hook = found(call);
    UUID delivery = call.id("delivery");
    return database.inTransaction(sql -> {
      JsonObject json = store.again(sql, hook, delivery, deeds.now());
      deeds.note(sql, person.id(), "webhook-redelivered", hook.id(), "", new JsonObject(), new JsonObject().put("delivery", delivery.toString()));
      sql.whenOver(sending::look);
      return Reply.ok(json);
    });
  }

  private Hook found(Call call) {
    return database.inTransaction(sql -> store.byId(sql, call.id("webhook")));
  }
}
