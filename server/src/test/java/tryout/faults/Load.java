package tryout.faults;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tryout.Patience;
import tryout.browser.ServerProcess;
import tryout.client.Planner;
import tryout.client.Site;

/** A few interviews in their exercise on one server, two people typing in each, whatever becomes of the server. */
final class Load implements AutoCloseable {
  private static final long PAUSE_MILLIS = 60;
  /** While the server is away nobody is told anything, and what is typed only grows; it takes longer to be away, too. */
  private static final long PAUSE_IN_TROUBLE_MILLIS = 200;
  private static final long SETTLE_MILLIS = 40_000;
  private static final Duration BACK_AT_MOST = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final Planner planner;
  private final List<Table> tables = new ArrayList<>();

  /** One interview and who types in it. */
  record Table(Planner.Room room, List<Typist> typists) {}

  Load(Vertx vertx, ServerProcess server, int rooms) {
    this.vertx = vertx;
    this.planner = new Planner(vertx, server.site(), server.first());
    for (int i = 0; i < rooms; i++) {
      tables.add(table(server, i));
    }
  }

  private Table table(ServerProcess server, int number) {
    Planner.Room room = planner.room("Room " + number, "");
    Site site = server.site();
    return new Table(room, List.of(
        typist(server, room, "m" + number, number, () -> planner.access(), site),
        typist(server, room, "c" + number, 100L + number, room::guest, site)));
  }

  private Typist typist(ServerProcess server, Planner.Room room, String name, long seed,
      java.util.function.Supplier<String> access, Site site) {
    return new Typist(vertx, server.url(), server.port(), room.id(), name, room.file(),
        () -> site.tryRoomToken(room.id(), access.get()), seed);
  }

  List<Table> tables() {
    return tables;
  }

  /** Of the lead of all of them. */
  String access() {
    return planner.access();
  }

  /** Everybody types so many lines, one after the other. */
  void type(int lines) {
    CountDownLatch left = new CountDownLatch(lines);
    long timer = vertx.setPeriodic(PAUSE_MILLIS, tick -> {
      stroke();
      left.countDown();
    });
    try {
      if (!left.await(60 + lines * PAUSE_MILLIS / 1_000, TimeUnit.SECONDS)) {
        throw new AssertionError("the typists do not get on");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      vertx.cancelTimer(timer);
    }
  }

  /** Waits until everybody is in, so that the next trouble meets all of them; they go on typing meanwhile. */
  void awaitBack() {
    during(() -> Patience.until("everybody is back", BACK_AT_MOST,
        () -> tables.stream().allMatch(table -> table.typists().stream().allMatch(Typist::isReady))));
  }

  /** Everybody goes on typing while this is done. */
  void during(Runnable trouble) {
    long timer = vertx.setPeriodic(PAUSE_IN_TROUBLE_MILLIS, tick -> stroke());
    try {
      trouble.run();
    } finally {
      vertx.cancelTimer(timer);
    }
  }

  private void stroke() {
    tables.forEach(table -> table.typists().forEach(Typist::type));
  }

  /** Waits until everything that was typed is acknowledged. */
  void settle() {
    tables.forEach(table -> table.typists().forEach(typist -> typist.settle(SETTLE_MILLIS)));
  }

  /** How many lines were acknowledged so far. */
  int acknowledged() {
    return tables.stream().flatMap(table -> table.typists().stream()).mapToInt(typist -> typist.acknowledged().size()).sum();
  }

  /** What is not as it was promised: an acknowledged line that is missing or doubled, or texts that differ. */
  List<String> losses() {
    settle();
    List<String> losses = new ArrayList<>();
    for (Table table : tables) {
      same(table, losses);
      String text = table.typists().getFirst().text();
      for (Typist typist : table.typists()) {
        missing(text, typist.acknowledged(), losses);
      }
    }
    return losses;
  }

  /** Lines that are not in the text, or more than once. */
  static void missing(String text, List<String> lines, List<String> losses) {
    for (String line : lines) {
      if (text.indexOf(line) < 0 || text.indexOf(line) != text.lastIndexOf(line)) {
        losses.add(line);
      }
    }
  }

  /** An author is acknowledged a moment before the others are told. */
  private static void same(Table table, List<String> losses) {
    Typist one = table.typists().get(0);
    Typist two = table.typists().get(1);
    if (!Patience.within(Duration.ofSeconds(10), () -> one.text().equals(two.text()))) {
      losses.add("the two texts of " + table.room().id() + " differ");
    }
  }

  /** The text of a room as the server has it stored, asked of anew. */
  String stored(ServerProcess server, Table table) {
    return server.call("GET", "/interviews/" + table.room().id() + "/record", planner.access(), null)
        .getJsonArray("files").getJsonObject(0).getString("text");
  }

  @Override
  public void close() {
    tables.forEach(table -> table.typists().forEach(Typist::close));
  }
}
