package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tryout.room.Interviews;
import tryout.room.RoomLimits;

/** The first frame of a socket, and what it is answered. */
class JoinTest extends OneRoom {
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
  void SEC_4_a_first_frame_over_four_kilobytes_closes_the_socket_and_nothing_was_sent() {
    try (RoomClient large = server.connect(room)) {
      large.raw(json("join", json("token", "x".repeat(LiveLimits.JOIN_BYTES))).encode());
      assertThat(large.closeCode()).isEqualTo(4400);
      assertThat(large.bytes).isEmpty();
    }
  }

  @Test
  void a_sixth_page_of_a_member_is_told_why_and_closed_with_4413_and_comes_in_once_another_has_gone() {
    List<RoomClient> five = Stream.generate(() -> join(candidate)).limit(RoomLimits.PAGES).toList();
    try (RoomClient sixth = server.connect(room)) {
      sixth.raw(json("join", json("token", server.token(room, candidate))).encode());
      assertThat(sixth.closeCode()).isEqualTo(4413);
      assertThat(sixth.bytes.toString()).contains("too-large", "You have 5 windows of this room open; close one.");
      String gone = five.getFirst().client();
      five.getFirst().close();
      five.getLast().event("left", left -> left.getString("client").equals(gone));
      join(candidate).close();
    } finally {
      five.forEach(RoomClient::close);
    }
  }

  @Test
  void the_text_of_a_file_that_was_added_comes_once_in_welcome() {
    try (RoomClient author = join(lead); RoomClient other = join(candidate)) {
      begin(author, other);
      author.ask("file", json("add", json("name", "canary.c").put("text", "int canary;\n")));
      try (RoomClient late = join(candidate)) {
        String state = late.welcome.getJsonObject("state").encode();
        assertThat(state.split("int canary;", -1)).as("once").hasSize(2);
        assertThat(state).contains("\"fileAdded\":{\"file\":");
      }
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
}
