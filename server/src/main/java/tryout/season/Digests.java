package tryout.season;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tryout.access.Notices;
import tryout.db.Sql;
import tryout.post.Letter;

/**
 * The one letter of a day for each who wants to be told once a day. What belongs into it was written with the deeds; which day's
 * it is stands there, too, so that a letter that comes again is the same, and one that was sent is over for good.
 */
final class Digests {
  /** Until one comes again of which nobody noted what became, which is longer than a relay is waited for. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Deeds deeds;
  private final String organisation;
  private final String origin;

  Digests(Deeds deeds, String organisation, String origin) {
    this.deeds = deeds;
    this.organisation = organisation;
    this.origin = origin;
  }

  /**
   * One that is due.
   *
   * @param tries how many there were before
   * @param letter empty where nothing is left to be told: its reader switched it off meanwhile
   */
  record Due(UUID person, LocalDate day, int tries, Optional<Letter> letter) {}

  /** Takes the next that is due: nobody else sends it meanwhile, and it is due again where nobody settles it. */
  Optional<Due> take(Sql sql) {
    List<Row> rows = sql.rows(
        "WITH next AS (SELECT person_id, digest_on FROM notification WHERE mail_due_at <= $1 AND digest_on IS NOT NULL ORDER BY mail_due_at, person_id LIMIT 1),"
            + " taken AS (UPDATE notification n SET mail_due_at = $2 FROM next WHERE n.person_id = next.person_id AND n.digest_on = next.digest_on AND n.mail_due_at <= $1"
            + " RETURNING n.notification_id, n.person_id, n.digest_on, n.event, n.words, n.place, n.at, n.mail_tries)"
            + " SELECT t.person_id, t.digest_on, t.event, t.words, t.place, t.mail_tries, p.mail, p.notices FROM taken t JOIN person p USING (person_id) ORDER BY t.at, t.notification_id",
        deeds.now(), deeds.now().plus(AGAIN));
    return rows.stream().findFirst().map(first -> due(first, rows.stream().filter(Digests::isWanted).toList()));
  }

  private static boolean isWanted(Row row) {
    return Notices.of(row.getJsonObject("notices")).of(EventGroups.of(row.getString("event"))).mail() != Notices.Pace.OFF;
  }

  private Due due(Row first, List<Row> told) {
    UUID person = first.getUUID("person_id");
    LocalDate day = first.getLocalDate("digest_on");
    Optional<Letter> letter = Optional.ofNullable(first.getString("mail")).filter(_ -> !told.isEmpty())
        .map(mail -> new Letter("digest-" + person + "-" + day, "digest." + person, mail, subject(told.size()), text(told), Optional.of(origin + "/account")));
    return new Due(person, day, first.getInteger("mail_tries"), letter);
  }

  private String subject(int things) {
    return "[%s] %s".formatted(organisation, things == 1 ? "One thing happened" : things + " things happened");
  }

  private String text(List<Row> told) {
    String all = told.stream().map(row -> row.getString("words") + "\n" + origin + row.getString("place") + "\n").collect(Collectors.joining("\n"));
    return all + "\nAnswers to this mail reach nobody: write on those pages.\nWhat you are told of by mail, and when, is chosen at " + origin + "/account.\n";
  }

  /** Notes what became of it: sent or given up, or when it is tried again. */
  int settle(Sql sql, Due due, Optional<OffsetDateTime> next) {
    return sql.update("UPDATE notification SET mail_due_at = $3, mail_tries = mail_tries + 1 WHERE person_id = $1 AND digest_on = $2 AND mail_due_at IS NOT NULL",
        due.person(), due.day(), next.orElse(null));
  }
}
