package tryout;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tryout.fault.CannotStart;

/**
 * A page of the demonstration without a browser: speaks with a room what {@code docs/protocol.md} says. All methods
 * block and belong on the main thread.
 */
final class DemoPage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private final JsonObject welcome;
  private long clientSeq;

  /** Puts frames together again, which may come in parts. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        frames.add(new JsonObject(parts.toString()));
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  /**
   * Joins a room; returns when everything of it was told.
   *
   * @param address of the room's socket
   * @param token a fresh room token
   */
  DemoPage(HttpClient client, URI address, String origin, String token) throws InterruptedException {
    socket = open(client, address, origin);
    write(new JsonObject().put("join", new JsonObject().put("token", token)));
    welcome = await(frame -> frame.containsKey("welcome")).getJsonObject("welcome");
    await(frame -> frame.containsKey("ready"));
  }

  private WebSocket open(HttpClient client, URI address, String origin) {
    try {
      return client
          .newWebSocketBuilder()
          .header("Origin", origin)
          .subprotocols("tryout.1")
          .connectTimeout(PATIENCE)
          .buildAsync(address, new Ear())
          .join();
    } catch (CompletionException e) {
      throw new CannotStart("The demonstration could not enter its room.", e);
    }
  }

  /** Why no program runs here, or empty. */
  String runnerOff() {
    return welcome.getString("runnerOff", "");
  }

  /** What a candidate agrees to. */
  JsonObject terms() {
    return welcome.getJsonObject("policy").copy();
  }

  /** Sends a stored message and waits until it is acknowledged. */
  void send(String kind, JsonObject body) throws InterruptedException {
    long mine = ++clientSeq;
    write(new JsonObject().put(kind, body.copy().put("ref", mine).put("clientSeq", mine)));
    String client = welcome.getString("client");
    JsonObject answer =
        await(
            frame ->
                frame.containsKey("refused")
                    || has(frame, event -> client.equals(event.getString("client")) && mine == event.getLong("clientSeq", 0L)));
    if (answer.containsKey("refused")) {
      String detail = answer.getJsonObject("refused").getString("detail");
      throw new CannotStart("The demonstration was refused to " + kind + ": " + detail);
    }
  }

  /** The body of the next event of a kind that fits. */
  JsonObject event(String kind, Predicate<JsonObject> fits) throws InterruptedException {
    Predicate<JsonObject> wanted = event -> event.containsKey(kind) && fits.test(event.getJsonObject(kind));
    JsonArray events = await(frame -> has(frame, wanted)).getJsonArray("events");
    return events.stream().map(JsonObject.class::cast).filter(wanted).findFirst().orElseThrow().getJsonObject(kind);
  }

  private static boolean has(JsonObject frame, Predicate<JsonObject> fits) {
    JsonArray events = frame.getJsonArray("events");
    return events != null && events.stream().map(JsonObject.class::cast).anyMatch(fits);
  }

  private JsonObject await(Predicate<JsonObject> fits) throws InterruptedException {
    for (;;) {
      JsonObject frame = frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (frame == null) {
        throw new CannotStart("The room of the demonstration does not answer.");
      }
      if (fits.test(frame)) {
        return frame;
      }
    }
  }

  private void write(JsonObject message) {
    socket.sendText(message.encode(), true).join();
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }
}
