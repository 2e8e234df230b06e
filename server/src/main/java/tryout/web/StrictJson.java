package tryout.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * JSON as strangers send it: one object, no key twice, at most 16 levels deep, numbers of at most 32 digits. It is in
 * UTF-8; other encodings are not guessed.
 */
public final class StrictJson {
  /** Levels of nesting that are read. */
  public static final int MAX_DEPTH = 16;

  private static final int MAX_NUMBER_DIGITS = 32;
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_DIGITS)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private StrictJson() {}

  /**
   * Reads one object.
   *
   * @throws Refused with {@link Code#MALFORMED} when it is anything but one object within the limits
   */
  public static JsonObject object(Buffer text) {
    return new JsonObject(read(text, new TypeReference<Map<String, Object>>() {}));
  }

  /** The same, to be held against a form. Members that are null are left out at every depth: null and absent are the same. */
  static ObjectNode tree(Buffer text) {
    ObjectNode object = read(text, new TypeReference<ObjectNode>() {});
    withoutNull(object);
    return object;
  }

  private static <T> T read(Buffer text, TypeReference<T> type) {
    try {
      String json = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text.getBytes())).toString();
      T read = MAPPER.readValue(json, type);
      if (read == null) {
        throw new Refused(Code.MALFORMED, "A JSON object is needed here.");
      }
      return read;
    } catch (IOException e) {
      throw new Refused(
          Code.MALFORMED, "This is not a JSON object in UTF-8 without duplicate keys, at most 16 levels deep.");
    }
  }

  private static void withoutNull(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.removeNulls();
    }
    node.forEach(StrictJson::withoutNull);
  }

  /** What was read as a tree, by name. */
  static JsonObject members(ObjectNode tree) {
    return new JsonObject(MAPPER.convertValue(tree, new TypeReference<Map<String, Object>>() {}));
  }
}
