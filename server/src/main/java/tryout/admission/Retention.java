package tryout.admission;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tryout.application.Form;
import tryout.db.Sql;
import tryout.season.Ideas;
import tryout.season.Ticker;

/**
 * Erases what people wrote who did not come, so many months after the announcement as their round says (RND-11): of those who
 * were declined, withdrew, or never submitted. That somebody applied stays, and so does the audit.
 */
final class Retention implements AutoCloseable {
  static final String ERASED = "application-erased";
  private static final Duration LOOK = Duration.ofHours(1);
  private static final int AT_ONCE = 100;

  private final Ideas ideas;
  private final Ticker ticker;

  Retention(Ideas ideas) {
    this.ideas = ideas;
    ticker = new Ticker("retention", LOOK, this::look);
  }

  /** Erases what is due, a few in each transaction. */
  void look() {
    while (ideas.database().inTransaction(this::some)) {
      // There may be more.
    }
  }

  private boolean some(Sql sql) {
    List<UUID> due = sql.rows(
        "SELECT a.application_id FROM application a JOIN round r USING (round_id) WHERE a.erased_at IS NULL"
            + " AND (a.withdrawn OR a.stage = 'draft' OR a.decision = 'declined')"
            + " AND r.announced_at IS NOT NULL AND r.announce_at + make_interval(months => (r.settings->>'retentionMonths')::int) <= $1"
            + " ORDER BY a.application_id LIMIT " + AT_ONCE + " FOR UPDATE OF a SKIP LOCKED",
        ideas.deeds().now()).stream().map(row -> row.getUUID(0)).toList();
    due.forEach(id -> {
      ideas.deeds().note(sql, Ideas.NOBODY, ERASED, id, "", new JsonObject(), new JsonObject());
      sql.rows("SELECT forget_application($1, $2, $3)", id, FormJson.of(Form.EMPTY), ideas.deeds().now());
    });
    return due.size() == AT_ONCE;
  }

  @Override
  public void close() {
    ticker.close();
  }
}
