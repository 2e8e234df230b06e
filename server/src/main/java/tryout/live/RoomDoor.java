package tryout.live;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import tryout.access.RoomTokens;
import tryout.web.ClientAddress;
import tryout.web.SameOrigin;

/** The door of the rooms: turns a request into a socket, if it comes from our own pages. */
public final class RoomDoor {
  /** The subprotocol, with its version. */
  public static final String PROTOCOL = "tryout.1";

  private final Vertx vertx;
  private final LiveRooms rooms;
  private final RoomTokens tokens;
  private final SameOrigin sameOrigin;
  private final ClientAddress addresses;
  private final Map<String, Integer> strangers = new ConcurrentHashMap<>();

  public RoomDoor(Vertx vertx, LiveRooms rooms, RoomTokens tokens, SameOrigin sameOrigin, ClientAddress addresses) {
    this.vertx = vertx;
    this.rooms = rooms;
    this.tokens = tokens;
    this.sameOrigin = sameOrigin;
    this.addresses = addresses;
  }

  public void mount(Router router) {
    router.get("/api/v1/rooms/:room/socket").handler(this::upgrade);
  }

  private void upgrade(RoutingContext call) {
    HttpServerRequest request = call.request();
    Optional<UUID> room = id(call.pathParam("room"));
    String offered = request.getHeader("Sec-WebSocket-Protocol");
    if (!sameOrigin.of(request)) {
      call.response().setStatusCode(403).end();
    } else if (room.isEmpty()) {
      call.response().setStatusCode(404).end();
    } else if (offered == null || !offered.equals(PROTOCOL)) {
      call.response().setStatusCode(400).end();
    } else {
      String address = addresses.of(request);
      if (strangers.merge(address, 1, Integer::sum) > LiveLimits.STRANGERS) {
        forget(address);
        call.response().setStatusCode(429).putHeader("Retry-After", "5").end();
        return;
      }
      AtomicBoolean counted = new AtomicBoolean(true);
      Runnable known = () -> {
        if (counted.getAndSet(false)) {
          forget(address);
        }
      };
      request.toWebSocket()
          .onSuccess(socket -> new RoomSocket(vertx, socket, room.get(), rooms, tokens, known).open())
          .onFailure(failure -> known.run());
    }
  }

  private void forget(String address) {
    strangers.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
