package tryout.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The floor: passes every message on to all in its room and does nothing else. The path of a socket is its room. */
final class Relay {
  private final Map<String, Set<ServerWebSocket>> rooms = new HashMap<>();

  private Relay() {}

  public static void main(String[] words) {
    VertxOptions options = new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1);
    Vertx vertx = Vertx.vertx(options);
    Relay relay = new Relay();
    HttpServerOptions http = new HttpServerOptions().setPort(Integer.parseInt(words[0])).setHost("127.0.0.1");
    vertx.createHttpServer(http).webSocketHandler(relay::enter).listen().await();
    System.out.println("ready");
  }

  private void enter(ServerWebSocket socket) {
    Set<ServerWebSocket> room = rooms.computeIfAbsent(socket.path(), path -> new HashSet<>());
    room.add(socket);
    socket.textMessageHandler(text -> room.forEach(each -> each.writeTextMessage(text)));
    socket.closeHandler(none -> room.remove(socket));
  }
}
