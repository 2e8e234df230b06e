package tryout.program;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.program.Interview.Plan;
import tryout.program.Interview.Seat;
import tryout.room.Role;

/** The interviews and their panels. */
final class InterviewStore {
  private static final String COLUMNS =
      "room_id, title, minutes, warmup_minutes, statement, files, exercise, allowed, not_allowed, created_at, revision, erasure_asked_at, extra_percent";

  /** The room must be there already, in the same transaction. */
  void add(Sql sql, UUID id, Plan plan, List<Seat> panel, UUID by, OffsetDateTime now) {
    sql.update(
        "INSERT INTO interview (room_id, title, minutes, warmup_minutes, statement, files, exercise, allowed, not_allowed,"
            + " created_by, created_at, extra_percent) VALUES ($1, $2, $3, $4, $5, $6, nullif($7, ''), $8, $9, $10, $11, $12)",
        id, plan.title(), plan.minutes(), plan.warmupMinutes(), plan.statement(), plan.filesJson(), plan.exercise(),
        plan.allowed(), plan.notAllowed(), by, now, plan.extraPercent());
    seat(sql, id, panel);
  }

  /** Refused with {@link Code#STALE_REVISION} when somebody else changed it since. */
  void change(Sql sql, UUID id, long revision, Plan plan, List<Seat> panel) {
    int changed =
        sql.update(
            "UPDATE interview SET title = $3, minutes = $4, warmup_minutes = $5, statement = $6, files = $7, allowed = $8,"
                + " not_allowed = $9, exercise = nullif($10, ''), extra_percent = $11, revision = revision + 1 WHERE room_id = $1 AND revision = $2",
            id, revision, plan.title(), plan.minutes(), plan.warmupMinutes(), plan.statement(), plan.filesJson(),
            plan.allowed(), plan.notAllowed(), plan.exercise(), plan.extraPercent());
    if (changed != 1) {
      throw Refused.stale();
    }
    sql.update("DELETE FROM panel WHERE room_id = $1", id);
    seat(sql, id, panel);
  }

  private static void seat(Sql sql, UUID id, List<Seat> panel) {
    for (int place = 0; place < panel.size(); place++) {
      Seat seat = panel.get(place);
      sql.update(
          "INSERT INTO panel (room_id, person_id, role, place) VALUES ($1, $2, $3, $4)",
          id, seat.person(), seat.role().slug(), place);
    }
  }

  /** Gives one person another seat on a panel, or, without a role, none. */
  void seat(Sql sql, UUID id, UUID person, @Nullable Role role) {
    Optional<Integer> place =
        sql.first("DELETE FROM panel WHERE room_id = $1 AND person_id = $2 RETURNING place", id, person).map(row -> row.getInteger(0));
    if (role != null) {
      sql.update(
          "INSERT INTO panel (room_id, person_id, role, place)"
              + " SELECT $1, $2, $3, coalesce($4, max(place) + 1, 0) FROM panel WHERE room_id = $1",
          id, person, role.slug(), place.orElse(null));
    }
    sql.update("UPDATE interview SET revision = revision + 1 WHERE room_id = $1", id);
  }

  Optional<Interview> byId(Sql sql, UUID id) {
    return sql.first("SELECT " + COLUMNS + " FROM interview WHERE room_id = $1", id).map(row -> interview(sql, row));
  }

  /** Newest first; those of one person's panels, or all. */
  List<Interview> list(Sql sql, Optional<UUID> of, Optional<UUID> after, int limit) {
    return sql
        .rows(
            "SELECT " + COLUMNS + " FROM interview i WHERE ($1::uuid IS NULL OR EXISTS"
                + " (SELECT 1 FROM panel p WHERE p.room_id = i.room_id AND p.person_id = $1))"
                + " AND ($2::uuid IS NULL OR (created_at, room_id) < (SELECT created_at, room_id FROM interview WHERE room_id = $2))"
                + " ORDER BY created_at DESC, room_id DESC LIMIT $3",
            of.orElse(null), after.orElse(null), limit)
        .stream()
        .map(row -> interview(sql, row))
        .toList();
  }

  /** Answers whether it was not asked for before. */
  boolean askErasure(Sql sql, UUID id, OffsetDateTime now) {
    return sql.update("UPDATE interview SET erasure_asked_at = $2 WHERE room_id = $1 AND erasure_asked_at IS NULL", id, now) == 1;
  }

  /** Deletes everything of an interview. The audit must say so already, in the same transaction. */
  void forget(Sql sql, UUID id) {
    if (sql.first("SELECT 1 FROM interview WHERE room_id = $1 FOR UPDATE", id).isEmpty()) {
      throw Interviews.nothing();
    }
    sql.rows("SELECT forget_interview($1)", id);
  }

  /** Those that are to be deleted by that day. */
  List<UUID> due(Sql sql, LocalDate day) {
    return sql
        .rows("SELECT room_id FROM interview JOIN room USING (room_id) WHERE setup->>'deletedOn' BETWEEN '1' AND $1", day.toString())
        .stream()
        .map(row -> row.getUUID(0))
        .toList();
  }

  /** Whether anything happened in its room since then. */
  boolean moved(Sql sql, UUID id, OffsetDateTime since) {
    return sql.first("SELECT 1 FROM room_event WHERE room_id = $1 AND at > $2 ORDER BY seq DESC LIMIT 1", id, since).isPresent();
  }

  private static Interview interview(Sql sql, Row row) {
    UUID id = row.getUUID("room_id");
    JsonArray files = row.getJsonArray("files");
    List<Interview.File> starters = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      JsonObject file = files.getJsonObject(i);
      starters.add(Interview.File.of(file));
    }
    Plan plan =
        new Plan(
            row.getString("title"),
            row.getInteger("minutes"),
            row.getInteger("warmup_minutes"),
            row.getString("statement"),
            starters,
            Optional.ofNullable(row.getString("exercise")).orElse(""),
            row.getString("allowed"),
            row.getString("not_allowed"),
            row.getInteger("extra_percent"));
    return new Interview(id, plan, panel(sql, id), row.getOffsetDateTime("created_at"), row.getLong("revision"),
        row.getOffsetDateTime("erasure_asked_at"));
  }

  private static List<Seat> panel(Sql sql, UUID id) {
    return sql
        .rows("SELECT person_id, name, role FROM panel JOIN person USING (person_id) WHERE room_id = $1 ORDER BY place", id)
        .stream()
        .map(
            row ->
                new Seat(
                    row.getUUID("person_id"), row.getString("name"), Role.of(row.getString("role")).orElseThrow()))
        .toList();
  }
}
