package tryout.bench;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tryout.client.Planner;

/** (e): how long coming into a room takes in which much has been typed. */
final class LongRoom {
  private static final int EDITS = 260_000;
  private static final int TYPISTS = 10;
  private static final int UNITS = 100_000;
  /** Until the virtual machine has compiled what a join runs. */
  private static final int WARM_UP = 300;
  private static final int JOINS = 100;

  private final Bench bench;

  LongRoom(Bench bench) {
    this.bench = bench;
  }

  void run() {
    try (TryoutSide side = new TryoutSide(bench.vertx, bench.sockets, bench.pinned, bench.serverJava)) {
      Planner.Room room = side.room("int x;\n".repeat(UNITS / 7), 2);
      join(side, room, "fresh");
      System.out.printf("resident before %d MiB%n", Usage.residentKib(side.process()) / 1024);
      fill(side, room);
      System.out.printf("resident after %d edits %d MiB%n", EDITS, Usage.residentKib(side.process()) / 1024);
      join(side, room, "after " + EDITS + " edits");
      side.server().kill();
      long began = System.nanoTime();
      side.server().start();
      System.out.printf("started again in %.1f s%n", (System.nanoTime() - began) / 1e9);
      joinOnce(side, room, "the first one after a kill, which opens the room");
      join(side, room, "after that");
    }
  }

  private void joinOnce(TryoutSide side, Planner.Room room, String when) {
    Latencies one = new Latencies();
    long bytes = enter(side, room, one);
    System.out.printf("join %s: %.1f ms, %d bytes%n", when, one.millis(0), bytes);
  }

  private void join(TryoutSide side, Planner.Room room, String when) {
    for (int i = 0; i < WARM_UP; i++) {
      enter(side, room, new Latencies());
    }
    ServerJoins before = ServerJoins.of(side.server());
    Latencies times = new Latencies();
    long bytes = 0;
    for (int i = 0; i < JOINS; i++) {
      bytes = enter(side, room, times);
    }
    System.out.printf("join %s: %s, %d bytes; %s%n", when, times.shown(), bytes, ServerJoins.of(side.server()).since(before));
  }

  /** From the first frame until all of the room is there; answers how much that was. */
  private long enter(TryoutSide side, Planner.Room room, Latencies times) {
    Arrival arrival = new Arrival(bench, side.server().site(), room.id(), side.token(room));
    times.add(arrival.nanos());
    return arrival.bytes();
  }

  /** Everybody types whenever the last key is stored, so that each key is an edit of its own. */
  private void fill(TryoutSide side, Planner.Room room) {
    Board board = new Board();
    AtomicLong left = new AtomicLong(EDITS);
    CompletableFuture<Void> done = new CompletableFuture<>();
    List<Page> pages = new ArrayList<>();
    for (int seat = 0; seat < TYPISTS; seat++) {
      pages.add(side.page(room, seat, new Page.Habit(board, TYPISTS, UNITS, 0, 0)).joined());
    }
    long began = System.nanoTime();
    pages.forEach(page -> next(page, room.file(), left, done));
    done.orTimeout(10, TimeUnit.MINUTES).join();
    System.out.printf("%d edits in %.0f s%n", EDITS, (System.nanoTime() - began) / 1e9);
    pages.forEach(Page::close);
  }

  private static void next(Page page, int file, AtomicLong left, CompletableFuture<Void> done) {
    if (left.decrementAndGet() <= 0) {
      done.complete(null);
      return;
    }
    CompletableFuture<JsonObject> stored;
    synchronized (page.client()) {
      int at = (int) (left.get() % (UNITS - 100));
      stored = page.client().type(file, at, at + 1, "y");
    }
    stored.thenAccept(answer -> next(page, file, left, done));
  }
}
