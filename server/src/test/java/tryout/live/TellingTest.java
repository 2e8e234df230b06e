package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tryout.room.Interviews;
import tryout.room.Role;
import tryout.text.ChangeSet;

/** Who is told what, and when. */
class TellingTest extends OneRoom {
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

  @Test
  void SEC_36_and_L_33_the_task_its_title_and_its_files_are_told_only_when_the_exercise_begins() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      person.consent();
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
      other.consent();
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
      other.consent();
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
}
