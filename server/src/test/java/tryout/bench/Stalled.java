package tryout.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tryout.client.Planner;

/** What readers that stop reading cost the server, and the others in their room. */
final class Stalled {
  private static final int EACH = 6;
  private static final int STALLED = 4;
  private static final double RATE = 400;

  private final Bench bench;

  Stalled(Bench bench) {
    this.bench = bench;
  }

  void run() {
    try (TryoutSide side = new TryoutSide(bench.vertx, bench.sockets, bench.pinned, bench.serverJava)) {
      bench.warm(side);
      for (int run = 0; run < bench.runs; run++) {
        once(side);
      }
    }
  }

  private void once(TryoutSide side) {
    Planner.Room room = side.room("", 2);
    Board board = new Board();
    List<Page> pages = new ArrayList<>();
    for (int seat = 0; seat < EACH + STALLED; seat++) {
      pages.add(side.page(room, seat, new Page.Habit(board, EACH + STALLED, 2_000, 0, 0)).joined());
    }
    List<Page> typists = pages.subList(0, EACH);
    print(side, "all read", bench.measure(side, typists, board, RATE, EACH + STALLED));
    pages.subList(EACH, pages.size()).forEach(page -> page.client().stall());
    print(side, STALLED + " stalled", bench.measure(side, typists, board, RATE, EACH));
    Bench.sleep(5);
    print(side, "after they were let go", bench.measure(side, typists, board, RATE, EACH));
    pages.forEach(Page::close);
  }

  private static void print(TryoutSide side, String when, Bench.Figures figures) {
    System.out.printf(Locale.ROOT, "%s: %s; heap after a collection %s%n", when, figures.shown(), Heap.used(side.process()));
  }
}
