package tryout.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tryout.room.Course;
import tryout.room.Curtain;
import tryout.room.Event;
import tryout.room.People;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.room.Runs;
import tryout.room.Seat;
import tryout.room.SharedFile;
import tryout.room.Talk;
import tryout.room.Terms;
import tryout.room.Workspace;
import tryout.text.History;

/**
 * A room's state as JSON and back. A snapshot only shortens loading: it holds nothing that the journal does not, and
 * whatever cannot be read of it is folded from the journal instead.
 *
 * <p>What a file's earlier versions were is left out: a push that is older than the snapshot is answered {@code stale},
 * and its page, which gets the missed events from the journal, rebases and pushes again.
 */
final class Snapshots {
  /**
   * Goes up with every change of what is written here or of what it means: state that an earlier server folded by other
   * rules must not be gone on from. The first form bore no number.
   */
  private static final int FORM = 7;

  private Snapshots() {}

  static JsonObject write(RoomState state) {
    return new JsonObject().put("form", FORM).put("seq", state.seq()).put("at", state.at())
        .put("course", course(state.course()))
        .put("people", people(state.people())).put("files", files(state.workspace())).put("talk", talk(state.talk()))
        .put("runs", runs(state.runs()))
        .put("opened", state.curtain().opened()).put("ledger", LedgerJson.write(state.ledger()));
  }

  /** Throws whatever comes of it if the JSON is not of this form. */
  static RoomState read(RoomSetup setup, JsonObject json) {
    if (!Integer.valueOf(FORM).equals(json.getInteger("form"))) {
      throw new IllegalArgumentException("it is of form " + json.getValue("form") + ", not " + FORM);
    }
    People people = people(json.getJsonObject("people"));
    RoomState state = new RoomState(setup, json.getLong("seq"), json.getLong("at"), course(setup, json.getJsonObject("course")),
        people, files(json.getJsonObject("files")), talk(json.getJsonObject("talk")), runs(json.getJsonObject("runs")),
        Curtain.openedAt(json.getLong("opened")), LedgerJson.read(json.getJsonObject("ledger")));
    return state.with(setup);
  }

  private static JsonObject course(Course course) {
    Course.End end = course.end();
    return new JsonObject().put("phase", course.phase().slug()).put("consents", consents(course.consents().given()))
        .put("end", new JsonObject().put("before", end.before().slug()).put("ran", end.ran()).put("at", end.at()))
        .put("frozen", course.frozen()).put("clock", Facts.clock(course.clock()))
        .put("task", task(course.task())).put("mentorTyping", course.mentorTyping())
        .put("editorOpen", course.editorOpen()).put("hand", course.hand())
        .put("away", away(course.away()));
  }

  private static @Nullable JsonObject task(Course.@Nullable Task task) {
    return task == null ? null : new JsonObject().put("title", task.title())
        .put("statement", task.statement()).put("hints", new JsonArray(task.hints()));
  }

  private static Course.@Nullable Task task(@Nullable JsonObject json) {
    return json == null ? null : new Course.Task(json.getString("title"), json.getString("statement"),
        json.getJsonArray("hints", new JsonArray()).stream().map(String.class::cast).toList());
  }

  private static JsonObject away(Course.Away away) {
    JsonObject absent = new JsonObject();
    away.absent().forEach((member, absence) ->
        absent.put(member, new JsonObject().put("from", absence.from()).put("since", absence.since()).put("lost", absence.lost())));
    return new JsonObject().put("absent", absent).put("credited", away.credited());
  }

  private static Course.Away away(JsonObject json) {
    SortedMap<String, Course.Absence> absent = new TreeMap<>();
    JsonObject all = json.getJsonObject("absent");
    for (String member : all.fieldNames()) {
      JsonObject one = all.getJsonObject(member);
      absent.put(member, new Course.Absence(one.getLong("from"), one.getLong("since"), one.getLong("lost")));
    }
    return new Course.Away(absent, json.getLong("credited"));
  }

  private static Course course(RoomSetup setup, JsonObject json) {
    JsonObject end = json.getJsonObject("end");
    return new Course(Facts.phase(json.getString("phase")),
        new Course.End(Facts.phase(end.getString("before")), end.getBoolean("ran"), end.getLong("at")),
        new Course.Consents(setup.terms(), consents(json.getJsonObject("consents"))), json.getBoolean("frozen"), Facts.clock(json.getJsonObject("clock")),
        task(json.getJsonObject("task")), json.getBoolean("mentorTyping"), json.getBoolean("editorOpen"),
        json.getBoolean("hand"),
        away(json.getJsonObject("away")));
  }

  private static JsonObject consents(SortedMap<String, Terms> given) {
    JsonObject json = new JsonObject();
    given.forEach((member, terms) -> json.put(member, Facts.terms(terms)));
    return json;
  }

  private static SortedMap<String, Terms> consents(JsonObject json) {
    SortedMap<String, Terms> given = new TreeMap<>();
    json.fieldNames().forEach(member -> given.put(member, Facts.terms(json.getJsonObject(member))));
    return given;
  }

  private static Set<String> members(JsonArray ids) {
    return ids.stream().map(String.class::cast).collect(Collectors.toSet());
  }

  private static JsonObject people(People people) {
    JsonArray members = new JsonArray();
    people.members().values().forEach(seat -> members.add(new JsonObject().put("member", seat.member())
        .put("name", seat.name()).put("role", seat.role().slug())));
    JsonArray pages = new JsonArray();
    for (People.Page page : people.pages().values()) {
      JsonArray receipts = new JsonArray();
      page.receipts().forEach(receipt -> receipts.add(new JsonObject().put("clientSeq", receipt.clientSeq())
          .put("hash", receipt.hash()).put("seq", receipt.seq())));
      pages.add(new JsonObject().put("client", page.client()).put("member", page.member())
          .put("present", page.present()).put("lastSeq", page.lastSeq()).put("receipts", receipts));
    }
    return new JsonObject().put("members", members).put("pages", pages)
        .put("held", new JsonArray(List.copyOf(people.held()))).put("out", new JsonArray(List.copyOf(people.out())));
  }

  private static People people(JsonObject json) {
    Map<String, Seat> members = new LinkedHashMap<>();
    for (JsonObject seat : objects(json, "members")) {
      members.put(seat.getString("member"),
          new Seat(seat.getString("member"), seat.getString("name"), Facts.role(seat.getString("role"))));
    }
    Map<String, People.Page> pages = new LinkedHashMap<>();
    for (JsonObject page : objects(json, "pages")) {
      List<People.Receipt> receipts = objects(page, "receipts").stream().map(receipt -> new People.Receipt(
          receipt.getLong("clientSeq"), receipt.getString("hash"), receipt.getLong("seq"))).toList();
      pages.put(page.getString("client"), new People.Page(page.getString("client"), page.getString("member"),
          page.getBoolean("present"), page.getLong("lastSeq"), receipts));
    }
    return new People(members, pages, members(json.getJsonArray("held")), members(json.getJsonArray("out")));
  }

  private static JsonObject files(Workspace workspace) {
    JsonArray files = new JsonArray();
    workspace.files().values().forEach(file -> files.add(new JsonObject().put("file", file.id())
        .put("name", file.name()).put("readOnly", file.readOnly()).put("text", file.text())
        .put("version", file.version())));
    return new JsonObject().put("files", files).put("lastId", workspace.lastId());
  }

  private static Workspace files(JsonObject json) {
    Map<Integer, SharedFile> files = new LinkedHashMap<>();
    for (JsonObject file : objects(json, "files")) {
      files.put(file.getInteger("file"), new SharedFile(file.getInteger("file"), file.getString("name"),
          file.getBoolean("readOnly"), file.getString("text"), History.at(file.getInteger("version"))));
    }
    return new Workspace(files, json.getInteger("lastId"));
  }

  private static JsonObject talk(Talk talk) {
    JsonArray questions = new JsonArray();
    talk.questions().forEach(question -> questions.add(new JsonObject().put("id", question.id())
        .put("by", question.by()).put("text", question.text()).put("answered", question.answered())));
    return new JsonObject().put("chat", events(talk.chat())).put("log", events(talk.log()))
        .put("questions", questions).put("offers", events(talk.offers()));
  }

  private static Talk talk(JsonObject json) {
    List<Talk.Question> questions = objects(json, "questions").stream().map(question -> new Talk.Question(
        question.getInteger("id"), question.getString("by"), question.getString("text"),
        question.getBoolean("answered"))).toList();
    return new Talk(events(json, "chat"), events(json, "log"), questions, events(json, "offers"));
  }

  private static JsonArray events(List<Event> events) {
    JsonArray array = new JsonArray();
    for (Event event : events) {
      JsonObject json = new JsonObject().put("seq", event.seq()).put("at", event.at()).put("by", event.by())
          .put("kind", Facts.kind(event.fact()).number).put("fact", Facts.write(event.fact()));
      Event.Ack ack = event.ack();
      if (ack != null) {
        json.put("ack", new JsonObject().put("client", ack.client()).put("clientSeq", ack.clientSeq())
            .put("hash", ack.hash()));
      }
      array.add(json);
    }
    return array;
  }

  private static List<Event> events(JsonObject json, String key) {
    return objects(json, key).stream().map(event -> new Event(event.getLong("seq"), event.getLong("at"),
        event.getString("by"), ack(event.getJsonObject("ack")),
        Facts.read(event.getInteger("kind"), event.getJsonObject("fact")))).toList();
  }

  private static Event.@Nullable Ack ack(@Nullable JsonObject json) {
    return json == null ? null
        : new Event.Ack(json.getString("client"), json.getLong("clientSeq"), json.getString("hash"));
  }

  private static JsonObject runs(Runs runs) {
    return new JsonObject().put("runs", RunJson.write(runs)).put("lastId", runs.lastId()).put("tests", runs.tests());
  }

  private static Runs runs(JsonObject json) {
    return new Runs(objects(json, "runs").stream().map(RunJson::read).toList(), json.getInteger("lastId"), json.getInteger("tests", 0));
  }

  private static List<JsonObject> objects(JsonObject json, String key) {
    return json.getJsonArray(key).stream().map(JsonObject.class::cast).toList();
  }
}
