package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tryout.TestServer;
import tryout.TestServer.Answer;
import tryout.access.Revocations;
import tryout.live.LiveRooms;
import tryout.run.Runner;

/** One server with an administrator, two mentors, and rooms whose phase a test can set. */
abstract class OneOrganisation {
  TestServer server;
  final Map<String, String> phases = new ConcurrentHashMap<>();
  /** What rooms were told of people who lost a right: a member's id, or that a session ended. */
  final List<String> removed = new ArrayList<>();
  String admin;
  Answer mia;
  String mentor;
  Answer otto;
  String other;

  /** Rooms whose phase a test can set. */
  private final class PhasedRooms extends Rooms {
    PhasedRooms(LiveRooms live, Runner runner) {
      super(live, runner);
    }

    @Override
    public Future<Map<String, String>> phases(List<String> rooms) {
      Map<String, String> all = new HashMap<>();
      rooms.forEach(room -> all.put(room, phases.getOrDefault(room, "lobby")));
      return Future.succeededFuture(all);
    }
  }

  @BeforeEach
  void start() {
    server = new TestServer(Optional.empty(), PhasedRooms::new);
    admin = server.firstAdministrator().json().getString("accessToken");
    mia = server.person(admin, "Mia", "mentor");
    mentor = mia.json().getString("accessToken");
    otto = server.person(admin, "Otto", "mentor");
    other = otto.json().getString("accessToken");
    server.access.revocations().listen(new Revocations.Listener() {
      @Override
      public void sessionEnded(UUID session) {
        removed.add("session");
      }

      @Override
      public void memberRemoved(UUID room, UUID member) {
        removed.add(member.toString());
      }
    });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static JsonObject plan() {
    return new JsonObject()
        .put("title", "Ring buffer")
        .put("statement", "Do *it*.")
        .put("files", JsonArray.of(new JsonObject().put("name", "ring.c").put("text", "int a;\r\n").put("readOnly", false)));
  }

  JsonObject make() {
    Answer made = server.api("POST", "/interviews", mentor, plan());
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json();
  }

  Answer invite(String id, String role) {
    return server.api("POST", "/interviews/" + id + "/invitations", mentor, new JsonObject().put("role", role).put("name", "Candidate"));
  }

  Answer redeem(Answer invitation) {
    String secret = invitation.json().getString("link").split("#")[1];
    return server.api("POST", "/invitations/redeem", "", new JsonObject().put("secret", secret));
  }

  static void assertRefused(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().getString("type")).isEqualTo("/problems/" + slug);
  }
}
