package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tryout.room.Interviews;
import tryout.room.Role;
import tryout.text.ChangeSet;

/** The line, rule by rule, on real sockets. */
@ExtendWith(VertxExtension.class)
class LineTest {
  private RoomServer server;
  private UUID room;
  private final RoomServer.Person candidate = RoomServer.Person.of("Candidate", Role.CANDIDATE);
  private final RoomServer.Person lead = RoomServer.Person.of("Mentor A", Role.LEAD);
  private final RoomServer.Person observer = RoomServer.Person.of("Observer", Role.OBSERVER);

  @BeforeEach
  void open(Vertx vertx) {
    server = new RoomServer(vertx);
    room = server.room(Interviews.setup());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private RoomClient join(RoomServer.Person person) {
    return server.join(room, person);
  }

  /** Both in the exercise; mentors may type. */
  private int begin(RoomClient mentor, RoomClient person) {
    person.ask("consent", json());
    mentor.event("consented");
    mentor.ask("phase", json("to", "warm-up"));
    mentor.ask("phase", json("to", "exercise"));
    mentor.ask("typing", json("on", true));
    person.event("typingSwitched");
    return mentor.events.stream().filter(event -> event.containsKey("fileAdded"))
        .map(event -> event.getJsonObject("fileAdded")).filter(file -> file.getString("name").equals("main.c"))
        .findFirst().orElseThrow().getInteger("file");
  }

  private static JsonObject edit(int file, int version, ChangeSet changes) {
    return json("file", file, "version", version, "changes", new JsonArray(changes.toJson()));
  }

  @Test
  void L_11_an_edit_reaches_everybody_with_its_place_in_the_log_and_acknowledges_its_author() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      int length = Interviews.setup().files().getFirst().text().length();
      JsonObject answer = person.ask("edit", edit(file, 0, ChangeSet.replace(length, 0, 0, "// mine\n")));
      JsonObject event = answer.getJsonArray("events").getJsonObject(0);
      assertThat(event.getString("by")).isEqualTo(candidate.id().toString());
      assertThat(event.getString("client")).isEqualTo(person.client());
      assertThat(event.getJsonObject("edited").getInteger("version")).isEqualTo(1);
      assertThat(event.getJsonObject("edited").getInteger("length")).isEqualTo(length + 8);
      JsonObject seen = mentor.event("edited");
      assertThat(seen.getLong("seq")).isEqualTo(event.getLong("seq"));
      assertThat(server.rooms.journal(room).await().getLast().getLong("seq")).isEqualTo(event.getLong("seq"));
    }
  }

  @Test
  void L_21_late_pushes_are_mapped_and_the_earlier_version_stands_left() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      int length = Interviews.setup().files().getFirst().text().length();
      person.ask("edit", edit(file, 0, ChangeSet.replace(length, 0, 0, "first")));
      mentor.ask("edit", edit(file, 0, ChangeSet.replace(length, 0, 0, "second")));
      assertThat(server.rooms.state(room).await().workspace().file(file).text()).startsWith("firstsecond");
    }
  }

  @Test
  void L_10_the_same_message_is_acknowledged_again_an_altered_one_and_a_gap_are_refused() {
    try (RoomClient mentor = join(lead)) {
      mentor.ask("say", json("text", "once"));
      mentor.send("say", json("text", "once"), 1);
      JsonObject again = mentor.event("said");
      assertThat(again.getLong("clientSeq")).isEqualTo(1);
      long altered = mentor.send("say", json("text", "twice"), 1);
      assertThat(code(mentor, altered)).isEqualTo("altered");
      long gap = mentor.send("say", json("text", "later"), 9);
      assertThat(code(mentor, gap)).isEqualTo("out-of-order");
      assertThat(server.rooms.state(room).await().talk().chat()).hasSize(1);
    }
  }

  private static String code(RoomClient client, long ref) {
    return client.await(frame -> frame.containsKey("refused") && frame.getJsonObject("refused").getLong("ref") == ref)
        .getJsonObject("refused").getString("code");
  }

  @Test
  void L_6_a_page_that_returns_gets_what_it_missed_and_nothing_twice() {
    try (RoomClient mentor = join(lead)) {
      RoomClient person = join(candidate);
      mentor.event("joined");
      long seen = person.lastSeq();
      person.socket().close().await();
      mentor.event("left");
      mentor.ask("say", json("text", "while you were away"));
      try (RoomClient back = server.connect(room)) {
        JsonObject welcome = back.rejoin(server.token(room, candidate), person, seen);
        assertThat(welcome.containsKey("state")).isFalse();
        assertThat(welcome.getString("client")).isEqualTo(person.client());
        assertThat(back.events).anyMatch(event -> event.containsKey("said"));
        assertThat(back.events.stream().map(event -> event.getLong("seq"))).doesNotHaveDuplicates()
            .allMatch(seq -> seq > seen);
      }
      person.close();
    }
  }

  @Test
  void L_8_a_page_that_comes_back_takes_its_old_socket_over_whose_late_close_has_no_effect() {
    try (RoomClient person = join(candidate); RoomClient back = server.connect(room)) {
      back.rejoin(server.token(room, candidate), person, person.lastSeq());
      assertThat(person.closeCode()).isEqualTo(4409);
      back.ask("say", json("text", "still here"));
      assertThat(server.rooms.journal(room).await()).noneMatch(event -> event.containsKey("left"));
    }
  }

  @Test
  void L_5_another_generation_or_a_seq_ahead_of_the_log_never_resumes() {
    try (RoomClient person = join(candidate); RoomClient ahead = server.connect(room)) {
      JsonObject welcome = ahead.rejoin(server.token(room, candidate), person, person.lastSeq() + 1_000);
      assertThat(welcome.getBoolean("foreign")).isTrue();
      assertThat(welcome.getJsonObject("state")).isNotNull();
      assertThat(welcome.getString("client")).isNotEqualTo(person.client());
    }
  }

  @Test
  void E_4_a_client_id_of_somebody_else_is_answered_with_a_new_one() {
    try (RoomClient person = join(candidate); RoomClient thief = server.connect(room)) {
      JsonObject welcome = thief.rejoin(server.token(room, lead), person, person.lastSeq());
      assertThat(welcome.getString("client")).isNotEqualTo(person.client());
      assertThat(person.isOpen()).isTrue();
    }
  }

  @Test
  void L_4_a_replayed_token_one_of_another_room_and_rubbish_are_answered_4401() {
    UUID other = server.room(Interviews.setup());
    String token = server.token(room, candidate);
    try (RoomClient first = server.connect(room); RoomClient second = server.connect(room);
        RoomClient third = server.connect(other); RoomClient fourth = server.connect(room)) {
      first.join(token);
      second.raw(json("join", json("token", token)).encode());
      assertThat(second.closeCode()).isEqualTo(4401);
      third.raw(json("join", json("token", server.token(room, candidate))).encode());
      assertThat(third.closeCode()).isEqualTo(4401);
      fourth.raw(json("join", json("token", "e30.e30.")).encode());
      assertThat(fourth.closeCode()).isEqualTo(4401);
      assertThat(second.bytes).isEmpty();
    }
  }

  @Test
  void L_3_without_a_join_within_five_seconds_the_socket_is_closed_and_nothing_was_sent() {
    try (RoomClient silent = server.connect(room)) {
      assertThat(silent.closeCode()).isEqualTo(4401);
      assertThat(silent.bytes).isEmpty();
    }
  }

  @Test
  void L_2_an_upgrade_from_any_other_origin_is_refused(Vertx vertx) {
    for (String origin : new String[] {
      null, "null", "http://localhost:8081", "https://localhost:8080", "http://localhost", "http://LOCALHOST:8080",
      "http://localhost:8080.example", "http://evil.example"
    }) {
      assertThatThrownBy(() -> new RoomClient(vertx, server.port(), room, origin, RoomDoor.PROTOCOL)).as("%s", origin)
          .isInstanceOf(UpgradeRejectedException.class);
    }
    assertThatThrownBy(() -> new RoomClient(vertx, server.port(), room, RoomServer.ORIGIN, "tryout.2"))
        .isInstanceOf(UpgradeRejectedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "x", "[]", "{}", "null", "{\"say\":1}", "{\"say\":{}}", "{\"nothing\":{}}", "{\"ping\":{},\"say\":{}}",
    "{\"ping\":{\"x\":1}}", "{\"say\":{\"ref\":1,\"clientSeq\":1,\"text\":\"a\",\"by\":\"m9\"}}",
    "{\"say\":{\"ref\":1,\"ref\":2,\"clientSeq\":1,\"text\":\"a\"}}", "{\"say\":{\"ref\":1,\"clientSeq\":1.5,\"text\":\"a\"}}",
    "{\"say\":{\"ref\":1,\"clientSeq\":1,\"text\":7}}", "{\"join\":{\"token\":\"x\"}}",
    "{\"a\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}", "{\"signal\":{\"shout\":true}}",
    "{\"edit\":{\"ref\":1,\"clientSeq\":-1,\"file\":1,\"version\":0,\"changes\":[]}}"
  })
  void SEC_40_a_frame_that_is_no_message_closes_the_socket_with_4400_and_the_room_goes_on(String text) {
    try (RoomClient mentor = join(lead); RoomClient hostile = join(candidate)) {
      hostile.raw(text);
      assertThat(hostile.closeCode()).isEqualTo(4400);
      assertThat(mentor.refusal("say", json("text", "all well"))).isEqualTo("accepted");
    }
  }

  @Test
  void L_26_a_frame_over_64_kilobytes_closes_the_socket_and_the_room_goes_on() {
    try (RoomClient mentor = join(lead); RoomClient hostile = join(candidate)) {
      hostile.raw(json("say", json("ref", 1, "clientSeq", 1, "text", "x".repeat(10_000_000))).encode());
      assertThat(hostile.closeCode()).isNotZero();
      assertThat(mentor.refusal("say", json("text", "all well"))).isEqualTo("accepted");
    }
  }

  @Test
  void L_22_hostile_change_sets_are_refused_and_the_socket_stays_open() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      int length = Interviews.setup().files().getFirst().text().length();
      for (String changes : List.of(
          "[-1]", "[1.5]", "[1e999]", "[0]", "[]", "[3]", "[" + length + ",[0,\"a\\nb\"]]",
          "[" + length + ",[0,\"\\u0000\"]]", "[" + length + ",[0,\"\\ud83d\"]]", "[[1]]", "[" + (length + 1) + "]")) {
        person.raw("{\"edit\":{\"ref\":99,\"clientSeq\":" + (person.clientSeq() + 1) + ",\"file\":" + file
            + ",\"version\":0,\"changes\":" + changes + "}}");
        assertThat(code(person, 99)).as(changes).isEqualTo("malformed");
      }
      JsonObject large = edit(file, 0, ChangeSet.replace(length, 0, 0, "x".repeat(16_385)));
      assertThat(person.refusal("edit", large)).isEqualTo("too-large");
      assertThat(person.refusal("edit", edit(file, 0, ChangeSet.replace(length, 0, 0, "ok")))).isEqualTo("accepted");
    }
  }

  @Test
  void L_22_a_surrogate_pair_is_not_parted() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      int length = Interviews.setup().files().getFirst().text().length();
      person.ask("edit", edit(file, 0, ChangeSet.replace(length, 0, 0, "😀")));
      assertThat(person.refusal("edit", edit(file, 1, ChangeSet.replace(length + 2, 0, 1, "")))).isEqualTo("malformed");
    }
  }

  @Test
  void L_27_a_thousand_messages_a_second_are_refused_then_the_socket_is_closed_and_nobody_else_notices() {
    try (RoomClient mentor = join(lead); RoomClient flood = join(candidate)) {
      for (int i = 0; i < 1_200; i++) {
        flood.send("say", json("text", "x"), 1);
      }
      assertThat(flood.closeCode()).isEqualTo(4290);
      assertThat(flood.bytes.toString()).contains("rate-limited");
      assertThat(mentor.refusal("say", json("text", "all well"))).isEqualTo("accepted");
    }
  }

  @Test
  void L_25_observers_and_mentors_whose_typing_is_off_do_not_edit() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate); RoomClient watcher = join(observer)) {
      int file = begin(mentor, person);
      int length = Interviews.setup().files().getFirst().text().length();
      JsonObject push = edit(file, 0, ChangeSet.replace(length, 0, 0, "x"));
      assertThat(watcher.refusal("edit", push)).isEqualTo("not-allowed");
      assertThat(watcher.refusal("say", json("text", "x"))).isEqualTo("not-allowed");
      mentor.ask("typing", json("on", false));
      assertThat(mentor.refusal("edit", push)).isEqualTo("read-only");
    }
  }

  @Test
  void L_12_carets_are_relayed_to_the_others_and_not_stored() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      int before = server.rooms.journal(room).await().size();
      person.raw(json("signal", json("cursor", json("file", file, "anchor", 3, "head", 3))).encode());
      JsonObject signal = mentor.await(frame -> frame.containsKey("signals")).getJsonArray("signals").getJsonObject(0);
      assertThat(signal.getString("client")).isEqualTo(person.client());
      assertThat(signal.getJsonObject("cursor").getInteger("head")).isEqualTo(3);
      assertThat(server.rooms.journal(room).await()).hasSize(before);
    }
  }

  @Test
  void X_2_a_run_streams_its_output_takes_input_and_ends_with_a_sentence() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      String old = Interviews.setup().files().getFirst().text();
      String program = "#include <stdio.h>\nint main(void)\n{\n    int n;\n    printf(\"n? \");\n"
          + "    if (scanf(\"%d\", &n) == 1)\n        printf(\"twice %d\\n\", 2 * n);\n    return 0;\n}\n";
      person.ask("edit", edit(file, 0, ChangeSet.replace(old.length(), 0, old.length(), program)));
      person.ask("run", json("profile", "quick"));
      mentor.event("runOutput", output -> output.getString("text").contains("n?"));
      person.ask("input", json("run", 1, "text", "21\n"));
      JsonObject end = mentor.event("runEnded");
      assertThat(end.containsKey("by")).isFalse();
      assertThat(end.getJsonObject("runEnded").getString("verdict")).isEqualTo("ok");
      assertThat(server.rooms.state(room).await().runs().run(1).output().getLast().text()).contains("twice 42");
    }
  }

  @Test
  void SEC_30_a_session_that_ends_closes_its_sockets_within_a_second() {
    try (RoomClient person = join(candidate)) {
      server.rooms.sessionEnded(candidate.session());
      long start = System.nanoTime();
      assertThat(person.closeCode()).isEqualTo(4401);
      assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }
  }

  @Test
  void L_14_ping_is_answered_with_the_servers_now() {
    try (RoomClient person = join(candidate)) {
      person.raw("{\"ping\":{}}");
      long now = person.await(frame -> frame.containsKey("pong")).getJsonObject("pong").getLong("now");
      assertThat(now).isCloseTo(System.currentTimeMillis(), org.assertj.core.data.Offset.offset(2_000L));
    }
  }

  @Test
  void L_1_a_binary_frame_is_malformed() {
    try (RoomClient person = join(candidate)) {
      person.socket().writeBinaryMessage(io.vertx.core.buffer.Buffer.buffer(new byte[] {1, 2, 3}));
      assertThat(person.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void L_9_welcome_names_the_last_number_that_is_stored() {
    try (RoomClient person = join(candidate); RoomClient back = server.connect(room)) {
      assertThat(person.welcome.getLong("clientSeq")).isZero();
      person.ask("say", json("text", "one"));
      person.ask("say", json("text", "two"));
      JsonObject welcome = back.rejoin(server.token(room, candidate), person, person.lastSeq());
      assertThat(welcome.getLong("clientSeq")).isEqualTo(2);
    }
  }

  @Test
  void L_13_a_refused_message_does_not_use_its_number_up() {
    try (RoomClient mentor = join(lead)) {
      assertThat(mentor.refusal("phase", json("to", "discussion"))).isEqualTo("illegal-transition");
      assertThat(mentor.refusal("phase", json("to", "warm-up"))).isEqualTo("illegal-transition");
      assertThat(mentor.clientSeq()).isZero();
      assertThat(mentor.refusal("say", json("text", "first"))).isEqualTo("accepted");
      assertThat(mentor.clientSeq()).isEqualTo(1);
    }
  }

  @Test
  void L_17_the_clock_travels_with_its_end_in_the_servers_time() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      begin(mentor, person);
      JsonObject clock = mentor.events.stream().filter(event -> event.containsKey("phaseChanged"))
          .reduce((first, last) -> last).orElseThrow().getJsonObject("phaseChanged").getJsonObject("clock");
      assertThat(clock.getBoolean("running")).isTrue();
      assertThat(clock.getLong("totalMillis")).isEqualTo(1_800_000);
      assertThat(clock.getLong("endsAt") - System.currentTimeMillis()).isBetween(1_780_000L, 1_800_000L);
      mentor.ask("pause", json("paused", true, "reason", "The phone."));
      JsonObject paused = person.event("clockChanged").getJsonObject("clockChanged").getJsonObject("clock");
      assertThat(paused.getBoolean("running")).isFalse();
    }
  }

  @Test
  void L_20_the_task_and_its_files_are_told_only_when_the_exercise_begins() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      person.ask("consent", json());
      mentor.event("consented");
      mentor.ask("phase", json("to", "warm-up"));
      person.event("fileAdded");
      assertThat(person.bytes.toString()).doesNotContain("rb_put").doesNotContain("ring.h");
      mentor.ask("phase", json("to", "exercise"));
      person.event("taskShown");
      assertThat(person.bytes.toString()).contains("rb_put").contains("ring.h");
    }
  }

  @Test
  void L_16_an_offer_is_told_to_its_author_and_the_panel() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate);
        RoomClient other = join(RoomServer.Person.of("Candidate's friend", Role.CANDIDATE))) {
      begin(mentor, person);
      person.ask("offer", json("file", 1, "name", "main.c", "text", "only for the panel"));
      mentor.event("offered");
      other.ask("say", json("text", "after it"));
      assertThat(other.bytes.toString()).doesNotContain("only for the panel");
    }
  }

  @Test
  void L_25_switching_mentors_typing_off_and_on_while_they_type_lets_nobody_diverge() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      int length = Interviews.setup().files().getFirst().text().length();
      mentor.ask("edit", edit(file, 0, ChangeSet.replace(length, 0, 0, "m")));
      mentor.ask("typing", json("on", false));
      assertThat(mentor.refusal("edit", edit(file, 1, ChangeSet.replace(length + 1, 0, 0, "no")))).isEqualTo("read-only");
      mentor.ask("typing", json("on", true));
      assertThat(mentor.refusal("edit", edit(file, 1, ChangeSet.replace(length + 1, 0, 0, "yes")))).isEqualTo("accepted");
      assertThat(server.rooms.state(room).await().workspace().file(file).text()).startsWith("yesm");
    }
  }

  @Test
  void L_29_a_session_that_ends_is_read_only_then_closed() {
    RoomServer.Person soon = RoomServer.Person.of("Mentor A", Role.LEAD);
    try (RoomClient expiring = server.connect(room)) {
      expiring.join(server.token(room, soon, Duration.ofSeconds(3)));
      String code = "accepted";
      while (code.equals("accepted") || code.equals("not-allowed")) {
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        code = expiring.refusal("hand", json("up", true));
      }
      assertThat(code).isEqualTo("not-signed-in");
      assertThat(expiring.isOpen()).isTrue();
      assertThat(expiring.closeCode(45)).isEqualTo(4401);
    }
  }

  @Test
  void L_28_a_socket_that_answers_nothing_for_forty_seconds_is_given_up() throws IOException {
    try (Socket silent = new Socket("127.0.0.1", server.port())) {
      silent.setSoTimeout(60_000);
      String token = server.token(room, candidate);
      handshake(silent, token);
      long start = System.nanoTime();
      InputStream in = silent.getInputStream();
      while (in.read() >= 0) {
        // Pings and welcome are read and never answered.
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(38), Duration.ofSeconds(50));
    }
  }

  /** Upgrades by hand and sends {@code join} as one masked frame, so that nothing answers pings for us. */
  private void handshake(Socket socket, String token) throws IOException {
    String upgrade = "GET /api/v1/rooms/" + room + "/socket HTTP/1.1\r\nHost: localhost\r\nOrigin: " + RoomServer.ORIGIN
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: " + RoomDoor.PROTOCOL + "\r\n\r\n";
    byte[] payload = json("join", json("token", token)).encode().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x81);
    frame.write(0x80 | 126);
    frame.write(payload.length >> 8);
    frame.write(payload.length & 0xff);
    frame.write(new byte[4]);
    frame.write(payload);
    OutputStream out = socket.getOutputStream();
    out.write(upgrade.getBytes(StandardCharsets.UTF_8));
    out.flush();
    while (socket.getInputStream().read() != '\n' || socket.getInputStream().available() > 2) {
      // The answer's head.
    }
    out.write(frame.toByteArray());
    out.flush();
  }
}
