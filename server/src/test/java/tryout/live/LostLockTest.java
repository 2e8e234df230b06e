package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.TestSandbox;
import tryout.db.Database;
import tryout.db.FaultProxy;
import tryout.db.TestDatabase;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Interviews;
import tryout.room.Role;

/** Another server takes a room while this one's session with PostgreSQL is gone. */
@ExtendWith(VertxExtension.class)
class LostLockTest {
  private final RoomServer.Person lead = RoomServer.Person.of("Mentor A", Role.LEAD);
  private Database direct;
  private FaultProxy network;
  private RoomServer server;

  @BeforeEach
  void open(Vertx vertx) {
    direct = TestDatabase.fresh(vertx);
    network = TestDatabase.network(vertx, direct);
    server = new RoomServer(vertx, TestDatabase.through(vertx, direct, network), true, TestSandbox.shared());
  }

  @AfterEach
  void close() {
    server.close();
    network.close();
    direct.close();
  }

  @Test
  @Timeout(30)
  void DUR_10_a_room_whose_lock_another_server_has_taken_meanwhile_is_closed_with_4012_and_no_other_room_is(Vertx vertx) {
    UUID room = server.room(Interviews.setup());
    UUID kept = server.room(Interviews.setup());
    Journal rival = new Journal(
        Turns.of(vertx, vertx.getOrCreateContext()), new PgWriter(vertx, direct.writer()), server.rooms.metrics(), on -> { });
    rival.open().await();
    try (RoomClient mentor = server.join(room, lead); RoomClient neighbour = server.join(kept, lead)) {
      mentor.ask("say", json("text", "mine"));
      network.away();
      mentor.await(LostLockTest::paused);
      takes(rival, room);
      network.back();
      assertThat(mentor.closeCode()).isEqualTo(4012);
      neighbour.await(frame -> frame.containsKey("notice") && "on".equals(frame.getJsonObject("notice").getString("saving")));
      assertThat(neighbour.refusal("say", json("text", "still here"))).isEqualTo("accepted");
      List<JsonObject> log = server.rooms.journal(room).await();
      assertThat(log.getLast().getJsonObject("said").getString("text")).as("nothing was written behind the rival's row")
          .isEqualTo("theirs");
    } finally {
      rival.close().await();
    }
  }

  private static boolean paused(JsonObject frame) {
    return frame.containsKey("notice") && "paused".equals(frame.getJsonObject("notice").getString("saving"));
  }

  /** It gets the lock once PostgreSQL has noticed that the session is gone, and writes. */
  private void takes(Journal rival, UUID room) {
    IdleHolder holder = new IdleHolder(room);
    while (!rival.hold(holder).await()) {
      Thread.onSpinWait();
    }
    long head = direct.pool().query("SELECT max(seq) FROM room_event WHERE room_id = '" + room + "'").execute().await()
        .iterator().next().getLong(0);
    rival.append(holder, List.of(Row.of(room, new Event(head + 1, 1, null, null, new Fact.Said("theirs"))))).await();
  }
}
