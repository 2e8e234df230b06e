package tryout.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tryout.fault.Refused.Field;

/** A schema of the contract, which tells people what is wrong in sentences of ours; {@code x-says} has those of its own. */
final class Form {
  private final Schema schema;
  private final Function<SchemaLocation, JsonNode> whole;

  /**
   * Prepares it.
   *
   * @param whole what all stands around a place of a schema
   */
  Form(Schema schema, Function<SchemaLocation, JsonNode> whole) {
    this.schema = schema;
    this.whole = whole;
  }

  /** Whether it is for values of that type. */
  boolean isOfType(String type) {
    return schema.getSchemaNode().path("type").asText().equals(type);
  }

  /** All that is wrong with a value, one sentence for each place. */
  List<Field> wrong(JsonNode value) {
    Map<String, Field> found = new LinkedHashMap<>();
    schema.validate(value).forEach(error -> found.putIfAbsent(pointer(error), new Field(pointer(error), sentence(error), code(error))));
    return List.copyOf(found.values());
  }

  private static String pointer(Error error) {
    String at = error.getInstanceLocation().toString();
    String member = error.getProperty();
    return member == null ? at : at + "/" + member.replace("~", "~0").replace("/", "~1");
  }

  private static String code(Error error) {
    return switch (error.getKeyword()) {
      case "required" -> "missing";
      case "additionalProperties" -> "unknown";
      case "type" -> "type";
      case "enum" -> "choice";
      case "minLength", "minItems" -> "too-short";
      case "maxLength", "maxItems" -> "too-long";
      case "minimum", "maximum" -> "range";
      case "uniqueItems" -> "twice";
      default -> "form";
    };
  }

  private String sentence(Error error) {
    JsonNode about = about(error);
    return switch (error.getKeyword()) {
      case "required" -> "This is needed.";
      case "additionalProperties" -> "Nobody knows this member.";
      case "enum" -> "One of: " + String.join(", ", words(about)) + ".";
      case "minLength" -> about.get("minLength").asInt() == 1 ? "This is needed." : "At least " + about.get("minLength") + " characters.";
      case "maxLength" -> "At most " + about.get("maxLength") + " characters.";
      case "minItems" -> "At least " + about.get("minItems") + ".";
      case "maxItems" -> "At most " + about.get("maxItems") + ".";
      case "uniqueItems" -> "Each once.";
      case "minimum", "maximum" -> whole(about);
      case "type" -> ofType(about);
      default -> about.path("x-says").asText("This has another form.");
    };
  }

  /** The schema that has the keyword which does not hold. */
  private JsonNode about(Error error) {
    NodePath keyword = error.getSchemaLocation().getFragment();
    JsonNode node = whole.apply(error.getSchemaLocation());
    for (int i = 0; i < keyword.getNameCount() - 1; i++) {
      node = keyword.getElement(i) instanceof Integer index ? node.path(index) : node.path(keyword.getName(i));
    }
    return node;
  }

  private static List<String> words(JsonNode schema) {
    List<String> words = new ArrayList<>();
    schema.path("enum").forEach(word -> words.add(word.asText()));
    return words;
  }

  private static String ofType(JsonNode schema) {
    return switch (schema.path("type").asText().toLowerCase(Locale.ROOT)) {
      case "string" -> schema.has("enum") ? "One of: " + String.join(", ", words(schema)) + "." : "A text is needed.";
      case "integer" -> whole(schema);
      case "boolean" -> "True or false.";
      case "array" -> "A list is needed.";
      default -> "An object is needed.";
    };
  }

  private static String whole(JsonNode schema) {
    return "A whole number from %s to %s.".formatted(schema.path("minimum").asText("0"), schema.path("maximum").asText("…"));
  }
}
