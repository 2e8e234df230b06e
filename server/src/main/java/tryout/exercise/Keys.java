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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One mapping of a YAML file. Whether it is of its {@link Form} was noted when the file was read; what is not gives a harmless
 * value here, since nobody uses a package with mistakes.
 */
final class Keys {
  private static final YAMLMapper YAML =
      new YAMLMapper(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final String place;
  private final String above;
  private final JsonNode node;
  private final Mistakes mistakes;

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
  static Keys of(Form form, String place, String yaml, Mistakes mistakes) {
    JsonNode node = parse(place, yaml, mistakes);
    if (!node.isMissingNode()) {
      form.check(place, node, mistakes);
    }
    return new Keys(place, "", node, mistakes);
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
    try {
      return names(key) ? Optional.of(LocalDate.parse(ask(key).asText())) : Optional.empty();
    } catch (DateTimeParseException e) {
      wrong(key, "is no day of any year");
      return Optional.empty();
    }
  }

  /** A text of one line; numbers count as their digits. */
  String line(String key) {
    return ask(key).asText().strip();
  }

  int number(String key) {
    return ask(key).asInt(1);
  }

  double decimal(String key) {
    return ask(key).asDouble(1);
  }

  boolean flag(String key, boolean otherwise) {
    return ask(key).asBoolean(otherwise);
  }

  /** Whether there is such a key. */
  boolean names(String key) {
    return node.has(key);
  }

  /** All of its keys, in order. */
  List<String> names() {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** A mapping below this one. */
  Keys map(String key) {
    return new Keys(place, above + key + ".", ask(key), mistakes);
  }

  /** A list of words; empty when it is left out. */
  List<String> words(String key) {
    return elements(key).map(JsonNode::asText).map(String::strip).toList();
  }

  /** A list of mappings; empty when it is left out. */
  List<Keys> list(String key) {
    List<Keys> found = new ArrayList<>();
    elements(key).forEach(one -> found.add(new Keys(place, above + key + "[" + found.size() + "].", one, mistakes)));
    return found;
  }

  private Stream<JsonNode> elements(String key) {
    return ask(key).valueStream();
  }

  /** Notes a mistake that no form can see. A file that could not be read has one mistake, not one for each key too. */
  void wrong(String key, String sentence) {
    if (!node.isMissingNode()) {
      mistakes.add(place, "key " + above + key + " " + sentence);
    }
  }

  /** Notes those of these keys that are missing. */
  void needs(String... keys) {
    Stream.of(keys).filter(key -> !names(key)).forEach(key -> wrong(key, "is missing"));
  }

  private JsonNode ask(String key) {
    return Objects.requireNonNullElse(node.get(key), MissingNode.getInstance());
  }
}
