package tryout.faults;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import tryout.client.Client;
import tryout.client.Ear;
import tryout.client.Site;

/** Somebody who types lines, each of them unlike any other, and remembers which of them were acknowledged. */
final class Typist implements AutoCloseable {
  private final WebSocketClient sockets;
  private final Client client;
  private final String name;
  private final int file;
  private final SplittableRandom lots;
  private final List<String> acknowledged = new ArrayList<>();
  private final List<String> pushed = new ArrayList<>();
  private final List<String> waiting = new ArrayList<>();
  private volatile Throwable fault;
  private int typed;

  /**
   * Makes a typist.
   *
   * @param tokens fetches a room token, or nothing while the server is away
   */
  Typist(Vertx vertx, String origin, int port, String room, String name, int file,
      Supplier<Optional<String>> tokens, long seed) {
    this.name = name;
    this.file = file;
    this.lots = new SplittableRandom(seed);
    this.sockets = Client.sockets(vertx);
    Site site = new Site(URI.create("http://127.0.0.1:" + port), origin);
    this.client = new Client(vertx, sockets, site, room, tokens, new Notes());
  }

  /** Which lines went with which push. Called under the client's lock. */
  private final class Notes implements Ear {
    @Override
    public void pushed(long clientSeq) {
      pushed.addAll(waiting);
      waiting.clear();
    }

    @Override
    public void stored(long clientSeq) {
      acknowledged.addAll(pushed);
      pushed.clear();
    }

    @Override
    public void foreign() {
      fault = new AssertionError(name + " was not taken back");
    }

    @Override
    public void broken(RuntimeException reason) {
      fault = reason;
    }
  }

  /** Types one line somewhere, whether connected or not. */
  public void type() {
    synchronized (client) {
      if (!client.joined().isDone()) {
        return;
      }
      String line = "<" + name + ":" + typed++ + ">";
      String text = client.text(file);
      int at = text.lastIndexOf('\n', lots.nextInt(text.length() + 1) - 1) + 1;
      waiting.add(line);
      client.type(file, at, at, line + "\n").thenAccept(answer -> {
        if (answer.containsKey("refused")) {
          fault = new AssertionError(name + " was refused " + answer);
        }
      });
    }
  }

  /** Waits until everything is acknowledged. */
  public void settle(long millis) {
    long until = System.nanoTime() + millis * 1_000_000;
    synchronized (client) {
      while (!client.settled()) {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0 || fault != null) {
          throw new AssertionError(name + " has unacknowledged lines: " + pushed + waiting, fault);
        }
        try {
          client.wait(Math.min(left, 200));
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    if (fault != null) {
      throw new AssertionError(fault);
    }
  }

  /** The lines that the server said were stored. */
  public List<String> acknowledged() {
    synchronized (client) {
      return List.copyOf(acknowledged);
    }
  }

  public String text() {
    return client.text(file);
  }

  public boolean isReady() {
    return client.isReady();
  }

  @Override
  public void close() {
    client.close();
    sockets.close();
  }
}
