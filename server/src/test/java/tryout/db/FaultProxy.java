package tryout.db;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private final CompletableFuture<Void> formerEnded = new CompletableFuture<>();

  FaultProxy(Vertx vertx, int target) {
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
      postgres.write(bytes);
    }

    private void answer(Buffer bytes) {
      if (!doomed) {
        server.write(bytes);
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
