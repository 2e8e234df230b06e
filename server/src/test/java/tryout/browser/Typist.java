package tryout.browser;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import tryout.text.ChangeSet;

/**
 * Somebody who types lines, each of them unlike any other, as a page does: one frozen push in flight, later typing
 * composed behind it, and everything sent again after a break. It remembers which lines were acknowledged.
 *
 * <p>Everything of one typist happens under its own lock.
 */
public final class Typist implements AutoCloseable {
  private static final long RETRY_MILLIS = 100;

  private final Vertx vertx;
  private final WebSocketClient client;
  private final String origin;
  private final int port;
  private final String room;
  private final String name;
  private final int file;
  private final Supplier<Optional<String>> tokens;
  private final SplittableRandom lots;
  private final List<String> acknowledged = new ArrayList<>();

  private WebSocket socket;
  private JsonObject welcome;
  private boolean ready;
  private boolean closed;
  private String text = "";
  private int version;
  private long seq;
  private long clientSeq;
  private JsonObject inFlight;
  private ChangeSet inFlightNow;
  private ChangeSet pending;
  private final List<String> linesInFlight = new ArrayList<>();
  private final List<String> linesPending = new ArrayList<>();
  private int typed;

  /**
   * Makes a typist.
   *
   * @param tokens fetches a room token, or nothing while the server is away
   */
  public Typist(Vertx vertx, String origin, int port, String room, String name, int file,
      Supplier<Optional<String>> tokens, long seed) {
    this.vertx = vertx;
    this.client = vertx.createWebSocketClient();
    this.origin = origin;
    this.port = port;
    this.room = room;
    this.name = name;
    this.file = file;
    this.tokens = tokens;
    this.lots = new SplittableRandom(seed);
    Thread.ofVirtual().start(this::connect);
  }

  private void connect() {
    synchronized (this) {
      if (closed) {
        return;
      }
    }
    Optional<String> token = tokens.get();
    if (token.isEmpty()) {
      again();
      return;
    }
    WebSocketConnectOptions options = new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port)
        .setURI("/api/v1/rooms/" + room + "/socket").addSubProtocol("tryout.1").addHeader("Origin", origin)
        .addHeader("Host", origin.substring(origin.indexOf("//") + 2));
    client.connect(options).onFailure(failure -> again()).onSuccess(opened -> {
      opened.textMessageHandler(frame -> take(opened, new JsonObject(frame)));
      opened.closeHandler(none -> lost(opened));
      synchronized (this) {
        socket = opened;
        ready = false;
        JsonObject join = new JsonObject().put("token", token.get());
        if (welcome != null) {
          join.put("generation", welcome.getString("generation")).put("client", welcome.getString("client"))
              .put("seq", seq);
        }
        opened.writeTextMessage(new JsonObject().put("join", join).encode());
      }
    });
  }

  private synchronized void lost(WebSocket which) {
    if (socket == which) {
      ready = false;
      socket = null;
      again();
    }
  }

  private void again() {
    vertx.setTimer(RETRY_MILLIS, timer -> Thread.ofVirtual().start(this::connect));
  }

  private synchronized void take(WebSocket from, JsonObject frame) {
    if (from != socket) {
      return;
    }
    if (frame.containsKey("welcome")) {
      welcomed(frame.getJsonObject("welcome"));
    } else if (frame.containsKey("ready")) {
      ready = true;
      resend();
    } else if (frame.containsKey("events")) {
      frame.getJsonArray("events").forEach(event -> event((JsonObject) event));
      push();
    } else if (frame.containsKey("refused")) {
      refused(frame.getJsonObject("refused").getString("code"));
    }
    notifyAll();
  }

  private void welcomed(JsonObject greeting) {
    JsonObject state = greeting.getJsonObject("state");
    if (state != null) {
      if (welcome != null) {
        throw new AssertionError(name + " was not taken back: " + greeting);
      }
      for (Object one : state.getJsonArray("files")) {
        JsonObject known = (JsonObject) one;
        if (known.getInteger("file") == file) {
          text = known.getString("text");
          version = known.getInteger("version");
        }
      }
      seq = greeting.getLong("seq");
    }
    welcome = greeting;
  }

  private void event(JsonObject event) {
    if (event.getLong("seq") <= seq) {
      return;
    }
    seq = event.getLong("seq");
    JsonObject edited = event.getJsonObject("edited");
    if (edited == null || edited.getInteger("file") != file) {
      return;
    }
    version = edited.getInteger("version");
    ChangeSet changes = ChangeSet.fromJson(edited.getJsonArray("changes").getList());
    if (welcome.getString("client").equals(event.getString("client"))) {
      acknowledged.addAll(linesInFlight);
      linesInFlight.clear();
      inFlight = null;
      inFlightNow = null;
    } else {
      merge(changes);
    }
  }

  private void merge(ChangeSet remote) {
    ChangeSet theirs = remote;
    if (inFlightNow != null) {
      ChangeSet mine = inFlightNow;
      inFlightNow = mine.map(theirs, false);
      theirs = theirs.map(mine, true);
    }
    if (pending != null) {
      ChangeSet mine = pending;
      pending = mine.map(theirs, false);
      theirs = theirs.map(mine, true);
    }
    text = theirs.apply(text);
  }

  private void refused(String code) {
    if (code.equals("saving-paused") || code.equals("rate-limited") || code.equals("stale")) {
      vertx.setTimer(RETRY_MILLIS, timer -> resendLater());
    } else {
      throw new AssertionError(name + " was refused " + code);
    }
  }

  private synchronized void resendLater() {
    resend();
  }

  private void resend() {
    if (inFlight != null && socket != null && ready) {
      socket.writeTextMessage(inFlight.encode());
    } else {
      push();
    }
  }

  private void push() {
    if (inFlight != null || pending == null || socket == null || !ready) {
      return;
    }
    inFlightNow = pending;
    inFlight = new JsonObject().put("edit", new JsonObject().put("ref", ++clientSeq).put("clientSeq", clientSeq)
        .put("file", file).put("version", version).put("changes", new JsonArray(pending.toJson())));
    pending = null;
    linesInFlight.addAll(linesPending);
    linesPending.clear();
    socket.writeTextMessage(inFlight.encode());
  }

  /** Types one line somewhere, whether connected or not. */
  public synchronized void type() {
    if (welcome == null) {
      return;
    }
    String line = "<" + name + ":" + typed++ + ">";
    int at = lots.nextInt(text.length() + 1);
    while (at > 0 && text.charAt(at - 1) != '\n') {
      at--;
    }
    ChangeSet change = ChangeSet.replace(text.length(), at, at, line + "\n");
    text = change.apply(text);
    pending = pending == null ? change : pending.compose(change);
    linesPending.add(line);
    push();
  }

  /** Waits until everything is acknowledged. */
  public synchronized void settle(long millis) {
    long until = System.nanoTime() + millis * 1_000_000;
    while (inFlight != null || pending != null || !ready) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError(name + " has unacknowledged lines: " + linesInFlight + linesPending);
      }
      try {
        wait(Math.min(left, 200));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The lines that the server said were stored. */
  public synchronized List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  public synchronized String text() {
    return text;
  }

  public synchronized boolean isReady() {
    return ready;
  }

  @Override
  public synchronized void close() {
    closed = true;
    WebSocket open = socket;
    socket = null;
    if (open != null) {
      open.close();
    }
    client.close();
  }
}
