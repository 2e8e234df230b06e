package tryout.live;

import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.room.Role;
import tryout.room.Interviews;
import tryout.text.ChangeSet;

/** One server with one room, and people who may come into it. */
@ExtendWith(VertxExtension.class)
abstract class OneRoom {
  RoomServer server;
  UUID room;
  final RoomServer.Person candidate = RoomServer.Person.of("Candidate", Role.CANDIDATE);
  final RoomServer.Person lead = RoomServer.Person.of("Mentor A", Role.LEAD);
  final RoomServer.Person observer = RoomServer.Person.of("Observer", Role.OBSERVER);

  @BeforeEach
  void open(Vertx vertx) {
    server = new RoomServer(vertx);
    room = server.room(Interviews.setup());
  }

  @AfterEach
  void close() {
    server.close();
  }

  RoomClient join(RoomServer.Person person) {
    return server.join(room, person);
  }

  /** Both in the exercise; mentors may type. Answers the id of main.c. */
  static int begin(RoomClient mentor, RoomClient person) {
    int file = exercise(mentor, person);
    mentor.ask("typing", json("on", true));
    person.event("typingSwitched");
    return file;
  }

  /** Both in the exercise, and only the candidate types. Answers the id of main.c. */
  static int exercise(RoomClient mentor, RoomClient person) {
    person.consent();
    mentor.event("consented");
    mentor.ask("phase", json("to", "warm-up"));
    mentor.ask("phase", json("to", "exercise"));
    person.event("phaseChanged", change -> change.getString("phase").equals("exercise"));
    return mentor.events.stream().filter(event -> event.containsKey("fileAdded"))
        .map(event -> event.getJsonObject("fileAdded")).filter(file -> file.getString("name").equals("main.c"))
        .findFirst().orElseThrow().getInteger("file");
  }

  static JsonObject edit(int file, int version, ChangeSet changes) {
    return json("file", file, "version", version, "changes", new JsonArray(changes.toJson()));
  }

  static String code(RoomClient client, long ref) {
    return client.await(frame -> frame.containsKey("refused") && frame.getJsonObject("refused").getLong("ref") == ref)
        .getJsonObject("refused").getString("code");
  }
}
