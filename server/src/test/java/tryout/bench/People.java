package tryout.bench;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import tryout.client.Planner;

/**
 * Interviews at human pace, each with a run a minute if it is wanted, while other rooms run hostile programs without a
 * pause. Nothing is pinned: server, database, programs and generator share the machine.
 */
final class People {
  private static final int EACH = 3;
  private static final int AT_A_TIME = 9;
  private static final double KEYS_PER_ROOM = 5;
  private static final int WARM_SECONDS = 15;
  private static final int SECONDS = 60;
  private static final String PROGRAM = "int puts(const char *);\nint main(void)\n{\n    return puts(\"hello\") < 0;\n}\n/*\n";
  private static final String END = "\n*/\n";
  /** Each takes all it can get of something. */
  private static final List<String> HOSTILE = List.of(
      "int main(void){for(;;);}",
      "int fork(void);int main(void){for(;;)fork();}",
      "void*malloc(unsigned long);int main(void){for(;;){char*p=malloc(1<<20);if(p)for(int i=0;i<1<<20;i+=512)p[i]=1;}}",
      "int puts(const char*);int main(void){for(;;)puts(\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\");}",
      "int f(int n){volatile char a[4096];a[0]=(char)n;return f(n+1)+a[0];}int main(void){return f(0);}",
      "#include <stdio.h>\nint main(void){FILE*f=fopen(\"/tmp/x\",\"w\");static char b[65536];for(;;)fwrite(b,1,sizeof b,f);}",
      "#include <signal.h>\nint main(void){for(int i=1;i<64;i++)signal(i,SIG_IGN);for(;;)kill(-1,SIGKILL);}",
      "#include <unistd.h>\nint main(void){int p[2];while(pipe(p)==0);for(;;)fork();}",
      "#define A(x) x x x x x x x x x x\n#define B(x) A(A(A(A(A(x)))))\nint main(void){int i=0;B(B(i++;))return i;}",
      "#include <unistd.h>\nint main(void){for(;;){if(fork()==0){setsid();for(;;);}}}");

  private final Bench bench;
  private final int rooms;
  private final int siege;
  private final boolean programs;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger hostileRuns = new AtomicInteger();
  private final Latencies runs = new Latencies();
  private final AtomicBoolean over = new AtomicBoolean();

  /**
   * A measurement to come.
   *
   * @param siege how many rooms run each of the ten hostile programs
   * @param programs whether the others run one a minute
   */
  People(Bench bench, int rooms, int siege, boolean programs) {
    this.bench = bench;
    this.rooms = rooms;
    this.siege = siege;
    this.programs = programs;
  }

  /** Once, on a server of its own; how long a keystroke took to a peer. */
  Latencies run() {
    try (TryoutSide side = new TryoutSide(bench.vertx, bench.sockets, List.of(), bench.serverJava)) {
      return run(side);
    }
  }

  private Latencies run(TryoutSide side) {
    Board board = new Board();
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < rooms; i++) {
      Planner.Room room = side.room(PROGRAM + END, EACH);
      for (int seat = 0; seat < EACH; seat++) {
        pages.add(side.page(room, seat, new Page.Habit(board, EACH, 2_000, PROGRAM.length(), END.length())));
        TryoutSide.settle(pages, AT_A_TIME);
      }
    }
    pages.forEach(Page::joined);
    List<Page> hostile = besiege(side, board);
    hostile.forEach(this::runAgain);
    for (int i = 0; programs && i < rooms; i++) {
      runEveryMinute(pages.get(i * EACH), 1 + i * 60_000L / rooms);
    }
    Pace pace = new Pace(bench.vertx, pages, rooms * KEYS_PER_ROOM);
    pace.start();
    Bench.sleep(WARM_SECONDS);
    board.clear();
    runs.clear();
    List.of(asked, ended, refused, hostileRuns).forEach(count -> count.set(0));
    Usage before = Usage.of(side.process());
    Bench.sleep(SECONDS);
    Usage used = Usage.of(side.process()).since(before);
    pace.stop();
    over.set(true);
    print(side, board, pages, used);
    pages.forEach(Page::close);
    hostile.forEach(Page::close);
    return board.toPeer.copy();
  }

  private List<Page> besiege(TryoutSide side, Board board) {
    List<Page> hostile = new ArrayList<>();
    for (int i = 0; i < siege; i++) {
      HOSTILE.forEach(program -> hostile.add(side.page(side.room(program, 2), 0, new Page.Habit(board, 1, 1, 0, 0)).joined()));
    }
    return hostile;
  }

  private void print(TryoutSide side, Board board, List<Page> pages, Usage used) {
    System.out.printf(Locale.ROOT,
        "%d rooms of %d, %.0f keys/s: to a peer %s (%d); acknowledged %s; runs asked %d, ended %d, refused %d, %s; hostile runs %d;"
            + " server %.0f %% of a core, database and programs %.0f %%; resident %d MiB; faults %d%n",
        rooms, EACH, rooms * KEYS_PER_ROOM, board.toPeer.shown(), board.toPeer.count(), board.toAuthor.shown(), asked.get(),
        ended.get(), refused.get(), runs.shown(), hostileRuns.get(), used.ownMicros() / 1e4 / SECONDS,
        used.childMicros() / 1e4 / SECONDS, Usage.residentKib(side.process()) / 1024,
        pages.stream().filter(page -> page.fault() != null).count());
  }

  private void runEveryMinute(Page page, long firstMillis) {
    bench.vertx.setTimer(firstMillis, first -> {
      if (!over.get()) {
        ask(page, () -> { });
        runEveryMinute(page, 60_000);
      }
    });
  }

  private void runAgain(Page page) {
    if (!over.get()) {
      hostileRuns.incrementAndGet();
      long began = System.nanoTime();
      page.run().whenComplete((answer, fault) -> {
        long wait = fault == null && System.nanoTime() - began > TimeUnit.MILLISECONDS.toNanos(10) ? 1 : 1_000;
        bench.vertx.setTimer(wait, timer -> runAgain(page));
      });
    }
  }

  private void ask(Page page, Runnable then) {
    asked.incrementAndGet();
    long began = System.nanoTime();
    page.run().thenAccept((JsonObject answer) -> {
      if (answer.containsKey("refused")) {
        refused.incrementAndGet();
      } else {
        ended.incrementAndGet();
        runs.add(System.nanoTime() - began);
      }
      then.run();
    });
  }
}
