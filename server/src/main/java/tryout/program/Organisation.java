package tryout.program;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
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

/** Who holds these interviews: one name, on every page and in every invitation, and what it says of itself. */
public final class Organisation {
  private static final String COLUMNS = "name, channels, revision";
  /** Forty parts of the greatest length, as JSON escapes them at worst. */
  private static final int MAX_BODY = 4 * 1024 * 1024;

  private final Database database;
  private final Audit audit;
  private final SignIn signIn;
  private final boolean signUp;
  private volatile String name;

  /** Reads the name: blocks for a moment. */
  public Organisation(Database database, Access access) {
    this.database = database;
    this.audit = access.audit();
    this.signIn = access.signIn();
    this.signUp = access.settings().signUp();
    this.name = database.inTransaction(Organisation::row).getString("name");
  }

  /**
   * A part of its page.
   *
   * @param words Markdown
   */
  public record Section(String title, String words) {}

  /**
   * A way to find it.
   *
   * @param label as it is shown, such as the name of a channel
   * @param href an address of the web, of mail or of IRC; or empty
   */
  public record Channel(String label, String href) {}

  /** What it says of itself, in the order in which it is read. */
  public static List<Section> sections(Sql sql) {
    return sql.rows("SELECT title, words FROM organisation_section ORDER BY place").stream().map(row -> new Section(row.getString("title"), row.getString("words"))).toList();
  }

  public static List<Channel> channels(Sql sql) {
    return channels(row(sql).getJsonArray("channels"));
  }

  private static List<Channel> channels(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).map(one -> new Channel(one.getString("label"), one.getString("href"))).toList();
  }

  /** The name as it is now. */
  public String name() {
    return name;
  }

  /** Opens this slice's doors. */
  public void open(Api api, Gate gate) {
    gate.open(api, Route.SHOW_ORGANISATION, this::show);
    gate.open(api, Route.CHANGE_ORGANISATION, MAX_BODY, this::change);
  }

  private Reply show(Call call) {
    return database.inTransaction(sql -> reply(sql, row(sql)));
  }

  private Reply change(Call call) {
    String actor = Caller.person(call).id().toString();
    long revision = call.ifMatch();
    Fields body = call.body();
    Optional<String> fresh = body.optionalLine("name");
    Optional<List<Section>> sections =
        body.has("sections") ? Optional.of(body.objects("sections").stream().map(one -> new Section(one.line("title"), one.text("text"))).toList()) : Optional.empty();
    Optional<JsonArray> channels = body.has("channels") ? Optional.of(json(body.objects("channels").stream().map(one -> new Channel(one.line("label"), one.line("href"))).toList())) : Optional.empty();
    body.end();
    Reply changed =
        database.inTransaction(
            sql -> {
              Row row =
                  sql.first(
                          "UPDATE organisation SET name = coalesce($1, name), channels = coalesce($3, channels), revision = revision + 1"
                              + " WHERE revision = $2 RETURNING " + COLUMNS,
                          fresh.orElse(null), revision, channels.orElse(null))
                      .orElseThrow(Refused::stale);
              sections.ifPresent(all -> replace(sql, all));
              audit.write(sql, actor, "organisation-changed", "", new JsonObject().put("name", row.getString("name")));
              return reply(sql, row);
            });
    // Read again: of two changes the one that was stored last may be answered first.
    name = database.inTransaction(Organisation::row).getString("name");
    return changed;
  }

  private static void replace(Sql sql, List<Section> sections) {
    sql.update("DELETE FROM organisation_section");
    for (int place = 0; place < sections.size(); place++) {
      sql.update("INSERT INTO organisation_section (place, title, words) VALUES ($1, $2, $3)", place, sections.get(place).title(), sections.get(place).words());
    }
  }

  private static JsonArray json(List<Channel> channels) {
    JsonArray array = new JsonArray();
    channels.forEach(one -> array.add(new JsonObject().put("label", one.label()).put("href", one.href())));
    return array;
  }

  private static Row row(Sql sql) {
    return sql.first("SELECT " + COLUMNS + " FROM organisation").orElseThrow();
  }

  /** Whoever stands before the sign-in page is told when no password can open it. */
  private Reply reply(Sql sql, Row row) {
    return Reply.ok(
            new JsonObject()
                .put("name", row.getString("name"))
                .put("sections", told(sections(sql)))
                .put("channels", json(channels(row.getJsonArray("channels"))))
                .put("signUp", signUp)
                .put("firstLink", signIn.isByFirstLink(sql)))
        .revision(row.getLong("revision"));
  }

  private static JsonArray told(List<Section> sections) {
    JsonArray array = new JsonArray();
    sections.forEach(one -> array.add(new JsonObject().put("title", one.title()).put("text", one.words())));
    return array;
  }
}
