package tryout.client;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * A page without a page. It speaks what {@code docs/protocol.md} says and knows nothing else of the server: one stored
 * message in flight, frozen; typing composed behind it; after a break it comes back, and sends it again.
 *
 * <p>May be used from any thread. What is typed while an earlier push of the same file still waits goes along with it.
 */
public final class Client implements AutoCloseable {
  private static final long RETRY_MILLIS = 100;
  private static final long RENEW_MILLIS = 60_000;
  private static final int WHOLE_ROOM_BYTES = 8 << 20;
  /** After these closing codes a page stops. */
  private static final Set<Integer> FOR_GOOD = Set.of(4403, 4404, 4406, 4409);
  /** What is refused with these is sent again a little later. */
  private static final Set<String> FOR_NOW = Set.of("saving-paused", "resync", "rate-limited", "stale");

  private final Vertx vertx;
  private final WebSocketClient sockets;
  private final Site site;
  private final String room;
  private final Supplier<Optional<String>> tokens;
  private final Ear ear;
  private final CompletableFuture<Void> joined = new CompletableFuture<>();
  private final Map<Integer, OpenFile> files = new LinkedHashMap<>();
  private final Deque<Message> waiting = new ArrayDeque<>();
  private Message inFlight;
  private WebSocket socket;
  private JsonObject welcome;
  private boolean ready;
  private boolean holding;
  private boolean closed;
  private long seq;
  private long clientSeq;
  private long ref;
  private long moving;

  /** Something to be stored; a push has a file, and its body is made when it goes out. */
  private static final class Message {
    final String kind;
    final JsonObject body;
    final OpenFile file;
    final CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    String frame = "";

    Message(String kind, JsonObject body, OpenFile file) {
      this.kind = kind;
      this.body = body;
      this.file = file;
    }
  }

  /**
   * Makes a client, which connects at once.
   *
   * @param tokens fetches a fresh room token, or nothing while there is none to be had; may block
   */
  public Client(
      Vertx vertx, WebSocketClient sockets, Site site, String room, Supplier<Optional<String>> tokens, Ear ear) {
    this.vertx = vertx;
    this.sockets = sockets;
    this.site = site;
    this.room = room;
    this.tokens = tokens;
    this.ear = ear;
    Thread.ofVirtual().start(this::connect);
  }

  // ---- coming and going

  private void connect() {
    synchronized (this) {
      if (closed) {
        return;
      }
    }
    Optional<String> token = tokens.get();
    if (token.isEmpty()) {
      again(RETRY_MILLIS);
      return;
    }
    sockets.connect(options()).onSuccess(opened -> opened(opened, token.get())).onFailure(failure -> again(RETRY_MILLIS));
  }

  private WebSocketConnectOptions options() {
    URI address = site.address();
    boolean secure = "https".equals(address.getScheme());
    int usual = secure ? 443 : 80;
    return new WebSocketConnectOptions().setHost(address.getHost()).setSsl(secure)
        .setPort(address.getPort() < 0 ? usual : address.getPort()).setURI("/api/v1/rooms/" + room + "/socket")
        .addSubProtocol("tryout.1").addHeader("Origin", site.origin())
        .addHeader("Host", site.origin().substring(site.origin().indexOf("//") + 2));
  }

  private synchronized void opened(WebSocket opened, String token) {
    opened.textMessageHandler(text -> take(opened, text));
    opened.closeHandler(none -> lost(opened));
    socket = opened;
    ready = false;
    JsonObject join = new JsonObject().put("token", token);
    if (welcome != null) {
      join.put("generation", welcome.getString("generation")).put("client", client()).put("seq", seq);
    }
    opened.writeTextMessage(new JsonObject().put("join", join).encode());
  }

  private synchronized void lost(WebSocket which) {
    if (socket != which) {
      return;
    }
    socket = null;
    ready = false;
    int code = which.closeStatusCode() == null ? 1006 : which.closeStatusCode();
    boolean again = !closed && !FOR_GOOD.contains(code);
    ear.closed(code, again);
    if (again) {
      again(RETRY_MILLIS + (moving > 0 ? ThreadLocalRandom.current().nextLong(moving) : 0));
      moving = 0;
    } else {
      end(new IllegalStateException("closed with " + code));
    }
  }

  private void again(long millis) {
    vertx.setTimer(millis, timer -> Thread.ofVirtual().start(this::connect));
  }

  private void end(RuntimeException ended) {
    closed = true;
    joined.completeExceptionally(ended);
    List<Message> open = new ArrayList<>(waiting);
    if (inFlight != null) {
      open.add(inFlight);
    }
    open.forEach(message -> message.answer.completeExceptionally(ended));
  }

  // ---- what is heard

  private void take(WebSocket from, String text) {
    List<Runnable> answers = new ArrayList<>();
    synchronized (this) {
      if (from == socket) {
        JsonObject frame = new JsonObject(text);
        ear.frame(frame);
        try {
          heard(frame, answers);
        } catch (RuntimeException fault) {
          broken(fault);
        }
        notifyAll();
      }
    }
    answers.forEach(Runnable::run);
  }

  /** What was heard does not fit what was known: one of the two is wrong, and going on would hide it. */
  private void broken(RuntimeException fault) {
    WebSocket open = socket;
    socket = null;
    ready = false;
    open.close();
    end(fault);
    ear.broken(fault);
  }

  private void heard(JsonObject frame, List<Runnable> answers) {
    if (frame.containsKey("events")) {
      frame.getJsonArray("events").forEach(event -> event((JsonObject) event, answers));
      send();
    } else if (frame.containsKey("welcome")) {
      welcomed(frame.getJsonObject("welcome"));
    } else if (frame.containsKey("ready")) {
      ready = true;
      resend();
      answers.add(() -> joined.complete(null));
    } else if (frame.containsKey("refused")) {
      refused(frame.getJsonObject("refused"), answers);
    } else if (frame.containsKey("notice")) {
      noticed(frame.getJsonObject("notice"));
    }
  }

  private void welcomed(JsonObject greeting) {
    JsonObject state = greeting.getJsonObject("state");
    if (state != null) {
      if (welcome != null) {
        strange();
      }
      files.clear();
      state.getJsonArray("files").forEach(file -> add((JsonObject) file));
      seq = greeting.getLong("seq");
      clientSeq = greeting.getLong("clientSeq");
    }
    welcome = greeting;
    renewBefore(greeting.getLong("tokenExpires") - greeting.getLong("now"));
  }

  /** What is not stored was made for another state: it is not sent again (L-5). */
  private void strange() {
    waiting.clear();
    inFlight = null;
    ear.foreign();
  }

  private void add(JsonObject file) {
    files.put(file.getInteger("file"), new OpenFile(file));
  }

  private void event(JsonObject event, List<Runnable> answers) {
    if (event.getLong("seq") <= seq) {
      return;
    }
    seq = event.getLong("seq");
    boolean own = inFlight != null && client().equals(event.getString("client")) && event.getLong("clientSeq") == clientSeq;
    apply(event, own);
    ear.event(event);
    if (own) {
      Message done = inFlight;
      inFlight = null;
      if (done.file != null) {
        ear.stored(clientSeq);
      }
      answers.add(() -> done.answer.complete(event));
    }
  }

  private void apply(JsonObject event, boolean own) {
    JsonObject edited = event.getJsonObject("edited");
    if (edited != null) {
      files.get(edited.getInteger("file")).edited(edited, own);
    } else if (event.containsKey("fileAdded")) {
      add(event.getJsonObject("fileAdded"));
    } else if (event.containsKey("fileRenamed")) {
      JsonObject renamed = event.getJsonObject("fileRenamed");
      files.get(renamed.getInteger("file")).rename(renamed.getString("name"));
    } else if (event.containsKey("fileDeleted")) {
      files.remove(event.getJsonObject("fileDeleted").getInteger("file"));
    }
  }

  private void refused(JsonObject refused, List<Runnable> answers) {
    if (inFlight == null || refused.getLong("ref") != ref) {
      return;
    }
    Message message = inFlight;
    inFlight = null;
    clientSeq--;
    if (FOR_NOW.contains(refused.getString("code"))) {
      waiting.addFirst(message);
      if (message.file != null) {
        message.file.takeBack();
      }
      holding = true;
      vertx.setTimer(RETRY_MILLIS, timer -> goOn());
      return;
    }
    if (message.file != null) {
      message.file.giveUp();
      waiting.removeIf(next -> next.file == message.file);
    }
    answers.add(() -> message.answer.complete(new JsonObject().put("refused", refused)));
    send();
  }

  private synchronized void goOn() {
    holding = false;
    send();
  }

  private void noticed(JsonObject notice) {
    moving = notice.getLong("moving", moving);
    if (notice.containsKey("renewed")) {
      renewBefore(notice.getLong("renewed") - System.currentTimeMillis());
    }
  }

  private void renewBefore(long millis) {
    WebSocket on = socket;
    vertx.setTimer(Math.max(1, millis - RENEW_MILLIS), timer -> Thread.ofVirtual().start(() -> renew(on)));
  }

  private void renew(WebSocket on) {
    tokens.get().ifPresent(token -> {
      synchronized (this) {
        if (socket == on && !closed) {
          on.writeTextMessage(new JsonObject().put("auth", new JsonObject().put("ref", 0).put("token", token)).encode());
        }
      }
    });
  }

  // ---- what is said

  /** Sends the message in flight again as it was, or the next one. */
  private void resend() {
    if (inFlight != null) {
      socket.writeTextMessage(inFlight.frame);
    } else {
      send();
    }
  }

  private void send() {
    if (inFlight != null || !ready || holding || waiting.isEmpty()) {
      return;
    }
    inFlight = waiting.poll();
    JsonObject body = inFlight.file == null ? inFlight.body.copy() : inFlight.file.push();
    ref++;
    clientSeq++;
    inFlight.frame = new JsonObject().put(inFlight.kind, body.put("ref", ref).put("clientSeq", clientSeq)).encode();
    if (inFlight.file != null) {
      ear.pushed(clientSeq);
    }
    socket.writeTextMessage(inFlight.frame);
  }

  /**
   * Asks for something that is stored, after everything asked before.
   *
   * @return its first event, or a frame {@code {"refused":{…}}}
   */
  public synchronized CompletableFuture<JsonObject> ask(String kind, JsonObject body) {
    Message message = new Message(kind, body, null);
    waiting.add(message);
    send();
    return message.answer;
  }

  /** Says something that is not stored, if the line is there. */
  public synchronized void say(String kind, JsonObject body) {
    if (ready) {
      socket.writeTextMessage(new JsonObject().put(kind, body).encode());
    }
  }

  /**
   * Replaces the units from {@code from} to {@code to} of a file, whether connected or not.
   *
   * @return done when it is stored; {@code {"refused":{…}}} when the room does not take it, and it is gone
   */
  public synchronized CompletableFuture<JsonObject> type(int file, int from, int to, String text) {
    OpenFile open = files.get(file);
    open.type(from, to, text);
    Message push = waiting.stream().filter(message -> message.file == open).findFirst().orElse(null);
    if (push == null) {
      push = new Message("edit", new JsonObject(), open);
      waiting.add(push);
    }
    send();
    return push.answer;
  }

  // ---- what is known

  /** Done when it is in the room for the first time. */
  public CompletableFuture<Void> joined() {
    return joined;
  }

  /** The last {@code welcome}. */
  public synchronized JsonObject welcome() {
    return welcome;
  }

  public synchronized String client() {
    return welcome.getString("client");
  }

  public synchronized boolean isReady() {
    return ready;
  }

  /** Whether everything typed and asked for has been answered. */
  public synchronized boolean settled() {
    return ready && inFlight == null && waiting.isEmpty();
  }

  /** The first file that may be typed into. */
  public synchronized int firstFile() {
    return files.values().stream().filter(file -> !file.readOnly()).findFirst().orElseThrow().id();
  }

  /** Ids and names of the files. */
  public synchronized Map<Integer, String> files() {
    Map<Integer, String> names = new LinkedHashMap<>();
    files.values().forEach(file -> names.put(file.id(), file.name()));
    return names;
  }

  /** A file's text, unsent keystrokes included. */
  public synchronized String text(int file) {
    return files.get(file).text();
  }

  /** Reads nothing any more, and stays connected for as long as the server bears it. */
  public synchronized void stall() {
    socket.pause();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      end(new IllegalStateException("closed"));
    }
    WebSocket open = socket;
    socket = null;
    ready = false;
    if (open != null) {
      open.close();
    }
  }

  /** The sockets that clients share. */
  public static WebSocketClient sockets(Vertx vertx) {
    int many = 20_000;
    return vertx.createWebSocketClient(new io.vertx.core.http.WebSocketClientOptions().setMaxConnections(many).setMaxMessageSize(WHOLE_ROOM_BYTES));
  }

  /** The events of a frame. */
  public static JsonArray events(JsonObject frame) {
    return frame.getJsonArray("events", new JsonArray());
  }
}
