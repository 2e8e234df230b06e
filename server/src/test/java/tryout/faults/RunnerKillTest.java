package tryout.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.Patience;
import tryout.browser.ServerProcess;
import tryout.client.Client;
import tryout.client.Ear;
import tryout.client.Planner;

/**
 * What runs a program is killed while it runs. The run ends soon, as our fault, and the next one is run; runs follow each
 * other faster than a member may ask for them elsewhere.
 */
@ExtendWith(VertxExtension.class)
@Timeout(value = 2, unit = TimeUnit.HOURS)
class RunnerKillTest {
  private static final String PROGRAM = "#include <stdio.h>\nint main(void)\n{\n    puts(\"on\");\n    for (;;)\n        getchar();\n}\n";
  private static final long SOON_MILLIS = 10_000;
  private static final int KILLS_A_SERVER = 50;
  private static final Duration BETWEEN_RUNS = Duration.ofMillis(500);
  private static final Duration ALONE_AT_MOST = Duration.ofSeconds(20);

  private final LinkedBlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
  private final SplittableRandom lots = new SplittableRandom(26);

  @Test
  void K3_and_fault_26_a_run_whose_runner_is_killed_ends_within_ten_seconds_and_leaves_nobody(Vertx vertx) {
    int kills = Times.of("kills.runner", 20);
    List<Long> ends = new ArrayList<>();
    Times.inRounds(kills, KILLS_A_SERVER, (before, times) -> round(vertx, before, times, kills, ends));
    System.out.println("K3: " + kills + " kills, every run ended; from kill to the end of the run, ms: " + Spread.of(ends));
  }

  private void round(Vertx vertx, int before, int times, int all, List<Long> ends) {
    events.clear();
    try (ServerProcess server = new ServerProcess(port -> Map.of("TRYOUT_SPEED", "100"))) {
      Planner.Room room = new Planner(vertx, server.site(), server.first()).room("Killed", PROGRAM);
      WebSocketClient sockets = Client.sockets(vertx);
      CompletableFuture<JsonObject> lookedOver = new CompletableFuture<>();
      Ear ear = new Ear() {
        @Override
        public void frame(JsonObject frame) {
          if (frame.containsKey("checked")) {
            lookedOver.complete(frame);
          }
        }

        @Override
        public void event(JsonObject event) {
          events.add(event);
        }
      };
      try (Client candidate = new Client(
          vertx, sockets, server.site(), room.id(), () -> server.site().tryRoomToken(room.id(), room.guest()), ear)) {
        candidate.joined().orTimeout(20, TimeUnit.SECONDS).join();
        // The text is looked over in a sandbox of its own when somebody comes first: killing that would end no run.
        lookedOver.orTimeout(60, TimeUnit.SECONDS).join();
        for (int kill = 1; kill <= times; kill++) {
          ends.add(one(server, candidate));
          Times.progress("K3 kills", before + kill, all);
        }
      } finally {
        sockets.close();
      }
      nobodyIsLeft(server);
    }
  }

  /** One run, killed; how long it took to end, milliseconds. */
  private long one(ServerProcess server, Client candidate) {
    nobodyIsLeft(server);
    start(candidate);
    await(event -> event.containsKey("runOutput"));
    List<ProcessHandle> family = sandboxes(server);
    assertThat(family).as("the sandbox that runs").isNotEmpty();
    long began = System.nanoTime();
    family.get(lots.nextInt(family.size())).destroyForcibly();
    JsonObject ended = await(event -> event.containsKey("runEnded")).getJsonObject("runEnded");
    assertThat(ended.getString("verdict")).isIn("sandbox-fault", "lost", "signal");
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** After a few faults the sandbox tests itself, which ends as well. */
  private static void nobodyIsLeft(ServerProcess server) {
    Patience.until("no process of a sandbox is left", ALONE_AT_MOST, () -> sandboxes(server).isEmpty());
  }

  /** Asks until the run is taken: after a few faults running is off until the sandbox has tested itself again. */
  private void start(Client candidate) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      JsonObject answer = candidate.ask("run", new JsonObject().put("profile", "quick")).orTimeout(20, TimeUnit.SECONDS).join();
      if (!answer.containsKey("refused")) {
        return;
      }
      assertThat(System.nanoTime()).as("refused for a minute: %s", answer).isLessThan(until);
      Patience.pause(BETWEEN_RUNS);
    }
  }

  private JsonObject await(Predicate<JsonObject> fits) {
    try {
      for (;;) {
        JsonObject event = events.poll(SOON_MILLIS, TimeUnit.MILLISECONDS);
        assertThat(event).as("an event within ten seconds").isNotNull();
        if (fits.test(event)) {
          return event;
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything of the sandboxes beneath a server in which something runs: bwrap, and who is inside. */
  private static List<ProcessHandle> sandboxes(ServerProcess server) {
    return server.process().children()
        .map(outside -> Stream.concat(Stream.of(outside), outside.descendants()).filter(ProcessHandle::isAlive).toList())
        .filter(family -> family.stream().anyMatch(RunnerKillTest::runs)).flatMap(List::stream).toList();
  }

  /** Whether it is the first inside of a sandbox that has got its files. */
  private static boolean runs(ProcessHandle process) {
    return process.info().command().filter("/sbxinit"::equals).isPresent();
  }
}
