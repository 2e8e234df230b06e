package tryout.practice;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.db.Sql;

/** The rows of attempts. */
final class AttemptStore {
  private static final String COLUMNS = "room_id, owner_id, guest, exercise, clocked, started_at, result, revealed_at";

  /**
   * One attempt.
   *
   * @param id its room's
   * @param guest whether its owner has no account
   * @param exercise the digest of the package
   * @param clocked whether time was counted
   * @param result what the last text came to, once it is revealed
   */
  record Attempt(UUID id, UUID owner, boolean guest, String exercise, boolean clocked, OffsetDateTime startedAt,
      @Nullable JsonObject result, @Nullable OffsetDateTime revealedAt) {
    static Attempt of(Row row) {
      return new Attempt(row.getUUID("room_id"), row.getUUID("owner_id"), row.getBoolean("guest"), row.getString("exercise"),
          row.getBoolean("clocked"), row.getOffsetDateTime("started_at"), row.getJsonObject("result"),
          row.getOffsetDateTime("revealed_at"));
    }

    boolean revealed() {
      return revealedAt != null;
    }
  }

  void add(Sql sql, Attempt attempt) {
    sql.update("INSERT INTO attempt (room_id, owner_id, guest, exercise, clocked, started_at, used_at)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $6)",
        attempt.id(), attempt.owner(), attempt.guest(), attempt.exercise(), attempt.clocked(), attempt.startedAt());
  }

  int count(Sql sql, UUID owner) {
    return sql.first("SELECT count(*)::int FROM attempt WHERE owner_id = $1", owner).orElseThrow().getInteger(0);
  }

  /** All of somebody's, which are at most {@link Attempts#MOST}, in no order. */
  List<Attempt> of(Sql sql, UUID owner) {
    return sql.rows("SELECT " + COLUMNS + " FROM attempt WHERE owner_id = $1", owner).stream()
        .map(Attempt::of).toList();
  }

  Optional<Attempt> find(Sql sql, UUID id, UUID owner) {
    return sql.first("SELECT " + COLUMNS + " FROM attempt WHERE room_id = $1 AND owner_id = $2", id, owner).map(Attempt::of);
  }

  void used(Sql sql, UUID id, OffsetDateTime now) {
    sql.update("UPDATE attempt SET used_at = $2 WHERE room_id = $1", id, now);
  }

  void reveal(Sql sql, UUID id, JsonObject result, OffsetDateTime now) {
    sql.update("UPDATE attempt SET result = $2, revealed_at = $3 WHERE room_id = $1 AND revealed_at IS NULL", id, result, now);
  }

  /** Deletes everything of an attempt; false when it is gone already. */
  boolean forget(Sql sql, UUID id) {
    if (sql.first("SELECT 1 FROM attempt WHERE room_id = $1 FOR UPDATE", id).isEmpty()) {
      return false;
    }
    sql.rows("SELECT forget_attempt($1)", id);
    return true;
  }

  /** Those that nobody came to since: of guests since the first moment, of people since the second. */
  List<UUID> unused(Sql sql, OffsetDateTime guestsSince, OffsetDateTime peopleSince) {
    return sql.rows("SELECT room_id FROM attempt WHERE used_at < CASE WHEN guest THEN $1::timestamptz ELSE $2::timestamptz END",
            guestsSince, peopleSince).stream().map(row -> row.getUUID(0)).toList();
  }
}
