package tryout.program;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tryout.live.LedgerJson;
import tryout.live.TestJson;
import tryout.room.Chronicle;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Past;
import tryout.room.Role;
import tryout.room.RoomState;
import tryout.room.Runs;
import tryout.run.Result;

/**
 * The record of an interview: what was said, run, asked and given in it, how its time went, who was there and when they agreed
 * to be recorded. It speaks of people by their names; {@code people} says which id is whose, for whoever reads its events.
 */
final class RecordJson {
  private RecordJson() {}

  /**
   * Writes it.
   *
   * @param whole everything that happened
   * @param time how the time went, as far as the reader may know
   * @param reader as what somebody reads: a candidate reads no title before the task is shown, since it may give the task away,
   *     and nobody else what a curtain withholds
   */
  static JsonObject write(Past whole, Chronicle time, Role reader) {
    Past past = whole.seenBy(reader);
    RoomState state = past.state();
    boolean titled = reader != Role.CANDIDATE || state.course().taskShown();
    return (titled ? new JsonObject().put("title", state.title()) : new JsonObject())
        .put("organisation", state.setup().organisation()).put("people", ReportJson.people(state, time.consents()))
        .put("phases", ReportJson.array(time.phases(), one -> ReportJson.stretch(one.from(), one.to()).put("phase", one.phase().slug())))
        .put("clock", clock(state, time))
        .put("hints", ReportJson.array(time.hints(), one -> moment(state, one.at(), one.by()).put("hint", one.number()).put("text", one.text())))
        .put("curtains", ReportJson.array(time.curtains(), one -> ReportJson.stretch(one.from(), one.to())))
        .put("questions", ReportJson.array(time.questions(), one ->
            moment(state, one.at(), one.by()).put("text", one.text()).put("answered", one.answered())))
        .put("files", ReportJson.array(List.copyOf(state.workspace().files().values()), file ->
            new JsonObject().put("name", file.name()).put("text", file.text())))
        .put("chat", chat(state, past.chat())).put("runs", ReportJson.array(past.runs(), run -> run(state, run))).put("events", state.seq());
  }

  private static JsonArray clock(RoomState state, Chronicle time) {
    JsonArray entries = LedgerJson.entries(time.ledger());
    entries.stream().map(JsonObject.class::cast).forEach(entry -> entry.put("by", name(state, entry.getString("by"))));
    return entries;
  }

  private static JsonArray chat(RoomState state, List<Event> said) {
    JsonArray chat = new JsonArray();
    for (Event event : said) {
      if (event.fact() instanceof Fact.Said words) {
        chat.add(moment(state, event.at(), event.by()).put("text", words.text()));
      }
    }
    return chat;
  }

  private static JsonObject run(RoomState state, Runs.Run run) {
    StringBuilder output = new StringBuilder();
    run.output().forEach(piece -> output.append(piece.text()));
    Result result = run.result();
    return moment(state, run.at(), run.by()).put("run", run.id())
        .put("profile", run.started().profile().slug()).put("output", output.toString())
        .put("tests", TestJson.groups(run.groups()))
        .put("sentence", result == null ? "" : result.sentence());
  }

  private static JsonObject moment(RoomState state, long at, @Nullable String by) {
    return new JsonObject().put("at", at).put("by", name(state, by));
  }

  private static String name(RoomState state, @Nullable String member) {
    var seat = member == null ? null : state.people().members().get(member);
    return seat == null ? "" : seat.name();
  }
}
