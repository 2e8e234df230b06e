package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that are no messages, too large or too many end their socket and nothing else. */
class FrameLimitsTest extends OneRoom {
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
      goesOn(mentor);
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
  void SEC_6_and_L_26_and_fault_30_a_frame_over_64_kilobytes_closes_the_socket_and_the_room_goes_on() {
    try (RoomClient mentor = join(lead); RoomClient hostile = join(candidate)) {
      hostile.raw(json("say", json("ref", 1, "clientSeq", 1, "text", "x".repeat(10_000_000))).encode());
      assertThat(hostile.closeCode()).isNotZero();
      goesOn(mentor);
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
      goesOn(mentor);
    }
  }

  @Test
  void L_26_a_message_of_the_server_is_one_frame_however_long_so_that_nothing_can_come_between_its_parts() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      exercise(mentor, person);
      for (String name : List.of("a.c", "b.c", "c.c", "d.c", "e.c")) {
        assertThat(person.refusal("file", json("add", json("name", name, "text", "int a;\n".repeat(2_000))))).isEqualTo("accepted");
      }
      try (RoomClient late = join(observer)) {
        assertThat(late.bytes.length()).isGreaterThan(LiveLimits.FRAME_BYTES);
        assertThat(late.fragments).isZero();
      }
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
  void SEC_53_and_L_27_and_fault_34_a_thousand_messages_a_second_are_refused_then_the_socket_is_closed_and_nobody_else_notices() {
    try (RoomClient mentor = join(lead); RoomClient flood = join(candidate)) {
      for (int i = 0; i < 1_200; i++) {
        flood.send("say", json("text", "x"), 1);
      }
      assertThat(flood.closeCode()).isEqualTo(4290);
      assertThat(flood.bytes.toString()).contains("rate-limited");
      goesOn(mentor);
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
      goesOn(mentor);
    }
  }

  private static void goesOn(RoomClient mentor) {
    assertThat(mentor.refusal("say", json("text", "all well"))).isEqualTo("accepted");
  }
}
