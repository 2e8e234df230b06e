package tryout.season;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.hook.Courier;
import tryout.hook.Outcome;

/**
 * Sends to webhooks what they are told of. It is taken from where it was written with the deed, so none is lost with this
 * process; a message may come twice then, with the same id.
 */
final class HookSending implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HookSending.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
  private static final String TRIAL = "webhook.test";

  private final Database database;
  private final Courier courier;
  private final HookStore store;
  private final Hooks hooks;
  private final Inbox inbox;
  private final Deeds deeds;
  private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final Ticker ticker;

  HookSending(Database database, Courier courier, HookStore store, Hooks hooks, Inbox inbox, Deeds deeds) {
    this.database = database;
    this.courier = courier;
    this.store = store;
    this.hooks = hooks;
    this.inbox = inbox;
    this.deeds = deeds;
    this.ticker = new Ticker("webhooks", BETWEEN_LOOKS, this::sendAll);
  }

  /** Something may be there to be sent. */
  void look() {
    ticker.soon();
  }

  private void sendAll() {
    for (Optional<HookStore.Due> due = next(); due.isPresent(); due = next()) {
      HookStore.Due taken = due.orElseThrow();
      busy.add(taken.hook());
      senders.execute(() -> handle(taken));
    }
  }

  private Optional<HookStore.Due> next() {
    return database.inTransaction(sql -> {
      store.sweep(sql, deeds.now());
      return store.take(sql, List.copyOf(busy), deeds.now());
    });
  }

  private void handle(HookStore.Due due) {
    try {
      send(due, true);
    } catch (RuntimeException failure) {
      LOG.warn("what became of a message is not known: it comes again delivery={} cause={}", due.id(), failure.toString());
    } finally {
      busy.remove(due.hook());
      ticker.soon();
    }
  }

  /** Sends one that tells of nothing, waits for what becomes of it, and answers that as it is kept. */
  JsonObject trial(Hook hook) {
    HookStore.Due due = database.inTransaction(sql -> store.trial(sql, hook, TRIAL, hooks.at("/webhooks").put("webhook", hook.id().toString()), deeds.now()));
    send(due, false);
    return database.inTransaction(sql -> HookStore.delivery(sql, due.id()));
  }

  private void send(HookStore.Due due, boolean again) {
    Outcome outcome = courier.send(due.message(), deeds.instant());
    database.inTransaction(sql -> {
      Optional<OffsetDateTime> next = store.settle(sql, due, outcome, again, deeds.now());
      if (outcome.gone()) {
        gone(sql, due.hook());
      }
      if (!outcome.taken()) {
        LOG.warn("a webhook did not take a message webhook={} delivery={} tries={} status={} next={} cause={}",
            due.hook(), due.id(), due.tries() + 1, outcome.status(), next.map(OffsetDateTime::toString).orElse("never"), outcome.problem());
      }
      return true;
    });
  }

  private void gone(Sql sql, UUID hook) {
    if (store.gone(sql, hook, deeds.now())) {
      inbox.tell(sql, Ideas.NOBODY, Inbox.coordinators(sql), "webhook.gone", "A webhook was switched off: its receiver answered that it is gone.", "/webhooks");
      deeds.note(sql, Ideas.NOBODY, "webhook-gone", hook, "", new JsonObject(), new JsonObject());
    }
  }

  @Override
  public void close() {
    ticker.close();
    senders.close();
    courier.close();
  }
}
