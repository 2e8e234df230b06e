package tryout.bench;

import java.util.ArrayList;
import java.util.List;
import tryout.client.Planner;

/** (d): what a connection costs on which nothing happens. */
final class Idle {
  private static final int ROOMS = 500;
  private static final int EACH = 10;
  private static final int AT_A_TIME = 10;

  private final Bench bench;

  Idle(Bench bench) {
    this.bench = bench;
  }

  void run() {
    try (TryoutSide side = new TryoutSide(bench.vertx, bench.sockets, List.of(), "-Xmx512m")) {
      List<Planner.Room> rooms = new ArrayList<>();
      List<Page> pages = new ArrayList<>();
      Board board = new Board();
      for (int i = 0; i < ROOMS; i++) {
        rooms.add(side.room("", 2));
        pages.add(enter(side, rooms.get(i), 0, board).joined());
      }
      Bench.sleep(5);
      long before = Usage.residentKib(side.process());
      for (int seat = 1; seat < EACH; seat++) {
        for (Planner.Room room : rooms) {
          pages.add(enter(side, room, seat, board));
          TryoutSide.settle(pages, AT_A_TIME);
        }
      }
      Bench.sleep(5);
      pages.forEach(Page::joined);
      int more = pages.size() - ROOMS;
      long after = Usage.residentKib(side.process());
      System.out.printf("%d connections: %d MiB resident; %d more of them: %.1f KiB each; faults: %d%n", pages.size(),
          after / 1024, more, (after - before) / (double) more, pages.stream().filter(page -> page.fault() != null).count());
    }
  }

  private static Page enter(TryoutSide side, Planner.Room room, int seat, Board board) {
    return side.page(room, seat, new Page.Habit(board, EACH, 1, 0, 0));
  }
}
