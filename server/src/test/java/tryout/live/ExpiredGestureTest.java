package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What a page may still show to the others once its session is over. */
class ExpiredGestureTest extends OneRoom {
  private static final Duration SESSION = Duration.ofSeconds(3);

  /** A caret, at a place by which it is known again. */
  private static void points(RoomClient client, int place) {
    client.raw(json("signal", json("cursor", json("file", 1, "anchor", place, "head", place))).encode());
  }

  /** Everything that is shown to a page next. */
  private static JsonArray shown(RoomClient client) {
    return client.await(frame -> frame.containsKey("signals")).getJsonArray("signals");
  }

  private static int place(Object signal) {
    return ((JsonObject) signal).getJsonObject("cursor").getInteger("head");
  }

  /** The server's now; everything that this page sent before has been dealt with. */
  private static long ping(RoomClient client) {
    client.raw("{\"ping\":{}}");
    return client.await(frame -> frame.containsKey("pong")).getJsonObject("pong").getLong("now");
  }

  /** Asks for the server's time, no faster than it lets a page, until that is over. */
  private static void awaitExpiry(RoomClient client) {
    while (ping(client) < client.welcome.getLong("tokenExpires")) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  @Test
  void L_29_a_gesture_after_the_session_has_expired_is_shown_to_nobody() {
    try (RoomClient mentor = join(lead); RoomClient watcher = join(observer); RoomClient expiring = server.connect(room)) {
      expiring.join(server.token(room, candidate, SESSION));
      points(expiring, 1);
      assertThat(shown(watcher)).extracting(ExpiredGestureTest::place).containsExactly(1);
      awaitExpiry(expiring);
      points(expiring, 2);
      ping(expiring);
      points(mentor, 3);
      assertThat(shown(watcher)).extracting(ExpiredGestureTest::place).containsExactly(3);
    }
  }
}
