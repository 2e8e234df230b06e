package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.db.Database;
import tryout.db.TestDatabase;
import tryout.exercise.Guide.Criterion;
import tryout.room.Interviews;
import tryout.room.Role;
import tryout.room.RoomSetup;
import tryout.TestSandbox;

/** The panel's stream over real sockets: who is told what, and that nobody else can tell that there is one. */
@ExtendWith(VertxExtension.class)
class PanelStreamTest {
  private static final String CANARY = "canary-7f3a";
  private static final List<String> ANCHORS = List.of("weak", "partly", "good", "strong");

  private final RoomServer.Person candidate = RoomServer.Person.of("Candidate", Role.CANDIDATE);
  private final RoomServer.Person lead = RoomServer.Person.of("Mentor A", Role.LEAD);
  private final RoomServer.Person mentor = RoomServer.Person.of("Mentor B", Role.MENTOR);
  private final RoomServer.Person observer = RoomServer.Person.of("Observer", Role.OBSERVER);
  private Database database;
  private RoomServer server;
  private UUID room;

  @BeforeEach
  void open(Vertx vertx) {
    database = TestDatabase.fresh(vertx);
    server = new RoomServer(vertx, database, false, TestSandbox.shared());
    room = room();
  }

  @AfterEach
  void close() {
    server.close();
    database.close();
  }

  private UUID room() {
    RoomSetup plain = Interviews.setup();
    RoomSetup.Assigned assigned = new RoomSetup.Assigned("", List.of(),
        List.of(new Criterion("memory", "Memory", 3, ANCHORS, true), new Criterion("method", "Method", 2, ANCHORS, false)));
    return server.room(new RoomSetup(plain.kind(), plain.title(), plain.organisation(), plain.minutes(), plain.warmupMinutes(), plain.statement(),
        plain.files(), assigned, plain.warmup(), plain.allowed(), plain.notAllowed(), plain.deletedOn(), plain.seats()));
  }

  private static JsonObject state(RoomClient client) {
    return client.await(frame -> frame.containsKey("panel") && frame.getJsonObject("panel").containsKey("state")).getJsonObject("panel").getJsonObject("state");
  }

  private static JsonObject told(RoomClient client, String kind) {
    return client.await(frame -> frame.containsKey("panel") && frame.getJsonObject("panel").containsKey("event")
        && frame.getJsonObject("panel").getJsonObject("event").containsKey(kind)).getJsonObject("panel").getJsonObject("event");
  }

  /** Sends a message of the panel's stream; answers the code of its refusal, or nothing. */
  private static String ask(RoomClient client, long number, String kind, JsonObject body) {
    long ref = 1_000_000 + number;
    client.raw(new JsonObject().put(kind, body.copy().put("ref", ref).put("number", number)).encode());
    JsonObject answer = client.await(frame -> frame.containsKey("refused")
        ? frame.getJsonObject("refused").getLong("ref") == ref
        : frame.containsKey("panel") && answers(client, number, frame.getJsonObject("panel")));
    return answer.containsKey("refused") ? answer.getJsonObject("refused").getString("code") : "";
  }

  private static boolean answers(RoomClient client, long number, JsonObject panel) {
    JsonObject event = panel.getJsonObject("event");
    return event == null ? panel.getJsonObject("state").getLong("number") >= number
        : client.client().equals(event.getString("client")) && event.getLong("number") == number;
  }

  private static void toTheExercise(RoomClient lead, RoomClient person) {
    person.consent();
    lead.event("consented");
    lead.ask("phase", json("to", "warm-up"));
    lead.ask("phase", json("to", "exercise"));
    person.event("phaseChanged", change -> change.getString("phase").equals("exercise"));
  }

  @Test
  void L_44_a_mentor_is_shown_the_panel_when_they_come_and_a_candidate_and_an_observer_are_not() {
    JsonObject shown = state(server.join(room, lead));
    assertThat(shown.getJsonArray("rubric")).hasSize(2);
    assertThat(shown.getLong("number")).isZero();
    for (RoomServer.Person person : List.of(candidate, observer)) {
      RoomClient client = server.join(room, person);
      client.raw(json("ping", new JsonObject()).encode());
      client.await(frame -> frame.containsKey("pong"));
      assertThat(client.bytes).doesNotContain("\"panel\"").doesNotContain("anchors");
    }
  }

  @Test
  void SEC_38_and_DUR_8_and_G_4_and_L_43_notes_marks_and_words_reach_mentors_alone_and_what_others_are_sent_is_the_same_byte_for_byte() {
    String[] quiet = hold(room, false);
    String[] busy = hold(room(), true);
    assertThat(busy).isEqualTo(quiet);
    assertThat(String.join("", busy)).doesNotContain(CANARY);
  }

  /** Holds a short interview; answers what candidate and observer were sent, without ids and times. */
  private String[] hold(UUID where, boolean writing) {
    try (RoomClient first = server.join(where, lead); RoomClient other = server.join(where, mentor);
        RoomClient watching = server.join(where, observer); RoomClient person = server.join(where, candidate)) {
      toTheExercise(first, person);
      if (writing) {
        write(first, other);
      }
      first.ask("say", json("text", "Go on."));
      person.event("said");
      if (writing) {
        assertThat(ask(first, 5, "note", json("text", CANARY))).isEmpty();
      }
      first.ask("phase", json("to", "discussion"));
      person.event("phaseChanged", change -> change.getString("phase").equals("discussion"));
      watching.event("phaseChanged", change -> change.getString("phase").equals("discussion"));
      return new String[] {bare(person), bare(watching)};
    }
  }

  private void write(RoomClient first, RoomClient other) {
    assertThat(ask(first, 1, "note", json("text", CANARY))).isEmpty();
    assertThat(ask(first, 2, "confer", json("text", CANARY))).isEmpty();
    assertThat(told(other, "conferred").getJsonObject("conferred").getString("text")).isEqualTo(CANARY);
    assertThat(ask(first, 3, "mark", json("criterion", "memory", "level", 4))).isEmpty();
    assertThat(ask(first, 4, "pin", json("criterion", "memory"))).isEmpty();
    assertThat(other.bytes).doesNotContain("\"noted\"").doesNotContain("\"marked\"").doesNotContain("\"pinned\"");
  }

  /** What differs between two rooms that are told the same: ids, digests and times, carets, and when the compiler had looked. */
  private static String bare(RoomClient client) {
    return client.bytes.toString().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id").replaceAll("\\d{13}", "time")
        .replaceAll("\"remainingMillis\":\\d+", "left").replaceAll("\\{\"(signals|checked).*\\n", "");
  }

  @Test
  void G_4_a_candidate_and_an_observer_may_not_write_there_whatever_they_send() {
    server.join(room, lead);
    for (RoomServer.Person person : List.of(candidate, observer)) {
      RoomClient client = server.join(room, person);
      assertThat(ask(client, 1, "note", json("text", "x"))).isEqualTo("not-allowed");
      assertThat(ask(client, 1, "confer", json("text", "x"))).isEqualTo("not-allowed");
      assertThat(ask(client, 1, "mark", json("criterion", "memory", "level", 4))).isEqualTo("not-allowed");
      assertThat(ask(client, 1, "close", json("over", true))).isEqualTo("not-allowed");
    }
  }

  @Test
  void G_3_a_mentor_who_locks_is_shown_what_the_others_have_locked() {
    RoomClient first = server.join(room, lead);
    RoomClient other = server.join(room, mentor);
    RoomClient person = server.join(room, candidate);
    toTheExercise(first, person);
    first.ask("phase", json("to", "discussion"));
    lock(first, 2, 3);
    assertThat(told(other, "locked").getString("by")).isEqualTo(lead.id().toString());
    assertThat(other.bytes).doesNotContain("\"marked\"");
    lock(other, 3, 3);
    JsonObject open = state(server.join(room, mentor));
    assertThat(open.getJsonObject("cards").fieldNames()).contains(lead.id().toString(), mentor.id().toString());
    assertThat(open.getBoolean("open")).isTrue();
  }

  @Test
  void SEC_67_and_G_3_until_their_own_card_is_locked_a_mentor_is_sent_the_same_byte_for_byte_whatever_the_others_make_of_it() {
    String one = heardByTheThird(room, new Opinion(CANARY + "-one", 4, 2, "clearly", 3, 1));
    String other = heardByTheThird(room(), new Opinion(CANARY + "-other", 1, 3, "rather-not", 2, 3));
    assertThat(other).isEqualTo(one);
    assertThat(one).contains("\"locked\":[\"id\",\"id\"]").contains("\"phase\":\"ended\"").doesNotContain(CANARY);
  }

  /** What two mentors write, mark and recommend, what level they agree on, and how often they say so. */
  private record Opinion(String words, int first, int second, String leaning, int agreed, int times) {}

  /** Two mentors grade and agree; answers everything that the pages of a third are sent, who has not begun their own card. */
  private String heardByTheThird(UUID where, Opinion opinion) {
    RoomServer.Person late = RoomServer.Person.of("Mentor C", Role.MENTOR);
    List<RoomClient> pages = new ArrayList<>();
    try (RoomClient first = server.join(where, lead); RoomClient second = server.join(where, mentor); RoomClient person = server.join(where, candidate)) {
      pages.add(server.join(where, late));
      RoomClient third = pages.getFirst();
      toTheExercise(first, person);
      assertThat(ask(third, 1, "note", json("text", "Of their own."))).isEmpty();
      grade(first, opinion.first(), opinion);
      grade(second, opinion.second(), opinion);
      pages.add(arriving(where, late));
      first.ask("phase", json("to", "discussion"));
      assertThat(ask(first, 6, "lock", new JsonObject())).isEmpty();
      assertThat(ask(second, 6, "lock", new JsonObject())).isEmpty();
      pages.add(arriving(where, late));
      first.ask("phase", json("to", "ended"));
      assertThat(ask(second, 7, "reconcile", json("criterion", "memory", "line", opinion.words()))).isEmpty();
      assertThat(ask(first, 7, "agree", json("criterion", "memory", "level", opinion.agreed()))).isEmpty();
      for (int time = 0; time < opinion.times(); time++) {
        assertThat(ask(first, 8 + time, "agree", json("criterion", "method", "level", opinion.agreed()))).isEmpty();
      }
      pages.add(arriving(where, late));
      pages.forEach(PanelStreamTest::upToNow);
      String heard = String.join("\n", pages.stream().map(PanelStreamTest::bare).toList());
      graded(third);
      assertThat(third.bytes).as("once their own is locked").contains(opinion.words())
          .containsPattern("\"agreed\":\\{[^}]*\"memory\":" + opinion.agreed());
      return heard;
    } finally {
      pages.forEach(RoomClient::close);
    }
  }

  private static void grade(RoomClient client, int memory, Opinion opinion) {
    assertThat(ask(client, 1, "note", json("text", opinion.words()))).isEmpty();
    assertThat(ask(client, 2, "mark", json("criterion", "memory", "level", memory))).isEmpty();
    assertThat(ask(client, 3, "mark", json("criterion", "method", "level", opinion.agreed()))).isEmpty();
    assertThat(ask(client, 4, "pin", json("criterion", "memory"))).isEmpty();
    assertThat(ask(client, 5, "recommend", json("leaning", opinion.leaning(), "why", opinion.words()))).isEmpty();
  }

  private static void graded(RoomClient third) {
    assertThat(ask(third, 2, "mark", json("criterion", "memory", "level", 2))).isEmpty();
    assertThat(ask(third, 3, "mark", json("criterion", "method", "level", 2))).isEmpty();
    assertThat(ask(third, 4, "recommend", json("leaning", "rather", "why", ""))).isEmpty();
    assertThat(ask(third, 5, "lock", new JsonObject())).isEmpty();
  }

  /** Another page, which is shown the panel as it is now. */
  private RoomClient arriving(UUID where, RoomServer.Person who) {
    RoomClient page = server.join(where, who);
    assertThat(state(page).getBoolean("open")).isFalse();
    return page;
  }

  private static void upToNow(RoomClient page) {
    page.raw(json("ping", new JsonObject()).encode());
    page.await(frame -> frame.containsKey("pong"));
  }

  private static void lock(RoomClient client, int memory, int method) {
    assertThat(ask(client, 1, "mark", json("criterion", "memory", "level", memory))).isEmpty();
    assertThat(ask(client, 2, "mark", json("criterion", "method", "level", method))).isEmpty();
    assertThat(ask(client, 3, "recommend", json("leaning", "rather", "why", "Asks first."))).isEmpty();
    assertThat(ask(client, 4, "lock", new JsonObject())).isEmpty();
  }

  @Test
  void L_42_a_message_that_comes_again_is_stored_once_and_answered_with_what_is_stored(Vertx vertx) {
    RoomClient first = server.join(room, lead);
    assertThat(ask(first, 1, "note", json("text", "once"))).isEmpty();
    assertThat(ask(first, 1, "note", json("text", "once"))).isEmpty();
    assertThat(ask(first, 1, "note", json("text", "other"))).isEqualTo("altered");
    assertThat(ask(first, 3, "note", json("text", "gap"))).isEqualTo("out-of-order");
    assertThat(stored()).containsExactly("once");
    first.close();
    server.close();
    server = new RoomServer(vertx, database, false, TestSandbox.shared());
    RoomClient again = server.connect(room);
    again.rejoin(server.token(room, lead), first, first.lastSeq());
    JsonObject shown = state(again);
    assertThat(shown.getLong("number")).isEqualTo(1);
    assertThat(shown.getJsonArray("notes")).hasSize(1);
    assertThat(ask(again, 2, "note", json("text", "twice"))).isEmpty();
    assertThat(stored()).containsExactly("once", "twice");
  }

  private List<String> stored() {
    JsonArray texts = new JsonArray();
    database.inTransaction(sql -> sql.rows("SELECT payload->>'text' FROM room_private_event WHERE room_id = $1 ORDER BY seq", room))
        .forEach(row -> texts.add(row.getString(0)));
    return texts.stream().map(String.class::cast).toList();
  }
}
