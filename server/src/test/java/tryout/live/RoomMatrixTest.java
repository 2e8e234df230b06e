package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tryout.room.Act;
import tryout.room.Interviews;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.RoomSetup;
import tryout.text.ChangeSet;

/** Walks every cell of the table of role × message × phase over real sockets. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RoomMatrixTest extends OneRoom {
  /** The words of a refusal by the table; any other refusal is about what the message holds. */
  private static final Set<String> BY_THE_TABLE = Set.of(
      "Your role may not do this.", "The text is read-only in this phase.", "That cannot be done in this phase.", "The interview has ended.");
  private static final int NONE = 9_999;
  private static final int UNSEEN = 9_998;

  private final Map<Role, RoomClient> clients = new EnumMap<>(Role.class);

  /** More is run here in a minute than people may. */
  @BeforeEach
  @Override
  void open(Vertx vertx) {
    server = new RoomServer(vertx, 2);
    room = server.room(Interviews.setup());
  }

  @Test
  void SEC_32_every_cell_of_role_and_message_and_phase_answers_as_the_table_says() {
    enter();
    List<String> wrong = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      reach(phase);
      for (Act act : Stream.of(Act.values()).sorted(Comparator.comparing(act -> act == Act.REOPEN)).toList()) {
        for (Role role : List.of(Role.CANDIDATE, Role.OBSERVER, Role.MENTOR, Role.LEAD)) {
          if (permitted(act, role) != act.permits(RoomSetup.Kind.INTERVIEW, role, phase)) {
            wrong.add(role + " " + act + " in " + phase);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    clients.values().forEach(RoomClient::close);
  }

  private void enter() {
    clients.put(Role.LEAD, join(lead));
    clients.put(Role.MENTOR, join(RoomServer.Person.of("Mentor B", Role.MENTOR)));
    clients.put(Role.OBSERVER, join(observer));
    clients.put(Role.CANDIDATE, join(candidate));
    clients.get(Role.LEAD).ask("typing", json("on", true));
  }

  /** The candidate agreed in the lobby, where that is one of the cells. */
  private void reach(Phase phase) {
    RoomClient mentor = clients.get(Role.LEAD);
    if (phase != Phase.LOBBY) {
      assertThat(mentor.refusal("phase", json("to", phase.slug()))).isEqualTo("accepted");
    }
    if (phase == Phase.DISCUSSION || phase == Phase.QUESTIONS) {
      assertThat(mentor.refusal("editor", json("open", true))).isEqualTo("accepted");
    }
    for (RoomClient client : clients.values()) {
      while (phase != Phase.LOBBY && !told(client, phase)) {
        client.event("phaseChanged");
      }
    }
  }

  private static boolean told(RoomClient client, Phase phase) {
    return List.copyOf(client.events).stream()
        .anyMatch(event -> event.containsKey("phaseChanged") && event.getJsonObject("phaseChanged").getString("phase").equals(phase.slug()));
  }

  /** Messages that leave the room as it is wherever that is possible, so that one cell does not change the next. */
  private boolean permitted(Act act, Role role) {
    RoomClient client = clients.get(role);
    return switch (act) {
      case EDIT -> stored(client, "edit", OneRoom.edit(NONE, 0, ChangeSet.keep(0)));
      case FILE -> stored(client, "file", json("delete", json("file", NONE)));
      case SAY -> stored(client, "say", json("text", "Hello."));
      case RUN -> stored(client, "run", json("profile", "quick"));
      case TEST -> stored(client, "run", json("profile", "tests"));
      case HINT -> stored(client, "hint", json("number", NONE));
      case SCRATCH -> scratched(client);
      case NOTE -> unseen(client, "note", json("text", " "));
      case MARK -> unseen(client, "unpin", json("pin", NONE));
      case LOCK -> unseen(client, "lock", new JsonObject());
      case RECONCILE -> unseen(client, "reconcile", json("criterion", "none", "line", "Why."));
      case AGREE -> unseen(client, "agree", json("criterion", "none", "level", 2));
      case INPUT -> stored(client, "input", json("run", NONE, "text", "1\n"));
      case STOP -> stop(client);
      case PHASE -> stored(client, "phase", json("to", "lobby"));
      case REOPEN -> stored(client, "phase", json("to", "reopen"));
      case PAUSE -> stored(client, "pause", json("paused", false, "reason", "A break."));
      case CREDIT -> stored(client, "credit", json("minutes", 0, "reason", "A fault."));
      case ADMIT -> stored(client, "admit", json("member", "nobody"));
      case SEAT -> seated(client);
      case TYPING -> stored(client, "typing", json("on", true));
      case EDITOR -> stored(client, "editor", json("open", true));
      case ASK -> stored(client, "question", json("ask", "Why?"));
      case TICK -> stored(client, "question", json("tick", json("question", NONE, "answered", true)));
      case HAND -> stored(client, "hand", json("up", true));
      case CURTAIN -> stored(client, "curtain", json("drawn", false));
      case CONSENT -> admitted(client.consent());
      case OFFER -> stored(client, "offer", json("file", 1, "name", "a.c", "text", "x"));
      case SHOW -> relayed(role, json("replay", json("seq", 1))).contains("replay");
      case SIGNAL -> relayed(role, json("follow", null)).contains("follow");
      case POINT -> relayed(role, json("pulse", json("file", 1, "line", 1))).contains("pulse");
    };
  }

  private static boolean stored(RoomClient client, String kind, JsonObject body) {
    return admitted(client.ask(kind, body));
  }

  /** None of these can be done there, whoever asks, so that the number is used up by none. */
  private static boolean unseen(RoomClient client, String kind, JsonObject body) {
    client.raw(json(kind, body.put("ref", UNSEEN).put("number", 1)).encode());
    return admitted(client.await(frame -> frame.containsKey("refused") && frame.getJsonObject("refused").getLong("ref") == UNSEEN));
  }

  private static boolean stop(RoomClient client) {
    client.raw(json("stop", json("ref", NONE, "run", NONE)).encode());
    return admitted(client.await(
        frame -> frame.containsKey("refused") && frame.getJsonObject("refused").getLong("ref") == NONE));
  }

  /** Nobody of that name is here. */
  private static boolean seated(RoomClient client) {
    client.raw(json("seat", json("ref", NONE + 2, "member", "nobody", "role", "observer")).encode());
    return admitted(client.await(frame -> frame.getJsonObject("refused", json()).getLong("ref", 0L) == NONE + 2));
  }

  /** A copy without a file, which is over before it begins. */
  private static boolean scratched(RoomClient client) {
    client.raw(json("scratch", json("ref", NONE + 1, "profile", "quick", "files", new JsonArray(), "input", "")).encode());
    return admitted(client.await(frame -> frame.getJsonObject("scratch", json()).containsKey("result")
        || frame.getJsonObject("refused", json()).getLong("ref", 0L) == NONE + 1));
  }

  private static boolean admitted(JsonObject answer) {
    JsonObject refused = answer.getJsonObject("refused");
    assertThat(refused == null || !refused.getString("code").equals("rate-limited")).isTrue();
    return refused == null || !BY_THE_TABLE.contains(refused.getString("detail"));
  }

  /** The kinds that somebody else is told when this is sent, with a caret behind it that everybody may show. */
  private List<String> relayed(Role role, JsonObject signal) {
    RoomClient client = clients.get(role);
    RoomClient other = clients.get(role == Role.LEAD ? Role.MENTOR : Role.LEAD);
    client.raw(json("signal", signal).encode());
    client.raw(json("signal", json("cursor", json("file", 1, "anchor", 0, "head", 0))).encode());
    List<String> kinds = new ArrayList<>();
    other.await(frame -> {
      JsonArray told = frame.getJsonArray("signals", new JsonArray());
      told.stream().map(JsonObject.class::cast).filter(one -> one.getString("client").equals(client.client()))
          .forEach(one -> kinds.addAll(one.fieldNames()));
      return kinds.contains("cursor");
    });
    return kinds;
  }
}
