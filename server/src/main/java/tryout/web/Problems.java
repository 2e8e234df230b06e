package tryout.web;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.Code;
import tryout.fault.Refused.Field;
import tryout.fault.Refused;

/** Whatever goes wrong over HTTP, as RFC 9457 has it. The instance is the request's id, which the log has too. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;
  private static final Pattern WAIT = Pattern.compile("in (\\d{1,6}) s");
  static final String REQUEST = "request";
  /** Under this name a request keeps how large its body may be. */
  static final String MOST_BYTES = "most-bytes";

  private final Refusals refusals;

  public Problems(Refusals refusals) {
    this.refusals = refusals;
  }

  /** Answers with what is wrong; a bug is logged with its stack and told as an id only. */
  void answer(RoutingContext context, Throwable failure) {
    Refused refused = refusal(context, failure);
    refusals.count(refused.code());
    LOG.debug("refused code={} request={}", refused.code().slug(), requestId(context));
    HttpServerResponse response = context.response();
    if (response.ended() || response.headWritten()) {
      context.request().connection().close();
      return;
    }
    Matcher wait = WAIT.matcher(refused.detail());
    if (refused.code() == Code.RATE_LIMITED || refused.code() == Code.BUSY) {
      response.putHeader("Retry-After", wait.find() ? wait.group(1) : "2");
    }
    response
        .setStatusCode(refused.code().status())
        .putHeader("Content-Type", "application/problem+json; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .end(body(refused, requestId(context)).toBuffer());
  }

  static String requestId(RoutingContext context) {
    String id = context.get(REQUEST);
    return id == null ? "" : id;
  }

  private static JsonObject body(Refused refused, String request) {
    JsonObject body =
        new JsonObject()
            .put("type", "/problems/" + refused.code().slug())
            .put("title", refused.code().title())
            .put("status", refused.code().status())
            .put("detail", refused.detail())
            .put("instance", request);
    if (!refused.fields().isEmpty()) {
      JsonArray errors = new JsonArray();
      for (Field field : refused.fields()) {
        errors.add(new JsonObject().put("pointer", field.pointer()).put("detail", field.detail()).put("code", field.code()));
      }
      body.put("errors", errors);
    }
    return body;
  }

  private Refused refusal(RoutingContext context, Throwable failure) {
    if (failure instanceof Refused refused && refused.code().status() != 0) {
      return refused;
    }
    if (failure instanceof Refused refused) {
      return new Refused(Code.BUSY, refused.detail());
    }
    if (failure instanceof HttpException http) {
      return http.getStatusCode() == Code.TOO_LARGE.status() ? tooLarge(context) : ofStatus(http.getStatusCode());
    }
    String id = requestId(context);
    LOG.error("incident={} path={}", id, context.normalizedPath(), failure);
    return new Refused(Code.INTERNAL, "Something went wrong on our side. It is logged as incident " + id + ".");
  }

  /** Says how large it may be, where that is known. */
  static Refused tooLarge(RoutingContext context) {
    Integer most = context.get(MOST_BYTES);
    return most == null
        ? new Refused(Code.TOO_LARGE, "The body is larger than this address reads.")
        : new Refused(Code.TOO_LARGE, "The body is larger than the %s that this address reads.".formatted(
            most < MIB ? most / KIB + " KiB" : most / MIB + " MiB"));
  }

  /** For what the router itself refuses. */
  static Refused ofStatus(int status) {
    return switch (status) {
      case 404 -> new Refused(Code.NOT_FOUND, "There is nothing here.");
      case 405 -> new Refused(Code.METHOD_NOT_ALLOWED, "That method is not for this address.");
      case 415 -> new Refused(Code.UNSUPPORTED_TYPE, "Send application/json.");
      default ->
          status < 500
              ? new Refused(Code.MALFORMED, "The request could not be read.")
              : new Refused(Code.INTERNAL, "Something went wrong on our side.");
    };
  }

  /** The code that a problem page is about. */
  static Optional<Code> named(String slug) {
    return Arrays.stream(Code.values()).filter(code -> code.status() != 0 && code.slug().equals(slug)).findFirst();
  }
}
