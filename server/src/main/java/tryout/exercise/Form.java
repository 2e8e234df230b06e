package tryout.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The forms of a package's files: JSON Schemas in {@code src/main/resources/schema}, which authors' editors read too. What a
 * key must be stands there as its description, and is what its author is told when it is something else.
 */
enum Form {
  PROBLEM,
  INTERVIEW,
  RUBRIC,
  SUBMISSIONS,
  STAGE,
  SAMPLES,
  CASE;

  private final Schema schema = read(name().toLowerCase(Locale.ROOT));

  private static Schema read(String name) {
    try (InputStream in = Form.class.getResourceAsStream("/schema/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("the resource schema/" + name + ".json is missing");
      }
      return Registry.THE.getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In a holder, because an enum's own constants come first. */
  private static final class Registry {
    static final SchemaRegistry THE = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  }

  /** Notes everything in a file that is not of this form, each key once. */
  void check(String place, JsonNode node, Mistakes mistakes) {
    Set<String> said = new LinkedHashSet<>();
    schema.validate(node).forEach(error -> said.add(sentence(error)));
    said.forEach(sentence -> mistakes.add(place, sentence));
  }

  private String sentence(Error error) {
    NodePath at = error.getInstanceLocation();
    return switch (error.getKeyword()) {
      case "additionalProperties" -> "key " + key(at.append(error.getProperty())) + " is not a key of this format";
      case "required" -> wrong(at.append(error.getProperty()));
      default -> wrong(described(at));
    };
  }

  private String wrong(NodePath at) {
    String what = text(schemaOf(at));
    return at.getNameCount() == 0 ? "does not hold keys with values" : "key " + key(at) + (what.isEmpty() ? " is missing" : " is not " + what);
  }

  /** What stands in a list is told of the list. */
  private NodePath described(NodePath at) {
    NodePath here = at;
    while (here.getNameCount() > 0 && text(schemaOf(here)).isEmpty()) {
      here = here.getParent();
    }
    return here;
  }

  private static String text(JsonNode part) {
    return part.path("description").asText("");
  }

  /** The part of the schema that speaks of a place; these schemas refer to nothing else. */
  private JsonNode schemaOf(NodePath at) {
    JsonNode part = schema.getSchemaNode();
    for (int i = 0; i < at.getNameCount(); i++) {
      part = at.getElement(i) instanceof Integer ? part.path("items") : named(part, at.getName(i));
    }
    return part;
  }

  private static JsonNode named(JsonNode part, String name) {
    JsonNode own = part.path("properties").path(name);
    if (!own.isMissingNode()) {
      return own;
    }
    for (var pattern : part.path("patternProperties").properties()) {
      if (name.matches(pattern.getKey() + ".*")) {
        return pattern.getValue();
      }
    }
    return part.path("additionalProperties");
  }

  /** As an author finds it: {@code hints[0].text}. */
  private static String key(NodePath at) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < at.getNameCount(); i++) {
      if (at.getElement(i) instanceof Integer index) {
        key.append('[').append(index).append(']');
      } else {
        key.append(key.isEmpty() ? "" : ".").append(at.getName(i));
      }
    }
    return key.toString();
  }
}
