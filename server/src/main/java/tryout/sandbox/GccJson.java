package tryout.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tryout.run.Finding;
import tryout.run.Finding.Edit;
import tryout.run.Finding.Fix;
import tryout.run.Finding.Note;
import tryout.run.Finding.Place;
import tryout.run.Finding.Severity;

/**
 * Reads gcc's diagnostics in JSON, as gcc 9 to 14 write them. Its {@code byte-column} is used and never its {@code
 * column}, which counts cells of a terminal and is wrong behind tabs and wide characters.
 */
final class GccJson {
  private static final int MOST_WORDS = 1000;
  private static final int MOST_RELATED = 20;
  private static final int MOST_STEPS = 50;
  private static final int MOST_EDITS = 20;
  private static final int DEPTH = 16;

  /** A note that says nothing of the text. */
  private static final String ONCE = "each undeclared identifier is reported only once";
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxDocumentLength(Diagnostics.MOST_BYTES)
                          .build())
                  .build())
          .build();

  private final Lines lines;
  private final SourceWords source;

  GccJson(Lines lines) {
    this.lines = lines;
    this.source = new SourceWords(lines);
  }

  /** A line and column of a file of the workspace; {@code place} is what is meant there. */
  record Spot(int line, int column, Place place) {}

  /** The diagnostics of one line, or none where it is cut off: a compiler that was killed has a cause that is told. */
  List<JsonNode> array(String line) {
    List<JsonNode> all = new ArrayList<>();
    try {
      MAPPER.readTree(line).forEach(one -> add(one, all));
    } catch (JsonProcessingException cut) {
      all.clear();
    }
    return all;
  }

  /** Some notes stand beside what they belong to, which is what was said before them; and some errors stand as notes. */
  private static void add(JsonNode said, List<JsonNode> all) {
    boolean note = said.path("kind").asText().equals("note") && !said.path("message").asText().startsWith("‘#pragma message");
    if (note && !all.isEmpty() && all.getLast().path("children") instanceof ArrayNode children) {
      children.add(said);
      return;
    }
    all.add(said);
    List<JsonNode> own = new ArrayList<>();
    for (Iterator<JsonNode> children = said.path("children").iterator(); children.hasNext(); ) {
      JsonNode child = children.next();
      if (severity(child.path("kind").asText()).isPresent()) {
        children.remove();
        own.add(child);
      }
    }
    own.forEach(child -> add(child, all));
  }

  /** Nothing for a diagnostic without a place in the workspace, and for what only informs. */
  Optional<Finding> finding(JsonNode said) {
    Optional<Spot> spot = spot(said);
    Optional<Severity> severity = severity(said.path("kind").asText());
    if (spot.isEmpty() || severity.isEmpty()) {
      return Optional.empty();
    }
    String message = message(said);
    List<String> notes = new ArrayList<>();
    said.path("children").forEach(child -> notes.add(message(child)));
    return Optional.of(
        source.better(new Finding(
            spot.get().place(), severity.get(), option(said), message, PlainWords.of(message, notes), related(said),
            trail(said), fix(said))));
  }

  /** Whether one says no more than the one before it: a function that is not declared is told a second time. */
  static boolean repeats(Finding finding, Finding before) {
    return finding.at().equals(before.at()) && finding.code().equals("-Wbuiltin-declaration-mismatch");
  }

  private static Optional<Severity> severity(String kind) {
    return switch (kind) {
      case "error", "fatal error", "sorry, unimplemented" -> Optional.of(Severity.ERROR);
      case "warning", "pedwarn" -> Optional.of(Severity.WARNING);
      default -> Optional.empty();
    };
  }

  String message(JsonNode said) {
    return words(said.path("message"));
  }

  String option(JsonNode said) {
    return words(said.path("option"));
  }

  /** A diagnostic can quote the text, so its words are as little to be trusted as that. */
  String words(JsonNode text) {
    String safe = OutputFilter.safe(text.asText(""));
    return safe.length() <= MOST_WORDS ? safe : safe.substring(0, MOST_WORDS) + "…";
  }

  Optional<Spot> spot(JsonNode said) {
    JsonNode location = said.path("locations").path(0);
    Optional<Spot> caret = where(location.path("caret"));
    Optional<Spot> start = location.has("start") ? where(location.path("start")) : caret;
    if (caret.isEmpty() || start.isEmpty() || start.get().place().file() != caret.get().place().file()) {
      return caret;
    }
    int from = start.get().place().from();
    Place last = where(location.path("finish")).filter(end -> end.place().file() == caret.get().place().file())
        .map(end -> character(end.place())).orElse(caret.get().place());
    int to = Math.max(from, last.to());
    Place place = to == from ? caret.get().place() : new Place(last.file(), from, to);
    return Optional.of(new Spot(caret.get().line(), caret.get().column(), place));
  }

  /** What gcc calls the finish is the last character that belongs to it. */
  private Place character(Place end) {
    String text = lines.text(end.file());
    boolean none = end.from() >= text.length() || text.charAt(end.from()) == '\n';
    int to = none ? end.from() : text.offsetByCodePoints(end.from(), 1);
    return new Place(end.file(), end.from(), to);
  }

  /** One point, with the word that begins there. */
  Optional<Spot> where(JsonNode point) {
    OptionalInt file = lines.file(point.path("file").asText());
    int line = point.path("line").asInt();
    if (file.isEmpty() || !lines.has(file.getAsInt(), line)) {
      return Optional.empty();
    }
    int column = point.path("byte-column").asInt();
    int at = file.getAsInt();
    if (column < 1) {
      return Optional.of(new Spot(line, 1, lines.whole(at, line)));
    }
    int offset = lines.offset(at, line, column);
    return Optional.of(new Spot(line, offset - lines.begin(at, line) + 1, lines.word(at, offset)));
  }

  private List<Note> related(JsonNode said) {
    List<Note> notes = new ArrayList<>();
    for (JsonNode child : said.path("children")) {
      String words = child.path("message").asText();
      // A note that proposes something is told as that, unless it shows a place besides.
      boolean tells = (child.path("fixits").isEmpty() || words.endsWith(" here")) && !words.startsWith(ONCE);
      if (tells && notes.size() < MOST_RELATED) {
        notes.add(new Note(spot(child).map(Spot::place).orElse(null), message(child)));
      }
    }
    return notes;
  }

  private List<Note> trail(JsonNode said) {
    List<Note> notes = new ArrayList<>();
    for (JsonNode event : said.path("path")) {
      if (notes.size() < MOST_STEPS) {
        notes.add(new Note(where(event.path("location")).map(Spot::place).orElse(null), words(event.path("description"))));
      }
    }
    return notes;
  }

  /** Its own, or that of its first note which has one: a header that is missing is told by a note. */
  private Optional<Fix> fix(JsonNode said) {
    Optional<Fix> own = edits(said.path("fixits"));
    for (JsonNode child : said.path("children")) {
      own = own.isPresent() ? own : edits(child.path("fixits"));
    }
    return own;
  }

  private Optional<Fix> edits(JsonNode fixits) {
    List<Edit> edits = new ArrayList<>();
    for (JsonNode fixit : fixits) {
      Optional<Spot> start = where(fixit.path("start"));
      Optional<Spot> next = where(fixit.path("next"));
      if (start.isEmpty() || next.isEmpty() || start.get().place().file() != next.get().place().file()
          || next.get().place().from() < start.get().place().from()) {
        return Optional.empty();
      }
      Place at = new Place(start.get().place().file(), start.get().place().from(), next.get().place().from());
      edits.add(new Edit(at, fixit.path("string").asText()));
    }
    edits.sort(Comparator.comparingInt((Edit edit) -> edit.at().file()).thenComparingInt(edit -> edit.at().from()));
    return edits.isEmpty() || edits.size() > MOST_EDITS || overlap(edits) ? Optional.empty()
        : Optional.of(new Fix(title(edits), edits));
  }

  private static boolean overlap(List<Edit> edits) {
    for (int i = 1; i < edits.size(); i++) {
      Place before = edits.get(i - 1).at();
      if (before.file() == edits.get(i).at().file() && edits.get(i).at().from() < before.to()) {
        return true;
      }
    }
    return false;
  }

  private String title(List<Edit> edits) {
    if (edits.size() > 1) {
      return "Make %d changes".formatted(edits.size());
    }
    Edit edit = edits.getFirst();
    String old = OutputFilter.safe(lines.text(edit.at().file()).substring(edit.at().from(), edit.at().to()));
    String now = OutputFilter.safe(edit.insert()).strip();
    if (now.startsWith("#include")) {
      return "Add " + now;
    }
    if (old.isEmpty()) {
      return "Insert “%s”".formatted(now);
    }
    return now.isEmpty() ? "Remove “%s”".formatted(old) : "Replace “%s” with “%s”".formatted(old, now);
  }
}
