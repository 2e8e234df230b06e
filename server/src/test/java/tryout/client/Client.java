package tryout.client;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tryout.text.ChangeSet;

/**
 * A page without a page. It speaks what {@code docs/protocol.md} says and knows nothing else of the server: one stored
 * message in flight, frozen; typing composed behind it; after a break it comes back, and sends it again.
 *
 * <p>May be used from any thread. What is typed while an earlier push of the same file still waits goes along with it.
 * Here is what it knows of the room; {@link Connection} has the socket, {@link Outbox} what waits to be stored.
 */
public final class Client implements AutoCloseable {
  private static final int WHOLE_ROOM_BYTES = 8 << 20;

  private final Vertx vertx;
  private final Ear ear;
  private final Connection connection;
  private final Outbox outbox;
  private final CompletableFuture<Void> joined = new CompletableFuture<>();
  private final Map<Integer, OpenFile> files = new LinkedHashMap<>();
  private JsonObject welcome;
  private boolean ready;
  private boolean closed;
  private long seq;

  /**
   * Makes a client, which connects at once.
   *
   * @param tokens fetches a fresh room token, or nothing while there is none to be had; may block
   */
  public Client(
      Vertx vertx, WebSocketClient sockets, Site site, String room, Supplier<Optional<String>> tokens, Ear ear) {
    this.vertx = vertx;
    this.ear = ear;
    this.connection = new Connection(vertx, sockets, site, room, tokens, this, new Hearing());
    this.outbox = new Outbox(ear, connection::write);
    connection.open();
  }

  // ---- what is heard

  /** What its connection tells. */
  private final class Hearing implements Connection.Page {
    @Override
    public JsonObject join() {
      return welcome == null ? new JsonObject()
          : new JsonObject().put("generation", welcome.getString("generation")).put("client", client()).put("seq", seq);
    }

    @Override
    public void heard(JsonObject frame, List<Runnable> outside) {
      ear.frame(frame);
      try {
        take(frame, outside);
      } catch (RuntimeException fault) {
        broken(fault);
      }
    }

    @Override
    public void lost(int code, boolean again) {
      ready = false;
      ear.closed(code, again);
      if (!again) {
        end(new IllegalStateException("closed with " + code));
      }
    }
  }

  /** What was heard does not fit what was known: one of the two is wrong, and going on would hide it. */
  private void broken(RuntimeException fault) {
    end(fault);
    ear.broken(fault);
  }

  private void end(RuntimeException ended) {
    closed = true;
    ready = false;
    connection.close();
    joined.completeExceptionally(ended);
    outbox.end(ended);
  }

  private void take(JsonObject frame, List<Runnable> outside) {
    if (frame.containsKey("events")) {
      frame.getJsonArray("events").forEach(event -> event((JsonObject) event, outside));
      send();
    } else if (frame.containsKey("welcome")) {
      welcomed(frame.getJsonObject("welcome"));
    } else if (frame.containsKey("ready")) {
      ready = true;
      outbox.resend();
      outside.add(() -> joined.complete(null));
    } else if (frame.containsKey("refused")) {
      refused(frame.getJsonObject("refused"), outside);
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
      outbox.from(greeting.getLong("clientSeq"));
    }
    welcome = greeting;
    connection.renewBefore(greeting.getLong("tokenExpires") - greeting.getLong("now"));
  }

  /** What is not stored was made for another state: it is not sent again (L-5). */
  private void strange() {
    outbox.clear();
    ear.foreign();
  }

  private void add(JsonObject file) {
    files.put(file.getInteger("file"), new OpenFile(file));
  }

  private void event(JsonObject event, List<Runnable> outside) {
    if (event.getLong("seq") <= seq) {
      return;
    }
    seq = event.getLong("seq");
    boolean own = client().equals(event.getString("client")) && outbox.sent(event.getLong("clientSeq"));
    apply(event, own);
    ear.event(event);
    if (own) {
      outside.add(outbox.stored(event));
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

  private void refused(JsonObject refused, List<Runnable> outside) {
    if (!outbox.isOf(refused)) {
      return;
    }
    if (Outbox.forNow(refused)) {
      outbox.hold();
      vertx.setTimer(Connection.RETRY_MILLIS, timer -> goOn());
      return;
    }
    outside.add(outbox.giveUp(refused));
    send();
  }

  private synchronized void goOn() {
    outbox.goOn();
    send();
  }

  private void noticed(JsonObject notice) {
    if (notice.containsKey("moving")) {
      connection.moving(notice.getLong("moving"));
    }
    if (notice.containsKey("renewed")) {
      connection.renewBefore(notice.getLong("renewed") - System.currentTimeMillis());
    }
  }

  // ---- what is said

  private void send() {
    if (ready) {
      outbox.send();
    }
  }

  /**
   * Asks for something that is stored, after everything asked before.
   *
   * @return its first event, or a frame {@code {"refused":{…}}}
   */
  public synchronized CompletableFuture<JsonObject> ask(String kind, JsonObject body) {
    CompletableFuture<JsonObject> answer = outbox.add(kind, body);
    send();
    return answer;
  }

  /** Says something that is not stored, if the line is there. */
  public synchronized void say(String kind, JsonObject body) {
    if (ready) {
      connection.write(new JsonObject().put(kind, body).encode());
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
    CompletableFuture<JsonObject> answer = outbox.push(open);
    send();
    return answer;
  }

  /**
   * Changes a file by an update of its own, whatever still waits. Not to be mixed with {@link #type} in one file.
   *
   * @return as of {@link #type}
   */
  public synchronized CompletableFuture<JsonObject> change(int file, ChangeSet change) {
    OpenFile open = files.get(file);
    open.change(change);
    CompletableFuture<JsonObject> answer = outbox.pushApart(open);
    send();
    return answer;
  }

  /** Sends what waits, if its ear lets it go out by now. */
  public synchronized void nudge() {
    send();
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

  /** What a candidate agrees to. */
  public synchronized JsonObject terms() {
    return welcome.getJsonObject("policy").copy();
  }

  public synchronized String client() {
    return welcome.getString("client");
  }

  public synchronized boolean isReady() {
    return ready;
  }

  /** Whether everything typed and asked for has been answered. */
  public synchronized boolean settled() {
    return ready && outbox.isEmpty();
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

  /** A file's text as the room has told it. */
  public synchronized String stored(int file) {
    return files.get(file).stored();
  }

  /** Reads nothing any more, and stays connected for as long as the server bears it. */
  public synchronized void stall() {
    connection.stall();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      end(new IllegalStateException("closed"));
    }
  }

  /** The sockets that clients share. */
  public static WebSocketClient sockets(Vertx vertx) {
    int many = 20_000;
    return vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(many).setMaxFrameSize(WHOLE_ROOM_BYTES).setMaxMessageSize(WHOLE_ROOM_BYTES));
  }

  /** The events of a frame. */
  public static JsonArray events(JsonObject frame) {
    return frame.getJsonArray("events", new JsonArray());
  }
}
