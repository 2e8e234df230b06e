package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tryout.text.ChangeSet;

/** How long a socket lives, and who is taken for dead. */
class LivenessTest extends OneRoom {
  @Test
  void L_14_ping_is_answered_with_the_servers_now() {
    try (RoomClient person = join(candidate)) {
      person.raw("{\"ping\":{}}");
      long now = person.await(frame -> frame.containsKey("pong")).getJsonObject("pong").getLong("now");
      assertThat(now).isCloseTo(System.currentTimeMillis(), Offset.offset(2_000L));
    }
  }

  @Test
  void L_28_and_faults_14_and_22_a_socket_that_answers_nothing_for_forty_seconds_is_given_up() throws IOException {
    try (BareSocket silent = new BareSocket(server.port())) {
      silent.upgrade(room, "Origin: " + RoomServer.ORIGIN);
      silent.send(json("join", json("token", server.token(room, candidate))).encode());
      long start = System.nanoTime();
      silent.readToTheEnd();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(38), Duration.ofSeconds(50));
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
        assertThat(mentor.refusal("edit", edit(file, 0, ChangeSet.replace(10_000, 10_000, 10_000, large)))).isEqualTo("accepted");
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
  void L_15_before_a_planned_stop_pages_are_told_to_spread_their_return_and_the_socket_is_closed_with_1001() {
    try (RoomClient person = join(candidate)) {
      person.ask("say", json("text", "stored before the stop"));
      server.rooms.stop().await();
      JsonObject notice = person.await(frame -> frame.containsKey("notice")).getJsonObject("notice");
      assertThat(notice.getLong("moving")).isEqualTo(LiveLimits.MOVING.toMillis());
      assertThat(person.closeCode()).isEqualTo(1001);
    }
  }
}
