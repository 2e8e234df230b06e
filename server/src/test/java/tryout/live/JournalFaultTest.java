package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
      mentor.awaitSaving("paused");
      assertThat(mentor.event("said").getLong("clientSeq")).isEqualTo(mentor.clientSeq());
      watcher.event("said");
      mentor.awaitSaving("on");
      assertThat(mentor.refusal("say", json("text", "and on"))).isEqualTo("accepted");
      assertThat(said("in the balance")).isEqualTo(1);
    }
  }

  @Test
  void fault_5_a_commit_that_never_arrived_is_refused_and_taken_when_it_is_sent_again() {
    try (RoomClient mentor = server.join(room, lead); RoomClient watcher = server.join(room, observer)) {
      network.cutBeforePostgresHears();
      long ref = mentor.send("say", json("text", "in the balance"));
      mentor.awaitSaving("on");
      JsonObject refused = mentor.await(frame -> frame.containsKey("refused")).getJsonObject("refused");
      assertThat(refused.getLong("ref")).isEqualTo(ref);
      assertThat(refused.getString("code")).isEqualTo("resync");
      assertThat(watcher.events).noneMatch(event -> event.containsKey("said"));
      mentor.send("say", json("text", "in the balance"), mentor.clientSeq());
      mentor.event("said");
      assertThat(said("in the balance")).isEqualTo(1);
    }
  }

  private long notes() {
    return direct.inTransaction(sql -> sql.first("SELECT count(*)::int FROM room_private_event WHERE room_id = $1", room)).orElseThrow().getInteger(0);
  }

  private static JsonObject note(long ref) {
    return json("note", json("text", "in the balance", "number", 1, "ref", ref));
  }

  private static boolean noted(JsonObject frame) {
    return frame.containsKey("panel") && frame.getJsonObject("panel").containsKey("event");
  }

  @Test
  void fault_5_a_note_whose_commit_was_not_answered_is_told_once_it_is_found() {
    try (RoomClient mentor = server.join(room, lead)) {
      network.cutBeforeTheServerHears();
      mentor.raw(note(7).encode());
      mentor.awaitSaving("paused");
      assertThat(mentor.await(JournalFaultTest::noted).getJsonObject("panel").getJsonObject("event").getLong("number")).isEqualTo(1);
      assertThat(notes()).isEqualTo(1);
    }
  }

  @Test
  void fault_5_a_note_that_never_arrived_is_refused_and_taken_when_it_is_sent_again() {
    try (RoomClient mentor = server.join(room, lead)) {
      network.cutBeforePostgresHears();
      mentor.raw(note(7).encode());
      JsonObject refused = mentor.await(frame -> frame.containsKey("refused")).getJsonObject("refused");
      assertThat(refused.getLong("ref")).isEqualTo(7);
      assertThat(refused.getString("code")).isEqualTo("resync");
      mentor.raw(note(8).encode());
      mentor.await(JournalFaultTest::noted);
      assertThat(notes()).isEqualTo(1);
    }
  }

  @Test
  void fault_3_a_database_that_falls_silent_pauses_saving_within_two_seconds_and_everything_commits_once_it_answers() {
    try (RoomClient mentor = server.join(room, lead); RoomClient watcher = server.join(room, observer)) {
      mentor.ask("say", json("text", "before"));
      network.silence();
      long began = System.nanoTime();
      long ref = mentor.send("say", json("text", "in the silence"));
      mentor.awaitSaving("paused");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(2_500));
      assertThat(ref).isPositive();
      assertThat(mentor.isOpen()).isTrue();
      assertThat(watcher.events).as("nothing is told before it is stored")
          .noneMatch(event -> event.containsKey("said") && event.getJsonObject("said").getString("text").contains("silence"));
      network.heal();
      long healed = System.nanoTime();
      JsonObject told = mentor.event("said", said -> said.getString("text").equals("in the silence"));
      assertThat(told.getLong("clientSeq")).isEqualTo(mentor.clientSeq());
      mentor.awaitSaving("on");
      assertThat(Duration.ofNanos(System.nanoTime() - healed)).isLessThan(Duration.ofMillis(1_500));
      assertThat(said("in the silence")).isEqualTo(1);
    }
  }

  @Test
  void fault_3_answers_that_take_five_seconds_pause_saving_and_lose_nothing() {
    try (RoomClient mentor = server.join(room, lead)) {
      network.delay(5_000);
      mentor.send("say", json("text", "slow"));
      mentor.awaitSaving("paused");
      network.heal();
      mentor.awaitSaving("on");
      assertThat(mentor.refusal("say", json("text", "and on"))).isEqualTo("accepted");
      assertThat(said("slow")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @Tag("long")
  @ValueSource(ints = {1, 30, 300})
  void fault_3_a_database_that_is_away_for_a_while_costs_no_word(int seconds) throws InterruptedException {
    try (RoomClient mentor = server.join(room, lead)) {
      network.away();
      mentor.awaitSaving("paused");
      CountDownLatch over = new CountDownLatch(1);
      assertThat(over.await(seconds, TimeUnit.SECONDS)).isFalse();
      assertThat(mentor.isOpen()).isTrue();
      network.back();
      mentor.awaitSaving("on");
      assertThat(mentor.refusal("say", json("text", "after " + seconds))).isEqualTo("accepted");
      assertThat(said("after " + seconds)).isEqualTo(1);
    }
  }

  @Test
  void fault_22_pages_that_gave_up_while_saving_was_paused_are_not_let_in_afterwards() {
    RoomServer.Person candidate = RoomServer.Person.of("Candidate", Role.CANDIDATE);
    try (RoomClient mentor = server.join(room, lead)) {
      network.away();
      mentor.awaitSaving("paused");
      for (int i = 0; i < 5; i++) {
        try (RoomClient gone = server.connect(room)) {
          gone.raw(json("join", json("token", server.token(room, candidate))).encode());
          gone.raw("{\"ping\":{}}");
          gone.await(frame -> frame.containsKey("pong"));
          gone.socket().close().await();
        }
      }
      network.back();
      mentor.awaitSaving("on");
      try (RoomClient real = server.join(room, candidate)) {
        assertThat(real.isOpen()).isTrue();
      }
      assertThat(wholeLog().stream().filter(event -> event.containsKey("joined"))).as("the mentor and the real one").hasSize(2);
    }
  }

  @Test
  void fault_13_who_comes_while_the_room_is_let_go_waits_and_finds_everything() throws Exception {
    try (RoomClient mentor = server.join(room, lead)) {
      mentor.ask("say", json("text", "before"));
      LiveRoom live = server.rooms.room(room).toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
      network.delay(150);
      mentor.send("say", json("text", "on its way"));
      mentor.raw("{\"ping\":{}}");
      mentor.await(frame -> frame.containsKey("pong"));
      server.rooms.empty(live);
      try (RoomClient next = server.join(room, observer)) {
        assertThat(next.welcome.getJsonObject("state").getJsonArray("chat").stream()
            .map(line -> ((JsonObject) line).getString("text"))).containsExactly("before", "on its way");
        network.heal();
        assertThat(mentor.closeCode()).isEqualTo(4012);
        assertThat(server.rooms.open()).isEqualTo(1);
      }
    }
    assertThat(said("on its way")).isEqualTo(1);
  }

  @Test
  void fault_14_a_session_that_is_half_open_towards_postgresql_is_ended_and_the_room_goes_on() {
    try (RoomClient mentor = server.join(room, lead)) {
      network.cutBeforeTheServerHears();
      mentor.send("say", json("text", "cut"));
      network.awaitFormerEnded();
      mentor.awaitSaving("on");
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
        mentor.awaitSaving("paused");
        assertThat(mentor.refusal("say", json("text", "meanwhile"))).isEqualTo("saving-paused");
        network.back();
        mentor.awaitSaving("on");
        assertThat(mentor.refusal("say", json("text", "outage " + outage))).isEqualTo("accepted");
      }
      assertThat(said("meanwhile")).isZero();
      assertThat(wholeLog().stream().filter(event -> event.containsKey("said"))).hasSize(5);
    }
  }
}
