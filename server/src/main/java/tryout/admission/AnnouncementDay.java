package tryout.admission;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.db.Sql;
import tryout.round.Round;
import tryout.season.Ideas;
import tryout.season.RoundStore;
import tryout.season.Ticker;

/**
 * The day on which everybody learns who comes (EMB-5). That decisions can be read comes with the clock, at that very instant;
 * what follows of it is done here, for a round at once and once: whoever applied is told, and what has no place left is taken.
 */
final class AnnouncementDay implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int MOST = 1000;

  private final Ideas ideas;
  private final RoundStore rounds;
  private final Ticker ticker;

  AnnouncementDay(Ideas ideas, RoundStore rounds) {
    this.ideas = ideas;
    this.rounds = rounds;
    ticker = new Ticker("announcement", LOOK, this::look);
  }

  /** Announces what is due. */
  void look() {
    due().forEach(round -> ideas.database().inTransaction(sql -> announce(sql, round)));
  }

  private List<UUID> due() {
    return ideas.database().inTransaction(sql ->
        sql.rows("SELECT round_id FROM round WHERE announced_at IS NULL AND state <> 'draft' AND announce_at <= $1 ORDER BY announce_at LIMIT 100", ideas.deeds().now()))
        .stream().map(row -> row.getUUID(0)).toList();
  }

  /** Whether it was not done by another server meanwhile. */
  private boolean announce(Sql sql, UUID id) {
    Optional<Row> mine = sql.first("UPDATE round SET announced_at = $2 WHERE round_id = $1 AND announced_at IS NULL AND announce_at <= $2 RETURNING round_id", id, ideas.deeds().now());
    if (mine.isEmpty()) {
      return false;
    }
    Round round = rounds.byId(sql, id).orElseThrow();
    tell(sql, round);
    accepted(sql, id).forEach(row -> ideas.announced(sql, row.getUUID("idea_id"), row.getInteger("accepted")));
    return true;
  }

  private void tell(Sql sql, Round round) {
    sql.rows("SELECT application_id, person_id, i.content->>'title' AS title FROM application a JOIN idea i USING (idea_id)"
            + " WHERE a.round_id = $1 AND decision IS NOT NULL AND NOT withdrawn AND told_at IS NULL ORDER BY application_id LIMIT " + MOST, round.id())
        .forEach(row -> {
          ApplicationTidings.decided(sql, ideas.inbox(), ideas.hooks(), row.getUUID("application_id"), row.getUUID("person_id"), "“" + row.getString("title") + "”");
          sql.update("UPDATE application SET told_at = $2 WHERE application_id = $1", row.getUUID("application_id"), ideas.deeds().now());
        });
  }

  /** How many come, by idea. */
  private static List<Row> accepted(Sql sql, UUID round) {
    return sql.rows("SELECT idea_id, count(*)::int AS accepted FROM application WHERE round_id = $1 AND decision = 'accepted' AND NOT withdrawn GROUP BY idea_id ORDER BY idea_id", round);
  }

  @Override
  public void close() {
    ticker.close();
  }
}
