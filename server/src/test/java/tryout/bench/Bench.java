package tryout.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocketClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The workloads of docs/benchmarks.md. Prints one line per run, then medians. */
public final class Bench {
  private static final int WARM_SECONDS = 3;
  /** A server on one core compiles its own code for as long as that. */
  private static final int WARM_ROUNDS = 3;
  private static final double RATE_A = 800;
  private static final double BOUND_MILLIS = 100;

  final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
  final WebSocketClient sockets = tryout.client.Client.sockets(vertx);
  /** The server's core; the generator has the other one. */
  final List<String> pinned = List.of("taskset", "-c", "0");
  /** Further options of the server's virtual machine, to compare them. */
  final String serverJava = System.getenv().getOrDefault("SERVER_JAVA", "");
  final int runs;
  final int seconds;

  private Bench(int runs, int seconds) {
    this.runs = runs;
    this.seconds = seconds;
  }

  public static void main(String[] words) {
    Bench bench = new Bench(words.length > 1 ? Integer.parseInt(words[1]) : 3, words.length > 2 ? Integer.parseInt(words[2]) : 10);
    switch (words.length == 0 ? "" : words[0]) {
      case "a" -> bench.sides(side -> bench.steady(side, 50, 4));
      case "b" -> bench.sides(side -> bench.most(side, 20, 5, 2_000));
      case "c" -> bench.sides(side -> bench.most(side, 1, 30, 250));
      case "d" -> new Idle(bench).run();
      case "e" -> new LongRoom(bench).run();
      case "people" -> bench.people(() -> new People(bench, 200, 1, true));
      case "calm" -> bench.people(() -> new People(bench, 200, 0, false));
      case "siege" -> bench.siege();
      case "stalled" -> new Stalled(bench).run();
      case "ideas" -> new IdeaList().run();
      case "applications" -> new ApplicationList().run();
      default -> {
        System.err.println("bench a|b|c|d|e|people|calm|siege|stalled|ideas|applications [RUNS [SECONDS]]: see docs/benchmarks.md");
        System.exit(2);
      }
    }
    System.exit(0);
  }

  private void people(Supplier<People> people) {
    for (int run = 0; run < runs; run++) {
      people.get().run();
    }
  }

  /** Twenty rooms that type, by turns alone and beside fifty that run hostile programs. */
  private void siege() {
    List<Double> alone = new ArrayList<>();
    List<Double> besieged = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      alone.add(new People(this, 20, 0, false).run().millis(0.99));
      besieged.add(new People(this, 20, 5, false).run().millis(0.99));
    }
    System.out.printf(Locale.ROOT, "median of %d: p99 to a peer alone %.2f ms, besieged %.2f ms, ratio %.2f%n", runs,
        median(alone), median(besieged), median(besieged) / median(alone));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** One measurement. */
  record Figures(double rate, double told, Latencies peer, Latencies author, double cpuPerKey, double databasePerKey) {
    boolean keptUp() {
      return told > 0.98 * rate && peer.millis(0.99) <= BOUND_MILLIS;
    }

    String shown() {
      return String.format(Locale.ROOT, "%.0f keys/s, told %.0f/s; to a peer %s; acknowledged %s; CPU %.0f µs a key, database %.0f",
          rate, told, peer.shown(), author.shown(), cpuPerKey, databasePerKey);
    }
  }

  private interface Workload {
    Figures run(Side side);
  }

  /** Every side by turns, so that what else the machine does meets all of them. */
  private void sides(Workload workload) {
    List<Side> sides = List.of(new RelaySide(sockets, pinned), new TryoutSide(vertx, sockets, pinned, serverJava));
    List<List<Figures>> all = List.of(new ArrayList<>(), new ArrayList<>());
    System.out.println("warming up");
    sides.forEach(this::warm);
    for (int run = 0; run < runs; run++) {
      for (int i = 0; i < sides.size(); i++) {
        Figures figures = workload.run(sides.get(i));
        all.get(i).add(figures);
        System.out.println(sides.get(i).name() + ": " + figures.shown());
      }
    }
    for (int i = 0; i < sides.size(); i++) {
      System.out.println(summary(sides.get(i).name(), all.get(i)));
      sides.get(i).close();
    }
  }

  void warm(Side side) {
    for (int round = 0; round < WARM_ROUNDS; round++) {
      steady(side, 50, 4);
    }
  }

  private static String summary(String name, List<Figures> all) {
    return "median of " + all.size() + ", " + name + ": " + spread("keys/s", all, Figures::rate)
        + spread("p50", all, f -> f.peer().millis(0.5)) + spread("p99", all, f -> f.peer().millis(0.99))
        + spread("ack p50", all, f -> f.author().millis(0.5)) + spread("ack p99", all, f -> f.author().millis(0.99))
        + spread("CPU µs", all, Figures::cpuPerKey) + spread("database µs", all, Figures::databasePerKey);
  }

  private static String spread(String what, List<Figures> all, ToDoubleFunction<Figures> figure) {
    List<Double> values = new ArrayList<>(all.stream().map(figure::applyAsDouble).toList());
    Collections.sort(values);
    return String.format(Locale.ROOT, "%s %.2f (%.2f–%.2f) ", what, values.get(values.size() / 2), values.getFirst(), values.getLast());
  }

  /** A rate that everybody can bear. */
  private Figures steady(Side side, int rooms, int each) {
    Board board = new Board();
    List<Typing> typists = side.enter(rooms, each, board);
    Figures figures = measure(side, typists, board, RATE_A, each);
    typists.forEach(Typing::close);
    return figures;
  }

  /** The highest rate that is kept up with. */
  private Figures most(Side side, int rooms, int each, double from) {
    Board board = new Board();
    List<Typing> typists = side.enter(rooms, each, board);
    Figures best = tried(side, typists, board, from, each);
    for (double rate = from * 1.5; best.keptUp(); rate *= 1.3) {
      Figures next = tried(side, typists, board, rate, each);
      if (!next.keptUp()) {
        break;
      }
      best = next;
    }
    typists.forEach(Typing::close);
    return best;
  }

  /** A rate that is not kept up with gets a second chance: one halt of the machine ends no search. */
  private Figures tried(Side side, List<Typing> typists, Board board, double rate, int each) {
    Figures figures = measure(side, typists, board, rate, each);
    System.out.println("  " + side.name() + ": " + figures.shown());
    if (figures.keptUp()) {
      return figures;
    }
    Figures again = measure(side, typists, board, rate, each);
    System.out.println("  " + side.name() + ", again: " + again.shown());
    return again;
  }

  /** Types at a rate, first to warm up and then for the figures. */
  Figures measure(Side side, List<? extends Typing> typists, Board shared, double rate, int each) {
    Pace pace = new Pace(vertx, typists, rate);
    pace.start();
    sleep(WARM_SECONDS);
    shared.clear();
    Usage before = Usage.of(side.process());
    long began = System.nanoTime();
    sleep(seconds);
    Latencies peer = shared.toPeer.copy();
    Latencies author = shared.toAuthor.copy();
    double took = (System.nanoTime() - began) / 1e9;
    Usage used = Usage.of(side.process()).since(before);
    pace.stop();
    double keys = rate * took;
    return new Figures(
        rate, peer.count() / (each - 1.0) / took, peer, author, used.ownMicros() / keys, used.childMicros() / keys);
  }

  static void sleep(double seconds) {
    try {
      Thread.sleep((long) (1_000 * seconds));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
