package tryout.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the REST interface takes and gives: one OpenAPI 3.1 document, whose parts lie in {@code src/main/resources/openapi}.
 * Pages and programs read it, and every call is held against it. Who may do what is not decided here but by the table of
 * routes; a test holds one to the other.
 */
public final class Contract {
  private static final List<String> PARTS = List.of("contract", "access", "exercises", "interviews", "practice", "season", "applications", "webhooks");
  /** Under this name schemas find each other. */
  private static final String NAME = "https://tryout.invalid/schemas.json";
  private static final String REFERENCE = "#/components/schemas/";
  private static final String REFERENCE_THERE = NAME + "#/$defs/";
  /** Schemas as they are, and one keyword of ours that no value is held against. */
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012()).keyword(new NonValidationKeyword("x-says")).keyword(new NonValidationKeyword("example")).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;
  private final Buffer served;
  private final ObjectNode schemas = JSON.createObjectNode();
  private final SchemaRegistry registry;
  private final AtomicInteger forms = new AtomicInteger();

  private Contract(JsonNode document) {
    this.document = document;
    this.served = Buffer.buffer(document.toString());
    JsonNode all = document.path("components").path("schemas");
    schemas.set("$defs", there(all));
    this.registry = SchemaRegistry.withDefaultDialect(DIALECT, builder -> builder.schemas(Map.of(NAME, schemas.toString())));
  }

  /** The one of this server. */
  public static Contract read() {
    ObjectNode whole = JSON.createObjectNode();
    PARTS.forEach(part -> merge(whole, part(part)));
    return new Contract(whole);
  }

  /** Any other. */
  static Contract of(String json) {
    return new Contract(tree(json));
  }

  private static JsonNode part(String name) {
    try (InputStream in = Contract.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the resource openapi/" + name + ".yaml is missing");
      }
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void merge(ObjectNode into, JsonNode from) {
    from.properties().forEach(member -> {
      JsonNode there = into.get(member.getKey());
      if (there instanceof ObjectNode object && member.getValue().isObject()) {
        merge(object, member.getValue());
      } else if (there == null) {
        into.set(member.getKey(), member.getValue());
      } else {
        throw new IllegalStateException("the contract says twice what " + member.getKey() + " is");
      }
    });
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As it is served. */
  public Reply reply() {
    return new Reply(200, "application/json; charset=utf-8", served, Map.of(), List.of());
  }

  /**
   * The operation of a door.
   *
   * @param path below {@code /api/v1}, with parameters as {@code :name}
   */
  public Operation operation(HttpMethod method, String path) {
    JsonNode operation =
        document.path("paths").path(path.replaceAll(":(\\w+)", "{$1}")).path(method.name().toLowerCase(Locale.ROOT));
    if (operation.isMissingNode()) {
      throw new IllegalStateException("the contract knows no " + method + " " + path);
    }
    return new Operation(this, operation);
  }

  /** What a reference leads to, or what is there itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
  }

  /** A schema that stands in the document. */
  Form form(JsonNode schema) {
    JsonNode whole = there(schema);
    Schema read = registry.getSchema(SchemaLocation.of(NAME + "/" + forms.incrementAndGet()), whole);
    return new Form(read, location -> NAME.equals(String.valueOf(location.getAbsoluteIri())) ? schemas : whole);
  }

  private static JsonNode there(JsonNode schema) {
    return tree(schema.toString().replace("\"" + REFERENCE, "\"" + REFERENCE_THERE));
  }
}
