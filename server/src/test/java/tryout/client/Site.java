package tryout.client;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tryout.Patience;
import tryout.Promised;

/** A server's REST interface, as far as somebody needs it to come into a room. All methods block. */
public final class Site {
  private static final int TOO_OFTEN = 429;
  /** A server that is killed while it is asked leaves some questions open for ever. */
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI address;
  private final String origin;
  private final HttpClient http = HttpClient.newHttpClient();

  /** The server answered, and not as was hoped for. */
  public static final class Refusal extends RuntimeException {
    Refusal(String message) {
      super(message);
    }
  }

  /** A guest who came in by an invitation. */
  public record Guest(String room, String accessToken) {}

  /**
   * Names a server.
   *
   * @param address where it listens
   * @param origin what it is called in links
   */
  public Site(URI address, String origin) {
    this.address = address;
    this.origin = origin;
  }

  /** Where it listens. */
  public URI address() {
    return address;
  }

  public String origin() {
    return origin;
  }

  /** What stands behind the {@code #} of a link. */
  public static String secret(String link) {
    return link.substring(link.indexOf('#') + 1);
  }

  /**
   * One call. Where the server says that it was asked too often, it is asked again after the time that it names, for half
   * a minute at most.
   *
   * @param access an access token, or empty
   * @throws Refusal if the answer is no success
   */
  public JsonObject call(String method, String path, String access, JsonObject body) {
    return call(method, path, access, body, "");
  }

  /** The same for what is changed as it was seen: with its revision, or none. */
  public JsonObject call(String method, String path, String access, JsonObject body, String revision) {
    HttpRequest.Builder asked = HttpRequest.newBuilder(address.resolve("/api/v1" + path))
        .timeout(ANSWER).header("Content-Type", "application/json").header("Origin", origin).header("Tryout-Request", "1")
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.encode(), StandardCharsets.UTF_8));
    if (!access.isEmpty()) {
      asked.header("Authorization", "Bearer " + access);
    }
    if (!revision.isEmpty()) {
      asked.header("If-Match", "\"" + revision + "\"");
    }
    HttpRequest request = asked.build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    HttpResponse<String> answer = send(request);
    while (answer.statusCode() == TOO_OFTEN && System.nanoTime() < end) {
      Patience.pause(Duration.ofSeconds(answer.headers().firstValueAsLong("Retry-After").orElse(1)));
      answer = send(request);
    }
    if (answer.statusCode() >= 300) {
      throw new Refusal(method + " " + path + " answered " + answer.statusCode() + " " + answer.body());
    }
    return answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      Promised.check(request.method(), request.uri().getRawPath(), answer.statusCode(), answer.headers().map(), answer.body().getBytes(StandardCharsets.UTF_8));
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Comes in by an invitation link's secret, which works a few times. */
  public Guest redeem(String secret) {
    JsonObject in = call("POST", "/invitations/redeem", "", new JsonObject().put("secret", secret));
    return new Guest(in.getJsonObject("guest").getString("room"), in.getString("accessToken"));
  }

  /** A room token, good for one socket. */
  public String roomToken(String room, String access) {
    return call("POST", "/interviews/" + room + "/room-token", access, new JsonObject()).getString("token");
  }

  /** The same, or nothing while the server is away or does not want to. */
  public Optional<String> tryRoomToken(String room, String access) {
    try {
      return Optional.of(roomToken(room, access));
    } catch (Refusal | UncheckedIOException away) {
      return Optional.empty();
    }
  }
}
