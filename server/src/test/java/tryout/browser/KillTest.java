package tryout.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.client.Planner;
import tryout.client.Site;

/** The server is killed while people type. What was acknowledged is there afterwards, once. */
@ExtendWith(VertxExtension.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class KillTest {
  private static final int ROOMS = 3;
  private static final int LINES_BETWEEN_KILLS = 40;
  private static final long PAUSE_MILLIS = 60;

  /** One interview in its exercise, with two who type. */
  private record Table(String room, List<Typist> typists) {}

  @Test
  void K1_three_kills_under_load_lose_nothing_acknowledged(Vertx vertx) {
    try (ServerProcess server = new ServerProcess()) {
      List<Table> tables = tables(vertx, server);
      for (int kill = 0; kill < 3; kill++) {
        type(vertx, tables);
        server.kill();
        server.start();
      }
      type(vertx, tables);
      List<String> losses = losses(tables);
      tables.forEach(table -> table.typists().forEach(Typist::close));
      assertThat(losses).isEmpty();
      assertThat(tables.stream().flatMap(table -> table.typists().stream()).mapToInt(t -> t.acknowledged().size()).sum())
          .as("lines acknowledged, or nothing was shown").isGreaterThan(ROOMS * 2 * LINES_BETWEEN_KILLS);
    }
  }

  @Test
  void K1_control_the_harness_sees_a_loss_when_the_log_is_cut_behind_its_back(Vertx vertx) throws SQLException {
    try (ServerProcess server = new ServerProcess()) {
      List<Table> tables = tables(vertx, server);
      type(vertx, tables);
      tables.forEach(table -> table.typists().forEach(typist -> typist.settle(20_000)));
      List<List<String>> told = tables.stream()
          .map(table -> table.typists().stream().flatMap(t -> t.acknowledged().stream()).toList()).toList();
      tables.forEach(table -> table.typists().forEach(Typist::close));
      server.kill();
      server.owner("DELETE FROM room_event e WHERE seq > (SELECT max(seq) FROM room_event WHERE room_id = e.room_id) - 12");
      server.start();
      List<String> losses = new ArrayList<>();
      for (int i = 0; i < tables.size(); i++) {
        String text = stored(server, tables.get(i).room());
        told.get(i).stream().filter(line -> !text.contains(line)).forEach(losses::add);
      }
      assertThat(losses).as("a log that was cut must show").isNotEmpty();
    }
  }

  private Planner planner;

  private List<Table> tables(Vertx vertx, ServerProcess server) {
    planner = new Planner(vertx, server.site(), server.first());
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < ROOMS; i++) {
      tables.add(table(vertx, server, i));
    }
    return tables;
  }

  private Table table(Vertx vertx, ServerProcess server, int number) {
    Planner.Room room = planner.room("Room " + number, "");
    Site site = server.site();
    Typist mentor = new Typist(vertx, server.url(), server.port(), room.id(), "m" + number, room.file(),
        () -> site.tryRoomToken(room.id(), planner.access()), number);
    Typist candidate = new Typist(vertx, server.url(), server.port(), room.id(), "c" + number, room.file(),
        () -> site.tryRoomToken(room.id(), room.guest()), 100L + number);
    return new Table(room.id(), List.of(mentor, candidate));
  }

  /** Everybody types so many lines, a few a second. */
  private static void type(Vertx vertx, List<Table> tables) {
    CountDownLatch lines = new CountDownLatch(LINES_BETWEEN_KILLS);
    Consumer<Long> stroke = timer -> {
      tables.forEach(table -> table.typists().forEach(Typist::type));
      lines.countDown();
    };
    long timer = vertx.setPeriodic(PAUSE_MILLIS, stroke::accept);
    try {
      if (!lines.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the typists do not get on");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      vertx.cancelTimer(timer);
    }
  }

  /** What is not as it was promised: an acknowledged line that is missing or doubled, or texts that differ. */
  private static List<String> losses(List<Table> tables) {
    List<String> losses = new ArrayList<>();
    for (Table table : tables) {
      table.typists().forEach(typist -> typist.settle(30_000));
      // Both have all that was told before either text is read: an author is acknowledged a moment before the others are told.
      same(table, losses);
      String text = table.typists().getFirst().text();
      for (Typist typist : table.typists()) {
        for (String line : typist.acknowledged()) {
          if (text.indexOf(line) < 0 || text.indexOf(line) != text.lastIndexOf(line)) {
            losses.add(line);
          }
        }
      }
    }
    return losses;
  }

  private static void same(Table table, List<String> losses) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    Typist one = table.typists().get(0);
    Typist two = table.typists().get(1);
    while (!one.text().equals(two.text())) {
      if (System.nanoTime() > until) {
        losses.add("the two texts of " + table.room() + " differ");
        return;
      }
      Thread.onSpinWait();
    }
  }

  private String stored(ServerProcess server, String room) {
    return server.call("GET", "/interviews/" + room + "/record", planner.access(), null).getJsonArray("files").getJsonObject(0)
        .getString("text");
  }
}
