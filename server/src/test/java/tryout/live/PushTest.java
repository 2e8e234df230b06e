package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.room.Role;
import tryout.room.Interviews;
import tryout.text.ChangeSet;
import tryout.text.TextLimits;
import tryout.text.Utf16;

/** What pages push into the texts over the line, and what becomes of it. */
class PushTest extends OneRoom {
  @Test
  void L_11_and_L_20_an_edit_reaches_everybody_with_its_place_in_the_log_and_acknowledges_its_author() {
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
  void L_10_and_fault_9_the_same_message_is_acknowledged_again_an_altered_one_and_a_gap_are_refused() {
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

  @Test
  void L_22_and_fault_31_hostile_change_sets_are_refused_and_the_socket_stays_open() {
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
  void L_22_and_fault_32_a_surrogate_pair_is_not_parted() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      int length = Interviews.setup().files().getFirst().text().length();
      person.ask("edit", edit(file, 0, ChangeSet.replace(length, 0, 0, "😀")));
      assertThat(person.refusal("edit", edit(file, 1, ChangeSet.replace(length + 2, 0, 1, "")))).isEqualTo("malformed");
    }
  }

  @Test
  void SEC_33_and_L_25_observers_and_mentors_whose_typing_is_off_do_not_edit() {
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
  void SEC_33_and_L_25_and_fault_36_switching_mentors_typing_off_and_on_while_they_type_lets_nobody_diverge() {
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
  void L_7_a_push_whose_acknowledgement_was_lost_is_acknowledged_on_return_and_stored_once() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      int length = Interviews.setup().files().getFirst().text().length();
      long seen = person.lastSeq();
      JsonObject push = edit(file, 0, ChangeSet.replace(length, 0, 0, "once "));
      person.send("edit", push);
      mentor.event("edited");
      try (RoomClient back = server.connect(room)) {
        back.rejoin(server.token(room, candidate), person, seen);
        assertThat(back.events).anyMatch(event -> back.client().equals(event.getString("client"))
            && event.getLong("clientSeq") == person.clientSeq());
        back.send("edit", push, person.clientSeq());
        assertThat(back.event("edited").getJsonObject("edited").getInteger("version")).isEqualTo(1);
        assertThat(server.rooms.state(room).await().workspace().file(file).text()).startsWith("once int");
      }
    }
  }

  @Test
  void L_19_what_is_not_for_a_reader_leaves_a_gap_in_its_numbers_and_nothing_else() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate);
        RoomClient friend = join(RoomServer.Person.of("Another", Role.CANDIDATE))) {
      friend.consent();
      int file = begin(mentor, person);
      mentor.ask("say", json("text", "before"));
      person.ask("offer", json("file", file, "name", "main.c", "text", "late words"));
      mentor.ask("say", json("text", "after"));
      friend.event("said", said -> said.getString("text").equals("after"));
      List<Long> seen = friend.events.stream().map(event -> event.getLong("seq")).toList();
      assertThat(seen).isSorted().doesNotHaveDuplicates();
      assertThat(seen.getLast() - seen.get(seen.size() - 2)).as("the offer's number is missing").isEqualTo(2);
      assertThat(friend.bytes.toString()).doesNotContain("late words");
    }
  }

  @Test
  void L_23_a_push_upon_a_version_that_is_long_past_is_refused_as_stale_and_the_next_one_is_taken() {
    RoomPast written = WrittenRoom.inExercise(candidate, lead);
    int length = written.text().length();
    for (int i = 0; i <= TextLimits.LATE_VERSIONS; i++) {
      written.type("x");
    }
    WrittenRoom.store(written, server, room);
    int version = TextLimits.LATE_VERSIONS + 1;
    try (RoomClient person = join(candidate)) {
      assertThat(person.refusal("edit", edit(written.file(), 0, ChangeSet.replace(length, 0, 0, "late")))).isEqualTo("stale");
      ChangeSet upToDate = ChangeSet.replace(length + version, 0, 0, "x");
      assertThat(person.refusal("edit", edit(written.file(), version, upToDate))).isEqualTo("accepted");
    }
  }

  @Test
  void L_31_and_fault_42_every_fiftieth_version_carries_the_checksum_of_the_text_after_it() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      String text = Interviews.setup().files().getFirst().text();
      for (int version = 0; version < 50; version++) {
        person.ask("edit", edit(file, version, ChangeSet.replace(text.length(), 0, 0, "x")));
        text = "x" + text;
      }
      List<JsonObject> told = mentor.events.stream().filter(event -> event.containsKey("edited"))
          .map(event -> event.getJsonObject("edited")).toList();
      JsonObject last = mentor.event("edited", edited -> edited.getInteger("version") == 50).getJsonObject("edited");
      assertThat(last.getLong("hash")).isEqualTo(Utf16.checksum(text));
      assertThat(told).filteredOn(edited -> edited.containsKey("hash")).hasSizeLessThanOrEqualTo(1);
    }
  }
}
