package tryout.faults;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tryout.browser.ServerProcess;
import tryout.client.Client;
import tryout.client.Ear;

/** Somebody who tries to come into a room through another server. */
final class Rival {
  private Rival() {}

  /** With which code the socket is closed there. */
  static List<Integer> closings(Vertx vertx, ServerProcess server, String room, String token) {
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    Ear ear = new Ear() {
      @Override
      public void closed(int code, boolean again) {
        closed.complete(code);
      }
    };
    WebSocketClient sockets = Client.sockets(vertx);
    try (Client client = new Client(vertx, sockets, server.site(), room, () -> Optional.of(token), ear)) {
      return List.of(closed.orTimeout(20, TimeUnit.SECONDS).join());
    } finally {
      sockets.close();
    }
  }
}
