package tryout.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.client.Client;

/** The load generator counts right; how fast anything is, is not judged here. */
@ExtendWith(VertxExtension.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class GeneratorTest {
  private static final int EACH = 3;
  private static final int KEYS = 120;

  @Test
  void every_keystroke_is_heard_once_by_its_author_and_once_by_each_of_the_others(Vertx vertx) throws Exception {
    WebSocketClient sockets = Client.sockets(vertx);
    try (TryoutSide side = new TryoutSide(vertx, sockets, List.of(), "")) {
      heard(vertx, side);
    }
  }

  @Test
  void the_relay_is_counted_alike(Vertx vertx) throws Exception {
    try (RelaySide side = new RelaySide(Client.sockets(vertx), List.of())) {
      heard(vertx, side);
    }
  }

  private static void heard(Vertx vertx, Side side) throws InterruptedException {
    CountDownLatch all = new CountDownLatch(KEYS * EACH);
    Board board = new Board(time -> all.countDown());
    List<Typing> typists = side.enter(2, EACH, board);
    CountDownLatch struck = new CountDownLatch(KEYS);
    Typing counted = new Typing() {
      private int turn;

      @Override
      public void key() {
        if (struck.getCount() > 0) {
          struck.countDown();
          typists.get(turn++ % typists.size()).key();
        }
      }

      @Override
      public void close() {
        typists.forEach(Typing::close);
      }
    };
    Pace pace = new Pace(vertx, List.of(counted), 400);
    pace.start();
    assertThat(struck.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(all.await(30, TimeUnit.SECONDS)).as("heard but for " + all.getCount()).isTrue();
    pace.stop();
    assertThat(board.toAuthor.count()).isEqualTo(KEYS);
    assertThat(board.toPeer.count()).isEqualTo(KEYS * (EACH - 1));
    counted.close();
  }
}
