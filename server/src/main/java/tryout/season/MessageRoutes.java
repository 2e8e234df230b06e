package tryout.season;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.HouseRole;
import tryout.access.Idempotency;
import tryout.access.Route;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.idea.Mentoring;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Listing;
import tryout.web.Markdown;
import tryout.web.Reply;

/** Public questions about an idea (IDEA-16). */
final class MessageRoutes {
  private static final String COLUMNS =
      "SELECT m.message_id, m.words, m.at, m.person_id, p.name, h.name AS hidden_by FROM idea_message m JOIN person p USING (person_id)"
          + " LEFT JOIN person h ON h.person_id = m.hidden_by";

  private final Ideas ideas;
  private final Pace pace;
  private final Gate gate;

  MessageRoutes(Ideas ideas, Pace pace, Gate gate) {
    this.ideas = ideas;
    this.pace = pace;
    this.gate = gate;
  }

  void open(Api api) {
    gate.open(api, Route.LIST_MESSAGES, this::list);
    gate.open(api, Route.ADD_MESSAGE, this::add);
    gate.open(api, Route.HIDE_MESSAGE, this::hide);
  }

  private Reply list(Call call) {
    Optional<Caller> caller = gate.caller(call);
    Listing listing = Listing.of(call);
    return ideas.database().inTransaction(sql -> {
      Ideas.Seen seen = ideas.seen(sql, call.id("idea"), caller);
      boolean hides = caller.orElse(null) instanceof Caller.Person person && mayHide(seen, person);
      return listing.reply(page(sql, seen.id(), listing.after(), listing.fetch()), row -> row.getUUID("message_id"), row -> json(row, hides));
    });
  }

  static List<Row> page(Sql sql, UUID idea, Optional<UUID> after, int limit) {
    return sql.rows(
        COLUMNS + " WHERE m.idea_id = $1"
            + " AND ($2::uuid IS NULL OR (m.at, m.message_id) > (SELECT at, message_id FROM idea_message WHERE message_id = $2 AND idea_id = $1))"
            + " ORDER BY m.at, m.message_id LIMIT $3",
        idea, after.orElse(null), limit);
  }

  static JsonObject json(Row row, boolean hides) {
    JsonObject json = new JsonObject()
        .put("id", row.getUUID("message_id").toString())
        .put("by", new JsonObject().put("id", row.getUUID("person_id").toString()).put("name", row.getString("name")))
        .put("at", row.getOffsetDateTime("at").toInstant().toString())
        .put("hiddenBy", row.getString("hidden_by"));
    if (row.getString("hidden_by") == null) {
      json.put("text", row.getString("words")).put("tree", Markdown.tree(row.getString("words"))).put("mayHide", hides);
    }
    return json;
  }

  private Reply add(Call call) {
    Caller.Person person = Caller.person(call);
    Ideas.Seen seen = ideas.database().inTransaction(sql -> ideas.seen(sql, call.id("idea"), Optional.of(person)));
    Fields body = call.body();
    String text = body.text("text").strip();
    if (text.isEmpty()) {
      body.wrong("text", "Write something.");
    }
    body.end();
    return Reply.created(ideas.database().inTransaction(sql -> Idempotency.once(sql, call, person.id(), ideas.deeds().now(), () -> add(sql, person, seen, text))));
  }

  private JsonObject add(Sql sql, Caller.Person person, Ideas.Seen seen, String text) {
    pace.question(person);
    UUID id = UUID.randomUUID();
    OffsetDateTime now = ideas.deeds().now();
    sql.update("INSERT INTO idea_message (message_id, idea_id, person_id, words, at) VALUES ($1, $2, $3, $4, $5)", id, seen.id(), person.id(), text, now);
    String place = "/ideas/" + seen.id() + "#questions";
    ideas.inbox().tell(sql, person.id(), Ideas.concerned(seen.idea()), "message.received",
        person.name() + " asks about “" + seen.entry().text().title() + "”.", place);
    ideas.hooks().tell(sql, "message.received", ideas.hooks().at(place).put("idea", seen.id().toString()).put("message", id.toString()));
    return json(sql.first(COLUMNS + " WHERE m.message_id = $1", id).orElseThrow(), mayHide(seen, person));
  }

  private static boolean mayHide(Ideas.Seen seen, Caller.Person person) {
    return person.is(HouseRole.COORDINATOR) || seen.entry().mentoring(person.id()).filter(one -> one.answer() == Mentoring.Answer.AGREED).isPresent();
  }

  private Reply hide(Call call) {
    Caller.Person person = Caller.person(call);
    return ideas.database().inTransaction(sql -> {
      Ideas.Seen seen = ideas.seen(sql, call.id("idea"), Optional.of(person));
      if (!mayHide(seen, person)) {
        throw new Refused(Code.NOT_ALLOWED, "Only its mentors and coordinators hide a message.");
      }
      int hidden = sql.update("UPDATE idea_message SET hidden_by = $3 WHERE message_id = $1 AND idea_id = $2 AND hidden_by IS NULL", call.id("message"), seen.id(), person.id());
      if (hidden == 0) {
        throw new Refused(Code.NOT_FOUND, "There is no such message, or it is hidden already.");
      }
      ideas.deeds().note(sql, person.id(), "message-hidden", seen.id(), "", new JsonObject(), new JsonObject().put("message", call.id("message").toString()));
      return Reply.nothing();
    });
  }
}
