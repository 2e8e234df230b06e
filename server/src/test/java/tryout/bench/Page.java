package tryout.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tryout.client.Client;
import tryout.client.Ear;
import tryout.client.Site;

/** Somebody who types into a room of Tryout: one character somewhere, for another one once the text is long enough. */
final class Page implements Typing, Ear {
  private static final long SECONDS = 60;

  private final Habit habit;
  private final SplittableRandom lots;
  private final int file;
  private final Client client;
  private long[] typed = new long[16];
  private int count;
  private volatile RuntimeException fault;
  private final Map<Long, CompletableFuture<JsonObject>> ends = new ConcurrentHashMap<>();

  /** Where a page is, and who is in it. */
  record Place(Vertx vertx, WebSocketClient sockets, Site site, String room, int file, Supplier<Optional<String>> tokens) {}

  /**
   * How one types.
   *
   * @param hearers how many are told of an edit, the author among them
   * @param most units that the text may grow to
   * @param head units at the beginning that are left alone
   * @param tail units at the end that are left alone
   */
  record Habit(Board board, int hearers, int most, int head, int tail) {}

  /** Comes in; {@link #joined} waits. */
  Page(Place place, Habit habit, long seed) {
    this.habit = habit;
    this.lots = new SplittableRandom(seed);
    this.file = place.file();
    this.client = new Client(place.vertx(), place.sockets(), place.site(), place.room(), place.tokens(), this);
  }

  Page joined() {
    client.joined().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    return this;
  }

  Client client() {
    return client;
  }

  /** What went wrong with it, or null. */
  RuntimeException fault() {
    return fault;
  }

  @Override
  public void key() {
    synchronized (client) {
      if (count == typed.length) {
        typed = Arrays.copyOf(typed, 2 * count);
      }
      typed[count++] = System.nanoTime();
      int length = client.text(file).length();
      int at = habit.head() + lots.nextInt(Math.max(1, length - habit.head() - habit.tail()));
      client.type(file, at, length < habit.most() ? at : at + 1, lots.nextInt(20) == 0 ? "\n" : "x");
    }
  }

  /** Runs what is there; done when the run has ended, or was refused. */
  CompletableFuture<JsonObject> run() {
    return client.ask("run", new JsonObject().put("profile", "quick")).thenCompose(answer -> {
      if (answer.containsKey("refused")) {
        return CompletableFuture.completedFuture(answer);
      }
      CompletableFuture<JsonObject> end = new CompletableFuture<>();
      ends.put(answer.getJsonObject("runStarted").getLong("run"), end);
      return end;
    });
  }

  @Override
  public void pushed(long clientSeq) {
    habit.board().sent(name(client.client(), clientSeq), Arrays.copyOf(typed, count), habit.hearers());
    count = 0;
  }

  @Override
  public void event(JsonObject event) {
    JsonObject ran = event.getJsonObject("runEnded");
    if (ran != null) {
      CompletableFuture<JsonObject> end = ends.remove(ran.getLong("run"));
      if (end != null) {
        end.complete(event);
      }
    }
    if (event.containsKey("edited")) {
      String author = event.getString("client");
      habit.board().heard(name(author, event.getLong("clientSeq")), author.equals(client.client()), System.nanoTime());
    }
  }

  private static String name(String client, long clientSeq) {
    return client + clientSeq;
  }

  @Override
  public void broken(RuntimeException reason) {
    fault = reason;
  }

  @Override
  public void closed(int code, boolean again) {
    fault = new IllegalStateException("closed with " + code);
  }

  @Override
  public void close() {
    client.close();
  }
}
