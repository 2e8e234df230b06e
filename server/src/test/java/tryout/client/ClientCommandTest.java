package tryout.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tryout.browser.ServerProcess;

/** The client at the terminal, as a process of its own, in rooms of a real server. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ClientCommandTest {
  private static final String HELLO = "int puts(const char *);int main(void){puts(\"hello\");}";
  private static final Vertx VERTX = Vertx.vertx();
  private static ServerProcess server;
  private static Planner planner;

  @BeforeAll
  static void start() {
    server = new ServerProcess();
    planner = new Planner(VERTX, server.site(), server.first());
  }

  @AfterAll
  static void stop() {
    server.close();
    VERTX.close().await();
  }

  @Test
  void it_joins_types_says_runs_and_prints_what_the_room_tells() throws Exception {
    Planner.Room room = planner.room("Client", "");
    List<JsonObject> lines = tell(room, "type " + HELLO, "say Here it is.", "run", "wait runEnded", "text");
    assertThat(kinds(lines)).containsSubsequence("welcome", "edited", "said", "runStarted", "runOutput", "runEnded", "text");
    JsonObject output = body(lines, "runOutput");
    assertThat(output.getString("text")).isEqualTo("hello\n");
    assertThat(ClientCommandTest.<String>body(lines, "text")).isEqualTo(HELLO + "\n");
    String stored = server.call("GET", "/interviews/" + room.id() + "/record", planner.access(), null)
        .getJsonArray("files").getJsonObject(0).getString("text");
    assertThat(stored).isEqualTo(HELLO + "\n");
  }

  @Test
  void two_that_type_at_once_end_with_one_text() throws Exception {
    Planner.Room room = planner.room("Two clients", "");
    Process mentor = start(room.address(server.url()), server.site().roomToken(room.id(), planner.access()));
    Process candidate = start(room.link());
    List<BufferedReader> told = List.of(inRoom(mentor), inRoom(candidate));
    for (Process each : List.of(mentor, candidate)) {
      String own = each == mentor ? "m" : "c";
      String lines = IntStream.range(0, 40).mapToObj(i -> "type " + own + i + "\n").collect(Collectors.joining());
      tell(each, lines + "say done\nwait said\nwait said\ntext\n");
    }
    List<String> texts = new ArrayList<>();
    for (BufferedReader each : told) {
      texts.add(body(each.lines().map(JsonObject::new).toList(), "text"));
    }
    assertThat(texts.getFirst()).isEqualTo(texts.getLast());
    assertThat(texts.getFirst().lines().filter(line -> line.startsWith("m"))).hasSize(40);
    assertThat(texts.getFirst().lines().filter(line -> line.startsWith("c"))).hasSize(40);
  }

  /** Its output from the moment on when it is in the room. */
  private static BufferedReader inRoom(Process client) throws IOException {
    BufferedReader told = client.inputReader(StandardCharsets.UTF_8);
    for (String line = told.readLine(); !line.startsWith("{\"ready\""); line = told.readLine()) {
      assertThat(line).isNotNull();
    }
    return told;
  }

  @Test
  void what_the_room_refuses_ends_it_with_the_reason() throws Exception {
    Planner.Room room = planner.room("Refused", "");
    Process client = start(room.link());
    tell(client, "ask phase {\"to\":\"ended\"}\n");
    assertThat(lines(client).getLast().getString("failed")).startsWith("phase was refused");
    assertThat(client.waitFor()).isEqualTo(1);
  }

  private static List<JsonObject> tell(Planner.Room room, String... commands) throws Exception {
    Process client = start(room.link());
    tell(client, String.join("\n", commands) + "\n");
    List<JsonObject> lines = lines(client);
    assertThat(client.waitFor()).as(String.valueOf(lines)).isZero();
    return lines;
  }

  /** All its commands at once. */
  private static void tell(Process client, String commands) throws IOException {
    try (OutputStream in = client.getOutputStream()) {
      in.write(commands.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<JsonObject> lines(Process client) throws IOException {
    return new ArrayList<>(client.inputReader(StandardCharsets.UTF_8).lines().map(JsonObject::new).toList());
  }

  private static Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        ProcessHandle.current().info().command().orElseThrow(), "-cp",
        "target/test-classes:target/classes:" + Files.readString(Path.of("target/class-path")).strip(),
        ClientCommand.class.getName()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static List<String> kinds(List<JsonObject> lines) {
    return lines.stream().flatMap(line -> line.fieldNames().stream()).toList();
  }

  @SuppressWarnings("unchecked")
  private static <T> T body(List<JsonObject> lines, String kind) {
    return (T) lines.stream().filter(line -> line.containsKey(kind)).findFirst().orElseThrow().getValue(kind);
  }
}
