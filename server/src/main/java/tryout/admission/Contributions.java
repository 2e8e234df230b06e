package tryout.admission;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.UUID;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Idempotency;
import tryout.access.Route;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.idea.Link;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Reply;

/** Patches and the like that an applicant made; more can come until it is announced who comes (APP-14). */
final class Contributions {
  private static final int MOST = 50;

  private final Applications applications;
  private final Gate gate;

  Contributions(Applications applications, Gate gate) {
    this.applications = applications;
    this.gate = gate;
  }

  void open(Api api) {
    gate.open(api, Route.ADD_CONTRIBUTION, this::add);
    gate.open(api, Route.REMOVE_CONTRIBUTION, this::remove);
  }

  static JsonArray all(Sql sql, UUID application) {
    JsonArray all = new JsonArray();
    sql.rows("SELECT contribution_id, title, href, at FROM contribution WHERE application_id = $1 ORDER BY at, contribution_id LIMIT " + MOST, application).forEach(row -> all.add(json(row)));
    return all;
  }

  private static JsonObject json(Row row) {
    return new JsonObject().put("id", row.getUUID("contribution_id").toString()).put("title", row.getString("title")).put("href", row.getString("href"))
        .put("at", row.getOffsetDateTime("at").toInstant().toString());
  }

  private Reply add(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = applications.database().inTransaction(sql -> applications.seen(sql, call.id("application"), person)).id();
    Fields body = call.body();
    String href = body.line("href");
    if (!Link.leads(href)) {
      body.wrong("href", "An address that begins with https:// or http://.");
    }
    Link link = new Link(body.line("title"), href);
    body.end();
    return Reply.created(applications.database().inTransaction(sql -> Idempotency.once(sql, call, person.id(), applications.deeds().now(), () -> add(sql, person, id, link))));
  }

  private JsonObject add(Sql sql, Caller.Person person, UUID id, Link link) {
    Applications.Seen seen = applications.locked(sql, id, person);
    seen.rules().assertContributing(seen.party());
    if (all(sql, id).size() >= MOST) {
      throw new Refused(Code.LIMIT_REACHED, "An application names at most " + MOST + " contributions: take one away first.");
    }
    return json(sql.first("INSERT INTO contribution (contribution_id, application_id, title, href, at) VALUES ($1, $2, $3, $4, $5) RETURNING contribution_id, title, href, at",
        UUID.randomUUID(), id, link.text(), link.href(), applications.deeds().now()).orElseThrow());
  }

  private Reply remove(Call call) {
    Caller.Person person = Caller.person(call);
    return applications.database().inTransaction(sql -> {
      Applications.Seen seen = applications.locked(sql, call.id("application"), person);
      seen.rules().assertContributing(seen.party());
      if (sql.update("DELETE FROM contribution WHERE application_id = $1 AND contribution_id = $2", seen.id(), call.id("contribution")) == 0) {
        throw new Refused(Code.NOT_FOUND, "There is no such contribution.");
      }
      return Reply.nothing();
    });
  }
}
