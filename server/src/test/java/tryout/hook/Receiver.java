package tryout.hook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A real HTTP server on this machine that takes messages, and behaves at each of its paths as it is told. */
public final class Receiver implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Manner> manners = new ConcurrentHashMap<>();
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpServer server;

  /** How it answers. */
  public interface Manner {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** What came, with what stood above it. */
  public record Got(String path, String id, String at, String signatures, String host, String body) {
    public JsonObject json() {
      return new JsonObject(body);
    }

    /** Whether each of the secrets signed it and nobody else, as the standard says in its own words. */
    public boolean signedBy(String... secrets) {
      List<String> wanted = Arrays.stream(secrets).map(secret -> "v1," + signature(secret)).toList();
      return List.of(signatures.split(" ")).equals(wanted);
    }

    private String signature(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal("%s.%s.%s".formatted(id, at, body).getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public Receiver() {
    try {
      this.server = begin(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Over a server that is made already, and bound to no address yet or to one of this machine. */
  Receiver(HttpServer server) {
    this.server = begin(server);
  }

  private HttpServer begin(HttpServer bound) {
    bound.createContext("/", this::handle);
    bound.setExecutor(threads);
    bound.start();
    return bound;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = exchange.getRequestHeaders();
    got.add(new Got(path, headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"), headers.getFirst("webhook-signature"), headers.getFirst("Host"), body));
    manners.getOrDefault(path, status(204)).answer(exchange);
  }

  int port() {
    return server.getAddress().getPort();
  }

  public String url(String path) {
    return "http://localhost:" + port() + path;
  }

  public void at(String path, Manner manner) {
    manners.put(path, manner);
  }

  /** All that came to a path, the oldest first. */
  public List<Got> got(String path) {
    return got.stream().filter(one -> one.path().equals(path)).toList();
  }

  public static Manner status(int status) {
    return exchange -> {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    };
  }

  public static Manner words(int status, String words) {
    return exchange -> {
      exchange.sendResponseHeaders(status, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(words.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  public static Manner redirect(int status, String to) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", to);
      status(status).answer(exchange);
    };
  }

  /** Fails that many times, then takes. */
  public static Manner failing(int times) {
    CountDownLatch left = new CountDownLatch(times);
    return exchange -> {
      long before = left.getCount();
      left.countDown();
      status(before > 0 ? 500 : 204).answer(exchange);
    };
  }

  /** Says nothing until the receiver closes. */
  public Manner hanging() {
    return _ -> {
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** Says that it takes the message, and then nothing more until the receiver closes. */
  Manner half() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write("so far".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      hanging().answer(exchange);
    };
  }

  /** Says that it takes the message, and goes on speaking until nobody listens. */
  public static Manner endless(CountDownLatch stopped) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        while (true) {
          out.write("and more ".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException nobodyListens) {
        stopped.countDown();
      }
    };
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.close();
  }
}
