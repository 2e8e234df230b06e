package tryout.browser;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import io.vertx.core.json.JsonArray;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import tryout.TestSandbox;
import tryout.client.Site;
import tryout.db.TestBinaries;
import tryout.text.ChangeSet;

/** The server as people run it: a process of its own, with a port, a home, and nothing kept from the test. */
public final class ServerProcess implements AutoCloseable {
  private static final long START_SECONDS = 60;
  private static final int FIRST_PORT = 12_000;
  private static final int PORTS = 16_000;
  /** Processes of tests that run beside each other begin to look far from each other. */
  private static final AtomicInteger NEXT_PORT = new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % PORTS));
  /** How the launcher, too, has its virtual machine run. */
  public static final String JAVA_OPTIONS = "@" + Path.of("../bin/lib/java.options").toAbsolutePath();

  private final Path home;
  private final boolean own;
  private final int port;
  private final int management;
  private final Map<String, String> settings;
  private final List<String> before;
  private final List<String> words;
  private final StringBuffer said = new StringBuffer();
  private Process process;
  private String first = "";

  public ServerProcess() {
    this(port -> Map.of());
  }

  /** With further settings, which win over the usual ones; they may depend on the port. */
  public ServerProcess(IntFunction<Map<String, String>> further) {
    this(further, List.of());
  }

  /** Begun by another program, which becomes it. */
  public ServerProcess(IntFunction<Map<String, String>> further, List<String> before) {
    this(newHome(), true, List.of("start"), further, before);
  }

  private ServerProcess(
      Path home, boolean own, List<String> words, IntFunction<Map<String, String>> further, List<String> before) {
    this.before = before;
    this.words = words;
    this.home = home;
    this.own = own;
    port = free();
    management = free();
    settings = further.apply(port);
    start();
  }

  /** On a data folder that is there already, and is left there. */
  public static ServerProcess on(Path home) {
    return on(home, Map.of());
  }

  /** The same, with further settings. */
  public static ServerProcess on(Path home, Map<String, String> further) {
    return new ServerProcess(home, false, List.of("start"), port -> further, List.of());
  }

  /** With other words than {@code start}. */
  public static ServerProcess commanded(Map<String, String> further, String... words) {
    return new ServerProcess(newHome(), true, List.of(words), port -> further, List.of());
  }

  private static Path newHome() {
    Path made = TestSandbox.folder();
    TestBinaries.link(made.resolve("postgres"));
    return made;
  }

  /**
   * A port that nobody has and that the system gives to nobody: one below those it takes for connections going out, since any of these could take it
   * between being looked for and being listened at.
   */
  private static int free() {
    for (int turn = 0; turn < PORTS; turn++) {
      int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress("127.0.0.1", port));
        return port;
      } catch (IOException taken) {
        // Somebody has it; the next may be free.
      }
    }
    throw new AssertionError("no port from " + FIRST_PORT + " on is free");
  }

  /** Starts it, or starts it again on what it left behind; answers when it is ready. */
  public void start() {
    try {
      Map<String, String> all = new HashMap<>();
      all.put("TRYOUT_HOME", home.toString());
      all.put("TRYOUT_PORT", Integer.toString(port));
      all.put("TRYOUT_MANAGEMENT_PORT", Integer.toString(management));
      all.put("TRYOUT_URL", url());
      all.putAll(settings);
      ProcessBuilder builder = command(all, words.toArray(String[]::new));
      builder.command().addAll(0, before);
      process = builder.redirectErrorStream(true).start();
      ready();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProcessBuilder command(Map<String, String> settings, String... words) throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    String classPath = target.resolve("classes") + ":" + Files.readString(target.resolve("class-path")).strip();
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(
        ProcessHandle.current().info().command().orElseThrow(), JAVA_OPTIONS)));
    System.getProperty("tryout.server.java", "").lines().map(String::strip).filter(option -> !option.isEmpty()).forEach(builder.command()::add);
    builder.command().addAll(List.of("-cp", classPath, "tryout.Main"));
    builder.command().addAll(List.of(words));
    builder.environment().keySet().removeIf(name -> name.startsWith("TRYOUT_"));
    builder.environment().putAll(settings);
    return builder;
  }

  /** How a command ended, and all it said. */
  public record Ended(int status, String text) {}

  /** What a server says that cannot start, all of it; fails if it starts. */
  public static String refusal(Map<String, String> settings) {
    Ended ended = run(settings, "start");
    if (ended.status() != 1) {
      throw new AssertionError("it ended with " + ended.status() + ": " + ended.text());
    }
    return ended.text();
  }

  /** Begins a command; what it says is to be read. */
  public static Process begin(Map<String, String> settings, String... words) throws IOException {
    return command(settings, words).redirectErrorStream(true).start();
  }

  /** Runs a command to its end. */
  public static Ended run(Map<String, String> settings, String... words) {
    return run(List.of(), settings, words);
  }

  /** The same, begun by another program, which becomes it. */
  public static Ended run(List<String> before, Map<String, String> settings, String... words) {
    try {
      ProcessBuilder builder = command(settings, words).redirectErrorStream(true);
      builder.command().addAll(0, before);
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void ready() {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    said.setLength(0);
    Thread.ofPlatform().daemon().start(() -> {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          said.append(line).append('\n');
          if (line.contains("#")) {
            first = line.substring(line.indexOf('#') + 1).strip();
          }
          if (line.startsWith("Stop it with")) {
            ready.complete(null);
          }
          if (line.contains("level=ERROR")) {
            System.out.println("server: " + line);
          }
        }
      } catch (IOException e) {
        // The process was killed while it spoke.
      }
      ready.completeExceptionally(new IllegalStateException("the server ended: " + said));
    });
    try {
      ready.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the server is not ready: " + said, e);
    }
  }

  /** Where numbers and health are told. */
  public String managementUrl() {
    return "http://127.0.0.1:" + management;
  }

  public String url() {
    return "http://localhost:" + port;
  }

  public Path home() {
    return home;
  }

  /** What it has said since it was started last. */
  public String said() {
    return said.toString();
  }

  public ProcessHandle process() {
    return process.toHandle();
  }

  public int port() {
    return port;
  }

  /** The secret of the first administrator's link. */
  public String first() {
    return first;
  }

  /** Kills it as a power cut would, and nothing it started. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A call of the REST interface. */
  public JsonObject call(String method, String path, String token, JsonObject body) {
    return site().call(method, path, token, body);
  }

  /** Its REST interface. */
  public Site site() {
    return new Site(URI.create("http://127.0.0.1:" + port), url());
  }

  /** Ends it as Ctrl-C does. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the server does not stop");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement as the owner of the tables, on the PostgreSQL that outlived a kill. */
  public void owner(String sql) throws SQLException {
    try (Connection connection = connect(); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first value that a question to the database gives, asked as the owner of the tables. */
  public String asked(String sql) throws SQLException {
    try (Connection connection = connect(); Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** Where its database is, for another server. */
  public String databaseUrl(String role, String password) {
    try {
      return "postgresql://" + role + ":" + passwords().getProperty(password) + "@127.0.0.1:" + databasePort() + "/tryout";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the management port tells of its parts. */
  public JsonObject health() {
    HttpRequest request = HttpRequest.newBuilder(URI.create(managementUrl() + "/health")).build();
    try {
      return new JsonObject(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int databasePort() throws IOException {
    return Integer.parseInt(Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).get(3).strip());
  }

  private Properties passwords() throws IOException {
    Properties passwords = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("postgres/passwords"))) {
      passwords.load(in);
    }
    return passwords;
  }

  /** A file's text as its edits in the journal give it, folded here from the text it began with. */
  String folded(String room, String name, String starter) throws SQLException {
    String added = "SELECT payload->>'file' FROM room_event WHERE room_id = '" + room
        + "' AND payload->>'name' = '" + name + "' AND payload ? 'readOnly' ORDER BY seq DESC LIMIT 1";
    String edits = "SELECT payload->>'changes' FROM room_event WHERE room_id = '" + room
        + "' AND payload ? 'changes' AND payload->>'file' = (" + added + ") ORDER BY seq";
    String text = starter;
    try (Connection connection = connect(); Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(edits)) {
      while (rows.next()) {
        text = ChangeSet.fromJson(new JsonArray(rows.getString(1)).getList()).apply(text);
      }
    }
    return text;
  }

  private Connection connect() throws SQLException {
    try {
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:" + databasePort() + "/tryout", "tryout_owner", passwords().getProperty("owner"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it, with the PostgreSQL that a kill left behind, and removes the data folder if it made it. */
  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    } else {
      endOrphan();
    }
    if (own) {
      TestSandbox.remove(home);
    }
  }

  private void endOrphan() {
    Path pid = home.resolve("postgres/data/postmaster.pid");
    try {
      if (Files.exists(pid)) {
        ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip())).ifPresent(orphan -> {
          orphan.descendants().forEach(ProcessHandle::destroyForcibly);
          orphan.destroyForcibly();
        });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
