package tryout.season;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.irc.Line;
import tryout.irc.Network;

/**
 * Says in channels that an idea was published and that a lobby is open, and nothing else. At most one line goes at a time, so
 * that no channel is flooded; what the network does not take comes again, until it is no news any more.
 */
final class Announcer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  /** A line, and the question whether it was taken, are two messages; of these a network takes one in two seconds for long. */
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(4);

  private final Database database;
  private final Network network;
  private final Announcements announcements;
  private final String origin;
  private final Ticker ticker;

  Announcer(Database database, Network network, Announcements announcements, String origin) {
    this.database = database;
    this.network = network;
    this.announcements = announcements;
    this.origin = origin;
    this.ticker = new Ticker("irc", BETWEEN_LINES, this::look);
    ticker.soon();
  }

  private void look() {
    settle(this::gather);
    if (network.reach()) {
      database.inTransaction(announcements::take).ifPresent(this::say);
    }
  }

  private void gather(Sql sql) {
    announcements.lobbies(sql);
    announcements.dropped(sql).forEach(late -> LOG.warn("dropped an announcement that is older than {} min place={} channel={}", Announcements.FRESH.toMinutes(), late.place(), late.channel()));
  }

  private void say(Announcements.Due due) {
    try {
      Optional<String> refusal = network.say(line(due));
      if (refusal.isPresent()) {
        LOG.warn("a channel did not take an announcement channel={} cause={}", due.channel(), refusal.orElseThrow());
        settle(sql -> announcements.refused(sql, due));
      } else {
        settle(sql -> announcements.said(sql, due));
      }
    } catch (IOException failure) {
      LOG.warn("an announcement waits for the network place={} cause={}", due.place(), failure.getMessage());
      settle(sql -> announcements.giveBack(sql, due));
    }
  }

  private void settle(Consumer<Sql> work) {
    database.inTransaction(sql -> {
      work.accept(sql);
      return true;
    });
  }

  private Line line(Announcements.Due due) {
    return due.title().map(title -> Line.of(due.channel(), "New idea: ", title, " — " + origin + due.place()))
        .orElseGet(() -> new Line(due.channel(), "An interview's lobby is open: " + origin + due.place()));
  }

  /** Whether something can be said. */
  boolean connected() {
    return network.connected();
  }

  /** The same, or why not, in a few words. */
  String state() {
    return network.state();
  }

  @Override
  public void close() {
    ticker.close();
    network.close();
  }
}
