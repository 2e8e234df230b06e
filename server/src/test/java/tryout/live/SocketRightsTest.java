package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tryout.Patience;
import tryout.room.Interviews;
import tryout.room.Role;

/** A socket has the rights of its session and no longer. */
class SocketRightsTest extends OneRoom {
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
        live.runs().stop(revoked, (Frame.Stop) Frames.read("{\"stop\":{\"ref\":2,\"run\":1}}"));
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
  void SEC_31_and_L_29_a_session_that_ends_is_read_only_then_closed() {
    RoomServer.Person soon = RoomServer.Person.of("Mentor A", Role.LEAD);
    try (RoomClient expiring = server.connect(room)) {
      expiring.join(server.token(room, soon, Duration.ofSeconds(3)));
      String code = "accepted";
      while (code.equals("accepted") || code.equals("not-allowed")) {
        Patience.pause(Duration.ofMillis(300));
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
}
