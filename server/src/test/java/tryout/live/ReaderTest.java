package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tryout.room.Role;
import tryout.room.Sender;

/** A reader to whom little is said, and who takes nothing of it. */
class ReaderTest extends OneRoom {
  @Test
  void L_30_what_waits_for_ten_seconds_lets_the_reader_go_however_little_it_is() {
    List<CloseCode> closed = new ArrayList<>();
    Reader.Line stalled = new Reader.Line() {
      @Override
      public Future<Void> write(String frame) {
        return Promise.<Void>promise().future();
      }

      @Override
      public void close(CloseCode code) {
        closed.add(code);
      }
    };
    Sender sender = new Sender("m1", "Observer", Role.OBSERVER, "c1");
    Reader reader = new Reader(
        stalled, server.rooms.room(room).await(), sender, UUID.randomUUID(), 0, server.rooms.metrics().socket());
    long age = LiveLimits.READER_AGE.toMillis();
    reader.send("{}", 1_000);
    reader.send("{}", 1_000 + age);
    assertThat(closed).isEmpty();
    reader.send("{}", 1_001 + age);
    assertThat(closed).containsExactly(CloseCode.TOO_SLOW);
  }
}
