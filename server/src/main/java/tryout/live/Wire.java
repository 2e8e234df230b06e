package tryout.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tryout.fault.Refused;
import tryout.room.Act;
import tryout.room.Course;
import tryout.room.Curtain;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.People;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.room.Seat;
import tryout.room.SharedFile;
import tryout.run.Finding;
import tryout.text.Utf16;

/**
 * What the server sends: every frame of {@code docs/protocol.md} that goes towards a page, as the bytes that all of its
 * readers share.
 */
final class Wire {
  /** Every so many versions of a file its checksum goes along. */
  private static final int CHECKSUM_EVERY = 50;

  private final Function<String, JsonArray> markdown;
  private final String unkept;

  /**
   * Writes frames.
   *
   * @param markdown makes the node tree of a statement
   * @param unkept why stored data can be lost, or empty
   */
  Wire(Function<String, JsonArray> markdown, String unkept) {
    this.markdown = markdown;
    this.unkept = unkept;
  }

  /** One event as a page gets it; {@code after} is the state right after it. */
  JsonObject event(Event event, RoomState after) {
    JsonObject body = body(event.fact(), after);
    return envelope(event).put(name(event.fact()), body);
  }

  /** One event of the past; what only the state of its moment could add is left out. */
  JsonObject past(Event event) {
    return envelope(event).put(name(event.fact()), body(event.fact(), null));
  }

  private static JsonObject envelope(Event event) {
    JsonObject json = new JsonObject().put("seq", event.seq()).put("at", event.at());
    if (event.by() != null) {
      json.put("by", event.by());
    }
    Event.Ack ack = event.ack();
    if (ack != null) {
      json.put("client", ack.client()).put("clientSeq", ack.clientSeq());
    }
    return json;
  }

  private static String name(Fact fact) {
    return fact instanceof Fact.RunInput ? Facts.Kind.RUN_OUTPUT.wire : Facts.kind(fact).wire;
  }

  private JsonObject body(Fact fact, @Nullable RoomState after) {
    return switch (fact) {
      case Fact.TaskShown shown ->
          new JsonObject().put("title", shown.title()).put("statement", markdown.apply(shown.statement()));
      case Fact.RunInput input ->
          new JsonObject().put("run", input.run()).put("channel", "in").put("text", input.text());
      case Fact.Left left -> new JsonObject().put("client", left.client());
      case Fact.Edited edited -> edited(edited, after);
      default -> Facts.write(fact);
    };
  }

  private static JsonObject edited(Fact.Edited edited, @Nullable RoomState after) {
    JsonObject json = Facts.write(edited).put("length", edited.changes().lengthAfter());
    SharedFile file = after == null ? null : after.workspace().file(edited.file());
    if (file != null && file.version() == edited.version() && edited.version() % CHECKSUM_EVERY == 0) {
      json.put("hash", Utf16.checksum(file.text()));
    }
    return json;
  }

  /** {@code events}: the encoded events of one turn. */
  static Buffer events(Collection<String> events) {
    return Buffer.buffer("{\"events\":[" + String.join(",", events) + "]}");
  }

  /** {@code signals}: the encoded signals of one turn. */
  static Buffer signals(Collection<String> signals) {
    return Buffer.buffer("{\"signals\":[" + String.join(",", signals) + "]}");
  }

  static Buffer refused(long ref, Refused refused) {
    JsonObject body = new JsonObject().put("ref", ref).put("code", refused.code().slug()).put("detail", refused.detail());
    return new JsonObject().put("refused", body).toBuffer();
  }

  static Buffer pong(long now) {
    return new JsonObject().put("pong", new JsonObject().put("now", now)).toBuffer();
  }

  static Buffer ready() {
    return Buffer.buffer("{\"ready\":{}}");
  }

  /** What the compiler says of the files at these versions. */
  static Buffer checked(Map<Integer, Integer> versions, List<Finding> findings, String trouble) {
    return new JsonObject().put("checked", new JsonObject().put("versions", Facts.versions(versions))
        .put("findings", FindingJson.write(findings)).put("trouble", trouble)).toBuffer();
  }

  /** What comes of a mentor's copy, for them alone. */
  static Buffer scratch(JsonObject body) {
    return new JsonObject().put("scratch", body).toBuffer();
  }

  /** Something of the panel's stream, for a mentor. */
  static Buffer panel(String name, JsonObject body) {
    return new JsonObject().put("panel", new JsonObject().put(name, body)).toBuffer();
  }

  static Buffer notice(String name, Object value) {
    return new JsonObject().put("notice", new JsonObject().put(name, value)).toBuffer();
  }

  /** What {@code welcome} says besides the state. */
  record Greeting(
      String room,
      String generation,
      String client,
      String member,
      Role role,
      long now,
      long tokenExpires,
      boolean foreign,
      JsonObject flags,
      JsonObject allowances,
      String runnerOff) {}

  /** {@code welcome}; with the whole state for a page that has nothing, without for one that returns. */
  Buffer welcome(Greeting greeting, RoomState state, boolean withState) {
    People.Page page = state.people().page(greeting.client());
    JsonObject body = new JsonObject()
        .put("room", greeting.room()).put("generation", greeting.generation()).put("client", greeting.client())
        .put("member", greeting.member()).put("role", greeting.role().slug()).put("seq", state.seq())
        .put("clientSeq", page == null ? 0 : page.lastSeq()).put("now", greeting.now())
        .put("tokenExpires", greeting.tokenExpires()).put("foreign", greeting.foreign())
        .put("limits", Limits.JSON).put("runnerOff", greeting.runnerOff()).put("unkept", unkept)
        .put("compiler", greeting.flags())
        .put("eachRun", greeting.allowances()).put("permissions", permissions(state.setup().kind(), greeting.role()));
    plan(body, state, greeting.role());
    if (withState) {
      body.put("state", state(state, greeting.member(), greeting.role()));
    }
    return new JsonObject().put("welcome", body).toBuffer();
  }

  /** {@code fresh}: the whole state, for somebody who has some of it and cannot go on from there by events. */
  Buffer fresh(RoomState state, String member, Role role) {
    return new JsonObject().put("fresh", new JsonObject().put("seq", state.seq()).put("state", state(state, member, role))).toBuffer();
  }

  /** What is told of a curtain while it is drawn. */
  static JsonObject curtain(Curtain.Behind behind) {
    Curtain.Tally tests = behind.tests();
    return new JsonObject().put("since", behind.since()).put("runs", behind.asked())
        .put("tests", tests == null ? null : new JsonObject().put("held", tests.held()).put("of", tests.of()));
  }

  /** {@code notice} of another plan, for somebody who was welcomed with the one before. */
  static Buffer plan(RoomState state, Role role) {
    return notice("plan", plan(new JsonObject(), state, role));
  }

  /** {@code notice} of what somebody is here by now, with what is told of that only. */
  static Buffer seat(RoomState state, Role role) {
    JsonObject seat = new JsonObject().put("role", role.slug()).put("permissions", permissions(state.setup().kind(), role));
    return notice("seat", hints(seat, state, role));
  }

  private static JsonObject hints(JsonObject into, RoomState state, Role role) {
    boolean gives = role != Role.CANDIDATE && Act.HINT.permits(state.setup().kind(), role, Phase.EXERCISE);
    return gives ? into.put("hints", Setups.hints(state.setup().assigned().hints())) : into;
  }

  private static JsonObject plan(JsonObject into, RoomState state, Role role) {
    into.put("hintCount", state.setup().assigned().hints().size()).put("kind", state.setup().kind().slug()).put("organisation", state.setup().organisation()).put("minutes", state.setup().minutes())
        .put("warmupMinutes", state.setup().warmupMinutes()).put("tested", state.setup().tested()).put("policy", Facts.terms(state.setup().terms()))
        .put("consented", consented(state));
    hints(into, state, role);
    // Nobody who grades learns that some of the time is extra.
    if (role == Role.CANDIDATE && state.setup().extraMinutes() > 0) {
      into.put("extraMinutes", state.setup().extraMinutes());
    }
    // The title may give the task away.
    return role == Role.CANDIDATE && !state.course().taskShown() ? into : into.put("title", state.title());
  }

  private static JsonArray consented(RoomState state) {
    return new JsonArray(List.copyOf(state.course().consented()));
  }

  /** The rows of the table that are this role's: message to the phases it is permitted in. */
  private static JsonObject permissions(RoomSetup.Kind kind, Role role) {
    JsonObject json = new JsonObject();
    for (Act act : Act.values()) {
      JsonArray phases = new JsonArray();
      for (Phase phase : Phase.values()) {
        if (act.permits(kind, role, phase)) {
          phases.add(phase.slug());
        }
      }
      json.put(act.slug(), phases);
    }
    return json;
  }

  private JsonObject state(RoomState state, String member, Role role) {
    Course course = state.course();
    Curtain.Behind behind = state.curtain().behind();
    return new JsonObject()
        .put("phase", course.phase().slug()).put("frozen", course.frozen())
        .put("clock", Facts.clock(course.clock())).put("ledger", LedgerJson.write(state.ledger())).put("mentorTyping", course.mentorTyping())
        .put("editorOpen", course.editorOpen()).put("hand", course.hand()).put("task", task(state))
        .put("members", members(state.people())).put("held", new JsonArray(List.copyOf(state.people().held()))).put("files", files(state)).put("chat", chat(state.talk().chat()))
        .put("log", past(state.talk().log(), member, role)).put("runs", RunJson.write(state.runs())).put("tests", state.runs().tests())
        .put("curtain", behind == null ? null : curtain(behind)).put("questions", questions(state)).put("offers", offers(state.talk().offers(), member, role));
  }

  private @Nullable JsonObject task(RoomState state) {
    Course.Task task = state.course().task();
    return task == null
        ? null
        : new JsonObject().put("title", task.title()).put("statement", markdown.apply(task.statement()))
            .put("hints", new JsonArray(task.hints()));
  }

  private static JsonArray members(People people) {
    JsonArray members = new JsonArray();
    for (Seat seat : people.members().values()) {
      List<String> clients = people.pages().values().stream()
          .filter(page -> page.present() && page.member().equals(seat.member())).map(People.Page::client).toList();
      JsonObject shown = new JsonObject().put("member", seat.member()).put("name", seat.name())
          .put("role", seat.role().slug()).put("clients", new JsonArray(clients));
      members.add(people.out().contains(seat.member()) ? shown.put("out", true) : shown);
    }
    return members;
  }

  private static JsonArray files(RoomState state) {
    JsonArray files = new JsonArray();
    for (SharedFile file : state.workspace().files().values()) {
      files.add(new JsonObject().put("file", file.id()).put("name", file.name()).put("version", file.version())
          .put("readOnly", file.readOnly()).put("text", file.text()).put("hash", Utf16.checksum(file.text())));
    }
    return files;
  }

  private static JsonArray chat(List<Event> chat) {
    JsonArray said = new JsonArray();
    for (Event event : chat) {
      if (event.fact() instanceof Fact.Said words) {
        said.add(new JsonObject().put("seq", event.seq()).put("at", event.at()).put("by", event.by())
            .put("text", words.text()));
      }
    }
    return said;
  }

  private JsonArray past(List<Event> events, String member, Role role) {
    JsonArray past = new JsonArray();
    events.stream().filter(event -> event.isFor(member, role)).map(this::past).map(Wire::withoutText).forEach(past::add);
    return past;
  }

  /** The text of a file that was added stands among the files already, as it is now. */
  private static JsonObject withoutText(JsonObject event) {
    JsonObject added = event.getJsonObject(Facts.Kind.FILE_ADDED.wire);
    if (added != null) {
      added.remove("text");
    }
    return event;
  }

  private static JsonArray questions(RoomState state) {
    JsonArray questions = new JsonArray();
    state.talk().questions().forEach(question -> questions.add(new JsonObject().put("question", question.id())
        .put("by", question.by()).put("text", question.text()).put("answered", question.answered())));
    return questions;
  }

  private static JsonArray offers(List<Event> offers, String member, Role role) {
    JsonArray array = new JsonArray();
    for (Event event : offers) {
      if (event.fact() instanceof Fact.Offered offered && event.isFor(member, role)) {
        array.add(Facts.write(offered).put("seq", event.seq()).put("at", event.at()).put("by", event.by()));
      }
    }
    return array;
  }
}
