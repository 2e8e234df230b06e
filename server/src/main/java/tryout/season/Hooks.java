package tryout.season;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import tryout.db.Sql;

/**
 * What programs are told of (NOTE-7). It is written with the deed, in one transaction: one row for each webhook that wants to
 * hear of it, however many people are told.
 */
public final class Hooks {
  private final Deeds deeds;
  private final String origin;
  private Optional<Runnable> sending = Optional.empty();

  Hooks(Deeds deeds, String origin) {
    this.deeds = deeds;
    this.origin = origin;
  }

  /** Has what programs are told of sent at once. Before anything is told. */
  void sentBy(Runnable look) {
    sending = Optional.of(look);
  }

  /** Of something that may be known at once. */
  public void tell(Sql sql, String type, JsonObject data) {
    tell(sql, type, data, deeds.instant());
  }

  /**
   * Of something that nobody may know before a time. Until then it does not leave and is not shown; and nothing in it tells
   * when it was written.
   *
   * @param type such as {@code application.decided}
   * @param data ids and links, and no word of anybody's
   */
  void tell(Sql sql, String type, JsonObject data, Instant notBefore) {
    OffsetDateTime at = (notBefore.isAfter(deeds.instant()) ? notBefore : deeds.instant()).atOffset(ZoneOffset.UTC);
    sql.update(
        "INSERT INTO webhook_delivery (delivery_id, webhook_id, type, body, at, due_at)"
            + " SELECT gen_random_uuid(), webhook_id, $1, $2, $3, $3 FROM webhook WHERE enabled AND (events = '{}' OR $1 = ANY (events))",
        type, body(type, at, data), at);
    sending.ifPresent(sql::whenOver);
  }

  /** What a receiver reads. */
  static String body(String type, OffsetDateTime at, JsonObject data) {
    return new JsonObject().put("type", type).put("timestamp", at.toInstant().toString()).put("data", data).encode();
  }

  /** Data with the page that it leads to. */
  public JsonObject at(String place) {
    return new JsonObject().put("link", origin + place);
  }
}
