package tryout.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tryout.fault.Code;
import tryout.fault.Refused;

/** One API call, as its handler sees it: on a thread of its own, its body read. */
public final class Call {
  private final RoutingContext context;
  private final String address;
  private final Map<Class<?>, Object> attached = new HashMap<>();

  Call(RoutingContext context, String address) {
    this.context = context;
    this.address = address;
  }

  /**
   * The body as fields to be read.
   *
   * @throws Refused when there is no JSON object in it
   */
  public Fields body() {
    assertSentAs("application/json");
    return new Fields(StrictJson.object(raw()));
  }

  /**
   * The body as a file.
   *
   * @param type what it must be sent as
   * @throws Refused when it was sent as something else
   */
  public Buffer file(String type) {
    assertSentAs(type);
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

  /** A part of the path of that form. One of another form is one that nothing has. */
  public String part(String name, Pattern form) {
    String text = context.pathParam(name);
    if (text == null || !form.matcher(text).matches()) {
      throw new Refused(Code.NOT_FOUND, "There is nothing here.");
    }
    return text;
  }

  /** A parameter of the query. */
  public Optional<String> query(String name) {
    List<String> values = context.queryParam(name);
    if (values.size() > 1) {
      throw new Refused(Code.MALFORMED, "The parameter " + name + " was given twice.");
    }
    return values.stream().findFirst();
  }

  /** A parameter of the query that is a whole number from 0; 0 where it is left out. */
  public long number(String name) {
    try {
      long number = query(name).map(Long::parseLong).orElse(0L);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below, as a number below nothing is.
    }
    throw new Refused(Code.MALFORMED, "The parameter " + name + " is a whole number from 0.");
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
