package tryout.admission;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.HouseRole;
import tryout.access.Route;
import tryout.application.Reviews;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.round.Round;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Listing;
import tryout.web.Reply;

/** The applications of a round, for those who choose: coordinators all of them, mentors those for what they mentor (APP-8). */
final class Desk {
  private static final int ALL = 10_000;

  /** As those who choose read it. */
  private static final String STATE = "CASE WHEN a.withdrawn THEN 'withdrawn' WHEN a.decision IS NOT NULL THEN a.decision ELSE a.stage END";
  private static final String BEGUN = "(a.submitted_at IS NOT NULL OR EXISTS (SELECT 1 FROM application_message m WHERE m.application_id = a.application_id))";
  private static final String MINE =
      "EXISTS (SELECT 1 FROM idea_mentor m WHERE m.idea_id = a.idea_id AND m.person_id = $3 AND m.answer = 'agreed')";
  private static final String SHOWN =
      "SELECT a.application_id, a.idea_id, a.person_id, i.content->>'title' AS title, p.name, " + STATE + " AS state, a.submitted_at, a.changed_at,"
          + " (SELECT s.form->'programmes' FROM application_revision s WHERE s.application_id = a.application_id ORDER BY s.number DESC LIMIT 1) AS programmes,"
          + " (SELECT count(*)::int FROM contribution c WHERE c.application_id = a.application_id) AS contributions,"
          + " (SELECT count(*)::int FROM application_recommendation r WHERE r.application_id = a.application_id AND r.verdict = 'accept') AS recommended,"
          + " (SELECT count(*)::int FROM application_recommendation r WHERE r.application_id = a.application_id AND r.verdict = 'decline') AS advised_against,"
          + " (SELECT count(*)::int FROM application_conflict c WHERE c.application_id = a.application_id) AS conflicts,"
          + " EXISTS (SELECT 1 FROM application_conflict c WHERE c.application_id = a.application_id AND c.person_id = $3) AS conflicted,"
          + " ARRAY(SELECT m.person_id FROM idea_mentor m WHERE m.idea_id = a.idea_id AND m.answer = 'agreed' AND NOT EXISTS"
          + " (SELECT 1 FROM application_conflict c WHERE c.application_id = a.application_id AND c.person_id = m.person_id)) AS expected"
          + " FROM application a JOIN idea i USING (idea_id) JOIN person p ON p.person_id = a.person_id"
          + " WHERE a.round_id = $1 AND ($2 OR " + MINE + ") AND " + BEGUN
          + " AND ($4::uuid IS NULL OR a.idea_id = $4) AND ($5 = '' OR " + STATE + " = $5)"
          + " AND ($6 = '' OR EXISTS (SELECT 1 FROM application_revision s WHERE s.application_id = a.application_id AND s.form->'programmes' ? $6))"
          + " AND ($7::uuid IS NULL OR EXISTS (SELECT 1 FROM application_review r WHERE r.application_id = a.application_id AND r.person_id = $7 AND r.locked_at IS NOT NULL))"
          + " AND ($8 = '' OR position(lower($8) IN lower(p.name || ' ' || (i.content->>'title'))) > 0)"
          + " AND ($9::uuid IS NULL OR (a.created_at, a.application_id) > (SELECT created_at, application_id FROM application WHERE application_id = $9))"
          + " ORDER BY a.created_at, a.application_id LIMIT $10";

  private final Applications applications;
  private final ReviewStore reviews;
  private final Gate gate;

  Desk(Applications applications, ReviewStore reviews, Gate gate) {
    this.applications = applications;
    this.reviews = reviews;
    this.gate = gate;
  }

  void open(Api api) {
    gate.open(api, Route.LIST_APPLICATIONS, this::list);
    gate.open(api, Route.EXPORT_APPLICATIONS, this::export);
  }

  private Reply list(Call call) {
    Caller.Person person = Caller.person(call);
    Listing listing = Listing.of(call);
    return applications.database().inTransaction(sql -> {
      Round round = applications.ideas().round(sql, call.id("round"), Optional.of(person));
      List<Row> rows = rows(sql, round, person, call, listing.after(), listing.fetch());
      Map<UUID, Reviews> read = read(sql, rows);
      return listing.reply(rows, row -> row.getUUID("application_id"), row -> line(row, read.getOrDefault(row.getUUID("application_id"), Reviews.NONE), person));
    });
  }

  private static List<Row> rows(Sql sql, Round round, Caller.Person person, Call call, Optional<UUID> after, int limit) {
    return sql.rows(SHOWN, round.id(), person.is(HouseRole.COORDINATOR), person.id(), id(call, "idea"), call.query("state").orElse(""), call.query("programme").orElse(""),
        id(call, "reviewer"), call.query("q").orElse("").strip(), after.orElse(null), limit);
  }

  private static @org.jspecify.annotations.Nullable UUID id(Call call, String name) {
    return call.query(name).map(UUID::fromString).orElse(null);
  }

  private Map<UUID, Reviews> read(Sql sql, List<Row> rows) {
    return reviews.all(sql, rows.stream().map(row -> new ReviewStore.Of(row.getUUID("application_id"), java.util.Set.of(row.getArrayOfUUIDs("expected")))).toList());
  }

  private static JsonObject line(Row row, Reviews read, Caller.Person person) {
    boolean open = !row.getBoolean("conflicted") && read.open(person.id(), person.is(HouseRole.COORDINATOR));
    JsonObject json = new JsonObject()
        .put("id", row.getUUID("application_id").toString())
        .put("idea", new JsonObject().put("id", row.getUUID("idea_id").toString()).put("title", row.getString("title")))
        .put("applicant", new JsonObject().put("id", row.getUUID("person_id").toString()).put("name", row.getString("name")))
        .put("state", row.getString("state"))
        .put("programmes", row.getJsonArray("programmes") == null ? new JsonArray() : row.getJsonArray("programmes"))
        .put("submittedAt", ApplicationView.text(row.getOffsetDateTime("submitted_at")))
        .put("changedAt", ApplicationView.text(row.getOffsetDateTime("changed_at")))
        .put("contributions", row.getInteger("contributions"))
        .put("reviews", read.locked().size())
        .put("expectedReviews", read.expected().size())
        .put("conflicts", row.getInteger("conflicts"))
        .put("conflicted", row.getBoolean("conflicted"))
        .put("ownReview", read.of(person.id()).map(own -> own.locked() ? "locked" : "begun").orElse(null));
    if (!row.getBoolean("conflicted") && read.advice(person.id(), person.is(HouseRole.COORDINATOR))) {
      json.put("recommended", row.getInteger("recommended")).put("advisedAgainst", row.getInteger("advised_against"));
    }
    return open ? json.put("mean", ReviewRoutes.rounded(read.mean())).put("spread", ReviewRoutes.rounded(read.spread())) : json;
  }

  /** As a table for other programs; a coordinator's alone (EXP-3). */
  private Reply export(Call call) {
    Caller.Person person = Caller.person(call);
    return applications.database().inTransaction(sql -> {
      Round round = applications.ideas().round(sql, call.id("round"), Optional.of(person));
      List<Row> rows = rows(sql, round, person, call, Optional.empty(), ALL + 1);
      if (rows.size() > ALL) {
        throw new Refused(Code.TOO_LARGE, "There are more than %,d applications: ask for those of one idea at a time.".formatted(ALL));
      }
      Map<UUID, Reviews> read = read(sql, rows);
      Table table = new Table("id", "idea", "applicant", "programmes", "submittedAt", "state", "contributions", "reviews", "mean", "spread", "interview", "recommendation", "conflicts");
      rows.forEach(row -> table.add(cells(line(row, read.getOrDefault(row.getUUID("application_id"), Reviews.NONE), person))));
      return Reply.download("text/csv; charset=utf-8", "applications.csv", Buffer.buffer(table.text()));
    });
  }

  private static List<String> cells(JsonObject line) {
    int recommended = line.getInteger("recommended", 0), against = line.getInteger("advisedAgainst", 0);
    String recommendation = recommended + against == 0 ? "" : recommended + " accept, " + against + " decline";
    return List.of(line.getString("id"), line.getJsonObject("idea").getString("title"), line.getJsonObject("applicant").getString("name"),
        String.join(" ", line.getJsonArray("programmes").stream().map(String::valueOf).toList()), line.getString("submittedAt", ""), line.getString("state"),
        line.getInteger("contributions").toString(), line.getInteger("reviews").toString(), number(line, "mean"), number(line, "spread"), "", recommendation, line.getInteger("conflicts").toString());
  }

  private static String number(JsonObject line, String name) {
    return line.getValue(name) == null ? "" : String.valueOf(line.getValue(name));
  }
}
