package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.exercise.Guide.Criterion;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Interviews;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.RoomSetup;

/** What is read of an interview that is over: by whom, and from when on. */
@ExtendWith(VertxExtension.class)
class ReportTest {
  private static final String CANARY = "canary-51d2";

  private final RoomServer.Person candidate = RoomServer.Person.of("Candidate", Role.CANDIDATE);
  private final RoomServer.Person lead = RoomServer.Person.of("Mentor A", Role.LEAD);
  private final RoomServer.Person mentor = RoomServer.Person.of("Mentor B", Role.MENTOR);
  private RoomServer server;
  private UUID room;
  private RoomClient first;
  private RoomClient other;
  private RoomClient person;

  @BeforeEach
  void begin(Vertx vertx) {
    server = new RoomServer(vertx);
    RoomSetup plain = Interviews.setup();
    RoomSetup.Assigned assigned = new RoomSetup.Assigned("", List.of(),
        List.of(new Criterion("memory", "Memory", 1, List.of("a weak one", "a fair one", "a good one", "a strong one"), false)));
    room = server.room(new RoomSetup(plain.kind(), plain.title(), plain.organisation(), plain.minutes(), plain.warmupMinutes(), plain.statement(),
        plain.files(), assigned, plain.warmup(), plain.allowed(), plain.notAllowed(), plain.deletedOn(), plain.seats()));
    first = server.join(room, lead);
    other = server.join(room, mentor);
    person = server.join(room, candidate);
    person.consent();
    first.event("consented");
    first.ask("phase", json("to", "warm-up"));
    first.ask("phase", json("to", "exercise"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void ask(RoomClient client, long number, String kind, JsonObject body) {
    client.raw(new JsonObject().put(kind, body.put("ref", 9_000 + number).put("number", number)).encode());
    client.await(frame -> frame.containsKey("panel") && frame.encode().contains("\"number\":" + number));
  }

  private void card(RoomClient client) {
    ask(client, 1, "note", json("text", CANARY));
    ask(client, 2, "mark", json("criterion", "memory", "level", 3));
    ask(client, 3, "recommend", json("leaning", "rather", "why", CANARY));
  }

  private void end() {
    first.ask("phase", json("to", "ended"));
    person.event("phaseChanged", change -> change.getString("phase").equals("ended"));
  }

  /** Reads as a door does: on a virtual thread. */
  private static <T> T read(Callable<T> what) {
    FutureTask<T> task = new FutureTask<>(what);
    Thread.startVirtualThread(task);
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonObject graded(RoomServer.Person by) {
    return read(() -> server.rooms.playback().graded(room, by.id().toString(), by.role()));
  }

  @Test
  void G_8_an_interview_is_told_whole_once_it_is_over_and_not_before() {
    assertThatThrownBy(() -> read(() -> server.rooms.playback().whole(room)))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.NOT_ENDED));
    end();
    Playback.Whole whole = read(() -> server.rooms.playback().whole(room));
    assertThat(whole.past().state().workspace().files().values()).isNotEmpty();
    assertThat(whole.chronicle().phases()).extracting(stretch -> stretch.phase()).containsExactly(Phase.LOBBY, Phase.WARM_UP, Phase.EXERCISE);
    assertThat(whole.chronicle().consents()).containsOnlyKeys(candidate.id().toString());
    first.ask("phase", json("to", "reopen"));
    assertThatThrownBy(() -> read(() -> server.rooms.playback().whole(room))).as("taken up again").isInstanceOf(Refused.class);
  }

  @Test
  void G_8_and_G_3_a_mentor_reads_others_cards_once_their_own_is_locked_and_who_looks_on_once_grading_is_over() {
    RoomServer.Person coordinator = RoomServer.Person.of("Coordinator", Role.OBSERVER);
    end();
    card(first);
    ask(first, 4, "lock", new JsonObject());
    card(other);
    JsonObject blind = graded(mentor).getJsonObject("panel");
    assertThat(blind.getJsonObject("cards").fieldNames()).containsExactly(mentor.id().toString());
    assertThat(graded(coordinator).getJsonObject("panel")).isNull();
    assertThat(graded(coordinator).getJsonArray("rubric")).hasSize(1);
    ask(other, 4, "lock", new JsonObject());
    assertThat(graded(mentor).getJsonObject("panel").getJsonObject("cards").fieldNames()).hasSize(2);
    assertThat(graded(coordinator).getJsonObject("panel")).isNull();
    ask(first, 5, "agree", json("criterion", "memory", "level", 3));
    ask(first, 6, "close", json("over", true));
    JsonObject open = graded(coordinator).getJsonObject("panel");
    assertThat(open.getJsonObject("agreed").getInteger("memory")).isEqualTo(3);
    assertThat(open.fieldNames()).as("notes and words are nobody's report").doesNotContain("notes", "words");
  }

  @Test
  void SEC_36_and_G_10_the_candidate_reads_of_the_panel_what_was_released_and_nothing_else() {
    end();
    card(first);
    ask(first, 4, "lock", new JsonObject());
    ask(first, 5, "agree", json("criterion", "memory", "level", 3));
    assertThat(read(() -> server.rooms.playback().feedback(room))).isEmpty();
    ask(first, 6, "close", json("over", true));
    assertThat(read(() -> server.rooms.playback().feedback(room))).isEmpty();
    ask(first, 7, "release", json("text", "You asked first.", "levels", false));
    JsonObject words = read(() -> server.rooms.playback().feedback(room)).orElseThrow();
    assertThat(words.getString("text")).isEqualTo("You asked first.");
    assertThat(words.getJsonArray("levels")).isEmpty();
    ask(first, 8, "release", json("text", "You asked first, twice.", "levels", true));
    JsonObject level = read(() -> server.rooms.playback().feedback(room)).orElseThrow().getJsonArray("levels").getJsonObject(0);
    assertThat(level).isEqualTo(new JsonObject().put("title", "Memory").put("level", 3).put("anchor", "a good one"));
    person.raw(json("ping", new JsonObject()).encode());
    person.await(frame -> frame.containsKey("pong"));
    assertThat(person.bytes).doesNotContain(CANARY).doesNotContain("released").doesNotContain("You asked first");
  }
}
