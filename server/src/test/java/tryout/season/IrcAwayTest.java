package tryout.season;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tryout.LogLines;
import tryout.Patience;
import tryout.TestServer;
import tryout.irc.Bystander;
import tryout.irc.RealIrc;

/** Announcements while the network is away, comes and goes. */
class IrcAwayTest extends OneSeason {
  private static final Duration SOON = Duration.ofSeconds(40);
  private RealIrc irc;
  private LogLines log;

  @Override
  protected TestServer server() {
    log = new LogLines();
    irc = new RealIrc();
    return TestServer.withIrc(irc.settings("#news"));
  }

  @AfterAll
  void stopIrc() {
    irc.close();
    log.close();
    assertThat(log.stacks()).isEmpty();
  }

  private long due() {
    return server.database.inTransaction(sql -> sql.first("SELECT count(*) FROM announcement WHERE due_at IS NOT NULL").orElseThrow().getLong(0));
  }

  private void away() {
    Patience.until("away", SOON, () -> server.season.announcing().orElseThrow().startsWith("away: "));
  }

  private Bystander bystander() {
    Bystander bystander = new Bystander(irc, "somebody");
    bystander.asks("JOIN #news");
    return bystander;
  }

  @Test
  void IRC_4_what_happened_while_the_network_was_away_is_told_once_it_is_there_and_once_it_is_there_again() {
    away();
    assertThat(log.told("irc=away server=localhost:")).isTrue();
    String first = published("Before the network");
    irc.begin();
    try (Bystander bystander = bystander()) {
      Patience.until("told", SOON, () -> bystander.words("#news").equals(List.of("New idea: Before the network — " + TestServer.ORIGIN + "/ideas/" + first)));
      assertThat(server.season.announces()).isTrue();
    }
    irc.stop();
    away();
    String second = published("Between two networks");
    irc.begin();
    try (Bystander bystander = bystander()) {
      Patience.until("told", SOON, () -> due() == 0);
      bystander.asks("MODE #news");
      assertThat(bystander.words("#news")).containsExactly("New idea: Between two networks — " + TestServer.ORIGIN + "/ideas/" + second);
    }
    irc.stop();
    away();
    String late = published("Long ago");
    server.clock.move(Duration.ofMinutes(61));
    Patience.until("it is dropped", SOON, () -> due() == 0);
    server.clock.move(Duration.ofMinutes(-61));
    assertThat(log.lines()).anyMatch(line -> line.contains("dropped an announcement that is older than 60 min place=/ideas/" + late + " channel=#news"));
  }
}
