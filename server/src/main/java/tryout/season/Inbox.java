package tryout.season;

import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Notices;
import tryout.access.Route;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Listing;
import tryout.web.Reply;

/** What people are told of within the application (NOTE-5). It is written with the deed, in one transaction. */
public final class Inbox {
  private final Database database;
  private final Deeds deeds;
  private Optional<Runnable> byMail = Optional.empty();

  Inbox(Database database, Deeds deeds) {
    this.database = database;
    this.deeds = deeds;
  }

  /** Has what people are told of sent by mail, too. Before anything is told. */
  void byMail(Runnable look) {
    byMail = Optional.of(look);
  }

  void open(Api api, Gate gate) {
    gate.open(api, Route.LIST_NOTIFICATIONS, this::list);
    gate.open(api, Route.READ_NOTIFICATIONS, this::read);
  }

  /**
   * Tells people, each once and when they want to be told; whoever did it knows. Mail goes to those of the house only: nobody
   * has looked whether the address of an account of one's own is its owner's.
   *
   * @param words one sentence
   * @param place the page that it leads to
   */
  public void tell(Sql sql, UUID actor, Collection<UUID> people, String event, String words, String place) {
    OffsetDateTime now = deeds.now();
    LinkedHashSet<UUID> others = new LinkedHashSet<>(people);
    others.remove(actor);
    Notices.Group group = EventGroups.of(event);
    OffsetDateTime daily = Daily.after(now);
    sql.update(
        "INSERT INTO notification (notification_id, person_id, event, words, place, at, shown_at, mail_due_at, digest_on)"
            + " SELECT gen_random_uuid(), person_id, $2, $3, $4, $5, CASE here WHEN 'now' THEN $5::timestamptz WHEN 'daily' THEN $6 END,"
            + " CASE by_mail WHEN 'now' THEN $5::timestamptz WHEN 'daily' THEN $6 END, CASE by_mail WHEN 'daily' THEN $7::date END"
            + " FROM (SELECT person_id, coalesce(notices->$8->>'here', $9) AS here,"
            + " CASE WHEN $11 AND mail IS NOT NULL AND roles <> '{}' THEN coalesce(notices->$8->>'mail', $10) ELSE 'off' END AS by_mail"
            + " FROM person WHERE person_id = ANY ($1)) AS wanted WHERE here <> 'off' OR by_mail <> 'off'",
        others.toArray(UUID[]::new), event, words, place, now, daily, daily.toLocalDate(), group.slug(), group.usual().here().slug(), group.usual().mail().slug(),
        byMail.isPresent());
    byMail.ifPresent(sql::whenOver);
  }

  /** Everybody who coordinates. */
  public static List<UUID> coordinators(Sql sql) {
    return sql.rows("SELECT person_id FROM person WHERE 'coordinator' = ANY (roles) AND disabled_at IS NULL ORDER BY person_id").stream().map(row -> row.getUUID(0)).toList();
  }

  private Reply list(Call call) {
    UUID person = Caller.person(call).id();
    Listing listing = Listing.of(call);
    return database.inTransaction(sql -> {
      List<JsonObject> found = page(sql, person, listing.after(), listing.fetch());
      Reply reply = listing.reply(found, one -> UUID.fromString(one.getString("id")), one -> one);
      long unread = sql.first("SELECT count(*) FROM notification WHERE person_id = $1 AND read_at IS NULL AND shown_at <= $2", person, deeds.now()).orElseThrow().getLong(0);
      return Reply.ok(reply.body().toJsonObject().put("unread", unread));
    });
  }

  private List<JsonObject> page(Sql sql, UUID person, Optional<UUID> after, int limit) {
    return sql
        .rows(
            "SELECT notification_id, event, words, place, at, read_at FROM notification WHERE person_id = $1 AND shown_at <= $4"
                + " AND ($2::uuid IS NULL OR (shown_at, notification_id) < (SELECT shown_at, notification_id FROM notification WHERE notification_id = $2 AND person_id = $1))"
                + " ORDER BY shown_at DESC, notification_id DESC LIMIT $3",
            person, after.orElse(null), limit, deeds.now())
        .stream()
        .map(row -> new JsonObject()
            .put("id", row.getUUID("notification_id").toString())
            .put("event", row.getString("event"))
            .put("words", row.getString("words"))
            .put("place", row.getString("place"))
            .put("at", row.getOffsetDateTime("at").toInstant().toString())
            .put("read", row.getOffsetDateTime("read_at") != null))
        .toList();
  }

  /** Up to one that was seen: what came after it while it was read stays unread. */
  private Reply read(Call call) {
    UUID person = Caller.person(call).id();
    var body = call.body();
    Optional<UUID> upTo = body.optionalLine("upTo").map(UUID::fromString);
    body.end();
    database.inTransaction(sql -> sql.update(
        "UPDATE notification SET read_at = $3 WHERE person_id = $1 AND read_at IS NULL"
            + " AND (shown_at, notification_id) <= (SELECT shown_at, notification_id FROM notification WHERE notification_id = $2 AND person_id = $1)",
        person, upTo.orElseThrow(), deeds.now()));
    return Reply.nothing();
  }
}
