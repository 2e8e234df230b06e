package tryout.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.Patience;
import tryout.browser.ServerProcess;

/** Servers that are frozen, restarted in order, or two on one database, while people type. */
@ExtendWith(VertxExtension.class)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ServersTest {
  private static final int ROOMS = 3;
  private static final int RESTARTS_A_SERVER = 20;

  @Test
  void fault_16_a_server_that_is_frozen_for_a_while_goes_on_and_loses_nothing(Vertx vertx) throws Exception {
    int seconds = Times.of("freeze.seconds", 8);
    try (ServerProcess server = new ServerProcess(); Load load = new Load(vertx, server, ROOMS)) {
      load.type(10);
      signal(server, "STOP");
      load.during(() -> Patience.pause(Duration.ofSeconds(seconds)));
      signal(server, "CONT");
      load.type(10);
      assertThat(load.losses()).isEmpty();
    }
  }

  @Test
  void S2_and_fault_38_orderly_restarts_under_load_lose_nothing_and_everybody_is_back_soon(Vertx vertx) {
    new Ordeal(vertx, "S2 restarts", RESTARTS_A_SERVER, 15).endure(Times.of("restarts", 2), ServersTest::restart);
  }

  /** How long it took from the new server's being ready until the last one typed on, milliseconds. */
  private static long restart(ServerProcess server, Load load) {
    load.during(() -> {
      server.stop();
      server.start();
    });
    long up = System.nanoTime();
    load.awaitBack();
    return (System.nanoTime() - up) / 1_000_000;
  }

  @Test
  void fault_20_a_second_server_on_the_database_says_that_the_rooms_are_open_elsewhere_and_writes_no_row(Vertx vertx)
      throws SQLException {
    try (ServerProcess first = new ServerProcess(); Load load = new Load(vertx, first, ROOMS)) {
      load.type(10);
      load.settle();
      try (ServerProcess second = new ServerProcess(port -> Map.of(
          "TRYOUT_DB_URL", first.databaseUrl("tryout_app", "app"), "TRYOUT_DB_OWNER_URL", first.databaseUrl("tryout_owner", "owner")))) {
        String room = load.tables().getFirst().room().id();
        String access = second.call("POST", "/sessions", "", new JsonObject().put("link", second.first())).getString("accessToken");
        List<Integer> codes = Rival.closings(vertx, second, room, second.site().roomToken(room, access));
        assertThat(codes).as("moved: it is open elsewhere").containsExactly(4012);
        load.type(10);
        assertThat(load.losses()).isEmpty();
        first.kill();
        assertThat(first.asked("SELECT count(DISTINCT (room_id, seq)) = count(*) FROM room_event")).isEqualTo("t");
      }
    }
  }

  private static void signal(ServerProcess server, String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(server.process().pid())).start().waitFor();
  }
}
