package tryout.season;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.db.Sql;
import tryout.fault.Refused;
import tryout.round.Dates;
import tryout.round.Round;
import tryout.round.RoundState;

/** The rounds. */
public final class RoundStore {
  private static final String COLUMNS =
      "round_id, name, state, programmes, settings, ideas_open, ideas_close, apply_open, apply_close, announce_at, start_at, end_at, revision";

  void add(Sql sql, Round round, @Nullable UUID copiedFrom, OffsetDateTime now) {
    Dates dates = round.dates();
    sql.update(
        "INSERT INTO round (" + COLUMNS + ", copied_from, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        round.id(), round.name(), round.stored().slug(), RoundJson.programmes(round.programmes()), RoundJson.settings(round.settings()),
        at(dates.ideasOpen()), at(dates.ideasClose()), at(dates.applyOpen()), at(dates.applyClose()), at(dates.announceAt()), at(dates.start()), at(dates.end()),
        round.revision(), copiedFrom, now);
  }

  /** Refused as stale when somebody else changed it since. */
  Round change(Sql sql, Round round) {
    Dates dates = round.dates();
    return sql.first(
            "UPDATE round SET name = $3, state = $4, programmes = $5, settings = $6, ideas_open = $7, ideas_close = $8, apply_open = $9, apply_close = $10,"
                + " announce_at = $11, start_at = $12, end_at = $13, revision = revision + 1 WHERE round_id = $1 AND revision = $2 RETURNING " + COLUMNS,
            round.id(), round.revision(), round.name(), round.stored().slug(), RoundJson.programmes(round.programmes()), RoundJson.settings(round.settings()),
            at(dates.ideasOpen()), at(dates.ideasClose()), at(dates.applyOpen()), at(dates.applyClose()), at(dates.announceAt()), at(dates.start()), at(dates.end()))
        .map(RoundStore::round)
        .orElseThrow(Refused::stale);
  }

  public Optional<Round> byId(Sql sql, UUID id) {
    return sql.first("SELECT " + COLUMNS + " FROM round WHERE round_id = $1", id).map(RoundStore::round);
  }

  /** Newest first; with drafts or without. */
  public List<Round> list(Sql sql, boolean drafts, Optional<UUID> after, int limit) {
    return sql
        .rows(
            "SELECT " + COLUMNS + " FROM round WHERE ($1 OR state <> 'draft')"
                + " AND ($2::uuid IS NULL OR (created_at, round_id) < (SELECT created_at, round_id FROM round WHERE round_id = $2))"
                + " ORDER BY created_at DESC, round_id DESC LIMIT $3",
            drafts, after.orElse(null), limit)
        .stream().map(RoundStore::round).toList();
  }

  /** The one that a visitor means: the newest that is open, or else the newest that everybody may see. */
  Optional<Round> current(Sql sql) {
    return sql
        .first("SELECT " + COLUMNS + " FROM round WHERE state <> 'draft' ORDER BY state = 'open' DESC, created_at DESC, round_id DESC LIMIT 1")
        .map(RoundStore::round);
  }

  private static Round round(Row row) {
    Dates dates = new Dates(at(row, "ideas_open"), at(row, "ideas_close"), at(row, "apply_open"), at(row, "apply_close"), at(row, "announce_at"), at(row, "start_at"), at(row, "end_at"));
    RoundState state = Arrays.stream(RoundState.values()).filter(one -> one.slug().equals(row.getString("state"))).findFirst().orElseThrow();
    return new Round(row.getUUID("round_id"), row.getString("name"), state, RoundJson.programmes(row.getJsonArray("programmes")), dates,
        RoundJson.settings(row.getJsonObject("settings")), row.getLong("revision"));
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant at(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
