package tryout.live;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A page without a page: speaks only what {@code docs/protocol.md} says, and remembers all it was told. */
final class RoomClient implements AutoCloseable {
  /** Small, so that a reader that stalls is felt soon. */
  private static final int RECEIVE_BYTES = 16 * 1024;
  /** A browser bounds nothing here; a whole room is about three megabytes at most. */
  private static final int MESSAGE_BYTES = 8 << 20;
  private static final long PATIENCE_SECONDS = 8;

  private final WebSocketClient http;
  private final WebSocket socket;
  /** Frames that go on with a message of the frame before them. */
  volatile int fragments;
  private final LinkedBlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  final List<JsonObject> events = java.util.Collections.synchronizedList(new ArrayList<>());
  final StringBuffer bytes = new StringBuffer();
  JsonObject welcome = new JsonObject();
  private long clientSeq;
  private long ref;

  RoomClient(Vertx vertx, int port, UUID room) {
    this(vertx, port, room, RoomServer.ORIGIN, RoomDoor.PROTOCOL);
  }

  RoomClient(Vertx vertx, int port, UUID room, String origin, String protocol) {
    http = vertx.createWebSocketClient(new WebSocketClientOptions().setReceiveBufferSize(RECEIVE_BYTES).setMaxFrameSize(MESSAGE_BYTES).setMaxMessageSize(MESSAGE_BYTES));
    WebSocketConnectOptions options = new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port)
        .setURI("/api/v1/rooms/" + room + "/socket").addSubProtocol(protocol);
    if (origin != null) {
      options.addHeader("Origin", origin);
    }
    socket = http.connect(options).await();
    socket.frameHandler(frame -> fragments += frame.isContinuation() ? 1 : 0);
    socket.textMessageHandler(this::take);
    socket.closeHandler(none -> closed.complete(socket.closeStatusCode() == null ? 0 : (int) socket.closeStatusCode()));
  }

  private void take(String text) {
    bytes.append(text).append('\n');
    JsonObject frame = new JsonObject(text);
    JsonArray told = frame.getJsonArray("events");
    if (told != null) {
      told.forEach(event -> events.add((JsonObject) event));
    }
    frames.add(frame);
  }

  /** Joins for the first time; answers when {@code ready} has come. */
  JsonObject join(String token) {
    return join(new JsonObject().put("token", token));
  }

  /** Joins again as another page was. */
  JsonObject rejoin(String token, RoomClient before, long seq) {
    clientSeq = before.clientSeq;
    return join(new JsonObject().put("token", token).put("generation", before.welcome.getString("generation"))
        .put("client", before.client()).put("seq", seq));
  }

  private JsonObject join(JsonObject body) {
    raw(new JsonObject().put("join", body).encode());
    welcome = await(frame -> frame.containsKey("welcome")).getJsonObject("welcome");
    await(frame -> frame.containsKey("ready"));
    return welcome;
  }

  /** Counts its messages from one, as a page does that was given another client id. */
  void startAnew() {
    clientSeq = welcome.getLong("clientSeq");
  }

  String client() {
    return welcome.getString("client");
  }

  long lastSeq() {
    return events.isEmpty() ? welcome.getLong("seq") : events.getLast().getLong("seq");
  }

  void raw(String text) {
    socket.writeTextMessage(text);
  }

  WebSocket socket() {
    return socket;
  }

  /** Sends a stored message with the next number; answers its {@code ref}. */
  long send(String kind, JsonObject body) {
    return send(kind, body, ++clientSeq);
  }

  long send(String kind, JsonObject body, long number) {
    long mine = ++ref;
    raw(new JsonObject().put(kind, body.copy().put("ref", mine).put("clientSeq", number)).encode());
    return mine;
  }

  /** Sends a stored message and waits until it is acknowledged or refused. */
  JsonObject ask(String kind, JsonObject body) {
    long mine = send(kind, body);
    long number = clientSeq;
    JsonObject answer = await(frame -> {
      JsonObject refused = frame.getJsonObject("refused");
      return refused != null ? refused.getLong("ref") == mine : acknowledges(frame, number);
    });
    if (answer.containsKey("refused")) {
      clientSeq--;
    }
    return answer;
  }

  /** Agrees to what it was welcomed with. */
  JsonObject consent() {
    return ask("consent", new JsonObject().put("terms", terms()));
  }

  JsonObject terms() {
    return welcome.getJsonObject("policy").copy();
  }

  /** The code with which it is refused. */
  String refusal(String kind, JsonObject body) {
    JsonObject answer = ask(kind, body);
    return answer.containsKey("refused") ? answer.getJsonObject("refused").getString("code") : "accepted";
  }

  private boolean acknowledges(JsonObject frame, long number) {
    JsonArray told = frame.getJsonArray("events");
    return told != null && told.stream().map(JsonObject.class::cast)
        .anyMatch(event -> client().equals(event.getString("client")) && event.getLong("clientSeq") == number);
  }

  long clientSeq() {
    return clientSeq;
  }

  /** The next frame that fits; those before it are dropped. */
  JsonObject await(Predicate<JsonObject> fits) {
    try {
      for (;;) {
        JsonObject frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (frame == null) {
          throw new AssertionError("the frame that was waited for did not come; closed: " + closed.getNow(null)
              + "; told last: " + bytes.substring(Math.max(0, bytes.length() - 2_000)));
        }
        if (fits.test(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The next event of a kind, as it was told. */
  JsonObject event(String kind) {
    return event(kind, event -> true);
  }

  JsonObject event(String kind, Predicate<JsonObject> fits) {
    JsonObject[] found = new JsonObject[1];
    Predicate<JsonObject> wanted = event -> event.containsKey(kind) && fits.test(event.getJsonObject(kind));
    await(frame -> {
      JsonArray told = frame.getJsonArray("events");
      if (told == null) {
        return false;
      }
      found[0] = told.stream().map(JsonObject.class::cast).filter(wanted).findFirst().orElse(null);
      return found[0] != null;
    });
    return found[0];
  }

  /** Waits until it is told that saving is {@code paused}, or {@code on} again. */
  void awaitSaving(String state) {
    await(frame -> saving(frame, state));
  }

  static boolean saving(JsonObject frame, String state) {
    return frame.containsKey("notice") && state.equals(frame.getJsonObject("notice").getString("saving"));
  }

  int closeCode() {
    return closeCode(PATIENCE_SECONDS);
  }

  int closeCode(long seconds) {
    try {
      return closed.get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException | java.util.concurrent.ExecutionException | TimeoutException e) {
      throw new AssertionError("the socket was not closed", e);
    }
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  @Override
  public void close() {
    socket.close();
    http.close();
  }

  static JsonObject json(Object... pairs) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      json.put((String) pairs[i], pairs[i + 1]);
    }
    return json;
  }
}
