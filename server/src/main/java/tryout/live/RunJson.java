package tryout.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import tryout.room.Fact;
import tryout.room.Runs;
import tryout.run.Stage;

/** A run as it stands, for pages and for snapshots alike: what started it, and what has come of it. */
final class RunJson {
  private RunJson() {}

  static JsonArray write(Runs runs) {
    JsonArray array = new JsonArray();
    runs.runs().forEach(run -> array.add(write(run)));
    return array;
  }

  private static JsonObject write(Runs.Run run) {
    JsonArray output = new JsonArray();
    run.output().forEach(piece -> output.add(new JsonObject().put("channel", piece.channel()).put("text", piece.text())));
    return Facts.write(run.started()).put("by", run.by()).put("at", run.at())
        .put("stage", run.open() ? run.stage().slug() : null).put("waited", run.waitedMillis()).put("output", output)
        .put("findings", FindingJson.write(run.findings())).put("groups", TestJson.groups(run.groups())).put("inputClosed", run.inputClosed())
        .put("result", run.result() == null ? null : Facts.result(run.result()));
  }

  static Runs.Run read(JsonObject json) {
    List<Runs.Piece> output = json.getJsonArray("output").stream().map(JsonObject.class::cast)
        .map(piece -> new Runs.Piece(piece.getString("channel"), piece.getString("text"))).toList();
    JsonObject result = json.getJsonObject("result");
    return new Runs.Run((Fact.RunStarted) Facts.read(Facts.Kind.RUN_STARTED.number, json), json.getString("by"), json.getLong("at"),
        result == null ? Facts.stage(json.getString("stage")) : Stage.RUNNING, json.getLong("waited"), output,
        FindingJson.read(json.getJsonArray("findings")), TestJson.groups(json.getJsonArray("groups", new JsonArray())), json.getBoolean("inputClosed"),
        result == null ? null : Facts.result(result));
  }
}
