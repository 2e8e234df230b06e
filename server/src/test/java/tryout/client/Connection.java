package tryout.client;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * The socket of a client: it is opened, joins, is renewed, breaks, and is opened again, until it is closed for good.
 * Everything is told to its page under one lock, in order. Whoever calls a method holds that lock, except for {@link #open}.
 */
final class Connection {
  static final long RETRY_MILLIS = 100;
  private static final long RENEW_MILLIS = 60_000;
  /** After these closing codes a page stops. */
  private static final Set<Integer> FOR_GOOD = Set.of(4403, 4404, 4406, 4409);

  private final Vertx vertx;
  private final WebSocketClient sockets;
  private final Site site;
  private final String room;
  private final Supplier<Optional<String>> tokens;
  private final Object lock;
  private final Page page;
  private WebSocket socket;
  private boolean closed;
  private long moving;

  /** Whose connection it is. */
  interface Page {
    /** The body of the {@code join} with which it comes in, its token left out. */
    JsonObject join();

    /** A frame; what is to be done outside the lock goes into the list. */
    void heard(JsonObject frame, List<Runnable> outside);

    /** The socket is gone; whether another will be tried is said. */
    void lost(int code, boolean again);
  }

  Connection(Vertx vertx, WebSocketClient sockets, Site site, String room, Supplier<Optional<String>> tokens,
      Object lock, Page page) {
    this.vertx = vertx;
    this.sockets = sockets;
    this.site = site;
    this.room = room;
    this.tokens = tokens;
    this.lock = lock;
    this.page = page;
  }

  /** Connects, in a thread of its own, because fetching a token may block. */
  void open() {
    Thread.ofVirtual().start(this::connect);
  }

  private void connect() {
    synchronized (lock) {
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

  private void opened(WebSocket opened, String token) {
    synchronized (lock) {
      if (closed) {
        opened.close();
        return;
      }
      opened.textMessageHandler(text -> take(opened, text));
      opened.closeHandler(none -> lost(opened));
      socket = opened;
      write(new JsonObject().put("join", page.join().put("token", token)).encode());
    }
  }

  private void take(WebSocket from, String text) {
    List<Runnable> outside = new ArrayList<>();
    synchronized (lock) {
      if (from == socket) {
        page.heard(new JsonObject(text), outside);
        lock.notifyAll();
      }
    }
    outside.forEach(Runnable::run);
  }

  private void lost(WebSocket which) {
    synchronized (lock) {
      if (socket != which) {
        return;
      }
      socket = null;
      int code = which.closeStatusCode() == null ? 1006 : which.closeStatusCode();
      boolean again = !closed && !FOR_GOOD.contains(code);
      page.lost(code, again);
      closed = !again;
      if (again) {
        again(RETRY_MILLIS + (moving > 0 ? ThreadLocalRandom.current().nextLong(moving) : 0));
        moving = 0;
      }
    }
  }

  private void again(long millis) {
    vertx.setTimer(millis, timer -> open());
  }

  /** The server asks that the next return be spread over so many milliseconds. */
  void moving(long millis) {
    moving = millis;
  }

  /** Fetches a token in time before the one in use expires, in so many milliseconds. */
  void renewBefore(long millis) {
    WebSocket on = socket;
    vertx.setTimer(Math.max(1, millis - RENEW_MILLIS), timer -> Thread.ofVirtual().start(() -> renew(on)));
  }

  private void renew(WebSocket on) {
    tokens.get().ifPresent(token -> {
      synchronized (lock) {
        if (socket == on && !closed) {
          write(new JsonObject().put("auth", new JsonObject().put("ref", 0).put("token", token)).encode());
        }
      }
    });
  }

  void write(String frame) {
    socket.writeTextMessage(frame);
  }

  /** Reads nothing any more. */
  void stall() {
    socket.pause();
  }

  /** Tells nothing any more and does not come back. */
  void close() {
    closed = true;
    WebSocket open = socket;
    socket = null;
    if (open != null) {
      open.close();
    }
  }
}
