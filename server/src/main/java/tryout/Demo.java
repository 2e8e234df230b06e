package tryout;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tryout.fault.CannotStart;

/** An interview to look at, made through the same doors that people use. */
final class Demo {
  private final Server server;
  private final HttpClient client = HttpClient.newHttpClient();

  private Demo(Server server) {
    this.server = server;
  }

  /** Makes the interview; gives the lines to show at the terminal. */
  static List<String> prepare(Server server) {
    Demo demo = new Demo(server);
    try {
      return demo.prepare();
    } catch (IOException e) {
      throw new CannotStart("The demonstration could not be made (" + e.getMessage() + ").", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("The demonstration was interrupted.", e);
    } finally {
      demo.client.close();
    }
  }

  private List<String> prepare() throws IOException, InterruptedException {
    String first = server.firstAddress().orElseThrow(() -> new CannotStart("The demonstration has an administrator with a password: remove its data folder."));
    JsonObject link = new JsonObject().put("link", first.substring(first.indexOf('#') + 1));
    JsonObject session = post("/sessions", "", link);
    String token = session.getString("accessToken");
    JsonObject interview = post("/interviews", token, interview());
    String id = interview.getString("id");
    JsonObject invitation =
        post("/interviews/" + id + "/invitations", token, new JsonObject().put("role", "candidate").put("name", "Ada Candidate"));
    JsonObject mentor =
        post("/sign-in-links", token, new JsonObject().put("person", session.getJsonObject("person").getString("id")));
    return List.of(
        "Open both, each in a window of its own:",
        "  mentor:    " + mentor.getString("link"),
        "  candidate: " + invitation.getString("link"),
        "The mentor's link works once, within 15 minutes; the interview is then in the list.");
  }

  private static JsonObject interview() throws IOException {
    return new JsonObject()
        .put("title", "Ring buffer")
        .put("minutes", 30)
        .put("warmupMinutes", 3)
        .put("statement", resource("/demo/statement.md"))
        .put("files", new JsonArray().add(new JsonObject().put("name", "ring.c").put("text", resource("/demo/ring.c")).put("readOnly", false)));
  }

  private JsonObject post(String path, String token, JsonObject body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header("Origin", server.address())
            .header("Tryout-Request", "1")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode()));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new CannotStart("The demonstration could not be made: " + path + " answered " + answer.statusCode() + ".");
    }
    return new JsonObject(answer.body());
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = Demo.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
