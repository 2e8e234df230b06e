package tryout.bench;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tryout.client.Site;

/** One coming into a room, timed from {@code join} to {@code ready}; what comes between is counted and not read. */
final class Arrival {
  private final AtomicLong bytes = new AtomicLong();
  private final long nanos;

  Arrival(Bench bench, Site site, String room, String token) {
    WebSocket socket = bench.sockets.connect(new WebSocketConnectOptions().setHost("127.0.0.1")
        .setPort(site.address().getPort()).setURI("/api/v1/rooms/" + room + "/socket").addSubProtocol("tryout.1")
        .addHeader("Origin", site.origin())).await();
    CompletableFuture<Long> ready = new CompletableFuture<>();
    socket.textMessageHandler(text -> {
      bytes.addAndGet(text.length());
      if (text.startsWith("{\"ready\"")) {
        ready.complete(System.nanoTime());
      }
    });
    long began = System.nanoTime();
    socket.writeTextMessage(new JsonObject().put("join", new JsonObject().put("token", token)).encode());
    nanos = ready.orTimeout(60, TimeUnit.SECONDS).join() - began;
    socket.close().await();
  }

  long nanos() {
    return nanos;
  }

  long bytes() {
    return bytes.get();
  }
}
