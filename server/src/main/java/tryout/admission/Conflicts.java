package tryout.admission;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.HouseRole;
import tryout.access.Route;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Reply;

/**
 * Who is too near to an application to judge it (APP-13). One declares it for oneself, and a coordinator for others;
 * whoever is meant cannot lift it.
 */
final class Conflicts {
  private final Applications applications;
  private final Gate gate;

  Conflicts(Applications applications, Gate gate) {
    this.applications = applications;
    this.gate = gate;
  }

  void open(Api api) {
    gate.open(api, Route.DECLARE_CONFLICT, this::declare);
    gate.open(api, Route.LIFT_CONFLICT, this::lift);
  }

  static boolean declared(Sql sql, UUID application, UUID person) {
    return sql.first("SELECT 1 FROM application_conflict WHERE application_id = $1 AND person_id = $2", application, person).isPresent();
  }

  /** All of one application, for those who choose. */
  static JsonArray all(Sql sql, UUID application) {
    JsonArray all = new JsonArray();
    sql.rows("SELECT c.person_id, p.name, c.reason, c.at FROM application_conflict c JOIN person p USING (person_id) WHERE application_id = $1 ORDER BY c.at, c.person_id LIMIT 100", application)
        .forEach(row -> all.add(new JsonObject().put("person", new JsonObject().put("id", row.getUUID("person_id").toString()).put("name", row.getString("name")))
            .put("reason", row.getString("reason")).put("at", row.getOffsetDateTime("at").toInstant().toString())));
    return all;
  }

  private Reply declare(Call call) {
    Caller.Person person = Caller.person(call);
    Applications.Seen before = applications.database().inTransaction(sql -> inside(sql, call, person));
    UUID meant = call.id("person");
    Fields body = call.body();
    String reason = body.line("reason");
    body.end();
    if (!meant.equals(person.id()) && !person.is(HouseRole.COORDINATOR)) {
      throw new Refused(Code.NOT_ALLOWED, "One declares that for oneself, or a coordinator does.");
    }
    return applications.database().inTransaction(sql -> {
      if (!judges(sql, meant, before)) {
        throw new Refused(Code.NOT_FOUND, "Nobody of that id judges this application.");
      }
      sql.update(
          "INSERT INTO application_conflict (application_id, person_id, declared_by, reason, at) VALUES ($1, $2, $3, $4, $5)"
              + " ON CONFLICT (application_id, person_id) DO UPDATE SET reason = $4",
          before.id(), meant, person.id(), reason, applications.deeds().now());
      // What was recommended by somebody so near counts no more.
      sql.update("DELETE FROM application_recommendation WHERE application_id = $1 AND person_id = $2", before.id(), meant);
      applications.deeds().note(sql, person.id(), "conflict-declared", before.id(), reason, new JsonObject(), new JsonObject().put("person", meant.toString()));
      return Reply.nothing();
    });
  }

  private static boolean judges(Sql sql, UUID meant, Applications.Seen seen) {
    return Applications.mentors(seen.idea()).contains(meant)
        || sql.first("SELECT 1 FROM person WHERE person_id = $1 AND 'coordinator' = ANY (roles)", meant).isPresent();
  }

  private Reply lift(Call call) {
    Caller.Person person = Caller.person(call);
    Applications.Seen before = applications.database().inTransaction(sql -> inside(sql, call, person));
    UUID meant = call.id("person");
    Fields body = call.body();
    String reason = body.line("reason");
    body.end();
    if (!person.is(HouseRole.COORDINATOR) || meant.equals(person.id())) {
      throw new Refused(Code.NOT_ALLOWED, "Another coordinator lifts that.");
    }
    if (reason.isEmpty()) {
      throw new Refused(Code.REASON_REQUIRED, "A conflict of interest is lifted only with a reason.", java.util.List.of(new Refused.Field("/reason", "Say why.")));
    }
    return applications.database().inTransaction(sql -> {
      if (sql.update("DELETE FROM application_conflict WHERE application_id = $1 AND person_id = $2", before.id(), meant) == 0) {
        throw new Refused(Code.NOT_FOUND, "They declared none.");
      }
      applications.deeds().note(sql, person.id(), "conflict-lifted", before.id(), reason, new JsonObject().put("person", meant.toString()), new JsonObject());
      return Reply.nothing();
    });
  }

  /** Its applicant learns nothing of who is too near. */
  private Applications.Seen inside(Sql sql, Call call, Caller.Person person) {
    Applications.Seen seen = applications.seen(sql, call.id("application"), person);
    if (!seen.party().mentor() && !seen.party().coordinator()) {
      throw new Refused(Code.NOT_ALLOWED, "Only those who judge an application declare conflicts.");
    }
    return seen;
  }
}
