package tryout.season;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.hook.RetryPlan;
import tryout.post.Letter;
import tryout.post.Relay;

/**
 * Sends by mail what people are told of. A letter is written down with the deed, and taken from there: so none is lost with
 * this process, and one that the relay does not take comes again, later each time.
 */
final class Mailing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mailing.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final Database database;
  private final Relay relay;
  private final Deeds deeds;
  private final String organisation;
  private final String origin;
  private final Digests digests;
  private final Ticker ticker;

  Mailing(Database database, Relay relay, Deeds deeds, String organisation, String origin) {
    this.database = database;
    this.relay = relay;
    this.deeds = deeds;
    this.organisation = organisation;
    this.origin = origin;
    this.digests = new Digests(deeds, organisation, origin);
    this.ticker = new Ticker("mail", BETWEEN_LOOKS, this::sendAll);
  }

  /** Something may be there to be sent. */
  void look() {
    ticker.soon();
  }

  private void sendAll() {
    while (database.inTransaction(this::sendOne)) {
      LOG.debug("a letter was handled");
    }
    for (Optional<Digests.Due> due = database.inTransaction(digests::take); due.isPresent(); due = database.inTransaction(digests::take)) {
      send(due.orElseThrow());
    }
  }

  /** Of a whole day, which is taken beforehand: a lock on so much would have its reader wait for the relay, too. */
  private void send(Digests.Due due) {
    Optional<OffsetDateTime> next = due.letter().flatMap(letter -> post(letter, due.tries()));
    database.inTransaction(sql -> digests.settle(sql, due, next));
  }

  /** Whether there was one. It is taken while it is sent, so that no second server sends it at the same time. */
  private boolean sendOne(Sql sql) {
    return sql
        .first(
            "SELECT n.notification_id, n.words, n.place, n.mail_tries, p.mail FROM notification n JOIN person p USING (person_id)"
                + " WHERE n.mail_due_at <= $1 AND n.digest_on IS NULL AND p.mail IS NOT NULL ORDER BY n.mail_due_at, n.notification_id LIMIT 1 FOR UPDATE OF n SKIP LOCKED",
            deeds.now())
        .map(row -> {
          String place = row.getString("place");
          UUID id = row.getUUID("notification_id");
          Letter letter = new Letter("notification-" + id, thread(place), row.getString("mail"), subject(row.getString("words")),
              row.getString("words") + "\n\n" + origin + place + "\n\nAnswers to this mail reach nobody: write on that page.\nWhat you are told of by mail is chosen at " + origin + "/account.\n", Optional.empty());
          sent(sql, id, row.getInteger("mail_tries"), letter);
          return true;
        })
        .orElse(false);
  }

  /** Mail programs show those about one thing together, whatever page of it they lead to. */
  private static String thread(String place) {
    String[] parts = place.split("[/#]", 4);
    return "place." + parts[1] + (parts.length > 2 ? "." + parts[2] : "");
  }

  /** What follows a colon is somebody's own words, and not for those who look over a shoulder. */
  private String subject(String words) {
    return "[" + organisation + "] " + words.split(": ", 2)[0];
  }

  private void sent(Sql sql, UUID id, int tries, Letter letter) {
    Optional<OffsetDateTime> next = post(letter, tries);
    sql.update("UPDATE notification SET mail_due_at = $2, mail_tries = mail_tries + 1 WHERE notification_id = $1", id, next.orElse(null));
  }

  /** Hands it to the relay. Answers when it is to be tried again; empty where it was taken or is given up. */
  private Optional<OffsetDateTime> post(Letter letter, int tries) {
    try {
      relay.send(letter);
      return Optional.empty();
    } catch (IOException failure) {
      Optional<OffsetDateTime> next = RetryPlan.after(tries, ThreadLocalRandom.current().nextDouble()).map(deeds.now()::plus);
      LOG.warn("the relay did not take a letter letter={} tries={} next={} cause={}", letter.id(), tries + 1, next.map(OffsetDateTime::toString).orElse("never"), failure.getMessage());
      return next;
    }
  }

  @Override
  public void close() {
    ticker.close();
  }
}
