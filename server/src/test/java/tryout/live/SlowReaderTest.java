package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.room.Interviews;
import tryout.room.Role;
import tryout.text.ChangeSet;

/** A page that does not read is let go, and nobody else notices. */
@ExtendWith(VertxExtension.class)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SlowReaderTest {
  @Test
  void L_30_and_fault_7_a_reader_that_stalls_is_closed_with_4408_while_the_room_goes_on(Vertx vertx) {
    RoomServer.Person lead = RoomServer.Person.of("Mentor A", Role.LEAD);
    RoomServer.Person candidate = RoomServer.Person.of("Candidate", Role.CANDIDATE);
    RoomServer.Person observer = RoomServer.Person.of("Observer", Role.OBSERVER);
    try (RoomServer server = new RoomServer(vertx)) {
      UUID room = server.room(Interviews.setup());
      try (RoomClient mentor = server.join(room, lead); RoomClient person = server.join(room, candidate);
          RoomClient stalled = server.join(room, observer)) {
        person.ask("consent", json());
        mentor.event("consented");
        mentor.ask("phase", json("to", "warm-up"));
        person.event("fileAdded");
        stalled.socket().pause();
        int version = 0;
        int length = Interviews.setup().warmup().getFirst().text().length();
        while (stillHere(server, room, observer)) {
          boolean grows = version % 2 == 0;
          ChangeSet change = grows ? ChangeSet.replace(length, 0, 0, "x".repeat(16_000))
              : ChangeSet.replace(length, 0, 16_000, "");
          JsonObject answer = person.ask("edit",
              json("file", 1, "version", version, "changes", new JsonArray(change.toJson())));
          if (answer.containsKey("refused")) {
            pace();
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
  }

  /** Keeps to the speed that the room allows. */
  private static void pace() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(40));
  }

  private static boolean stillHere(RoomServer server, UUID room, RoomServer.Person person) {
    return server.rooms.room(room).await().committed().people().present(person.id().toString()) > 0;
  }
}
