package tryout.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tryout.run.TestGroup;
import tryout.run.TestGroup.Line;
import tryout.run.TestGroup.Outcome;
import tryout.run.TestGroup.Shown;

/** What tests came to, as it is told, stored and kept in snapshots alike. */
public final class TestJson {
  private TestJson() {}

  /** All of a run. */
  public static JsonArray groups(List<TestGroup> groups) {
    return new JsonArray(groups.stream().map(TestJson::group).toList());
  }

  static List<TestGroup> groups(JsonArray groups) {
    return groups.stream().map(JsonObject.class::cast).map(TestJson::group).toList();
  }

  static JsonObject group(TestGroup group) {
    return new JsonObject().put("stage", group.name()).put("passed", group.passed()).put("total", group.total())
        .put("lines", new JsonArray(group.lines().stream().map(TestJson::line).toList()));
  }

  static TestGroup group(JsonObject json) {
    return new TestGroup(json.getString("stage"), json.getInteger("passed"), json.getInteger("total"),
        json.getJsonArray("lines").stream().map(JsonObject.class::cast).map(TestJson::line).toList());
  }

  private static JsonObject line(Line line) {
    JsonObject json = new JsonObject().put("words", line.words()).put("outcome", line.outcome().slug());
    if (!line.fault().isEmpty()) {
      json.put("fault", line.fault());
    }
    if (!line.detail().isEmpty()) {
      json.put("detail", line.detail());
    }
    line.shown().ifPresent(shown ->
        json.put("shown", new JsonObject().put("input", shown.input()).put("expected", shown.expected()).put("got", shown.got())));
    return json;
  }

  private static Line line(JsonObject json) {
    return new Line(json.getString("words"), outcome(json.getString("outcome")), json.getString("fault", ""),
        json.getString("detail", ""), shown(json.getJsonObject("shown")));
  }

  private static Optional<Shown> shown(@Nullable JsonObject json) {
    return json == null ? Optional.empty()
        : Optional.of(new Shown(json.getString("input"), json.getString("expected"), json.getString("got")));
  }

  private static Outcome outcome(String slug) {
    return Stream.of(Outcome.values()).filter(one -> one.slug().equals(slug)).findFirst()
        .orElseThrow(() -> new IllegalStateException("the journal holds a name that this version does not know: " + slug));
  }
}
