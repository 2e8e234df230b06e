package tryout.season;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.hook.Secret;

/**
 * A webhook: where a program wants to be told of what happens.
 *
 * @param events those that it wants to hear of; none stands for all
 * @param goneAt when its receiver said that it wants nothing any more, which switched it off
 * @param oldUntil until when the secret before this one signs, too
 */
record Hook(UUID id, String url, List<String> events, boolean enabled, Optional<OffsetDateTime> goneAt, Secret secret, Optional<Secret> old,
    Optional<OffsetDateTime> oldUntil, OffsetDateTime madeAt, long revision) {
  static final String COLUMNS = "webhook_id, url, events, secret, old_secret, old_until, enabled, gone_at, created_at, revision";

  static Hook of(Row row) {
    return new Hook(row.getUUID("webhook_id"), row.getString("url"), List.of(row.getArrayOfStrings("events")), row.getBoolean("enabled"),
        Optional.ofNullable(row.getOffsetDateTime("gone_at")), new Secret(row.getString("secret")), Optional.ofNullable(row.getString("old_secret")).map(Secret::new),
        Optional.ofNullable(row.getOffsetDateTime("old_until")), row.getOffsetDateTime("created_at"), row.getLong("revision"));
  }

  static Hook fresh(String url, List<String> events, OffsetDateTime now) {
    return new Hook(UUID.randomUUID(), url, events, true, Optional.empty(), Secret.fresh(), Optional.empty(), Optional.empty(), now, 1);
  }

  /** The same for that address and those events. Who switches it on again does not believe that it is gone. */
  Hook with(String otherUrl, List<String> otherEvents, boolean on) {
    return new Hook(id, otherUrl, otherEvents, on, on ? Optional.empty() : goneAt, secret, old, oldUntil, madeAt, revision);
  }

  /** The same with a fresh secret, beside which the one before signs until then. */
  Hook rotated(OffsetDateTime until) {
    return new Hook(id, url, events, enabled, goneAt, Secret.fresh(), Optional.of(secret), Optional.of(until), madeAt, revision);
  }

  /** Those that sign now, the newest first. */
  List<Secret> secrets(OffsetDateTime now) {
    return old.filter(_ -> oldUntil.filter(now::isBefore).isPresent()).map(before -> List.of(secret, before)).orElse(List.of(secret));
  }

  /** As those see it who look after it: all but its secrets. */
  JsonObject json(OffsetDateTime now) {
    return new JsonObject()
        .put("id", id.toString())
        .put("url", url)
        .put("events", new JsonArray(events))
        .put("state", enabled ? "on" : goneAt.isPresent() ? "gone" : "off")
        .put("oldSecretUntil", oldUntil.filter(now::isBefore).map(until -> until.toInstant().toString()).orElse(null))
        .put("madeAt", madeAt.toInstant().toString())
        .put("revision", revision)
        .put("allowedActions", JsonArray.of("edit", "rotate", "test", enabled ? "disable" : "enable", "delete"));
  }
}
