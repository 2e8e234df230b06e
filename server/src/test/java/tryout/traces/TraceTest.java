package tryout.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tryout.PageCode;
import tryout.TestSandbox;
import tryout.browser.ServerProcess;
import tryout.client.Client;
import tryout.client.Planner;
import tryout.client.Site;
import tryout.text.Sha256;

/**
 * Sessions of real people, fed through rooms of a real server over the real line, each change as an update of its own and
 * as concurrently as it was made. They end in the text that was published with them: at every client, in the room, and in
 * the replay, which equals the live text at every run, too.
 *
 * <p>{@code -Dtryout.traces=FOLDER} or {@code TRYOUT_TRACES} names the folder of the traces, {@code *.json.gz} in the form
 * of github.com/josephg/editing-traces; generated ones of the same form lie with the tests.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class TraceTest {
  /** Changes of a trace that is fed each time; longer ones take minutes. */
  private static final int MOST = 60_000;
  private static final Path KEPT = Path.of("src/test/resources/traces");
  private static final Vertx VERTX = Vertx.vertx();
  private static WebSocketClient sockets;
  private static ServerProcess server;
  private static Planner planner;

  @BeforeAll
  static void start() {
    server = new ServerProcess(port -> Map.of("TRYOUT_SPEED", "1000"));
    planner = new Planner(VERTX, server.site(), server.first());
    sockets = Client.sockets(VERTX);
    if (folder().isEmpty()) {
      System.out.println("""
          ==========================================================================================
          NO TRACES OF REAL PEOPLE ARE FED: -Dtryout.traces=FOLDER or TRYOUT_TRACES names their folder.
          ONLY THE GENERATED ONES ARE.
          ==========================================================================================""");
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    VERTX.close().await();
  }

  private static Optional<Path> folder() {
    String named = System.getProperty("tryout.traces", Optional.ofNullable(System.getenv("TRYOUT_TRACES")).orElse(""));
    return named.isEmpty() ? Optional.empty() : Optional.of(Path.of(named));
  }

  static Stream<Path> traces() {
    return Stream.concat(Stream.of(KEPT), folder().stream()).flatMap(TraceTest::in);
  }

  private static Stream<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json.gz")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_traces_that_are_kept_are_what_their_generator_makes() {
    for (int seed = 1; seed <= TraceMaker.KEPT; seed++) {
      assertThat(Trace.read(KEPT.resolve("generated-" + seed + ".json.gz"))).usingRecursiveComparison()
          .isEqualTo(Trace.of("generated-" + seed, new TraceMaker(seed).make()));
    }
  }

  @ParameterizedTest
  @MethodSource("traces")
  void G_7_a_trace_ends_in_its_published_text_live_and_in_the_replay(Path file) throws Exception {
    Trace trace = Trace.read(file);
    assumeThat(trace.changes()).as("longer ones are fed by the long tests").isLessThanOrEqualTo(MOST);
    feed(trace);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("traces")
  void G_7_so_does_a_long_one(Path file) throws Exception {
    Trace trace = Trace.read(file);
    assumeThat(trace.changes()).as("shorter ones are fed each time").isGreaterThan(MOST);
    feed(trace);
  }

  private static void feed(Trace trace) throws Exception {
    int people = Math.max(2, trace.agents().size());
    Planner.Room room = planner.room(trace.name(), trace.start(), people);
    long began = System.nanoTime();
    List<Agent> agents = typed(trace, room);
    List<Agent.Run> runs = agents.getFirst().runs();
    int crossed = agents.stream().mapToInt(Agent::crossed).sum();
    long fed = System.nanoTime();
    String access = planner.access();
    String live = server.site().call("GET", "/interviews/" + room.id() + "/record", access, null).getJsonArray("files").getJsonObject(0).getString("text");
    assertThat(live).as("what the room has").isEqualTo(trace.end());
    assertThat(runs).isNotEmpty();
    assertThat(crossed > 0).as("whether any were typed at once").isEqualTo(trace.agents().size() > 1);
    JsonObject replayed = assertReplayed(trace, room, room.guest(), runs);
    System.out.printf("trace %s: %d changes of %d, %d crossed another's, fed in %.1f s; %d events, folded in %d ms, the slowest of 300 seeks %.1f ms%n", trace.name(), trace.changes(),
        trace.agents().size(), crossed, (fed - began) / 1e9, replayed.getInteger("events"), replayed.getLong("foldedMillis"), replayed.getDouble("seekMillis"));
  }

  /** Every agent types at a client of its own. */
  private static List<Agent> typed(Trace trace, Planner.Room room) {
    List<String> members = new ArrayList<>();
    List<List<Integer>> updates = new ArrayList<>();
    List<Agent> agents = new ArrayList<>();
    Arrivals arrivals = new Arrivals(trace);
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < trace.agents().size(); i++) {
      updates.add(new ArrayList<>());
      agents.add(new Agent(trace, arrivals, i, members, room.file(), updates));
      String access = room.accesses().get(i);
      Site site = server.site();
      clients.add(new Client(VERTX, sockets, site, room.id(), () -> site.tryRoomToken(room.id(), access), agents.getLast()));
      clients.getLast().joined().orTimeout(20, TimeUnit.SECONDS).join();
      members.add(clients.getLast().welcome().getString("member"));
    }
    for (int i = 0; i < agents.size(); i++) {
      agents.get(i).at(clients.get(i), agents);
    }
    agents.forEach(Agent::begin);
    CompletableFuture.allOf(agents.stream().map(Agent::done).toArray(CompletableFuture[]::new)).orTimeout(15, TimeUnit.MINUTES).join();
    for (Client client : clients) {
      assertThat(client.text(room.file())).as("what %s has", client.client()).isEqualTo(trace.end());
      client.close();
    }
    return agents;
  }

  /** Fetches what somebody may know of it, page by page, and lets the replay's own code come to its end and to every run. */
  private static JsonObject assertReplayed(Trace trace, Planner.Room room, String access, List<Agent.Run> runs) throws Exception {
    Path folder = TestSandbox.folder();
    Path pages = folder.resolve("pages.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(pages)) {
      JsonObject page = new JsonObject().put("last", 0).put("more", true);
      while (page.getBoolean("more")) {
        page = server.site().call("GET", "/interviews/" + room.id() + "/events?after=" + page.getLong("last"), access, null);
        out.write(page.encode());
        out.write('\n');
      }
    }
    JsonObject replayed = new JsonObject(PageCode.run("node", "--max-old-space-size=2048", "--import", "./bare-names.js", "replayed.mjs", pages.toString()));
    TestSandbox.remove(folder);
    assertThat(replayed.getString("text")).as("what the replay ends with").isEqualTo(Sha256.hex(trace.end()));
    runs.forEach(run -> assertThat(replayed.getJsonObject("runs").getString(Integer.toString(run.run()))).as("what the replay has at run %d", run.run()).isEqualTo(run.text()));
    assertThat(replayed.getBoolean("seeksAgree")).as("a moment is the same from wherever one comes to it").isTrue();
    return replayed;
  }
}
