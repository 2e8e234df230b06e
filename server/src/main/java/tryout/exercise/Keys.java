package tryout.exercise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One mapping of a YAML file. Asking for a key is what makes it known; {@link #end} notes those that nobody asked for.
 * Every mistake is noted with file and key, and a harmless value given instead.
 */
final class Keys {
  private static final YAMLMapper YAML =
      new YAMLMapper(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final String place;
  private final String above;
  private final JsonNode node;
  private final Mistakes mistakes;
  private final Set<String> asked = new HashSet<>();

  private Keys(String place, String above, JsonNode node, Mistakes mistakes) {
    this.place = place;
    this.above = above;
    this.node = node;
    this.mistakes = mistakes;
  }

  /**
   * Reads a file.
   *
   * @param place the file's name, for mistakes
   * @param yaml empty for a file whose absence was noted already
   */
  static Keys of(String place, String yaml, Mistakes mistakes) {
    return new Keys(place, "", parse(place, yaml, mistakes), mistakes);
  }

  private static JsonNode parse(String place, String yaml, Mistakes mistakes) {
    if (yaml.isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      JsonNode read = YAML.readTree(yaml);
      if (read != null && read.isObject()) {
        return read;
      }
      mistakes.add(place, "does not hold keys with values");
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      mistakes.add(place, (at == null ? "" : "line " + at.getLineNr() + ": ") + firstLine(e.getOriginalMessage()));
    }
    return MissingNode.getInstance();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("is no YAML");
  }

  /** A day, as {@code 2027-03-01}, where it is named. */
  Optional<LocalDate> day(String key) {
    if (!names(key)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(ask(key).asText()));
    } catch (DateTimeParseException e) {
      wrong(key, "is not a day as 2027-03-01");
      return Optional.empty();
    }
  }

  /** Whether there is anything to read. A file that could not be read has one mistake, not one for each key too. */
  boolean readable() {
    return !node.isMissingNode();
  }

  /** A required text of one line; numbers count as their digits. */
  String line(String key, int maxUnits) {
    JsonNode value = ask(key);
    String text = value.isTextual() || value.isNumber() ? value.asText().strip() : "";
    if (text.isEmpty() || text.length() > maxUnits || text.contains("\n")) {
      wrong(key, "is not a line of 1 to " + maxUnits + " characters");
    }
    return text;
  }

  /** A required word of these. */
  String word(String key, String... choices) {
    JsonNode value = ask(key);
    String text = value.isTextual() || value.isNumber() ? value.asText() : "";
    if (!List.of(choices).contains(text)) {
      wrong(key, "is none of: " + String.join(", ", choices));
    }
    return text;
  }

  /** A required whole number within bounds. */
  int number(String key, int min, int max) {
    JsonNode value = ask(key);
    if (value.isInt() && value.intValue() >= min && value.intValue() <= max) {
      return value.intValue();
    }
    wrong(key, "is not a whole number from " + min + " to " + max);
    return min;
  }

  /** A required number within bounds. */
  double decimal(String key, double min, double max) {
    JsonNode value = ask(key);
    if (value.isNumber() && value.doubleValue() >= min && value.doubleValue() <= max) {
      return value.doubleValue();
    }
    wrong(key, "is not a number from " + min + " to " + max);
    return min;
  }

  /** Yes or no; may be left out. */
  boolean flag(String key, boolean otherwise) {
    JsonNode value = ask(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      wrong(key, "is neither true nor false");
    }
    return value.asBoolean(otherwise);
  }

  /** Whether there is such a key. */
  boolean names(String key) {
    return node.has(key);
  }

  /** A required mapping below this one. */
  Keys map(String key) {
    JsonNode value = ask(key);
    if (!value.isObject()) {
      wrong(key, "does not hold keys with values");
      return new Keys(place, above + key + ".", MissingNode.getInstance(), mistakes);
    }
    return new Keys(place, above + key + ".", value, mistakes);
  }

  /** A list of words, each once; empty when it is left out. */
  List<String> words(String key) {
    JsonNode value = ask(key);
    List<String> words = new ArrayList<>();
    value.forEach(word -> words.add(word.isTextual() ? word.asText().strip() : ""));
    boolean fits = value.isMissingNode() || value.isArray();
    boolean each = words.stream().allMatch(word -> !word.isEmpty() && word.length() <= ExerciseLimits.WORD_UNITS);
    if (!fits || !each || words.size() > ExerciseLimits.WORDS || new HashSet<>(words).size() < words.size()) {
      wrong(key, "is not a list of at most " + ExerciseLimits.WORDS + " words, each once");
    }
    return words;
  }

  /** A list of mappings; empty when it is left out. */
  List<Keys> list(String key) {
    JsonNode value = ask(key);
    List<Keys> found = new ArrayList<>();
    for (int i = 0; i < value.size() && value.isArray(); i++) {
      found.add(new Keys(place, above + key + "[" + i + "].", value.get(i), mistakes));
    }
    if (!value.isMissingNode() && !value.isArray()) {
      wrong(key, "is not a list");
    }
    return found;
  }

  /** Knows keys that others read, of whatever value. */
  void pass(String... keys) {
    Stream.of(keys).forEach(asked::add);
  }

  /** Notes every key that nobody asked for. */
  void end() {
    node.fieldNames().forEachRemaining(name -> {
      if (!asked.contains(name)) {
        wrong(name, "is not a key of this format");
      }
    });
  }

  void wrong(String key, String sentence) {
    if (readable()) {
      mistakes.add(place, "key " + above + key + " " + sentence);
    }
  }

  private JsonNode ask(String key) {
    asked.add(key);
    return Objects.requireNonNullElse(node.get(key), MissingNode.getInstance());
  }
}
