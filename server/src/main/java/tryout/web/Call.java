package tryout.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tryout.fault.Code;
import tryout.fault.Refused;

/** One API call, as its handler sees it: on a thread of its own, its body read. */
public final class Call {
  private final RoutingContext context;
  private final Operation operation;
  private final String address;
  private final Map<Class<?>, Object> attached = new HashMap<>();

  Call(RoutingContext context, Operation operation, String address) {
    this.context = context;
    this.operation = operation;
    this.address = address;
  }

  /**
   * The body as fields to be read, held against the contract.
   *
   * @throws Refused when there is no JSON object in it
   */
  public Fields body() {
    assertSentAs("application/json");
    return operation.body(raw());
  }

  /**
   * The body as a file.
   *
   * @throws Refused when it was sent as something else than the contract says
   */
  public Buffer file() {
    assertSentAs(operation.file());
    return raw();
  }

  private void assertSentAs(String type) {
    Optional<String> sent = header("Content-Type");
    if (sent.isEmpty() || !sent.get().split(";", 2)[0].strip().equalsIgnoreCase(type)) {
      throw new Refused(Code.UNSUPPORTED_TYPE, "Send " + type + ".");
    }
  }

  /** The path that was called. */
  public String path() {
    return request().path();
  }

  /** The body as it came; empty when there was none. */
  public Buffer raw() {
    Buffer body = context.body().buffer();
    return body == null ? Buffer.buffer() : body;
  }

  /** A part of the path that is an id. An id that is none is one that nothing has. */
  public UUID id(String name) {
    try {
      String text = context.pathParam(name);
      if (text != null && text.length() == 36) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      // Answered below: what is no id is not found either.
    }
    throw new Refused(Code.NOT_FOUND, "There is nothing here.");
  }

  /** A part of the path. */
  public String part(String name) {
    String text = context.pathParam(name);
    return text == null ? "" : text;
  }

  /** The names of all parameters of the query. */
  Set<String> queryNames() {
    return context.queryParams().names();
  }

  /** A parameter of the query. */
  public Optional<String> query(String name) {
    List<String> values = context.queryParam(name);
    if (values.size() > 1) {
      throw new Refused(Code.MALFORMED, "The parameter " + name + " was given twice.");
    }
    return values.stream().findFirst();
  }

  /** A parameter of the query that is a number; where it is left out, the one that the contract gives. */
  public long number(String name) {
    return query(name).map(Long::parseLong).orElseGet(() -> operation.otherwise(name));
  }

  public Optional<String> header(String name) {
    List<String> values = request().headers().getAll(name);
    if (values.size() > 1) {
      throw new Refused(Code.MALFORMED, "The header " + name + " was given twice.");
    }
    return values.stream().findFirst();
  }

  /** The value of a cookie that came once. */
  public Optional<String> cookie(String name) {
    List<Cookie> found = request().cookies(name).stream().toList();
    return found.size() == 1 ? Optional.of(found.getFirst().getValue()) : Optional.empty();
  }

  /**
   * The revision that the caller last saw.
   *
   * @throws Refused with {@link Code#PRECONDITION_REQUIRED} when {@code If-Match} is missing
   */
  public long ifMatch() {
    String tag =
        header("If-Match")
            .orElseThrow(() -> new Refused(Code.PRECONDITION_REQUIRED, "Send the ETag you last saw as If-Match."));
    try {
      return Long.parseLong(tag.replace("W/", "").replace("\"", "").strip());
    } catch (NumberFormatException e) {
      throw Refused.stale();
    }
  }

  /** Where the call comes from, as text. */
  public String address() {
    return address;
  }

  HttpServerRequest request() {
    return context.request();
  }

  /** Whether the browser says that a page of ours made it. */
  public boolean sameOrigin(SameOrigin rule) {
    return rule.of(request());
  }

  /** Leaves a value for those that come later, such as who is calling. */
  public <T> void attach(Class<T> type, T value) {
    attached.put(type, value);
  }

  /** A value that a guard left. */
  public <T> T attached(Class<T> type) {
    Object value = attached.get(type);
    if (value == null) {
      throw new IllegalStateException("no guard left a " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
