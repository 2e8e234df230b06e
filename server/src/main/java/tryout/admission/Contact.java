package tryout.admission;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Idempotency;
import tryout.access.Route;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Listing;
import tryout.web.Markdown;
import tryout.web.RateLimit;
import tryout.web.Reply;

/**
 * What an applicant, the mentors of the idea and coordinators write to each other. It can be opened from a draft, whose text
 * stays with its applicant. A mentor may note that they talked elsewhere (APP-7).
 */
final class Contact {
  private static final String COLUMNS =
      "SELECT m.message_id, m.kind, m.words, m.at, m.person_id, p.name FROM application_message m JOIN person p USING (person_id)";
  private static final int BURST = 20;
  private static final Duration EACH = Duration.ofSeconds(15);

  private final Applications applications;
  private final Gate gate;
  private final RateLimit pace;

  Contact(Applications applications, Gate gate) {
    this.applications = applications;
    this.gate = gate;
    this.pace = new RateLimit(BURST, EACH, applications.deeds()::instant);
  }

  void open(Api api) {
    gate.open(api, Route.LIST_CONTACT, this::list);
    gate.open(api, Route.ADD_CONTACT, this::add);
  }

  /** Whether there is a word. */
  static boolean begun(Sql sql, UUID application) {
    return sql.first("SELECT 1 FROM application_message WHERE application_id = $1 LIMIT 1", application).isPresent();
  }

  /** Whether contact was made: by its applicant's own words, or by a mentor who noted it. */
  static boolean talked(Sql sql, UUID application, UUID applicant) {
    return sql.first("SELECT 1 FROM application_message WHERE application_id = $1 AND (kind = 'talked' OR person_id = $2) LIMIT 1", application, applicant).isPresent();
  }

  private Reply list(Call call) {
    Caller.Person person = Caller.person(call);
    Listing listing = Listing.of(call);
    return applications.database().inTransaction(sql -> {
      Applications.Seen seen = applications.seen(sql, call.id("application"), person);
      List<Row> rows = sql.rows(
          COLUMNS + " WHERE m.application_id = $1"
              + " AND ($2::uuid IS NULL OR (m.at, m.message_id) > (SELECT at, message_id FROM application_message WHERE message_id = $2 AND application_id = $1))"
              + " ORDER BY m.at, m.message_id LIMIT $3",
          seen.id(), listing.after().orElse(null), listing.fetch());
      return listing.reply(rows, row -> row.getUUID("message_id"), Contact::json);
    });
  }

  private static JsonObject json(Row row) {
    return new JsonObject()
        .put("id", row.getUUID("message_id").toString())
        .put("kind", row.getString("kind"))
        .put("by", new JsonObject().put("id", row.getUUID("person_id").toString()).put("name", row.getString("name")))
        .put("at", row.getOffsetDateTime("at").toInstant().toString())
        .put("text", row.getString("words"))
        .put("tree", Markdown.tree(row.getString("words")));
  }

  private Reply add(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = applications.database().inTransaction(sql -> applications.seen(sql, call.id("application"), person)).id();
    Fields body = call.body();
    boolean talked = body.line("kind").equals("talked");
    String text = body.text("text").strip();
    if (text.isEmpty() && !talked) {
      body.wrong("text", "Write something.");
    }
    body.end();
    return Reply.created(applications.database().inTransaction(sql -> Idempotency.once(sql, call, person.id(), applications.deeds().now(), () -> add(sql, person, id, talked, text))));
  }

  private JsonObject add(Sql sql, Caller.Person person, UUID id, boolean talked, String text) {
    Applications.Seen seen = applications.seen(sql, id, person);
    if (talked && !seen.party().mentor()) {
      throw new Refused(Code.NOT_ALLOWED, "Only mentors of the idea note that you talked.");
    }
    pace.take(person.id().toString());
    UUID message = UUID.randomUUID();
    OffsetDateTime now = applications.deeds().now();
    sql.update("INSERT INTO application_message (message_id, application_id, person_id, kind, words, at) VALUES ($1, $2, $3, $4, $5, $6)",
        message, id, person.id(), talked ? "talked" : "message", text, now);
    if (!talked) {
      new ApplicationTidings(sql, applications.ideas(), person, seen).message();
    }
    Optional<Row> row = sql.first(COLUMNS + " WHERE m.message_id = $1", message);
    return json(row.orElseThrow());
  }
}
