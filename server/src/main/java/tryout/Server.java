package tryout;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.access.Access;
import tryout.admission.Admission;
import tryout.db.Database;
import tryout.db.Disk;
import tryout.db.HomeLock;
import tryout.exercise.Exercises;
import tryout.fault.CannotStart;
import tryout.live.LiveRooms;
import tryout.live.RoomDoor;
import tryout.live.ServerClock;
import tryout.practice.Practice;
import tryout.program.Program;
import tryout.program.Rooms;
import tryout.run.Profile;
import tryout.sandbox.Sandbox;
import tryout.sandbox.SandboxSettings;
import tryout.season.Season;
import tryout.shelf.Authoring;
import tryout.shelf.Shelf;
import tryout.shelf.Tests;
import tryout.web.Contract;
import tryout.web.Edge;
import tryout.web.Health;
import tryout.web.SameOrigin;

/**
 * The server put together by hand, started, and stopped in the opposite order: first nobody comes in any more, then
 * rooms, then the runner, then the database.
 *
 * <p>{@link #start} and {@link #close} block and belong on the main thread and the shutdown hook.
 */
final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final int STOP_SECONDS = 5;

  private final Config config;
  private final Edge edge;
  private final Access access;
  private final Sandbox sandbox;
  private final Deque<AutoCloseable> parts;
  private final LiveRooms live;
  private boolean closed;

  private Server(Config config, Edge edge, Access access, LiveRooms live, Sandbox sandbox, Deque<AutoCloseable> parts) {
    this.config = config;
    this.sandbox = sandbox;
    this.edge = edge;
    this.access = access;
    this.live = live;
    this.parts = parts;
  }

  LiveRooms live() {
    return live;
  }

  /** @throws CannotStart with one line for the person at the terminal; whatever was started is stopped again */
  static Server start(Config config) {
    Deque<AutoCloseable> parts = new ArrayDeque<>();
    try {
      return start(config, parts);
    } catch (RuntimeException failure) {
      close(parts);
      throw failure;
    }
  }

  private static Server start(Config config, Deque<AutoCloseable> parts) {
    InstantSource clock = new ServerClock();
    Exercises exercises = Exercises.open(config.exercises());
    Vertx vertx = Vertx.vertx(options());
    parts.push(() -> wait(vertx.close()));
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    HomeLock lock = HomeLock.take(config.database());
    CompletableFuture<Sandbox> tested = testedSandbox(config);
    CompletableFuture<Contract> contract = CompletableFuture.supplyAsync(Contract::read, read -> Thread.ofPlatform().name("contract").start(read));
    Database database = database(vertx, config, lock, tested);
    parts.push(database);
    parts.push(() -> tested.join().close());
    SameOrigin sameOrigin = new SameOrigin(config.web().origin());
    Access access = new Access(vertx, database, config.access(), sameOrigin, clock);
    parts.push(access);
    Sandbox sandbox = tested.join();
    sandbox.report();
    Gauge.builder("runs_waiting", sandbox, Sandbox::waiting).register(metrics);
    Gauge.builder("sandbox_on", sandbox, box -> box.off().isEmpty() ? 1 : 0).register(metrics);
    Optional<Disk> disk = Disk.beneath(config.database());
    disk.ifPresent(Disk::reserve);
    Shelf shelf = new Shelf(database, exercises, clock);
    Tests tests = new Tests(database, shelf, sandbox, sandbox.flags(Profile.TESTS), clock);
    LiveRooms live = new LiveRooms(vertx, database, sandbox, tests, metrics, clock, disk, config.speed());
    wait(live.start());
    parts.push(() -> wait(live.stop()));
    disk.ifPresent(parts::push);
    access.revocations().listen(live);
    Program program =
        new Program(database, access, new Rooms(live, sandbox), shelf, tests, config.web().url(), clock, config.backupDays(), config.speed());
    parts.push(program);
    Practice practice =
        new Practice(database, access, live, shelf, tests, sandbox, clock, config.practice(), config.speed());
    parts.push(practice);
    Health health = new Health(metrics);
    health.part("database", () -> database.pool().query("SELECT 1").execute().map("answers"));
    health.part("journal", () -> live.saving() ? Future.succeededFuture("saves") : Future.failedFuture("away"));
    health.part("disk", () -> live.space() == Disk.State.FULL
        ? Future.failedFuture("full") : Future.succeededFuture(live.space().name().toLowerCase(Locale.ROOT)));
    health.part("sandbox", () -> Future.succeededFuture(sandbox.off().isEmpty() ? "on" : sandbox.off()));
    Edge edge =
        new Edge(vertx, contract.join(), config.web(), metrics, health, pages(config), () -> boot(program, config.sample()));
    access.open(edge.api());
    program.open(edge.api());
    practice.open(edge.api());
    Season season = new Season(vertx, database, access, program.organisation(), config.mail(), config.irc(), config.hooks(), Admission.wanted(), clock);
    Gauge.builder("irc_connected", season, one -> one.announces() ? 1 : 0).register(metrics);
    season.announcing().ifPresent(_ -> health.part("irc", () -> Future.succeededFuture(season.announcing().orElse(""))));
    season.open(edge);
    parts.push(season);
    Admission admission = new Admission(season.ideas(), season.rounds(), access);
    admission.open(edge.api());
    parts.push(admission);
    Authoring authoring = new Authoring(database, access, shelf, sandbox, clock);
    authoring.open(edge.api());
    authoring.start();
    parts.push(authoring);
    new RoomDoor(vertx, live, access.roomTokens(), sameOrigin, edge.addresses()).mount(edge.router());
    parts.push(() -> wait(edge.close()));
    wait(edge.listen());
    return new Server(config, edge, access, live, sandbox, parts);
  }

  private static Database database(Vertx vertx, Config config, HomeLock lock, CompletableFuture<Sandbox> tested) {
    try {
      return Database.open(vertx, config.database(), lock);
    } catch (RuntimeException failure) {
      tested.join().close();
      throw failure;
    }
  }

  /** The sandbox tests itself while the database starts: each waits for others most of the time. */
  private static CompletableFuture<Sandbox> testedSandbox(Config config) {
    SandboxSettings settings = SandboxSettings.in(config.database().home().resolve("sandbox"));
    return CompletableFuture.supplyAsync(
        () -> Sandbox.open(settings), test -> Thread.ofPlatform().name("sandbox-test").start(test));
  }

  /**
   * As many event loops as cores: a keystroke passes its socket, its room and the journal, and each step from one loop to
   * another is a wake-up. Nothing of ours lies on the class path as a file that Vert.x would have to copy out.
   */
  private static VertxOptions options() {
    return new VertxOptions()
        .setPreferNativeTransport(true)
        .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
        .setFileSystemOptions(
            new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false));
  }

  private static JsonObject boot(Program program, boolean sample) {
    return new JsonObject().put("organisation", program.organisation().name()).put("sample", sample);
  }

  private static Map<String, String> pages(Config config) {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("/sign-in", "sign-in");
    pages.put("/sign-up", "sign-up");
    pages.put("/first", "first");
    pages.put("/link", "link");
    pages.put("/interviews", "interviews");
    pages.put("/interviews/new", "interview-new");
    pages.put("/interviews/:interview", "interview");
    pages.put("/interviews/:interview/replay", "replay");
    pages.put("/interviews/:interview/report", "report");
    pages.put("/exercises", "exercises");
    pages.put("/exercises/:digest", "exercise");
    pages.put("/ideas/new", "idea-edit");
    pages.put("/ideas/:idea/edit", "idea-edit");
    pages.put("/ideas/:idea/manage", "idea-manage");
    pages.put("/rounds/new", "round");
    pages.put("/rounds/:round/settings", "round");
    pages.put("/rounds/:round/import", "import");
    pages.put("/rounds/:round/dashboard", "dashboard");
    pages.put("/rounds/:round/applications", "round-applications");
    pages.put("/applications", "applications");
    pages.put("/applications/:application", "application");
    pages.put("/rounds/:round/mentors", "ask-named");
    pages.put("/my-ideas", "my-ideas");
    pages.put("/inbox", "inbox");
    pages.put("/join", "join");
    pages.put("/visit/:room", "room");
    pages.put("/visit/:room/replay", "replay");
    pages.put("/visit/:interview/report", "report");
    pages.put("/room/:room", "room");
    pages.put("/practice", "practice");
    pages.put("/practice/:slug", "practice-exercise");
    pages.put("/attempt/:room", "room");
    pages.put("/attempt/:room/replay", "attempt-replay");
    pages.put("/account", "account");
    pages.put("/api", "api");
    pages.put("/people", "people");
    pages.put("/organisation", "organisation");
    pages.put("/webhooks", "webhooks");
    if (config.web().webroot().isPresent()) {
      pages.put("/styleguide", "styleguide");
    }
    return pages;
  }

  /** Where people find it. */
  String address() {
    return config.web().origin();
  }

  /** The public port, where the configuration said 0. */
  int port() {
    return edge.port();
  }

  int managementPort() {
    return edge.managementPort();
  }

  /** Why no program can be run here, in one sentence, or empty. */
  String runnerOff() {
    return sandbox.off();
  }

  /** The one-time address for the first administrator, while none can sign in. */
  Optional<String> firstAddress() {
    return access.firstAddress();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      close(parts);
    }
  }

  private static void close(Deque<AutoCloseable> parts) {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception failure) {
        LOG.warn("a part does not stop cleanly", failure);
      }
    }
  }

  private static <T> T wait(Future<T> future) {
    try {
      return future.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("waited " + STOP_SECONDS + " s in vain", e);
    }
  }
}
