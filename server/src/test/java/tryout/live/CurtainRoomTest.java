package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.TestSandbox;
import tryout.db.TestDatabase;
import tryout.room.Interviews;
import tryout.room.Past;
import tryout.room.Role;
import tryout.text.ChangeSet;

/** A curtain over real sockets: what reaches whom while it is drawn, byte by byte, and how it opens. */
class CurtainRoomTest extends OneRoom {
  private static final String CANARY = "canary_9c1f";
  /** The compiler has something to say of it, and names it. */
  private static final String TYPED = "int used(void) { return " + CANARY + "(); }\n";
  private static final RoomServer.Person MENTOR = RoomServer.Person.of("Mentor B", Role.MENTOR);

  private static JsonObject told(RoomClient client, String name) {
    return client.await(frame -> frame.containsKey(name)).getJsonObject(name);
  }

  private static String text(JsonObject state, int file) {
    return state.getJsonArray("files").stream().map(JsonObject.class::cast).filter(one -> one.getInteger("file") == file)
        .findFirst().orElseThrow().getString("text");
  }

  /** What stood between {@code welcome} and {@code ready}. */
  private static JsonObject freshOnReturn(RoomClient client) {
    String frame = client.bytes.toString().lines().filter(line -> line.startsWith("{\"fresh\"")).findFirst().orElseThrow();
    return new JsonObject(frame).getJsonObject("fresh").getJsonObject("state");
  }

  /** Typed at the beginning of the file, upon the text as it was handed out and so much more. */
  private static JsonObject typed(int file, int version, int more, String text) {
    int length = Interviews.setup().files().getFirst().text().length() + more;
    return edit(file, version, ChangeSet.replace(length, 0, 0, text));
  }

  private static void types(RoomClient person, int file) {
    assertThat(person.refusal("edit", typed(file, 0, 0, TYPED))).isEqualTo("accepted");
  }

  @Test
  void R_9_and_L_50_no_byte_of_what_is_done_behind_it_reaches_anybody_else_until_it_opens() {
    try (RoomClient mentor = join(lead); RoomClient watching = join(observer); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      assertThat(person.refusal("curtain", json("drawn", true))).isEqualTo("accepted");
      watching.event("curtainMoved");
      mentor.event("curtainMoved");
      types(person, file);
      person.await(frame -> frame.containsKey("checked") && frame.encode().contains(CANARY));
      person.raw(json("signal", json("cursor", json("file", file, "anchor", 7, "head", 7))).encode());
      person.ask("file", json("add", json("name", CANARY + ".h", "text", CANARY)));
      person.ask("run", json("profile", "quick"));
      person.event("runEnded");
      assertThat(person.bytes).as("what is found is told in one frame with what follows, or alone").contains("\"runFound\"");
      JsonObject progress = mentor.await(frame -> frame.containsKey("notice") && frame.getJsonObject("notice").containsKey("curtain"))
          .getJsonObject("notice").getJsonObject("curtain");
      assertThat(progress.getInteger("runs")).isEqualTo(1);
      assertThat(mentor.refusal("edit", typed(file, 0, 0, "x"))).isEqualTo("read-only");
      assertThat(mentor.refusal("run", json("profile", "quick"))).isEqualTo("read-only");
      try (RoomClient late = join(MENTOR)) {
        JsonObject state = late.welcome.getJsonObject("state");
        assertThat(text(state, file)).isEqualTo("int main(void)\n{\n    return 0;\n}\n");
        assertThat(state.getJsonObject("curtain")).isNotNull();
        late.raw(json("ping", new JsonObject()).encode());
        late.await(frame -> frame.containsKey("pong"));
        assertThat(late.bytes).doesNotContain(CANARY).doesNotContain("\"cursor\"");
      }
      mentor.ask("say", json("text", "Take your time."));
      person.event("said");
      watching.event("said");
      for (RoomClient other : List.of(mentor, watching)) {
        assertThat(other.bytes).doesNotContain(CANARY).doesNotContain("\"runStarted\"", "\"runFound\"", "\"checked\"", "\"cursor\"");
      }
      person.ask("curtain", json("drawn", false));
      for (RoomClient other : List.of(mentor, watching)) {
        JsonObject state = told(other, "fresh").getJsonObject("state");
        assertThat(text(state, file)).contains(CANARY);
        assertThat(state.getJsonArray("runs")).hasSize(1);
        other.event("curtainMoved", moved -> !moved.getBoolean("drawn"));
      }
      assertThat(mentor.refusal("edit", typed(file, 1, TYPED.length(), "y"))).as("numbers go on").isEqualTo("accepted");
      watching.event("edited");
    }
  }

  @Test
  void L_51_who_returns_while_it_is_drawn_or_after_it_was_is_shown_the_room_anew_and_the_candidate_goes_on_by_events() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      long seen = mentor.lastSeq();
      mentor.close();
      person.ask("curtain", json("drawn", true));
      types(person, file);
      try (RoomClient back = server.connect(room)) {
        back.rejoin(server.token(room, lead), mentor, seen);
        assertThat(text(freshOnReturn(back), file)).doesNotContain(CANARY);
        assertThat(back.bytes).doesNotContain(CANARY);
      }
      person.ask("curtain", json("drawn", false));
      try (RoomClient back = server.connect(room)) {
        back.rejoin(server.token(room, lead), mentor, seen);
        assertThat(text(freshOnReturn(back), file)).contains(CANARY);
        assertThat(back.refusal("say", json("text", "I am back."))).isEqualTo("accepted");
      }
      long all = person.lastSeq();
      person.close();
      try (RoomClient again = server.connect(room)) {
        again.rejoin(server.token(room, candidate), person, all);
        again.raw(json("ping", new JsonObject()).encode());
        again.await(frame -> frame.containsKey("pong"));
        assertThat(again.bytes).doesNotContain("\"fresh\"");
      }
    }
  }

  @Test
  void R_9_it_outlives_the_server_that_stops_and_what_stood_before_it_is_still_what_others_see(Vertx vertx) {
    int file;
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      file = begin(mentor, person);
      person.ask("curtain", json("drawn", true));
      types(person, file);
    }
    server.rooms.stop().await();
    try (RoomServer second = new RoomServer(vertx, TestDatabase.again(vertx, server.database), true, TestSandbox.shared());
        RoomClient mentor = second.join(room, lead); RoomClient person = second.join(room, candidate)) {
      assertThat(text(mentor.welcome.getJsonObject("state"), file)).doesNotContain(CANARY);
      assertThat(text(person.welcome.getJsonObject("state"), file)).contains(CANARY);
      person.ask("curtain", json("drawn", false));
      assertThat(text(told(mentor, "fresh").getJsonObject("state"), file)).contains(CANARY);
    }
  }

  @Test
  void R_9_and_L_46_a_replay_and_a_record_end_where_a_curtain_was_drawn_that_is_not_open_yet_but_for_the_candidate() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      int file = begin(mentor, person);
      person.ask("curtain", json("drawn", true));
      types(person, file);
      person.ask("run", json("profile", "quick"));
      person.event("runEnded");
      Playback playback = server.rooms.playback();
      for (Role role : List.of(Role.LEAD, Role.OBSERVER)) {
        JsonObject page = playback.page(room, lead.id().toString(), role, 0);
        assertThat(page.encode()).doesNotContain(CANARY).doesNotContain("runStarted");
        assertThat(page.getBoolean("more")).isFalse();
        assertThat(playback.page(room, lead.id().toString(), role, page.getLong("last")).getJsonArray("events")).isEmpty();
      }
      assertThat(playback.page(room, candidate.id().toString(), Role.CANDIDATE, 0).encode()).contains(CANARY);
      assertThatThrownBy(() -> playback.taken(room, 1)).hasMessageContaining("no such run");
      Past past = server.rooms.past(room).await();
      assertThat(past.seenBy(Role.LEAD).runs()).isEmpty();
      assertThat(past.seenBy(Role.OBSERVER).state().workspace().file(file).text()).doesNotContain(CANARY);
      assertThat(past.seenBy(Role.CANDIDATE).runs()).hasSize(1);
      person.ask("curtain", json("drawn", false));
      assertThat(playback.page(room, lead.id().toString(), Role.LEAD, 0).encode()).contains(CANARY);
      assertThat(playback.taken(room, 1).sources().toString()).contains(CANARY);
    }
  }
}
