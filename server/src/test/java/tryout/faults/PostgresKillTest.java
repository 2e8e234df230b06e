package tryout.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.Patience;
import tryout.browser.ServerProcess;

/** PostgreSQL is killed beneath a server while people type; the server starts it again. */
@ExtendWith(VertxExtension.class)
@Timeout(value = 2, unit = TimeUnit.HOURS)
class PostgresKillTest {
  private static final int ROOMS = 3;
  private static final int LINES_BETWEEN_KILLS = 12;
  private static final int KILLS_A_SERVER = 50;
  private static final Duration AWAY_AT_MOST = Duration.ofSeconds(30);

  @Test
  void K2_and_fault_2_kills_of_postgresql_under_load_lose_nothing_acknowledged(Vertx vertx) {
    new Ordeal(vertx, "K2 kills", KILLS_A_SERVER, LINES_BETWEEN_KILLS)
        .endure(Times.of("kills.postgresql", 5), PostgresKillTest::kill);
  }

  /** How long it took until something more was acknowledged, milliseconds. */
  private static long kill(ServerProcess server, Load load) {
    int before = load.acknowledged();
    long began = System.nanoTime();
    load.during(() -> {
      killAll(server);
      Patience.until("something more is acknowledged", AWAY_AT_MOST, () -> load.acknowledged() > before + 2 * ROOMS);
    });
    return (System.nanoTime() - began) / 1_000_000;
  }

  @Test
  void K2_control_with_commits_that_are_not_waited_for_the_harness_sees_a_loss(Vertx vertx) throws SQLException {
    // The record is asked for more often than people do.
    try (ServerProcess server = new ServerProcess(port -> Map.of("TRYOUT_SPEED", "20"))) {
      server.owner("CREATE FUNCTION careless() RETURNS trigger LANGUAGE plpgsql AS"
          + " $$ BEGIN PERFORM set_config('synchronous_commit', 'off', true); RETURN NULL; END $$");
      server.owner("CREATE TRIGGER careless BEFORE INSERT ON room_event FOR EACH STATEMENT EXECUTE FUNCTION careless()");
      List<String> losses = new ArrayList<>();
      try (Load load = new Load(vertx, server, ROOMS)) {
        for (int kill = 0; kill < 12 && losses.isEmpty(); kill++) {
          load.type(LINES_BETWEEN_KILLS);
          killAll(server);
          losses.addAll(lossesOnTheSpot(server, load));
        }
      }
      assertThat(losses).as("lines that were acknowledged and are gone").isNotEmpty();
    }
  }

  /** Compared with the log itself: a page that goes on would not notice that the log behind it became shorter. */
  private static List<String> lossesOnTheSpot(ServerProcess server, Load load) {
    List<List<String>> told = load.tables().stream()
        .map(table -> table.typists().stream().flatMap(typist -> typist.acknowledged().stream()).toList()).toList();
    List<String> losses = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      Load.Table table = load.tables().get(i);
      Load.missing(Patience.answer(AWAY_AT_MOST, RuntimeException.class, () -> load.stored(server, table)), told.get(i), losses);
    }
    return losses;
  }

  /** The postmaster and everything it started, at once, so that nothing can be written behind the kill. */
  private static void killAll(ServerProcess server) {
    ProcessHandle postmaster = postmaster(server);
    List<ProcessHandle> children = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private static ProcessHandle postmaster(ServerProcess server) {
    try {
      String first = Files.readAllLines(server.home().resolve("postgres/data/postmaster.pid")).getFirst();
      return ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
