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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.fault.CannotStart;
import tryout.live.Recording;
import tryout.text.ChangeSet;

/**
 * An interview under way, to look at, made through the same doors that people use. Its people have roles for names, the
 * organisation's name says on every page that all of it is a sample, and so does the bar of the room.
 */
final class Demo {
  private static final String ORGANISATION = "Sample organisation";
  private static final String EXERCISE = "ringbuf";
  /** What the candidate of the interview that is over was given. */
  private static final String PAST = "refcount";
  private static final Duration AGO = Duration.ofHours(3);
  private static final String SOURCE = "ringbuf.c";
  /** What the candidate has typed: an answer that forgets to go round, so that there is something to talk about. */
  private static final String TYPED = "/exercises/ringbuf/submissions/wrong_answer/stops_at_the_end/ringbuf.c";
  /** Longer than the exercise asks for, so that whoever looks around later still finds the clock running. */
  private static final int MINUTES = 60;
  private static final String MAIL = "mentor-a@example.org";

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
      demo.client.shutdownNow();
    }
  }

  private List<String> prepare() throws IOException, InterruptedException {
    String administrator = administrator();
    JsonObject person = new JsonObject().put("name", "Mentor A").put("roles", new JsonArray().add("mentor"));
    JsonObject added = post("/people", administrator, person);
    String mentor = post("/sessions", "", new JsonObject().put("link", secret(added))).getString("accessToken");
    String password = UUID.randomUUID().toString();
    change("/me", mentor, new JsonObject().put("mail", MAIL).put("password", password));
    String room = post("/interviews", mentor, interview(mentor)).getString("id");
    JsonObject invited = new JsonObject().put("role", "candidate").put("name", "Candidate");
    JsonObject invitation = post("/interviews/" + room + "/invitations", mentor, invited);
    JsonObject entered = post("/invitations/redeem", "", new JsonObject().put("secret", secret(invitation)));
    String guest = entered.getString("accessToken");
    hold(room, mentor, guest);
    String past = past(mentor);
    JsonObject whom = new JsonObject().put("person", added.getJsonObject("person").getString("id"));
    String link = post("/sign-in-links", administrator, whom).getString("link");
    return lines(link + "&to=/room/" + room, server.address() + "/room/" + room, password, invitation.getString("link"), server.address() + "/interviews/" + past);
  }

  private static List<String> lines(String link, String room, String password, String invitation, String past) {
    return List.of(
        "",
        "This is a SAMPLE: its people are made up, and everything is removed when you stop it.",
        "An interview is under way. One browser is enough for both, side by side:",
        "",
        "  enter as mentor:    " + link,
        "  enter as candidate: " + invitation,
        "",
        "Another one is over, with its replay, its marks and its report, for the mentor:",
        "",
        "  look back:          " + past,
        "",
        "The mentor's link works once; after that sign in at " + room,
        "as " + MAIL + ", password " + password,
        "The candidate's link works nine times; who comes last is in.",
        "");
  }

  private String administrator() throws IOException, InterruptedException {
    String first = server.firstAddress().orElseThrow(() -> new CannotStart("The demonstration needs a fresh data folder."));
    JsonObject link = new JsonObject().put("link", first.substring(first.indexOf('#') + 1));
    String token = post("/sessions", "", link).getString("accessToken");
    change("/organisation", token, new JsonObject().put("name", ORGANISATION));
    return token;
  }

  /** Makes an interview that is over; answers its id. */
  private String past(String mentor) throws IOException, InterruptedException {
    JsonObject plan = exercise(mentor, PAST);
    JsonObject planned = plan(plan).put("minutes", plan.getInteger("minutes")).put("exercise", plan.getString("digest"));
    String room = post("/interviews", mentor, planned).getString("id");
    post("/interviews/" + room + "/invitations", mentor, new JsonObject().put("role", "candidate").put("name", "Candidate B"));
    UUID id = UUID.fromString(room);
    List<String> recorded = resource("/exercises/" + PAST + "/.meta/replays/model.jsonl").lines().toList();
    DemoPast.Whole whole = DemoPast.hold(server.live().setup(id).await(), UUID.randomUUID().toString(), UUID.randomUUID().toString(),
        Recording.read(recorded), server.live().now() - AGO.toMillis());
    server.live().write(id, whole.events(), whole.marks());
    return room;
  }

  private JsonObject interview(String mentor) throws IOException, InterruptedException {
    return plan(exercise(mentor, EXERCISE)).put("minutes", MINUTES);
  }

  private JsonObject exercise(String mentor, String slug) throws IOException, InterruptedException {
    JsonObject all = new JsonObject(call("GET", "/exercises", mentor, "", null).body());
    return all.getJsonArray("items").stream()
        .map(JsonObject.class::cast)
        .filter(item -> item.getString("slug").equals(slug))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject plan(JsonObject exercise) {
    return new JsonObject()
        .put("title", exercise.getString("title"))
        .put("warmupMinutes", 0)
        .put("statement", exercise.getString("statement"))
        .put("files", exercise.getJsonArray("files"));
  }

  /** Lets both come in, agree, begin, type, run and speak. */
  private void hold(String room, String mentor, String guest) throws IOException, InterruptedException {
    try (DemoPage panel = page(room, mentor);
        DemoPage candidate = page(room, guest)) {
      candidate.send("consent", new JsonObject().put("terms", candidate.terms()));
      panel.send("phase", new JsonObject().put("to", "exercise"));
      panel.send("say", words("Take your time, and tell me what you think while you write."));
      type(candidate);
      if (candidate.runnerOff().isEmpty()) {
        candidate.send("run", new JsonObject().put("profile", "quick"));
        candidate.event("runEnded", ended -> true);
        candidate.send("say", words("Four of five hold. Going round the end does not work yet."));
      } else {
        candidate.send("say", words("Going round the end of the storage comes next."));
      }
      panel.send("pause", new JsonObject().put("paused", true).put("reason", "This sample waits until the mentor presses Resume"));
    }
  }

  private static JsonObject words(String text) {
    return new JsonObject().put("text", text);
  }

  private DemoPage page(String room, String token) throws IOException, InterruptedException {
    String ticket = post("/interviews/" + room + "/room-token", token, new JsonObject()).getString("token");
    URI socket = URI.create("ws://127.0.0.1:" + server.port() + "/api/v1/rooms/" + room + "/socket");
    return new DemoPage(client, socket, server.address(), ticket);
  }

  /** Replaces what the exercise begins with, paragraph by paragraph, so that a replay has something to show. */
  private static void type(DemoPage candidate) throws IOException, InterruptedException {
    JsonObject file = candidate.event("fileAdded", added -> added.getString("name").equals(SOURCE));
    String before = file.getString("text");
    int version = 0;
    for (String paragraph : resource(TYPED).split("(?<=\n\n)")) {
      int from = version == 0 ? 0 : before.length();
      ChangeSet change = ChangeSet.replace(before.length(), from, before.length(), paragraph);
      JsonArray changes = new JsonArray(change.toJson());
      JsonObject edit = new JsonObject().put("file", file.getInteger("file")).put("version", version);
      candidate.send("edit", edit.put("changes", changes));
      before = change.apply(before);
      version++;
    }
  }

  /** What stands behind the {@code #} of a link. */
  private static String secret(JsonObject answer) {
    String link = answer.getString("link");
    return link.substring(link.indexOf('#') + 1);
  }

  private void change(String path, String token, JsonObject body) throws IOException, InterruptedException {
    String revision = call("GET", path, token, "", null).headers().firstValue("ETag").orElseThrow();
    call("PATCH", path, token, revision, body);
  }

  private JsonObject post(String path, String token, JsonObject body) throws IOException, InterruptedException {
    return new JsonObject(call("POST", path, token, "", body).body());
  }

  /** @param revision of what is changed, or empty */
  private HttpResponse<String> call(
      String method, String path, String token, String revision, @Nullable JsonObject body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header("Origin", server.address())
            .header("Tryout-Request", "1")
            .method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.encode()));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!revision.isEmpty()) {
      request.header("If-Match", revision);
    }
    HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new CannotStart("The demonstration could not be made: " + path + " answered " + answer.statusCode() + ".");
    }
    return answer;
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
