package tryout.db;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A network between a server and PostgreSQL that breaks when it is told to. A pipe that is cut towards the server stays
 * open towards PostgreSQL, as when a host falls silent.
 */
public final class FaultProxy implements AutoCloseable {
  /** What becomes of the journal's next statement. */
  private enum Cut {
    NONE,
    BEFORE_POSTGRESQL_HEARS,
    BEFORE_THE_SERVER_HEARS
  }

  private final NetServer listener;
  private final NetClient client;
  private final int target;
  private final Set<Pipe> pipes = ConcurrentHashMap.newKeySet();
  private volatile Cut cut = Cut.NONE;
  private volatile boolean away;
  private volatile boolean silent;
  private volatile long delayMillis;
  private final Vertx vertx;
  private final CompletableFuture<Void> formerEnded = new CompletableFuture<>();

  FaultProxy(Vertx vertx, int target) {
    this.vertx = vertx;
    this.target = target;
    this.client = vertx.createNetClient();
    this.listener = vertx.createNetServer().connectHandler(this::accept).listen(0, "127.0.0.1").await();
  }

  int port() {
    return listener.actualPort();
  }

  /** The journal's next statement is lost on its way. */
  public void cutBeforePostgresHears() {
    cut = Cut.BEFORE_POSTGRESQL_HEARS;
  }

  /** The journal's next statement is committed, and the answer is lost on its way. */
  public void cutBeforeTheServerHears() {
    cut = Cut.BEFORE_THE_SERVER_HEARS;
  }

  /** Nothing comes through, until {@link #back}. */
  public void away() {
    away = true;
    pipes.forEach(Pipe::close);
  }

  public void back() {
    away = false;
  }

  /** Everything stays open and nothing arrives, in either direction, until {@link #heal}. */
  public void silence() {
    silent = true;
  }

  /** What was held back arrives, and everything comes through again at once. */
  public void heal() {
    delayMillis = 0;
    silent = false;
    pipes.forEach(Pipe::release);
  }

  /** Every answer takes so much longer. */
  public void delay(long millis) {
    delayMillis = millis;
  }

  /** Waits until PostgreSQL has ended the session whose pipe was cut. */
  public void awaitFormerEnded() {
    formerEnded.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private void accept(NetSocket server) {
    if (away) {
      server.close();
      return;
    }
    server.pause();
    client.connect(target, "127.0.0.1").onSuccess(postgres -> {
      Pipe pipe = new Pipe(server, postgres);
      pipes.add(pipe);
      pipe.open();
      server.resume();
    }).onFailure(failure -> server.close());
  }

  /** One connection. */
  private final class Pipe {
    private final NetSocket server;
    private final NetSocket postgres;
    private final Deque<Runnable> heldBack = new ConcurrentLinkedDeque<>();
    private boolean journal;
    private boolean doomed;

    Pipe(NetSocket server, NetSocket postgres) {
      this.server = server;
      this.postgres = postgres;
    }

    void open() {
      server.handler(this::ask);
      postgres.handler(this::answer);
      server.closeHandler(none -> {
        if (!doomed) {
          close();
        }
      });
      postgres.closeHandler(none -> {
        if (doomed) {
          formerEnded.complete(null);
        }
        close();
      });
    }

    private void ask(Buffer bytes) {
      journal |= bytes.toString().contains("tryout-journal");
      if (journal && cut != Cut.NONE && !doomed) {
        doomed = true;
        if (cut == Cut.BEFORE_POSTGRESQL_HEARS) {
          cut = Cut.NONE;
          server.close();
          return;
        }
      }
      carry(() -> postgres.write(bytes));
    }

    private void carry(Runnable write) {
      if (silent || !heldBack.isEmpty()) {
        heldBack.add(write);
      } else {
        write.run();
      }
    }

    void release() {
      for (Runnable write = heldBack.poll(); write != null; write = heldBack.poll()) {
        write.run();
      }
    }

    private void answer(Buffer bytes) {
      if (!doomed && delayMillis > 0) {
        vertx.setTimer(delayMillis, timer -> server.write(bytes));
      } else if (!doomed) {
        carry(() -> server.write(bytes));
      } else if (cut == Cut.BEFORE_THE_SERVER_HEARS) {
        cut = Cut.NONE;
        server.close();
      }
    }

    void close() {
      pipes.remove(this);
      server.close();
      postgres.close();
    }
  }

  @Override
  public void close() {
    away();
    listener.close().await();
    client.close().await();
  }
}
