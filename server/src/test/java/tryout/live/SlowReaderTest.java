package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tryout.Patience;
import tryout.room.Interviews;
import tryout.text.ChangeSet;

/** A page that does not read is let go, and nobody else notices. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SlowReaderTest extends OneRoom {
  /** Keeps to the speed that the room allows. */
  private static final Duration PACE = Duration.ofMillis(40);

  @Test
  void L_30_and_fault_7_a_reader_that_stalls_is_closed_with_4408_while_the_room_goes_on() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate); RoomClient stalled = join(observer)) {
      person.consent();
      mentor.event("consented");
      mentor.ask("phase", json("to", "warm-up"));
      person.event("fileAdded");
      stalled.socket().pause();
      int version = 0;
      int length = Interviews.setup().warmup().getFirst().text().length();
      while (stillHere(observer)) {
        boolean grows = version % 2 == 0;
        ChangeSet change = grows ? ChangeSet.replace(length, 0, 0, "x".repeat(16_000))
            : ChangeSet.replace(length, 0, 16_000, "");
        if (person.ask("edit", edit(1, version, change)).containsKey("refused")) {
          Patience.pause(PACE);
        } else {
          version++;
          length = change.lengthAfter();
        }
      }
      assertThat(server.metrics.counter("sockets_closed", "why", "too-slow").count()).isEqualTo(1);
      assertThat(mentor.isOpen()).isTrue();
      assertThat(person.refusal("say", json("text", "Still here."))).isEqualTo("accepted");
      stalled.socket().resume();
      assertThat(stalled.closeCode()).isIn(4408, 0, 1006);
    }
  }

  private boolean stillHere(RoomServer.Person person) {
    return server.rooms.room(room).await().committed().people().present(person.id().toString()) > 0;
  }
}
