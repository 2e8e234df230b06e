package tryout.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.browser.ServerProcess;

/** The server is killed while people type. What was acknowledged is there afterwards, once. */
@ExtendWith(VertxExtension.class)
@Timeout(value = 4, unit = TimeUnit.HOURS)
class KillTest {
  private static final int ROOMS = 3;
  private static final int LINES_BETWEEN_KILLS = 15;
  private static final int KILLS_A_SERVER = 20;

  @Test
  void K1_and_fault_1_kills_of_the_server_under_load_lose_nothing_acknowledged(Vertx vertx) {
    new Ordeal(vertx, "K1 kills", KILLS_A_SERVER, LINES_BETWEEN_KILLS)
        .endure(Times.of("kills.server", 20), KillTest::kill);
  }

  /** How long it took until the server was ready again, milliseconds. */
  private static long kill(ServerProcess server, Load load) {
    long began = System.nanoTime();
    load.during(() -> {
      server.kill();
      server.start();
    });
    return (System.nanoTime() - began) / 1_000_000;
  }

  @Test
  void K1_control_the_harness_sees_a_loss_when_the_log_is_cut_behind_its_back(Vertx vertx) throws SQLException {
    try (ServerProcess server = new ServerProcess(); Load load = new Load(vertx, server, ROOMS)) {
      load.type(2 * LINES_BETWEEN_KILLS);
      load.settle();
      List<List<String>> told = load.tables().stream()
          .map(table -> table.typists().stream().flatMap(t -> t.acknowledged().stream()).toList()).toList();
      load.close();
      server.kill();
      server.owner("DELETE FROM room_event e WHERE seq > (SELECT max(seq) FROM room_event WHERE room_id = e.room_id) - 12");
      server.start();
      List<String> losses = new ArrayList<>();
      for (int i = 0; i < told.size(); i++) {
        Load.missing(load.stored(server, load.tables().get(i)), told.get(i), losses);
      }
      assertThat(losses).as("a log that was cut must show").isNotEmpty();
    }
  }
}
