package tryout.season;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.db.Sql;

/**
 * What is to be said in channels, one row for each line. Nothing of it is kept here but which idea or room it is about: the
 * title is read when it is said, and only where everybody may read it then.
 */
final class Announcements {
  /** What is older is no news. */
  static final Duration FRESH = Duration.ofHours(1);
  /** Until one comes again, which is longer than anybody takes to say it. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final List<String> channels;
  private final Deeds deeds;

  /** @param channels none where nothing is announced */
  Announcements(List<String> channels, Deeds deeds) {
    this.channels = channels;
    this.deeds = deeds;
  }

  /**
   * One line that is due.
   *
   * @param title of an idea; null of a lobby, whose title is nobody's business
   */
  record Due(UUID id, String channel, Optional<String> title, String place) {
    private static Due of(Row row) {
      boolean lobby = row.getUUID("idea_id") == null;
      return new Due(row.getUUID("announcement_id"), row.getString("channel"), Optional.ofNullable(row.getString("title")),
          lobby ? "/room/" + row.getUUID("room_id") : "/ideas/" + row.getUUID("idea_id"));
    }
  }

  /** An idea is published for the first time. Written with that deed. */
  void published(Sql sql, UUID idea) {
    sql.update("INSERT INTO announcement (channel, idea_id, at, due_at) SELECT channel, $2, $3, $3 FROM unnest($1::text[]) AS channel ON CONFLICT DO NOTHING",
        names(), idea, deeds.now());
  }

  /** The lobby of an interview opens when the first of all comes in. Each is found once, whoever looks. */
  void lobbies(Sql sql) {
    sql.update(
        "INSERT INTO announcement (channel, room_id, at, due_at) SELECT channel, i.room_id, e.at, $2"
            + " FROM room_event e JOIN interview i USING (room_id) CROSS JOIN unnest($1::text[]) AS channel WHERE e.seq = 1 AND e.at > $3 ON CONFLICT DO NOTHING",
        names(), deeds.now(), deeds.now().minus(FRESH));
  }

  /** What nobody could be told in time is told no more. Answers what it was. */
  List<Due> dropped(Sql sql) {
    return sql
        .rows("UPDATE announcement SET due_at = NULL WHERE due_at IS NOT NULL AND at <= $1 RETURNING announcement_id, channel, idea_id, room_id, NULL AS title",
            deeds.now().minus(FRESH))
        .stream().map(Due::of).toList();
  }

  /**
   * Takes the next that is due: nobody else says it meanwhile, and it is due again where it was not said. No lock stays on it,
   * so that what it is about can be deleted while a network is waited for. What not everybody may read is left.
   */
  Optional<Due> take(Sql sql) {
    return sql
        .first(
            "WITH next AS (SELECT a.announcement_id, i.content->>'title' AS title FROM announcement a"
                + " LEFT JOIN (idea i JOIN round r USING (round_id)) USING (idea_id)"
                + " WHERE a.due_at <= $1 AND (a.idea_id IS NULL OR i.state IN ('published', 'taken') AND r.state <> 'draft')"
                + " ORDER BY a.due_at, a.at, a.announcement_id LIMIT 1 FOR UPDATE OF a SKIP LOCKED)"
                + " UPDATE announcement a SET due_at = $2 FROM next WHERE a.announcement_id = next.announcement_id"
                + " RETURNING a.announcement_id, a.channel, a.idea_id, a.room_id, next.title",
            deeds.now(), deeds.now().plus(AGAIN))
        .map(Due::of);
  }

  void said(Sql sql, Due due) {
    sql.update("UPDATE announcement SET due_at = NULL WHERE announcement_id = $1", due.id());
  }

  /** Its channel does not take it, and is left alone for a while: a network ends the connection of those who knock too often. */
  void refused(Sql sql, Due due) {
    sql.update("UPDATE announcement SET due_at = $2 WHERE channel = $1 AND due_at IS NOT NULL", due.channel(), deeds.now().plus(AGAIN));
  }

  /** It was not said, and is due as soon as something can be said again. */
  void giveBack(Sql sql, Due due) {
    sql.update("UPDATE announcement SET due_at = $2 WHERE announcement_id = $1 AND due_at IS NOT NULL", due.id(), deeds.now());
  }

  private String[] names() {
    return channels.toArray(String[]::new);
  }
}
