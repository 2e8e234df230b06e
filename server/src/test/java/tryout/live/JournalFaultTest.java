package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.TestSandbox;
import tryout.room.Role;
import tryout.db.Database;
import tryout.db.FaultProxy;
import tryout.db.TestDatabase;
import tryout.room.Interviews;

/** The network to PostgreSQL breaks at the worst moments. */
@ExtendWith(VertxExtension.class)
class JournalFaultTest {
  private final RoomServer.Person lead = RoomServer.Person.of("Mentor A", Role.LEAD);
  private final RoomServer.Person observer = RoomServer.Person.of("Observer", Role.OBSERVER);
  private Database direct;
  private FaultProxy network;
  private RoomServer server;
  private UUID room;

  @BeforeEach
  void open(Vertx vertx) {
    direct = TestDatabase.fresh(vertx);
    network = TestDatabase.network(vertx, direct);
    server = new RoomServer(vertx, TestDatabase.through(vertx, direct, network), true, TestSandbox.shared());
    room = server.room(Interviews.setup());
  }

  @AfterEach
  void close() {
    server.close();
    network.close();
    direct.close();
  }

  private static boolean saving(JsonObject frame, String state) {
    return frame.containsKey("notice") && state.equals(frame.getJsonObject("notice").getString("saving"));
  }

  private List<JsonObject> wholeLog() {
    List<JsonObject> log = server.rooms.journal(room).await();
    assertThat(log.stream().map(event -> event.getLong("seq")))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
    return log;
  }

  private long said(String text) {
    return wholeLog().stream()
        .filter(event -> event.containsKey("said") && event.getJsonObject("said").getString("text").equals(text)).count();
  }

  @Test
  void fault_5_a_commit_whose_answer_is_lost_is_told_once_it_is_found_in_the_log() {
    try (RoomClient mentor = server.join(room, lead); RoomClient watcher = server.join(room, observer)) {
      network.cutBeforeTheServerHears();
      long ref = mentor.send("say", json("text", "in the balance"));
      assertThat(ref).isPositive();
      mentor.await(frame -> saving(frame, "paused"));
      assertThat(mentor.event("said").getLong("clientSeq")).isEqualTo(mentor.clientSeq());
      watcher.event("said");
      mentor.await(frame -> saving(frame, "on"));
      assertThat(mentor.refusal("say", json("text", "and on"))).isEqualTo("accepted");
      assertThat(said("in the balance")).isEqualTo(1);
    }
  }

  @Test
  void fault_5_a_commit_that_never_arrived_is_refused_and_taken_when_it_is_sent_again() {
    try (RoomClient mentor = server.join(room, lead); RoomClient watcher = server.join(room, observer)) {
      network.cutBeforePostgresHears();
      long ref = mentor.send("say", json("text", "in the balance"));
      mentor.await(frame -> saving(frame, "on"));
      JsonObject refused = mentor.await(frame -> frame.containsKey("refused")).getJsonObject("refused");
      assertThat(refused.getLong("ref")).isEqualTo(ref);
      assertThat(refused.getString("code")).isEqualTo("saving-paused");
      assertThat(watcher.events).noneMatch(event -> event.containsKey("said"));
      mentor.send("say", json("text", "in the balance"), mentor.clientSeq());
      mentor.event("said");
      assertThat(said("in the balance")).isEqualTo(1);
    }
  }

  @Test
  void fault_14_a_session_that_is_half_open_towards_postgresql_is_ended_and_the_room_goes_on() {
    try (RoomClient mentor = server.join(room, lead)) {
      network.cutBeforeTheServerHears();
      mentor.send("say", json("text", "cut"));
      network.awaitFormerEnded();
      mentor.await(frame -> saving(frame, "on"));
      assertThat(mentor.isOpen()).isTrue();
      assertThat(mentor.refusal("say", json("text", "and on"))).isEqualTo("accepted");
    }
  }

  @Test
  void fault_19_outages_in_a_row_lose_nothing_that_was_acknowledged_and_refuse_the_rest() {
    try (RoomClient mentor = server.join(room, lead)) {
      mentor.ask("say", json("text", "one"));
      for (int outage = 0; outage < 4; outage++) {
        network.away();
        mentor.await(frame -> saving(frame, "paused"));
        assertThat(mentor.refusal("say", json("text", "meanwhile"))).isEqualTo("saving-paused");
        network.back();
        mentor.await(frame -> saving(frame, "on"));
        assertThat(mentor.refusal("say", json("text", "outage " + outage))).isEqualTo("accepted");
      }
      assertThat(said("meanwhile")).isZero();
      assertThat(wholeLog().stream().filter(event -> event.containsKey("said"))).hasSize(5);
    }
  }
}
