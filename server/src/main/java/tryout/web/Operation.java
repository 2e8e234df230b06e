package tryout.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.fault.Refused.Field;

/**
 * One operation of the contract, and the hold that it has on calls. Parameters are looked at before a door does anything. A
 * body is looked at when the door opens it, which it can only do here: so whoever may not know an interview is told that
 * there is none, whatever they sent.
 */
public final class Operation {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final String JSON = "application/json";

  private final String id;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Form> bodies = new LinkedHashMap<>();

  private record Parameter(String name, String in, Form form, Optional<Long> otherwise) {
    JsonNode value(String text) {
      return NUMBER.matcher(text).matches() && isNumber() ? LongNode.valueOf(Long.parseLong(text)) : TextNode.valueOf(text);
    }

    private boolean isNumber() {
      return form.isOfType("integer");
    }
  }

  Operation(Contract contract, JsonNode operation) {
    id = operation.path("operationId").asText();
    for (JsonNode one : operation.path("parameters")) {
      JsonNode parameter = contract.resolved(one);
      JsonNode schema = parameter.path("schema");
      Optional<Long> otherwise = schema.has("default") ? Optional.of(schema.get("default").asLong()) : Optional.empty();
      String name = parameter.path("name").asText();
      parameters.put(name, new Parameter(name, parameter.path("in").asText(), contract.form(schema), otherwise));
    }
    contract.resolved(operation.path("requestBody")).path("content").properties()
        .forEach(content -> bodies.put(content.getKey(), contract.form(content.getValue().path("schema"))));
  }

  /** Its name in the contract. */
  public String id() {
    return id;
  }

  /**
   * Holds the parameters of a call against the contract.
   *
   * @throws Refused for one that is unknown, comes twice or is not of its form; with {@link Code#NOT_FOUND} for a part of the path
   */
  void check(Call call) {
    call.queryNames().forEach(this::known);
    parameters.values().forEach(parameter -> check(call, parameter));
  }

  private void known(String name) {
    Parameter parameter = parameters.get(name);
    if (parameter == null || !parameter.in().equals("query")) {
      throw new Refused(Code.MALFORMED, "Nobody knows the parameter " + name + ".");
    }
  }

  private static void check(Call call, Parameter parameter) {
    Optional<String> text =
        switch (parameter.in()) {
          case "path" -> Optional.of(call.part(parameter.name()));
          case "query" -> call.query(parameter.name());
          default -> call.header(parameter.name());
        };
    List<Field> wrong = text.map(parameter::value).map(parameter.form()::wrong).orElse(List.of());
    if (wrong.isEmpty()) {
      return;
    }
    throw parameter.in().equals("path")
        ? new Refused(Code.NOT_FOUND, "There is nothing here.")
        : new Refused(Code.MALFORMED, "The %s %s: %s".formatted(
            parameter.in().equals("query") ? "parameter" : "header", parameter.name(), wrong.getFirst().detail()));
  }

  /** What stands for a parameter that is left out. */
  long otherwise(String name) {
    Parameter parameter = parameters.get(name);
    if (parameter == null || parameter.otherwise().isEmpty()) {
      throw new IllegalStateException("the contract gives " + id + " no number " + name);
    }
    return parameter.otherwise().get();
  }

  /** What kind of file it takes. */
  String file() {
    return bodies.keySet().stream().filter(type -> !type.equals(JSON)).findFirst()
        .orElseThrow(() -> new IllegalStateException("the contract gives " + id + " no file"));
  }

  /**
   * A body as fields to be read. What is not of its form is noted in them, and told at their end.
   *
   * @throws Refused with {@link Code#MALFORMED} when it is no object at all
   */
  public Fields body(Buffer text) {
    Form form = bodies.get(JSON);
    if (form == null) {
      throw new IllegalStateException("the contract gives " + id + " no body");
    }
    ObjectNode read = StrictJson.tree(text);
    return new Fields(StrictJson.members(read), form.wrong(read));
  }
}
