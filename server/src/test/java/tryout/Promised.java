package tryout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tryout.web.Contract;

/**
 * Holds every answer that a test sees against the contract: its status, type, headers and body. Bodies may have no member more
 * than the contract tells of, though readers are told to pass over what they do not know.
 */
public final class Promised {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "https://tryout.invalid/answers.json";
  private static final Promised THE = new Promised(tree(Contract.read().reply().body().toString()));

  private final JsonNode document;
  private final List<Address> addresses = new ArrayList<>();
  private final SchemaRegistry registry;
  private final Map<String, com.networknt.schema.Schema> known = new ConcurrentHashMap<>();

  private record Address(Pattern pattern, long parameters, JsonNode operations) {}

  private Promised(JsonNode document) {
    this.document = document;
    document.path("paths").properties().forEach(path -> addresses.add(new Address(
        Pattern.compile(path.getKey().replace(".", "\\.").replaceAll("\\{\\w+\\}", "[^/]+")),
        path.getKey().chars().filter(letter -> letter == '{').count(), path.getValue())));
    addresses.sort(Comparator.comparingLong(Address::parameters));
    JsonNode closed = document.path("components").path("schemas").deepCopy();
    closed.forEach(Promised::close);
    ObjectNode all = JSON.createObjectNode();
    all.set("$defs", closed);
    registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder
        .schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())
        .schemas(Map.of(NAME, there(all))));
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  /** What names its members has no others; what is of our own keywords goes, since no value is held against it. */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      object.remove(List.of("x-says", "example"));
      if (object.path("properties").isObject() && !object.has("additionalProperties") && object.has("type")) {
        object.put("additionalProperties", false);
      }
    }
    schema.forEach(Promised::close);
  }

  private static String there(JsonNode schema) {
    return schema.toString().replace("\"#/components/schemas/", "\"" + NAME + "#/$defs/");
  }

  /**
   * Fails where an answer is not in the contract.
   *
   * @param path as it was asked for; only what lies below {@code /api/v1} is looked at
   */
  public static void check(String method, String path, int status, Map<String, List<String>> headers, byte[] body) {
    if (path.startsWith("/api/v1/")) {
      String below = path.substring("/api/v1".length()).split("\\?", 2)[0];
      THE.addresses.stream().filter(address -> address.pattern().matcher(below).matches()).findFirst()
          .map(address -> address.operations().path(method.toLowerCase(Locale.ROOT))).filter(JsonNode::isObject)
          .ifPresent(operation -> THE.check(operation, status, headers, body));
    }
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") && node.get("$ref").textValue().startsWith("#/components/") && !node.get("$ref").textValue().contains("/schemas/")
        ? document.at(node.get("$ref").textValue().substring(1)) : node;
  }

  private void check(JsonNode operation, int status, Map<String, List<String>> headers, byte[] body) {
    String about = operation.path("operationId").asText() + " answered " + status;
    JsonNode promised = resolved(operation.path("responses").path(Integer.toString(status)));
    String text = new String(body, StandardCharsets.UTF_8);
    if (promised.isMissingNode()) {
      throw new AssertionError(about + ", which the contract does not tell of: " + text);
    }
    promised.path("headers").properties().forEach(header -> header(about, header.getKey(), resolved(header.getValue()), headers));
    String type = first(headers, "Content-Type").split(";", 2)[0];
    JsonNode content = promised.path("content");
    if (content.isMissingNode() ? body.length > 0 : !content.has(type)) {
      throw new AssertionError(about + " as " + type + ", which the contract does not tell of: " + text);
    }
    if (type.endsWith("json")) {
      List<Error> errors = schema(content.path(type).path("schema")).validate(tree(text));
      if (!errors.isEmpty()) {
        throw new AssertionError(about + " and not as promised: " + errors.stream().map(Error::toString).toList() + " in " + text);
      }
    }
  }

  private void header(String about, String name, JsonNode promised, Map<String, List<String>> headers) {
    String value = first(headers, name);
    JsonNode form = promised.path("schema");
    boolean fits = form.path("type").asText().equals("integer") ? value.matches("[0-9]+") : value.matches(".*(" + form.path("pattern").asText() + ").*");
    if (value.isEmpty() ? promised.path("required").asBoolean() : !fits) {
      throw new AssertionError("%s with the header %s: %s".formatted(about, name, value));
    }
  }

  private static String first(Map<String, List<String>> headers, String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).getFirst();
  }

  private com.networknt.schema.Schema schema(JsonNode schema) {
    return known.computeIfAbsent(there(schema), text -> registry.getSchema(SchemaLocation.of(NAME + "/" + known.size()), tree(text)));
  }
}
