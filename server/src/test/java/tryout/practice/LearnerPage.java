package tryout.practice;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tryout.text.ChangeSet;

/** The socket of somebody who practises; speaks only what {@code docs/protocol.md} says. */
final class LearnerPage implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final WebSocket socket;
  private final LinkedBlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final List<JsonObject> events = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuffer bytes = new StringBuffer();
  private final JsonObject welcome;
  private long number;

  LearnerPage(Vertx vertx, int port, String room, String origin, String token) {
    socket = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxFrameSize(8 << 20).setMaxMessageSize(8 << 20))
        .connect(new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI("/api/v1/rooms/" + room + "/socket")
            .addSubProtocol("tryout.1").addHeader("Origin", origin)).await();
    socket.textMessageHandler(text -> {
      bytes.append(text).append('\n');
      frames.add(new JsonObject(text));
    });
    socket.closeHandler(none -> closed.complete((int) socket.closeStatusCode()));
    send("join", new JsonObject().put("token", token));
    welcome = await(frame -> frame.containsKey("welcome")).getJsonObject("welcome");
    await(frame -> frame.containsKey("ready"));
  }

  JsonObject welcome() {
    return welcome;
  }

  /** All that it was ever told. */
  String bytes() {
    return bytes.toString();
  }

  private void send(String kind, JsonObject body) {
    socket.writeTextMessage(new JsonObject().put(kind, body).encode());
  }

  /** Sends a stored message and waits until it is acknowledged. */
  void ask(String kind, JsonObject body) {
    long mine = ++number;
    send(kind, body.copy().put("ref", mine).put("clientSeq", mine));
    await(frame -> {
      if (frame.containsKey("refused")) {
        throw new AssertionError(frame.encode());
      }
      return told(frame).stream().anyMatch(event -> mine == event.getLong("clientSeq", 0L));
    });
  }

  /** Puts another text in the place of a file's. */
  void replace(String name, String text) {
    JsonObject file = file(name);
    int length = file.getString("text").length();
    ChangeSet changes = ChangeSet.replace(length, 0, length, text);
    ask("edit", new JsonObject().put("file", file.getInteger("file")).put("version", file.getInteger("version", 0))
        .put("changes", new JsonArray(changes.toJson())));
  }

  /** A file as it was when this page came, or as it was put in place since. */
  private JsonObject file(String name) {
    List<JsonObject> all = new ArrayList<>();
    welcome.getJsonObject("state").getJsonArray("files").forEach(file -> all.add((JsonObject) file));
    events.stream().filter(event -> event.containsKey("fileAdded")).forEach(event -> all.add(event.getJsonObject("fileAdded")));
    return all.stream().filter(file -> file.getString("name").equals(name)).findFirst().orElseThrow();
  }

  JsonObject event(String kind, Predicate<JsonObject> fits) {
    for (JsonObject event : List.copyOf(events)) {
      if (event.containsKey(kind) && fits.test(event.getJsonObject(kind))) {
        return event.getJsonObject(kind);
      }
    }
    JsonObject frame = await(one -> told(one).stream().anyMatch(event -> event.containsKey(kind) && fits.test(event.getJsonObject(kind))));
    return told(frame).stream().filter(event -> event.containsKey(kind)).findFirst().orElseThrow().getJsonObject(kind);
  }

  private static List<JsonObject> told(JsonObject frame) {
    JsonArray told = frame.getJsonArray("events", new JsonArray());
    return told.stream().map(JsonObject.class::cast).toList();
  }

  private JsonObject await(Predicate<JsonObject> fits) {
    try {
      for (JsonObject frame; (frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) != null; ) {
        events.addAll(told(frame));
        if (fits.test(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("nothing came that fits; told: " + bytes);
  }

  int closeCode() {
    return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.close().otherwiseEmpty().await();
  }
}
