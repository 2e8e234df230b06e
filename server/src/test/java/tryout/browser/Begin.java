package tryout.browser;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Takes an interview from the lobby into its exercise, over the line alone. */
final class Begin {
  private final WebSocketClient client;
  private final LinkedBlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
  private final String origin;
  private final int port;
  private final String room;

  private Begin(Vertx vertx, ServerProcess server, String room) {
    this.client = vertx.createWebSocketClient();
    this.origin = server.url();
    this.port = server.port();
    this.room = room;
  }

  /** Consents, begins the exercise, lets mentors type; answers the id of its first file. */
  static int exercise(Vertx vertx, ServerProcess server, String room, String mentorToken, String candidateToken) {
    Begin begin = new Begin(vertx, server, room);
    WebSocket mentor = begin.join(mentorToken, begin.events);
    WebSocket candidate = begin.join(candidateToken, new LinkedBlockingQueue<>());
    send(candidate, "consent", new JsonObject(), 1);
    begin.event(event -> event.containsKey("consented"));
    send(mentor, "phase", new JsonObject().put("to", "exercise"), 1);
    int file = begin.event(event -> event.containsKey("fileAdded")).getJsonObject("fileAdded").getInteger("file");
    send(mentor, "typing", new JsonObject().put("on", true), 2);
    begin.event(event -> event.containsKey("typingSwitched"));
    mentor.close();
    candidate.close();
    begin.client.close();
    return file;
  }

  private WebSocket join(String token, LinkedBlockingQueue<JsonObject> into) {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    WebSocket socket = client.connect(new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port)
        .setURI("/api/v1/rooms/" + room + "/socket").addSubProtocol("tryout.1").addHeader("Origin", origin)).await();
    socket.textMessageHandler(text -> {
      JsonObject frame = new JsonObject(text);
      if (frame.containsKey("ready")) {
        ready.complete(null);
      }
      frame.getJsonArray("events", new JsonArray()).forEach(event -> into.add((JsonObject) event));
    });
    socket.writeTextMessage(new JsonObject().put("join", new JsonObject().put("token", token)).encode());
    ready.orTimeout(20, TimeUnit.SECONDS).join();
    return socket;
  }

  private static void send(WebSocket socket, String kind, JsonObject body, long number) {
    socket.writeTextMessage(new JsonObject().put(kind, body.put("ref", number).put("clientSeq", number)).encode());
  }

  private JsonObject event(Predicate<JsonObject> wanted) {
    try {
      for (;;) {
        JsonObject event = events.poll(20, TimeUnit.SECONDS);
        if (event == null) {
          throw new AssertionError("the event did not come");
        }
        if (wanted.test(event)) {
          return event;
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
