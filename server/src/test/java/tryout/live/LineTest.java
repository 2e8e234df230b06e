package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tryout.room.Role;
import tryout.room.Interviews;
import tryout.text.ChangeSet;

/** The line, rule by rule, on real sockets. */
class LineTest extends OneRoom {
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
  void L_8_and_fault_12_a_page_that_comes_back_takes_its_old_socket_over_whose_late_close_has_no_effect() {
    try (RoomClient person = join(candidate); RoomClient back = server.connect(room)) {
      back.rejoin(server.token(room, candidate), person, person.lastSeq());
      assertThat(person.closeCode()).isEqualTo(4409);
      back.ask("say", json("text", "still here"));
      assertThat(server.rooms.journal(room).await()).noneMatch(event -> event.containsKey("left"));
    }
  }

  @Test
  void L_5_and_fault_6_another_generation_or_a_seq_ahead_of_the_log_never_resumes() {
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
  void SEC_3_and_L_4_a_replayed_token_one_of_another_room_and_rubbish_are_answered_4401() {
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
  void SEC_4_and_L_3_without_a_join_within_five_seconds_the_socket_is_closed_and_nothing_was_sent() {
    try (RoomClient silent = server.connect(room)) {
      assertThat(silent.closeCode()).isEqualTo(4401);
      assertThat(silent.bytes).isEmpty();
    }
  }

  @Test
  void SEC_4_the_twenty_first_stranger_of_one_address_waits_until_another_has_said_who_they_are(Vertx vertx) {
    List<RoomClient> strangers = new ArrayList<>();
    for (int i = 0; i < LiveLimits.STRANGERS; i++) {
      strangers.add(server.connect(room));
    }
    assertThatThrownBy(() -> new RoomClient(vertx, server.port(), room)).isInstanceOfSatisfying(
        UpgradeRejectedException.class, refused -> assertThat(refused.getStatus()).isEqualTo(429));
    strangers.getFirst().join(server.token(room, candidate));
    strangers.add(server.connect(room));
    strangers.forEach(RoomClient::close);
  }

  @Test
  void SEC_4_a_first_frame_over_four_kilobytes_closes_the_socket_and_nothing_was_sent() {
    try (RoomClient large = server.connect(room)) {
      large.raw(json("join", json("token", "x".repeat(LiveLimits.JOIN_BYTES))).encode());
      assertThat(large.closeCode()).isEqualTo(4400);
      assertThat(large.bytes).isEmpty();
    }
  }

  @Test
  void SEC_36_nothing_of_one_room_reaches_another() {
    UUID other = server.room(Interviews.setup());
    RoomServer.Person neighbour = RoomServer.Person.of("canary-name", Role.LEAD);
    RoomServer.Person guest = RoomServer.Person.of("canary-guest", Role.CANDIDATE);
    try (RoomClient here = join(candidate); RoomClient mentor = server.join(other, neighbour);
        RoomClient person = server.join(other, guest)) {
      int file = begin(mentor, person);
      int length = Interviews.setup().files().getFirst().text().length();
      assertThat(person.refusal("edit", edit(file, 0, ChangeSet.replace(length, 0, 0, "canary-code")))).isEqualTo("accepted");
      assertThat(person.refusal("say", json("text", "canary-chat"))).isEqualTo("accepted");
      person.raw(json("signal", json("cursor", json("file", file, "anchor", 0, "head", 0))).encode());
      mentor.await(frame -> frame.containsKey("signals"));
      assertThat(here.refusal("say", json("text", "all quiet"))).isEqualTo("accepted");
      assertThat(mentor.bytes.toString()).contains("canary-code", "canary-chat");
      assertThat(here.bytes.toString()).doesNotContain("canary").doesNotContain(guest.id().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "Origin: null", "Origin:", "Origin: http://localhost:8081", "Origin: https://localhost:8080",
    "Origin: http://localhost", "Origin: http://LOCALHOST:8080", "Origin: HTTP://localhost:8080",
    "Origin: http://localhost:8080.example", "Origin: http://localhost:8080/", "Origin: http://evil.localhost:8080",
    "Origin: http://localhost:80", "Origin: http://evil.example",
    "Origin: http://evil.example\r\nOrigin: http://localhost:8080",
    "Origin: http://localhost:8080\r\nSec-Fetch-Site: cross-site"
  })
  void SEC_2_and_L_2_an_upgrade_from_any_other_origin_is_refused(String headers) throws IOException {
    assertThat(answer(headers)).isEqualTo("HTTP/1.1 403 Forbidden");
  }

  @Test
  void SEC_2_and_L_2_an_upgrade_from_our_origin_in_our_protocol_only_is_taken(Vertx vertx) throws IOException {
    assertThat(answer("Origin: " + RoomServer.ORIGIN)).isEqualTo("HTTP/1.1 101 Switching Protocols");
    assertThatThrownBy(() -> new RoomClient(vertx, server.port(), room, RoomServer.ORIGIN, "tryout.2"))
        .isInstanceOf(UpgradeRejectedException.class);
  }

  /** The first line of what an upgrade with these headers is answered; a client library would add headers of its own. */
  private String answer(String headers) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(upgrade(headers).getBytes(StandardCharsets.UTF_8));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }
  }

  private String upgrade(String headers) {
    return "GET /api/v1/rooms/" + room + "/socket HTTP/1.1\r\nHost: localhost\r\n"
        + (headers.isEmpty() ? "" : headers + "\r\n")
        + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: " + RoomDoor.PROTOCOL + "\r\n\r\n";
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
  void SEC_6_and_L_26_and_fault_30_a_frame_over_64_kilobytes_closes_the_socket_and_the_room_goes_on() {
    try (RoomClient mentor = join(lead); RoomClient hostile = join(candidate)) {
      hostile.raw(json("say", json("ref", 1, "clientSeq", 1, "text", "x".repeat(10_000_000))).encode());
      assertThat(hostile.closeCode()).isNotZero();
      assertThat(mentor.refusal("say", json("text", "all well"))).isEqualTo("accepted");
    }
  }

  @Test
  void SEC_53_and_L_27_and_fault_34_a_thousand_messages_a_second_are_refused_then_the_socket_is_closed_and_nobody_else_notices() {
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
  void SEC_30_and_L_4_a_token_kept_from_before_a_removal_opens_nothing() {
    RoomServer.Person second = RoomServer.Person.of("Mentor B", Role.MENTOR);
    try (RoomClient mentor = join(lead)) {
      String kept = server.token(room, second);
      server.rooms.memberRemoved(room, second.id());
      mentor.ask("say", json("text", "removed"));
      try (RoomClient removed = server.connect(room)) {
        removed.raw(json("join", json("token", kept)).encode());
        assertThat(removed.closeCode()).isEqualTo(4401);
        assertThat(removed.bytes.toString()).doesNotContain("welcome");
      }
    }
  }

  @Test
  void SEC_53_and_L_14_who_pings_without_end_is_let_go() {
    try (RoomClient mentor = join(lead); RoomClient flood = join(observer)) {
      flood.socket().pause();
      for (int i = 0; i < 2_000; i++) {
        flood.raw("{\"ping\":{}}");
      }
      flood.socket().resume();
      assertThat(flood.closeCode()).isEqualTo(4290);
      assertThat(mentor.refusal("say", json("text", "all well"))).isEqualTo("accepted");
    }
  }

  @Test
  void L_30_a_welcome_and_a_return_of_more_than_a_megabyte_are_no_sign_of_a_slow_reader() {
    try (RoomClient mentor = join(lead); RoomClient watcher = join(observer)) {
      long seen = watcher.lastSeq();
      watcher.socket().close().await();
      mentor.event("left");
      String large = "\u0001".repeat(10_000);
      mentor.ask("typing", json("on", true));
      add(mentor, large);
      for (JsonObject added : mentor.events.stream().filter(event -> event.containsKey("fileAdded")).toList()) {
        mentor.ask("file", json("delete", json("file", added.getJsonObject("fileAdded").getInteger("file"))));
      }
      List<Integer> files = add(mentor, large);
      try (RoomClient back = server.connect(room)) {
        back.raw(json("join", json("token", server.token(room, observer), "generation", watcher.welcome.getString("generation"),
            "client", watcher.client(), "seq", seen)).encode());
        back.await(frame -> frame.containsKey("ready"));
        assertThat(back.bytes.length()).isGreaterThan(1_048_576);
      }
      for (int file : files) {
        JsonObject edit = json("file", file, "version", 0,
            "changes", new JsonArray(ChangeSet.replace(10_000, 10_000, 10_000, large).toJson()));
        assertThat(mentor.refusal("edit", edit)).isEqualTo("accepted");
      }
      try (RoomClient late = join(observer)) {
        assertThat(late.isOpen()).isTrue();
      }
    }
  }

  /** Ten files of that text; their ids. */
  private static List<Integer> add(RoomClient mentor, String text) {
    List<Integer> files = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      mentor.ask("file", json("add", json("name", "f" + i + ".c", "text", text)));
      files.add(mentor.events.stream().filter(event -> event.containsKey("fileAdded")).toList().getLast()
          .getJsonObject("fileAdded").getInteger("file"));
    }
    return files;
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
      person.socket().writeBinaryMessage(Buffer.buffer(new byte[] {1, 2, 3}));
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
  void L_32_welcome_says_what_one_run_may_use() {
    try (RoomClient person = join(candidate)) {
      JsonObject each = person.welcome.getJsonObject("eachRun");
      assertThat(each.getJsonObject("quick").getLong("cpuMillis")).isEqualTo(2_000);
      assertThat(each.getJsonObject("quick").getInteger("outputKib")).isEqualTo(64);
      assertThat(each.getJsonObject("sanitized").getInteger("memoryMib")).isEqualTo(512);
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
  void SEC_36_and_L_20_the_task_and_its_files_are_told_only_when_the_exercise_begins() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      person.ask("consent", json());
      mentor.event("consented");
      mentor.ask("phase", json("to", "warm-up"));
      person.event("fileAdded");
      person.socket().close().await();
      mentor.event("left");
      try (RoomClient back = server.connect(room)) {
        back.rejoin(server.token(room, candidate), person, person.lastSeq());
        assertThat(person.bytes.append(back.bytes).toString())
            .doesNotContain("rb_put").doesNotContain("ring.h").doesNotContain("A byte ring");
        assertThat(mentor.welcome.getString("title")).isEqualTo("A byte ring");
        mentor.ask("phase", json("to", "exercise"));
        back.event("taskShown");
        assertThat(back.bytes.toString()).contains("rb_put").contains("ring.h").contains("A byte ring");
      }
      try (RoomClient again = server.connect(room)) {
        assertThat(again.join(server.token(room, candidate)).getString("title")).isEqualTo("A byte ring");
      }
    }
  }

  @Test
  void SEC_36_and_L_16_an_offer_is_told_to_its_author_and_the_panel() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate);
        RoomClient other = join(RoomServer.Person.of("Candidate's friend", Role.CANDIDATE))) {
      other.ask("consent", json());
      begin(mentor, person);
      person.ask("offer", json("file", 1, "name", "main.c", "text", "only for the panel"));
      mentor.event("offered");
      other.ask("say", json("text", "after it"));
      assertThat(other.bytes.toString()).doesNotContain("only for the panel");
    }
  }

  @Test
  void L_16_an_offer_reaches_no_other_candidate_by_coming_late_or_coming_back() {
    RoomServer.Person friend = RoomServer.Person.of("Candidate's friend", Role.CANDIDATE);
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate); RoomClient other = join(friend)) {
      other.ask("consent", json());
      begin(mentor, person);
      long seen = other.lastSeq();
      other.socket().close().await();
      mentor.event("left");
      person.ask("offer", json("file", 1, "name", "main.c", "text", "only for the panel"));
      try (RoomClient back = server.connect(room); RoomClient late = join(friend); RoomClient leads = join(lead)) {
        back.rejoin(server.token(room, friend), other, seen);
        assertThat(back.bytes.toString()).doesNotContain("only for the panel");
        assertThat(late.bytes.toString()).doesNotContain("only for the panel");
        assertThat(leads.welcome.getJsonObject("state").getJsonArray("offers")).hasSize(1);
      }
    }
  }

  @Test
  void SEC_31_and_L_29_a_session_that_ends_is_read_only_then_closed() {
    RoomServer.Person soon = RoomServer.Person.of("Mentor A", Role.LEAD);
    try (RoomClient expiring = server.connect(room)) {
      expiring.join(server.token(room, soon, Duration.ofSeconds(3)));
      String code = "accepted";
      while (code.equals("accepted") || code.equals("not-allowed")) {
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        code = expiring.refusal("hand", json("up", true));
      }
      assertThat(code).isEqualTo("not-signed-in");
      expiring.raw(json("stop", json("ref", 99, "run", 1)).encode());
      assertThat(code(expiring, 99)).isEqualTo("not-signed-in");
      assertThat(expiring.isOpen()).isTrue();
      assertThat(expiring.closeCode(45)).isEqualTo(4401);
    }
  }

  @Test
  void L_28_and_faults_14_and_22_a_socket_that_answers_nothing_for_forty_seconds_is_given_up() throws IOException {
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
    byte[] payload = json("join", json("token", token)).encode().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x81);
    frame.write(0x80 | 126);
    frame.write(payload.length >> 8);
    frame.write(payload.length & 0xff);
    frame.write(new byte[4]);
    frame.write(payload);
    OutputStream out = socket.getOutputStream();
    out.write(upgrade("Origin: " + RoomServer.ORIGIN).getBytes(StandardCharsets.UTF_8));
    out.flush();
    while (socket.getInputStream().read() != '\n' || socket.getInputStream().available() > 2) {
      // The answer's head.
    }
    out.write(frame.toByteArray());
    out.flush();
  }

  @Test
  void L_15_before_a_planned_stop_pages_are_told_to_spread_their_return_and_the_socket_is_closed_with_1001() {
    try (RoomClient person = join(candidate)) {
      person.ask("say", json("text", "stored before the stop"));
      server.rooms.stop().await();
      JsonObject notice = person.await(frame -> frame.containsKey("notice")).getJsonObject("notice");
      assertThat(notice.getLong("moving")).isEqualTo(LiveLimits.MOVING.toMillis());
      assertThat(person.closeCode()).isEqualTo(1001);
    }
  }

  @Test
  void SEC_6_and_L_26_a_message_in_sixteen_fragments_is_read_and_one_in_seventeen_closes_the_socket() {
    try (RoomClient mentor = join(lead); RoomClient hostile = join(candidate)) {
      String whole = "{\"ping\":{}}";
      crumbs(hostile, whole, LiveLimits.FRAGMENTS);
      hostile.await(frame -> frame.containsKey("pong"));
      crumbs(hostile, whole, LiveLimits.FRAGMENTS + 1);
      assertThat(hostile.closeCode()).isEqualTo(4400);
      assertThat(mentor.refusal("say", json("text", "all well"))).isEqualTo("accepted");
    }
  }

  /** Writes a message in so many frames, the last ones empty. */
  private static void crumbs(RoomClient client, String message, int count) {
    client.socket().writeFrame(WebSocketFrame.textFrame(message.substring(0, 1), false));
    for (int i = 1; i < count; i++) {
      String rest = i == 1 ? message.substring(1) : "";
      client.socket().writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(rest), i == count - 1));
    }
  }

  @Test
  void SEC_30_and_W_10_what_a_page_sent_has_no_effect_once_it_was_let_go_even_if_its_socket_still_stands() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      begin(mentor, person);
      person.ask("run", json("profile", "quick"));
      LiveRoom live = server.rooms.room(room).await();
      Reader revoked = live.audience().all().stream()
          .filter(reader -> reader.member().equals(candidate.id().toString())).findFirst().orElseThrow();
      CompletableFuture<Void> done = new CompletableFuture<>();
      live.onContext(() -> {
        live.revoke(candidate.session(), null, CloseCode.NO_TOKEN);
        live.receive(revoked, (Frame.Stored) Frames.read("{\"say\":{\"ref\":1,\"clientSeq\":9,\"text\":\"a ghost\"}}"));
        live.receive(revoked, (Frame.Stored) Frames.read(
            "{\"say\":{\"ref\":1,\"clientSeq\":" + (person.clientSeq() + 1) + ",\"text\":\"a ghost\"}}"));
        live.stop(revoked, (Frame.Stop) Frames.read("{\"stop\":{\"ref\":2,\"run\":1}}"));
        live.signal(revoked, (Frame.Signal) Frames.read("{\"signal\":{\"typing\":true}}"));
        done.complete(null);
      });
      done.join();
      mentor.ask("say", json("text", "all well"));
      assertThat(server.rooms.journal(room).await().toString()).doesNotContain("a ghost");
      assertThat(mentor.bytes.toString()).doesNotContain("{\"signals\"").doesNotContain("\"verdict\":\"stopped\"");
    }
  }

  @Test
  void L_29_and_fault_35_a_fresh_token_renews_the_socket_and_one_of_anybody_or_anything_else_does_not() {
    RoomServer.Person soon = RoomServer.Person.of("Mentor A", Role.LEAD);
    UUID other = server.room(Interviews.setup());
    RoomServer.Person demoted = new RoomServer.Person(soon.id(), soon.name(), Role.MENTOR, soon.session());
    try (RoomClient client = server.connect(room)) {
      client.join(server.token(room, soon, Duration.ofSeconds(30)));
      long expires = client.welcome.getLong("tokenExpires");
      String used = server.token(room, soon);
      for (String wrong : List.of(
          server.token(other, soon), server.token(room, lead), server.token(room, demoted), "e30.e30.")) {
        client.raw(json("auth", json("ref", 77, "token", wrong)).encode());
        assertThat(code(client, 77)).isEqualTo("not-signed-in");
      }
      client.raw(json("auth", json("ref", 78, "token", used)).encode());
      JsonObject renewed = client.await(frame -> frame.containsKey("notice"));
      assertThat(renewed.getJsonObject("notice").getLong("renewed")).isGreaterThan(expires);
      client.raw(json("auth", json("ref", 79, "token", used)).encode());
      assertThat(code(client, 79)).as("used before").isEqualTo("not-signed-in");
      assertThat(client.isOpen()).isTrue();
    }
  }

  @Test
  void X_5_a_candidate_does_not_stop_anothers_run_and_the_lead_stops_any() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      String old = Interviews.setup().files().getFirst().text();
      String endless = "int main(void)\n{\n    for (;;)\n        ;\n}\n";
      person.ask("edit", edit(file, 0, ChangeSet.replace(old.length(), 0, old.length(), endless)));
      mentor.ask("run", json("profile", "quick"));
      person.raw(json("stop", json("ref", 55, "run", 1)).encode());
      assertThat(code(person, 55)).isEqualTo("not-allowed");
      person.raw(json("stop", json("ref", 56, "run", 7)).encode());
      assertThat(code(person, 56)).isEqualTo("illegal-transition");
      mentor.raw(json("stop", json("ref", 57, "run", 1)).encode());
      JsonObject end = mentor.event("runEnded").getJsonObject("runEnded");
      assertThat(end.getString("verdict")).isEqualTo("stopped");
    }
  }
}
