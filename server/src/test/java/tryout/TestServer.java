package tryout;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import tryout.access.Access;
import tryout.access.AccessSettings;
import tryout.admission.Admission;
import tryout.access.TestClock;
import tryout.db.Database;
import tryout.db.TestDatabase;
import tryout.exercise.Exercises;
import tryout.hook.HookSettings;
import tryout.irc.IrcSettings;
import tryout.live.LiveRooms;
import tryout.live.RoomDoor;
import tryout.live.ServerClock;
import tryout.post.MailSettings;
import tryout.practice.Openness;
import tryout.practice.Practice;
import tryout.shelf.Authoring;
import tryout.season.Season;
import tryout.shelf.Shelf;
import tryout.shelf.Tests;
import tryout.program.Program;
import tryout.program.Rooms;
import tryout.run.Runner;
import tryout.web.Contract;
import tryout.web.Edge;
import tryout.web.Health;
import tryout.web.WebSettings;

/** The house on a fresh database and free ports, with a clock that is moved by hand, and a plain client for it. */
public final class TestServer implements AutoCloseable {
  public static final String ORIGIN = "http://localhost:8080";
  private static final Contract CONTRACT = Contract.read();

  public final Vertx vertx = Vertx.vertx();
  public final TestClock clock = new TestClock(Instant.now());
  private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  public final Database database = TestDatabase.fresh(vertx);
  public final Access access;
  private final LiveRooms live;
  public final Program program;
  public final Practice practice;
  public final Season season;
  public final Admission admission;
  public final Shelf shelf;
  public final Authoring authoring;
  public final Edge edge;
  public final Health health = new Health(metrics);
  private final HttpClient client = HttpClient.newHttpClient();

  /** What came back. */
  public record Answer(int status, Map<String, List<String>> headers, byte[] bytes) {
    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonObject json() {
      return new JsonObject(text());
    }

    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of("")).getFirst();
    }

    /** The value of a cookie that was set. */
    public Optional<String> cookie(String name) {
      return headers.getOrDefault("set-cookie", List.of()).stream()
          .filter(line -> line.startsWith(name + "="))
          .map(line -> line.substring(name.length() + 1, line.indexOf(';')))
          .findFirst();
    }
  }

  /** For so many days backups are kept, as is told here. */
  public static final int BACKUP_DAYS = 30;

  public TestServer() {
    this(Optional.empty());
  }

  public TestServer(Optional<Path> webroot) {
    this(webroot, Rooms::new);
  }

  /** With a further folder of exercises. */
  public static TestServer with(Path exercises) {
    return new TestServer(Optional.empty(), Optional.of(exercises), Openness.EVERYBODY, Optional.empty(), Optional.empty(), Rooms::new);
  }

  /** Where not everybody may practise. */
  public static TestServer practisedBy(Openness openness) {
    return new TestServer(Optional.empty(), Optional.empty(), openness, Optional.empty(), Optional.empty(), Rooms::new);
  }

  /** With a relay for what people are told of. */
  public static TestServer withMail(MailSettings mail) {
    return new TestServer(Optional.empty(), Optional.empty(), Openness.EVERYBODY, Optional.of(mail), Optional.empty(), Rooms::new);
  }

  /** With channels in which is announced what anybody may know. */
  public static TestServer withIrc(IrcSettings irc) {
    return new TestServer(Optional.empty(), Optional.empty(), Openness.EVERYBODY, Optional.empty(), Optional.of(irc), Rooms::new);
  }

  /** With rooms as a test wants to see them. */
  public TestServer(Optional<Path> webroot, BiFunction<LiveRooms, Runner, Rooms> opening) {
    this(webroot, Optional.empty(), Openness.EVERYBODY, Optional.empty(), Optional.empty(), opening);
  }

  private TestServer(
      Optional<Path> webroot, Optional<Path> exercises, Openness openness, Optional<MailSettings> mail, Optional<IrcSettings> irc,
      BiFunction<LiveRooms, Runner, Rooms> opening) {
    WebSettings web =
        new WebSettings(URI.create(ORIGIN), "127.0.0.1", 0, 0, Optional.empty(), Optional.empty(), List.of(), webroot);
    access = new Access(vertx, database, AccessSettings.of(TestSandbox.folder(), ORIGIN), new tryout.web.SameOrigin(ORIGIN), clock);
    shelf = new Shelf(database, Exercises.open(exercises), clock);
    Tests tests = new Tests(database, shelf, TestSandbox.shared(), "", clock);
    live = new LiveRooms(vertx, database, TestSandbox.shared(), tests, metrics, new ServerClock(), Optional.empty(), 1);
    live.start().await();
    Rooms rooms = opening.apply(live, TestSandbox.shared());
    program = new Program(database, access, rooms, shelf, tests, web.url(), clock, BACKUP_DAYS, 1);
    practice = new Practice(database, access, live, shelf, tests, TestSandbox.shared(), clock, openness, 1);
    edge =
        new Edge(
            vertx,
            CONTRACT,
            web,
            metrics,
            health,
            Map.of("/sign-in", "sign-in", "/room/:room", "room"),
            () -> new JsonObject().put("organisation", program.organisation().name()));
    access.open(edge.api());
    program.open(edge.api());
    season = new Season(vertx, database, access, program.organisation(), mail, irc, HookSettings.of(List.of("localhost")), Admission.wanted(), clock);
    season.open(edge);
    admission = new Admission(season.ideas(), season.rounds(), access);
    admission.open(edge.api());
    practice.open(edge.api());
    authoring = new Authoring(database, access, shelf, TestSandbox.shared(), clock);
    authoring.open(edge.api());
    new RoomDoor(vertx, live, access.roomTokens(), edge.sameOrigin(), edge.addresses()).mount(edge.router());
    edge.listen().await();
  }

  /** A request as a page of ours makes it, with headers in pairs. */
  public Answer send(String method, String path, String body, String... headers) {
    return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  private Answer send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
    Map<String, String> all = new HashMap<>();
    all.put("Origin", ORIGIN);
    all.put("Tryout-Request", "1");
    if (body.length > 0) {
      all.put("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    all.forEach((name, value) -> {
      if (!value.isEmpty()) {
        request.header(name, value);
      }
    });
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      Promised.check(method, path, answer.statusCode(), answer.headers().map(), answer.body());
      return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends a package as a ZIP file. */
  public Answer upload(String token, byte[] zip) {
    return send("POST", "/api/v1/exercises/versions", zip, "Content-Type", "application/zip", "Authorization", "Bearer " + token);
  }

  public Answer api(String method, String path, String token, JsonObject body, String... headers) {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = token.isEmpty() ? "" : "Bearer " + token;
    return send(method, "/api/v1" + path, body == null ? "" : body.encode(), all);
  }

  /** A list as those have it who ask for one of it at a time, while something happens after each. */
  public List<JsonObject> walk(String path, String token, Consumer<JsonObject> meanwhile) {
    List<JsonObject> seen = new ArrayList<>();
    for (String cursor = ""; cursor != null; ) {
      Answer part = api("GET", path + "?limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)), token, null);
      if (part.status() != 200 || part.json().getJsonArray("items").size() > 1) {
        throw new IllegalStateException(part.text());
      }
      part.json().getJsonArray("items").stream().map(JsonObject.class::cast).forEach(one -> {
        seen.add(one);
        meanwhile.accept(one);
      });
      cursor = part.json().getString("next");
    }
    return seen;
  }

  /** The same while nothing happens. */
  public List<JsonObject> walk(String path, String token) {
    return walk(path, token, one -> {});
  }

  /** Signs the first administrator in. */
  public Answer firstAdministrator() {
    String secret = access.firstAddress().orElseThrow().split("#")[1];
    return api("POST", "/sessions", "", new JsonObject().put("link", secret));
  }

  /** Adds a person and signs them in. */
  public Answer person(String adminToken, String name, String... roles) {
    JsonObject body =
        new JsonObject().put("name", name).put("mail", name.toLowerCase(java.util.Locale.ROOT) + "@example.org")
            .put("roles", new io.vertx.core.json.JsonArray(List.of(roles)));
    Answer added = api("POST", "/people", adminToken, body);
    if (added.status() != 201) {
      throw new IllegalStateException(added.text());
    }
    return api("POST", "/sessions", "", new JsonObject().put("link", added.json().getString("link").split("#")[1]));
  }

  @Override
  public void close() {
    client.close();
    edge.close().await();
    practice.close();
    admission.close();
    season.close();
    program.close();
    authoring.close();
    live.stop().await();
    access.close();
    database.close();
    vertx.close().await();
  }
}
