package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Pages that come back after a break. */
class ReturnTest extends OneRoom {
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
}
