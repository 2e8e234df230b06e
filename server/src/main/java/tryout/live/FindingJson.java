package tryout.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tryout.run.Finding;
import tryout.run.Finding.Edit;
import tryout.run.Finding.Fix;
import tryout.run.Finding.Note;
import tryout.run.Finding.Place;

/** Findings as they lie in the journal and go over the line; what is empty is left out. */
public final class FindingJson {
  private FindingJson() {}

  /** One object for each, in order; files by their numbers. */
  public static JsonArray write(List<Finding> findings) {
    JsonArray array = new JsonArray();
    findings.forEach(finding -> array.add(write(finding)));
    return array;
  }

  static List<Finding> read(@Nullable JsonArray findings) {
    return objects(findings).stream().map(FindingJson::read).toList();
  }

  private static JsonObject write(Finding finding) {
    JsonObject json = place(finding.at()).put("severity", finding.severity().slug()).put("code", finding.code())
        .put("message", finding.message());
    if (!finding.sentence().isEmpty()) {
      json.put("sentence", finding.sentence());
    }
    if (!finding.related().isEmpty()) {
      json.put("related", notes(finding.related()));
    }
    if (!finding.trail().isEmpty()) {
      json.put("trail", notes(finding.trail()));
    }
    finding.fix().ifPresent(fix -> json.put("fix", fix(fix)));
    return json;
  }

  private static Finding read(JsonObject json) {
    JsonObject fix = json.getJsonObject("fix");
    return new Finding(place(json), severity(json.getString("severity")), json.getString("code"),
        json.getString("message"), json.getString("sentence", ""), notes(json.getJsonArray("related")),
        notes(json.getJsonArray("trail")), Optional.ofNullable(fix).map(FindingJson::fix));
  }

  private static JsonObject place(Place at) {
    return new JsonObject().put("file", at.file()).put("from", at.from()).put("to", at.to());
  }

  private static Place place(JsonObject json) {
    return new Place(json.getInteger("file"), json.getInteger("from"), json.getInteger("to"));
  }

  private static JsonArray notes(List<Note> notes) {
    JsonArray array = new JsonArray();
    for (Note note : notes) {
      JsonObject json = note.at() == null ? new JsonObject() : place(note.at());
      array.add(json.put("message", note.message()));
    }
    return array;
  }

  private static List<Note> notes(@Nullable JsonArray notes) {
    return objects(notes).stream()
        .map(json -> new Note(json.containsKey("file") ? place(json) : null, json.getString("message"))).toList();
  }

  private static JsonObject fix(Fix fix) {
    JsonArray edits = new JsonArray();
    fix.edits().forEach(edit -> edits.add(place(edit.at()).put("insert", edit.insert())));
    return new JsonObject().put("title", fix.title()).put("edits", edits);
  }

  private static Fix fix(JsonObject json) {
    return new Fix(json.getString("title"), objects(json.getJsonArray("edits")).stream()
        .map(edit -> new Edit(place(edit), edit.getString("insert"))).toList());
  }

  private static List<JsonObject> objects(@Nullable JsonArray array) {
    return array == null ? List.of() : array.stream().map(JsonObject.class::cast).toList();
  }

  private static Finding.Severity severity(String slug) {
    for (Finding.Severity severity : Finding.Severity.values()) {
      if (severity.slug().equals(slug)) {
        return severity;
      }
    }
    throw new IllegalStateException("the journal holds a finding of severity " + slug + ", which is not known");
  }
}
