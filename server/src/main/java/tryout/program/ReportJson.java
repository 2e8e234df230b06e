package tryout.program;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tryout.live.LedgerJson;
import tryout.live.Playback;
import tryout.live.TestJson;
import tryout.room.Chronicle;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.room.Runs;
import tryout.room.Seat;
import tryout.run.Result;

/**
 * What a report tells of an interview to everybody who may read one: no word of what a panel noted or marked, of which this
 * class knows nothing. People are named by their ids; {@code people} says who they are.
 */
final class ReportJson {
  private ReportJson() {}

  /** @param extra whether its reader may know that some of the time was extra */
  static JsonObject write(Playback.Whole whole, boolean extra) {
    RoomState state = whole.past().state();
    RoomSetup setup = state.setup();
    Chronicle time = whole.chronicle();
    JsonObject report = extra ? new JsonObject().put("extraMinutes", setup.extraMinutes()) : new JsonObject();
    return report.put("title", state.title()).put("organisation", setup.organisation()).put("minutes", setup.minutes())
        .put("deletedOn", setup.deletedOn()).put("endedAt", time.endedAt())
        .put("people", people(state, time.consents())).put("phases", array(time.phases(), one ->
            stretch(one.from(), one.to()).put("phase", one.phase().slug())))
        .put("clock", LedgerJson.entries(time.ledger()))
        .put("hints", array(time.hints(), one -> moment(one.at(), one.by()).put("hint", one.number()).put("text", one.text())))
        .put("curtains", array(time.curtains(), one -> stretch(one.from(), one.to())))
        .put("typing", typing(time.typing()))
        .put("questions", array(time.questions(), one -> moment(one.at(), one.by()).put("text", one.text()).put("answered", one.answered())))
        .put("files", array(List.copyOf(state.workspace().files().values()), file -> new JsonObject().put("name", file.name())
            .put("readOnly", file.readOnly()).put("text", file.text())))
        .put("runs", array(whole.past().runs(), ReportJson::run));
  }

  static <T> JsonArray array(List<T> list, Function<T, JsonObject> json) {
    return new JsonArray(list.stream().map(json).toList());
  }

  static JsonObject stretch(long from, long to) {
    return new JsonObject().put("from", from).put("to", to);
  }

  private static JsonObject moment(long at, @Nullable String by) {
    return new JsonObject().put("at", at).put("by", by);
  }

  static JsonArray people(RoomState state, Map<String, Long> consents) {
    JsonArray people = new JsonArray();
    for (Seat seat : state.people().members().values()) {
      boolean came = state.people().pages().values().stream().anyMatch(page -> page.member().equals(seat.member()));
      people.add(new JsonObject().put("member", seat.member()).put("name", seat.name()).put("role", seat.role().slug())
          .put("came", came).put("consentedAt", consents.get(seat.member())));
    }
    return people;
  }

  private static JsonArray typing(Map<String, SortedMap<Long, Integer>> typing) {
    JsonArray all = new JsonArray();
    typing.forEach((member, minutes) -> {
      JsonArray counts = new JsonArray();
      minutes.forEach((at, edits) -> counts.add(new JsonObject().put("at", at).put("edits", edits)));
      all.add(new JsonObject().put("by", member).put("minutes", counts));
    });
    return all;
  }

  private static JsonObject run(Runs.Run run) {
    Result result = run.result();
    return moment(run.at(), run.by()).put("run", run.id()).put("profile", run.started().profile().slug())
        .put("again", run.started().again()).put("verdict", result == null ? "" : result.verdict().slug())
        .put("sentence", result == null ? "" : result.sentence()).put("wallMillis", result == null ? 0 : result.wall().toMillis())
        .put("tests", TestJson.groups(run.groups()));
  }
}
