package tryout.admission;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.UUID;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Route;
import tryout.db.Sql;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Reply;

/** What the mentors of an idea say should become of an application; coordinators decide. */
final class Recommendations {
  private final Applications applications;
  private final ReviewStore reviews;
  private final Gate gate;

  Recommendations(Applications applications, ReviewStore reviews, Gate gate) {
    this.applications = applications;
    this.reviews = reviews;
    this.gate = gate;
  }

  void open(Api api) {
    gate.open(api, Route.RECOMMEND, this::put);
  }

  /** Whether one of those mentors says that they should come. */
  static boolean accepted(Sql sql, UUID application, Collection<UUID> mentors) {
    return sql.first("SELECT 1 FROM application_recommendation WHERE application_id = $1 AND verdict = 'accept' AND person_id = ANY ($2) LIMIT 1",
        application, mentors.toArray(UUID[]::new)).isPresent();
  }

  /**
   * As far as somebody may read them: what others recommend tells what they think, and so is read as late as their reviews.
   *
   * @param open whether reviews of others are open to them
   */
  static JsonArray all(Sql sql, UUID application, UUID viewer, boolean open) {
    JsonArray all = new JsonArray();
    sql.rows("SELECT r.person_id, p.name, r.verdict, r.reason, r.at FROM application_recommendation r JOIN person p USING (person_id) WHERE application_id = $1 AND ($2 OR r.person_id = $3) ORDER BY r.at, r.person_id LIMIT 100", application, open, viewer)
        .forEach(row -> all.add(new JsonObject().put("person", new JsonObject().put("id", row.getUUID("person_id").toString()).put("name", row.getString("name")))
            .put("verdict", row.getString("verdict")).put("reason", row.getString("reason")).put("at", row.getOffsetDateTime("at").toInstant().toString())));
    return all;
  }

  private Reply put(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = applications.database().inTransaction(sql -> applications.seen(sql, call.id("application"), person)).id();
    Fields body = call.body();
    String verdict = body.line("verdict");
    String reason = body.text("reason").strip();
    body.end();
    return applications.database().inTransaction(sql -> {
      Applications.Seen seen = applications.locked(sql, id, person);
      seen.rules().assertRecommends(seen.party());
      sql.update(
          "INSERT INTO application_recommendation (application_id, person_id, verdict, reason, at) VALUES ($1, $2, $3, $4, $5)"
              + " ON CONFLICT (application_id, person_id) DO UPDATE SET verdict = $3, reason = $4, at = $5",
          id, person.id(), verdict, reason, applications.deeds().now());
      applications.deeds().note(sql, person.id(), "application-recommended", id, "", new JsonObject(), new JsonObject().put("verdict", verdict));
      boolean open = ReviewRoutes.reviews(sql, reviews, seen).advice(person.id(), seen.party().coordinator());
      return Reply.ok(new JsonObject().put("items", all(sql, id, person.id(), open)));
    });
  }
}
