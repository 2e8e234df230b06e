package tryout.client;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A room at the terminal: commands come in by lines, events go out by lines. See docs/client.md. */
public final class ClientCommand implements Ear, AutoCloseable {
  private static final String HELP =
      "client LINK | client ADDRESS/room/ID ROOM-TOKEN: comes into a room; commands on standard input, see docs/client.md";
  private static final long PATIENCE_SECONDS = 60;

  private final PrintStream out;
  private final Vertx vertx = Vertx.vertx();
  private final WebSocketClient sockets = Client.sockets(vertx);
  private final Deque<JsonObject> unawaited = new ArrayDeque<>();
  private final Client client;
  private volatile String ended = "";

  /** A command that cannot be done as it was written. */
  private static final class Mistake extends RuntimeException {
    Mistake(String message) {
      super(message);
    }
  }

  private ClientCommand(PrintStream out, Site site, String room, Supplier<Optional<String>> tokens) {
    this.out = out;
    this.client = new Client(vertx, sockets, site, room, tokens, this);
  }

  public static void main(String[] words) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (words.length < 1 || words.length > 2) {
      System.err.println(HELP);
      System.exit(2);
    }
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    boolean good;
    try (ClientCommand command = enter(out, words)) {
      good = command.obey(lines);
    }
    System.exit(good ? 0 : 1);
  }

  private static ClientCommand enter(PrintStream out, String[] words) {
    URI link = URI.create(words[0]);
    String origin = link.getScheme() + "://" + link.getAuthority();
    Site site = new Site(URI.create(origin), origin);
    if (words.length == 2) {
      String room = link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
      return new ClientCommand(out, site, room, new Once(words[1]));
    }
    Site.Guest guest = site.redeem(Site.secret(words[0]));
    return new ClientCommand(out, site, guest.room(), () -> site.tryRoomToken(guest.room(), guest.accessToken()));
  }

  /** A room token opens one socket. */
  private static final class Once implements Supplier<Optional<String>> {
    private String token;

    Once(String token) {
      this.token = token;
    }

    @Override
    public synchronized Optional<String> get() {
      Optional<String> mine = Optional.ofNullable(token);
      token = null;
      return mine;
    }
  }

  /** Does what the lines say, until their end or the first that cannot be done. */
  private boolean obey(BufferedReader lines) throws IOException {
    try {
      client.joined().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
      for (String line = lines.readLine(); line != null && !line.equals("quit"); line = lines.readLine()) {
        if (!line.isBlank()) {
          obey(line.strip());
        }
      }
      return true;
    } catch (Mistake | CompletionException | TimeoutException | InterruptedException failure) {
      print(new JsonObject().put("failed", ended.isEmpty() ? failure.getMessage() : ended));
      return false;
    }
  }

  private void obey(String line) throws InterruptedException, TimeoutException {
    int space = line.indexOf(' ');
    String verb = space < 0 ? line : line.substring(0, space);
    String rest = space < 0 ? "" : line.substring(space + 1);
    switch (verb) {
      case "say" -> ask("say", new JsonObject().put("text", rest));
      case "type" -> type(rest);
      case "run" -> ask("run", new JsonObject().put("profile", rest.isEmpty() ? "quick" : rest));
      case "text" -> print(new JsonObject().put("text", client.text(client.firstFile())));
      case "wait" -> await(rest);
      case "ask" -> ask(rest);
      default -> throw new Mistake("There is no command " + verb + ": " + HELP);
    }
  }

  /** Appends a line to the first file that may be typed into. */
  private void type(String line) {
    synchronized (client) {
      int file = client.firstFile();
      String before = client.text(file);
      String words = before.isEmpty() || before.endsWith("\n") ? line + "\n" : "\n" + line + "\n";
      client.type(file, before.length(), before.length(), words);
    }
  }

  /** Any stored message: its name and its body. */
  private void ask(String rest) {
    int space = rest.indexOf(' ');
    ask(space < 0 ? rest : rest.substring(0, space), space < 0 ? new JsonObject() : new JsonObject(rest.substring(space)));
  }

  private void ask(String kind, JsonObject body) {
    JsonObject answer = client.ask(kind, body).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (answer.containsKey("refused")) {
      throw new Mistake(kind + " was refused: " + answer.getJsonObject("refused").getString("detail"));
    }
  }

  /** Waits for the next event of a kind that no earlier wait has passed. */
  private void await(String kind) throws InterruptedException, TimeoutException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (client) {
      for (;;) {
        while (!unawaited.isEmpty()) {
          if (unawaited.poll().containsKey(kind)) {
            return;
          }
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (millis <= 0) {
          throw new TimeoutException("no " + kind + " came");
        }
        client.wait(millis);
      }
    }
  }

  private void print(JsonObject line) {
    out.println(line.encode());
  }

  @Override
  public void frame(JsonObject frame) {
    if (!frame.containsKey("events")) {
      print(frame);
    }
  }

  @Override
  public void event(JsonObject event) {
    print(event);
    unawaited.add(event);
  }

  @Override
  public void closed(int code, boolean again) {
    print(new JsonObject().put("closed", code).put("again", again));
    ended = again ? "" : "The room closed the line with " + code + ".";
  }

  @Override
  public void broken(RuntimeException fault) {
    ended = fault.getMessage();
  }

  @Override
  public void close() {
    settle();
    client.close();
    vertx.close().await();
  }

  /** What was typed last is not left behind. */
  private void settle() {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (client) {
      try {
        while (ended.isEmpty() && !client.settled() && System.nanoTime() < until) {
          client.wait(1_000);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
