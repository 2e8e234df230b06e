package tryout.program;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import tryout.access.Access;
import tryout.access.Audit;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Route;
import tryout.access.SignIn;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.fault.Refused;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Reply;

/** Who holds these interviews: one name, on every page and in every invitation. */
public final class Organisation {
  private static final String COLUMNS = "name, revision";

  private final Database database;
  private final Audit audit;
  private final SignIn signIn;
  private volatile String name;

  /** Reads the name: blocks for a moment. */
  public Organisation(Database database, Access access) {
    this.database = database;
    this.audit = access.audit();
    this.signIn = access.signIn();
    this.name = database.inTransaction(Organisation::row).getString("name");
  }

  /** The name as it is now. */
  public String name() {
    return name;
  }

  /** Opens this slice's doors. */
  public void open(Api api, Gate gate) {
    gate.open(api, Route.SHOW_ORGANISATION, this::show);
    gate.open(api, Route.CHANGE_ORGANISATION, this::change);
  }

  private Reply show(Call call) {
    return database.inTransaction(sql -> reply(sql, row(sql)));
  }

  private Reply change(Call call) {
    String actor = Caller.person(call).id().toString();
    long revision = call.ifMatch();
    Fields body = call.body();
    String fresh = body.line("name");
    body.end();
    Reply changed =
        database.inTransaction(
            sql -> {
              Row row =
                  sql.first(
                          "UPDATE organisation SET name = $1, revision = revision + 1 WHERE revision = $2 RETURNING " + COLUMNS,
                          fresh, revision)
                      .orElseThrow(Refused::stale);
              audit.write(sql, actor, "organisation-changed", "", new JsonObject().put("name", fresh));
              return reply(sql, row);
            });
    // Read again: of two changes the one that was stored last may be answered first.
    name = database.inTransaction(Organisation::row).getString("name");
    return changed;
  }

  private static Row row(Sql sql) {
    return sql.first("SELECT " + COLUMNS + " FROM organisation").orElseThrow();
  }

  /** Whoever stands before the sign-in page is told when no password can open it. */
  private Reply reply(Sql sql, Row row) {
    return Reply.ok(
            new JsonObject().put("name", row.getString("name")).put("firstLink", signIn.isByFirstLink(sql)))
        .revision(row.getLong("revision"));
  }
}
