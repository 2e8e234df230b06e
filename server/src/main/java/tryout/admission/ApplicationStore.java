package tryout.admission;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tryout.access.HouseRole;
import tryout.access.RoleRule;
import tryout.application.Decision;
import tryout.application.Form;
import tryout.application.Progress;
import tryout.application.Progress.Stage;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.idea.Demand;
import tryout.season.Wanted;

/** The applications, and every text that was submitted. */
final class ApplicationStore implements Wanted, RoleRule {
  private static final String COLUMNS =
      "application_id, round_id, idea_id, person_id, stage, withdrawn, form, submitted_at, created_at, changed_at, revision, decision, programme, words, decisions, erased_at";
  private static final String ONCE = "application_once";

  /** Refused with {@link Code#ALREADY_APPLIED} where that person has one for that idea. */
  void add(Sql sql, KeptApplication one) {
    unlessThere(() -> sql.update(
        "INSERT INTO application (application_id, round_id, idea_id, person_id, stage, form, created_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
        one.id(), one.round(), one.idea(), one.person(), slug(one.progress().stage()), FormJson.of(one.form()), one.createdAt()));
  }

  /** Another text. Its applicant alone does that, and the row is locked. */
  KeptApplication rewrite(Sql sql, KeptApplication one, Form form, OffsetDateTime now) {
    sql.update("UPDATE application SET form = $2, changed_at = $3, revision = revision + 1 WHERE application_id = $1", one.id(), FormJson.of(form), now);
    return byId(sql, one.id()).orElseThrow();
  }

  /** How far it has got now, where its applicant may know of that. */
  KeptApplication move(Sql sql, KeptApplication one, Progress next, OffsetDateTime now) {
    unlessThere(() -> sql.update("UPDATE application SET stage = $2, withdrawn = $3, changed_at = $4, revision = revision + 1 WHERE application_id = $1",
        one.id(), slug(next.stage()), next.withdrawn(), now));
    return byId(sql, one.id()).orElseThrow();
  }

  /** What was decided, or nothing any more. Nothing that its applicant reads changes with it. */
  KeptApplication decide(Sql sql, KeptApplication one, @Nullable Decision decision) {
    String programme = decision instanceof Decision.Accept accept ? accept.programme() : null;
    String words = decision instanceof Decision.Decline decline ? decline.words() : "";
    sql.update("UPDATE application SET decision = $2, programme = $3, words = $4, decisions = decisions + 1 WHERE application_id = $1",
        one.id(), decision == null ? null : decision.state().slug(), programme, words);
    return byId(sql, one.id()).orElseThrow();
  }

  /** Keeps the text that is submitted. */
  Submitted submit(Sql sql, KeptApplication one, OffsetDateTime now) {
    sql.update("UPDATE application SET submitted_at = $2 WHERE application_id = $1", one.id(), now);
    return submitted(sql.first(
        "INSERT INTO application_revision (application_id, number, form, digest, at) SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4"
            + " FROM application_revision WHERE application_id = $1 RETURNING number, form, digest, at",
        one.id(), FormJson.of(one.form()), FormJson.digest(one.form()), now).orElseThrow());
  }

  /** The texts that were submitted, newest first; at most {@code limit} before the number named, if any. */
  List<Submitted> submitted(Sql sql, UUID id, Optional<Integer> before, int limit) {
    return sql.rows("SELECT number, form, digest, at FROM application_revision WHERE application_id = $1 AND ($2::int IS NULL OR number < $2) ORDER BY number DESC LIMIT $3",
        id, before.orElse(null), limit).stream().map(ApplicationStore::submitted).toList();
  }

  private static Submitted submitted(Row row) {
    return new Submitted(row.getInteger("number"), FormJson.read(row.getJsonObject("form")), row.getString("digest"), row.getOffsetDateTime("at"));
  }

  Optional<KeptApplication> byId(Sql sql, UUID id) {
    return sql.first("SELECT " + COLUMNS + " FROM application WHERE application_id = $1", id).map(ApplicationStore::kept);
  }

  /** The same, kept from others until the transaction ends. */
  Optional<KeptApplication> locked(Sql sql, UUID id) {
    return sql.first("SELECT " + COLUMNS + " FROM application WHERE application_id = $1 FOR UPDATE", id).map(ApplicationStore::kept);
  }

  /** Somebody's own one for an idea that is not withdrawn. */
  Optional<KeptApplication> of(Sql sql, UUID idea, UUID person) {
    return sql.first("SELECT " + COLUMNS + " FROM application WHERE idea_id = $1 AND person_id = $2 AND NOT withdrawn", idea, person).map(ApplicationStore::kept);
  }

  /** Whether somebody has one for that idea, or had. */
  boolean applied(Sql sql, UUID idea, UUID person) {
    return sql.first("SELECT 1 FROM application WHERE idea_id = $1 AND person_id = $2 LIMIT 1", idea, person).isPresent();
  }

  /** Somebody's own, newest first. */
  List<KeptApplication> own(Sql sql, UUID person, Optional<UUID> after, int limit) {
    return sql.rows(
        "SELECT " + COLUMNS + " FROM application WHERE person_id = $1"
            + " AND ($2::uuid IS NULL OR (created_at, application_id) < (SELECT created_at, application_id FROM application WHERE application_id = $2 AND person_id = $1))"
            + " ORDER BY created_at DESC, application_id DESC LIMIT $3",
        person, after.orElse(null), limit).stream().map(ApplicationStore::kept).toList();
  }

  /** How many others of somebody's are submitted in a round and not withdrawn. */
  int submitted(Sql sql, KeptApplication one) {
    return count(sql.first("SELECT count(*)::int FROM application WHERE round_id = $1 AND person_id = $2 AND application_id <> $3 AND stage <> 'draft' AND NOT withdrawn",
        one.round(), one.person(), one.id()));
  }

  /** How many places of an idea others have. */
  int taken(Sql sql, KeptApplication one) {
    return count(sql.first("SELECT count(*)::int FROM application WHERE idea_id = $1 AND application_id <> $2 AND decision = 'accepted' AND NOT withdrawn", one.idea(), one.id()));
  }

  /** The other application of the round with which that person is accepted. */
  Optional<UUID> acceptedElsewhere(Sql sql, KeptApplication one) {
    return sql.first("SELECT application_id FROM application WHERE round_id = $1 AND person_id = $2 AND application_id <> $3 AND decision = 'accepted' AND NOT withdrawn",
        one.round(), one.person(), one.id()).map(row -> row.getUUID(0));
  }

  @Override
  public Demand of(Sql sql, UUID idea) {
    return new Demand(count(sql.first("SELECT count(*)::int FROM application WHERE idea_id = $1 AND stage <> 'draft' AND NOT withdrawn AND decision IS DISTINCT FROM 'declined'", idea)));
  }

  @Override
  public boolean appliedFor(Sql sql, UUID idea) {
    return sql.first("SELECT 1 FROM application WHERE idea_id = $1 AND submitted_at IS NOT NULL LIMIT 1", idea).isPresent();
  }

  @Override
  public boolean submittedIn(Sql sql, UUID round) {
    return sql.first("SELECT 1 FROM application WHERE round_id = $1 AND submitted_at IS NOT NULL LIMIT 1", round).isPresent();
  }

  @Override
  public List<UUID> applicants(Sql sql, UUID idea) {
    return sql.rows("SELECT DISTINCT person_id FROM application WHERE idea_id = $1 AND NOT withdrawn ORDER BY person_id", idea).stream().map(row -> row.getUUID(0)).toList();
  }

  /** Who applies in a round that goes on would read there what others write, and what is decided (ROLE-2). */
  @Override
  public void assertMayHave(Sql sql, UUID person, Set<HouseRole> roles) {
    boolean applies = !roles.isEmpty() && sql
        .first("SELECT 1 FROM application a JOIN round r USING (round_id) WHERE a.person_id = $1 AND NOT a.withdrawn AND r.state <> 'closed' AND r.announced_at IS NULL LIMIT 1", person).isPresent();
    if (applies) {
      throw new Refused(Code.ROLE_CONFLICT, "They apply in a round that goes on: whoever chooses there does not apply. They withdraw first, or wait for its announcement.");
    }
  }

  @Override
  public Map<UUID, Waiting> waiting(Sql sql, UUID round) {
    return sql.rows(
        "SELECT idea_id, count(*)::int AS undecided, count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM application_review r"
            + " WHERE r.application_id = a.application_id AND r.locked_at IS NOT NULL))::int AS unreviewed"
            + " FROM application a WHERE round_id = $1 AND stage <> 'draft' AND NOT withdrawn AND decision IS NULL GROUP BY idea_id",
        round).stream().collect(Collectors.toMap(row -> row.getUUID("idea_id"), row -> new Waiting(row.getInteger("unreviewed"), row.getInteger("undecided"))));
  }

  private static int count(Optional<Row> row) {
    return row.orElseThrow().getInteger(0);
  }

  static KeptApplication kept(Row row) {
    return new KeptApplication(row.getUUID("application_id"), row.getUUID("round_id"), row.getUUID("idea_id"), row.getUUID("person_id"), progress(row),
        FormJson.read(row.getJsonObject("form")), row.getOffsetDateTime("submitted_at"), row.getOffsetDateTime("created_at"), row.getOffsetDateTime("changed_at"),
        row.getLong("revision"), row.getLong("decisions"), row.getOffsetDateTime("erased_at"));
  }

  private static Progress progress(Row row) {
    String decided = row.getString("decision");
    Decision decision = decided == null ? null : decided.equals("accepted") ? new Decision.Accept(row.getString("programme")) : new Decision.Decline(row.getString("words"));
    return new Progress(Stage.valueOf(row.getString("stage").toUpperCase(java.util.Locale.ROOT)), decision, row.getBoolean("withdrawn"));
  }

  private static String slug(Stage stage) {
    return stage.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static <T> T unlessThere(Supplier<T> statement) {
    try {
      return statement.get();
    } catch (RuntimeException e) {
      if (Sql.violates(e, ONCE)) {
        throw new Refused(Code.ALREADY_APPLIED, "You have an application for this idea already: go on with that one.");
      }
      throw e;
    }
  }
}
