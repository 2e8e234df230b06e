package tryout.season;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.hook.Message;
import tryout.hook.Outcome;
import tryout.hook.RetryPlan;

/** Webhooks, and what each of them is told. */
final class HookStore {
  /** How many there may be. */
  static final int MOST = 20;
  /** For how long it is kept what was told. */
  static final Duration KEPT = Duration.ofDays(30);
  /** Until what was taken to be sent is due again, should this process die meanwhile. Longer than sending may take. */
  private static final Duration CLAIM = Duration.ofMinutes(1);
  private static final String DELIVERY =
      "SELECT delivery_id, type, body, d.at, due_at, tries, tried_at, status, millis, answer, problem, w.enabled"
          + " FROM webhook_delivery d JOIN webhook w USING (webhook_id)";

  private final Random chance;

  /** @param chance by which waits differ */
  HookStore(Random chance) {
    this.chance = chance;
  }

  /** Something that is to be sent now; with how many tries there were. */
  record Due(UUID id, UUID hook, int tries, Message message) {}

  void add(Sql sql, Hook hook) {
    // Two at once are counted one after the other.
    sql.rows("SELECT pg_advisory_xact_lock(hashtext('webhook'))");
    if (sql.first("SELECT count(*) FROM webhook").orElseThrow().getLong(0) >= MOST) {
      throw new Refused(Code.LIMIT_REACHED, "There are " + MOST + " webhooks, which is as many as there may be: delete one first.");
    }
    sql.update("INSERT INTO webhook (" + Hook.COLUMNS + ") VALUES ($1, $2, $3, $4, NULL, NULL, true, NULL, $5, 1)",
        hook.id(), hook.url(), hook.events().toArray(String[]::new), hook.secret().text(), hook.madeAt());
  }

  /** Refused as stale where somebody else changed it since. */
  Hook change(Sql sql, Hook hook, long revision) {
    return sql.first(
            "UPDATE webhook SET url = $3, events = $4, secret = $5, old_secret = $6, old_until = $7, enabled = $8, gone_at = $9, revision = revision + 1"
                + " WHERE webhook_id = $1 AND revision = $2 RETURNING " + Hook.COLUMNS,
            hook.id(), revision, hook.url(), hook.events().toArray(String[]::new), hook.secret().text(), hook.old().map(secret -> secret.text()).orElse(null),
            hook.oldUntil().orElse(null), hook.enabled(), hook.goneAt().orElse(null))
        .map(Hook::of).orElseThrow(Refused::stale);
  }

  /** With all that it was told. Refused as stale where somebody else changed it since. */
  void remove(Sql sql, UUID id, long revision) {
    if (sql.update("DELETE FROM webhook WHERE webhook_id = $1 AND revision = $2", id, revision) == 0) {
      throw Refused.stale();
    }
  }

  /** Refused as not found otherwise. */
  Hook byId(Sql sql, UUID id) {
    return sql.first("SELECT " + Hook.COLUMNS + " FROM webhook WHERE webhook_id = $1", id).map(Hook::of)
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such webhook."));
  }

  /** Oldest first, each with how it stands. */
  List<JsonObject> list(Sql sql, Optional<UUID> after, int limit, OffsetDateTime now) {
    return sql
        .rows(
            "SELECT " + Hook.COLUMNS + " FROM webhook"
                + " WHERE $1::uuid IS NULL OR (created_at, webhook_id) > (SELECT created_at, webhook_id FROM webhook WHERE webhook_id = $1)"
                + " ORDER BY created_at, webhook_id LIMIT $2",
            after.orElse(null), limit)
        .stream().map(row -> standing(sql, Hook.of(row), now)).toList();
  }

  /** A webhook with how many messages wait for it, and what became of the last one that was sent. */
  JsonObject standing(Sql sql, Hook hook, OffsetDateTime now) {
    long waiting = sql.first("SELECT count(*) FROM webhook_delivery WHERE webhook_id = $1 AND due_at IS NOT NULL AND at <= $2", hook.id(), now).orElseThrow().getLong(0);
    JsonObject last = sql.first(DELIVERY + " WHERE webhook_id = $1 AND tried_at IS NOT NULL ORDER BY tried_at DESC, delivery_id DESC LIMIT 1", hook.id())
        .map(HookStore::delivery).orElse(null);
    return hook.json(now).put("waiting", waiting).put("last", last);
  }

  /** What it was told, newest first; what nobody may know yet is left out. */
  List<JsonObject> deliveries(Sql sql, UUID hook, Optional<UUID> after, int limit, OffsetDateTime now) {
    return sql
        .rows(
            DELIVERY + " WHERE webhook_id = $1 AND d.at <= $4 AND ($2::uuid IS NULL"
                + " OR (d.at, delivery_id) < (SELECT at, delivery_id FROM webhook_delivery WHERE delivery_id = $2 AND webhook_id = $1))"
                + " ORDER BY d.at DESC, delivery_id DESC LIMIT $3",
            hook, after.orElse(null), limit, now)
        .stream().map(HookStore::delivery).toList();
  }

  /** Has it sent once more, with as many tries as a fresh one. */
  JsonObject again(Sql sql, Hook hook, UUID delivery, OffsetDateTime now) {
    if (!hook.enabled()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "The webhook is switched off: switch it on first.");
    }
    if (sql.update("UPDATE webhook_delivery SET due_at = $3, tries = 0 WHERE delivery_id = $1 AND webhook_id = $2 AND at <= $3", delivery, hook.id(), now) == 0) {
      throw new Refused(Code.NOT_FOUND, "It was told of no such thing.");
    }
    return delivery(sql, delivery);
  }

  static JsonObject delivery(Sql sql, UUID id) {
    return delivery(sql.first(DELIVERY + " WHERE delivery_id = $1", id).orElseThrow());
  }

  private static JsonObject delivery(Row row) {
    Integer status = row.getInteger("status");
    OffsetDateTime due = row.getOffsetDateTime("due_at");
    boolean taken = status != null && status >= 200 && status < 300;
    return new JsonObject()
        .put("id", row.getUUID("delivery_id").toString())
        .put("type", row.getString("type"))
        .put("body", row.getString("body"))
        .put("at", text(row.getOffsetDateTime("at")))
        .put("state", due != null ? "waiting" : taken ? "delivered" : "failed")
        .put("tries", row.getInteger("tries"))
        .put("triedAt", text(row.getOffsetDateTime("tried_at")))
        .put("nextAt", text(due))
        .put("status", status)
        .put("millis", row.getInteger("millis"))
        .put("answer", row.getString("answer"))
        .put("problem", row.getString("problem"))
        .put("allowedActions", row.getBoolean("enabled") ? JsonArray.of("redeliver") : new JsonArray());
  }

  private static @Nullable String text(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant().toString();
  }

  /**
   * Takes the next that is due for a webhook which is on and to which nothing is being sent: so each hears of one thing after
   * the other, and one that is slow holds up itself only. No lock stays on it while the receiver is waited for.
   */
  Optional<Due> take(Sql sql, List<UUID> busy, OffsetDateTime now) {
    return sql
        .first(
            "WITH next AS (SELECT d.delivery_id FROM webhook_delivery d JOIN webhook w USING (webhook_id)"
                + " WHERE d.due_at <= $1 AND w.enabled AND w.webhook_id <> ALL ($3) ORDER BY d.due_at, d.at, d.delivery_id LIMIT 1 FOR UPDATE OF d SKIP LOCKED)"
                + " UPDATE webhook_delivery d SET due_at = $2 FROM next, webhook w WHERE d.delivery_id = next.delivery_id AND w.webhook_id = d.webhook_id"
                + " RETURNING d.delivery_id, d.tries, d.body, w.*",
            now, now.plus(CLAIM), busy.toArray(UUID[]::new))
        .map(row -> due(row.getUUID("delivery_id"), row.getInteger("tries"), row.getString("body"), Hook.of(row), now));
  }

  private static Due due(UUID id, int tries, String body, Hook hook, OffsetDateTime now) {
    return new Due(id, hook.id(), tries, new Message(id.toString(), hook.url(), hook.secrets(now), body));
  }

  /** One that is sent by hand and never by itself. */
  Due trial(Sql sql, Hook hook, String type, JsonObject data, OffsetDateTime now) {
    Due due = due(UUID.randomUUID(), 0, Hooks.body(type, now, data), hook, now);
    sql.update("INSERT INTO webhook_delivery (delivery_id, webhook_id, type, body, at) VALUES ($1, $2, $3, $4, $5)", due.id(), hook.id(), type, due.message().body(), now);
    return due;
  }

  /** What became of one that was sent; it comes again where it was not taken and is worth another try. Answers when. */
  Optional<OffsetDateTime> settle(Sql sql, Due due, Outcome outcome, boolean again, OffsetDateTime now) {
    Optional<OffsetDateTime> next = again && !outcome.taken() && !outcome.gone() ? RetryPlan.after(due.tries(), chance.nextDouble()).map(now::plus) : Optional.empty();
    sql.update(
        "UPDATE webhook_delivery SET due_at = $2, tries = tries + 1, tried_at = $3, status = NULLIF($4, 0), millis = $5, answer = NULLIF($6, ''), problem = NULLIF($7, '')"
            + " WHERE delivery_id = $1",
        due.id(), next.orElse(null), now, outcome.status(), outcome.millis(), outcome.answer(), outcome.problem());
    return next;
  }

  /** A receiver wants nothing any more. Answers whether that was news. */
  boolean gone(Sql sql, UUID hook, OffsetDateTime now) {
    return sql.update("UPDATE webhook SET enabled = false, gone_at = $2, revision = revision + 1 WHERE webhook_id = $1 AND enabled", hook, now) == 1;
  }

  void sweep(Sql sql, OffsetDateTime now) {
    sql.update("DELETE FROM webhook_delivery WHERE at < $1", now.minus(KEPT));
  }
}
