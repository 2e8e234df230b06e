package tryout.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tryout.browser.ServerProcess;
import tryout.client.Planner;
import tryout.client.Site;

/** Tryout as people run it, on its embedded PostgreSQL, with nothing left out; its limits on speed alone are raised. */
final class TryoutSide implements Side {
  private static final int SPEED = 1_000;
  private static final int AT_A_TIME = 10;
  private static final int MOST_UNITS = 2_000;
  /** As many as one person may have open of a room. */
  private static final int PAGES = 5;

  private final Vertx vertx;
  private final WebSocketClient sockets;
  private final ServerProcess server;
  private final Planner planner;
  private int planned;

  /**
   * Starts one.
   *
   * @param before the program that starts it, such as {@code taskset}
   * @param java further options of its virtual machine
   */
  TryoutSide(Vertx vertx, WebSocketClient sockets, List<String> before, String java) {
    this.vertx = vertx;
    this.sockets = sockets;
    this.server = new ServerProcess(port -> settings(java), before);
    this.planner = new Planner(vertx, server.site(), server.first());
    moveDatabase();
  }

  /** Gives the database a core other than the server's, if that is asked for. */
  private void moveDatabase() {
    String core = System.getenv("DATABASE_CORE");
    if (core != null) {
      server.process().descendants().forEach(process -> pin(process, core));
    }
  }

  private static void pin(ProcessHandle process, String core) {
    try {
      new ProcessBuilder("taskset", "-a", "-c", "-p", core, Long.toString(process.pid())).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> settings(String java) {
    Map<String, String> settings = new HashMap<>();
    settings.put("TRYOUT_SPEED", Integer.toString(SPEED));
    if (!java.isEmpty()) {
      settings.put("JAVA_TOOL_OPTIONS", java);
    }
    return settings;
  }

  @Override
  public String name() {
    return "Tryout, durable";
  }

  Planner.Room room(String text, int people) {
    return planner.room("Room " + ++planned, text, people);
  }

  @Override
  public List<Typing> enter(int rooms, int each, Board board) {
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < rooms; i++) {
      Planner.Room room = room("", Math.max(2, (each + PAGES - 1) / PAGES));
      for (int seat = 0; seat < each; seat++) {
        pages.add(page(room, seat, new Page.Habit(board, each, MOST_UNITS, 0, 0)));
        settle(pages, AT_A_TIME);
      }
    }
    pages.forEach(Page::joined);
    return new ArrayList<>(pages);
  }

  /** Nobody may have more than a few sockets at a time that have not said who they are. */
  static void settle(List<Page> pages, int atATime) {
    if (pages.size() % atATime == 0) {
      pages.subList(Math.max(0, pages.size() - AT_A_TIME), pages.size()).forEach(Page::joined);
    }
  }

  /** A page of one of its people, by turns. */
  Page page(Planner.Room room, int seat, Page.Habit habit) {
    Site site = server.site();
    String access = room.accesses().get(seat % room.accesses().size());
    Page.Place place = new Page.Place(vertx, sockets, site, room.id(), room.file(), () -> site.tryRoomToken(room.id(), access));
    return new Page(place, habit, planned * 100L + seat);
  }

  /** A room token of the lead. */
  String token(Planner.Room room) {
    return server.site().roomToken(room.id(), planner.access());
  }

  ServerProcess server() {
    return server;
  }

  @Override
  public ProcessHandle process() {
    return server.process();
  }

  @Override
  public void close() {
    server.close();
  }
}
