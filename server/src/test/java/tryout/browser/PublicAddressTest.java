package tryout.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as others than this machine meet it: over TLS of its own, and behind a reverse proxy. */
class PublicAddressTest {
  private static final String SOCKET = "tryout.1";

  @TempDir
  private static Path folder;

  private static Path cert;
  private static Path key;
  private static Vertx vertx;

  @BeforeAll
  static void certificate() throws Exception {
    vertx = Vertx.vertx();
    cert = folder.resolve("cert.pem");
    key = folder.resolve("key.pem");
    int status = new ProcessBuilder("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
        "-addext", "subjectAltName=DNS:localhost", "-out", cert.toString(), "-keyout", key.toString())
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    assertThat(status).isZero();
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterAll
  static void close() {
    vertx.close().await();
  }

  private static Map<String, String> tls(String url) {
    return Map.of("TRYOUT_URL", url, "TRYOUT_TLS_CERT", cert.toString(), "TRYOUT_TLS_KEY", key.toString());
  }

  @Test
  void SEC_1_over_tls_pages_cookies_links_and_sockets_are_protected_and_plain_http_is_not_served() throws Exception {
    try (ServerProcess server = new ServerProcess(port -> tls("https://localhost:" + port))) {
      String url = "https://localhost:" + server.port();
      assertThat(server.said()).contains("Tryout is ready: " + url, url + "/").doesNotContain("http://");
      Visitor visitor = new Visitor(url, url, trusting());
      assertThat(visitor.page("/sign-in")).isEqualTo(200);
      assertThat(plainly(server.port())).doesNotContain("HTTP/", "<html");
      theWholeWay(server, visitor);
    }
  }

  /** What comes back where somebody asks without TLS, until the server hangs up. */
  private static String plainly(int port) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write("GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void SEC_1_hsts_is_said_under_a_name_of_the_network_and_not_under_localhost() throws Exception {
    try (ServerProcess server = new ServerProcess(port -> tls("https://localhost:" + port))) {
      assertThat(hsts(server)).as("it would bind every other server of this machine").isEmpty();
    }
    try (ServerProcess server = new ServerProcess(port -> tls("https://tryout.example.org"))) {
      assertThat(hsts(server)).startsWith("max-age=31536000");
      assertThat(server.said()).contains("https://tryout.example.org/");
    }
  }

  private static String hsts(ServerProcess server) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/sign-in")).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.headers().firstValue("Strict-Transport-Security").orElse("");
    }
  }

  @Test
  void SEC_8_behind_a_trusted_proxy_everything_works_and_everybody_counts_for_themselves() throws Exception {
    try (Proxy proxy = new Proxy()) {
      try (ServerProcess server = new ServerProcess(port -> Map.of("TRYOUT_URL", proxy.url(), "TRYOUT_TRUSTED_PROXIES", "127.0.0.1"))) {
        proxy.to(server.port());
        Visitor visitor = new Visitor(proxy.url(), proxy.url(), SSLContext.getDefault());
        assertThat(visitor.page("/sign-in")).isEqualTo(200);
        theWholeWay(server, visitor);
        assertThat(wrongPasswords(visitor, 40)).as("forty people from forty addresses").doesNotContain("429");
      }
    }
  }

  @Test
  void SEC_8_forwarded_addresses_from_a_stranger_are_not_believed() throws Exception {
    try (Proxy proxy = new Proxy()) {
      try (ServerProcess server = new ServerProcess(port -> Map.of("TRYOUT_URL", proxy.url(), "TRYOUT_TRUSTED_PROXIES", "192.0.2.1"))) {
        proxy.to(server.port());
        Visitor visitor = new Visitor(proxy.url(), proxy.url(), SSLContext.getDefault());
        assertThat(wrongPasswords(visitor, 40)).as("one peer, whatever it says").contains("429");
      }
    }
  }

  private static String wrongPasswords(Visitor visitor, int count) {
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < count; i++) {
      JsonObject body = new JsonObject().put("link", "nothing" + i);
      seen.append(visitor.post("/sessions", "", body).statusCode()).append(' ');
    }
    return seen.toString();
  }

  /** Signs in, makes an interview, invites, goes in as the candidate and joins by socket. */
  private static void theWholeWay(ServerProcess server, Visitor visitor) {
    HttpResponse<String> in = visitor.post("/sessions", "", new JsonObject().put("link", server.first()));
    assertThat(in.statusCode()).as(in.body()).isEqualTo(201);
    assertThat(in.headers().firstValue("Set-Cookie").orElse("")).startsWith("__Host-")
        .containsIgnoringCase("; Secure").containsIgnoringCase("; HttpOnly").contains("; SameSite=Strict");
    String token = new JsonObject(in.body()).getString("accessToken");
    String id = visitor.json("/interviews", token, new JsonObject().put("title", "Ring").put("minutes", 30).put("statement", "Do."))
        .getString("id");
    String link = visitor.json("/interviews/" + id + "/invitations", token, new JsonObject().put("role", "candidate").put("name", "Candidate"))
        .getString("link");
    assertThat(link).startsWith(visitor.origin + "/");
    String pass = visitor.json("/interviews/" + id + "/room-token", token, new JsonObject()).getString("token");
    assertThat(visitor.join(id, pass)).contains("\"welcome\"");
    for (String wrong : new String[] {"https://evil.example", visitor.origin + ".evil.example", "null", visitor.origin.replace("localhost", "127.0.0.1")}) {
      assertThatThrownBy(() -> visitor.socket(id, wrong)).as(wrong).isInstanceOfSatisfying(
          UpgradeRejectedException.class, refused -> assertThat(refused.getStatus()).isEqualTo(403));
    }
  }

  private static SSLContext trusting() throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null);
    try (InputStream in = Files.newInputStream(cert)) {
      store.setCertificateEntry("tryout", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** A browser as far as the server can tell. */
  private record Visitor(String base, String origin, SSLContext tls) {
    int page(String path) {
      return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html").build()).statusCode();
    }

    JsonObject json(String path, String token, JsonObject body) {
      HttpResponse<String> answer = post(path, token, body);
      assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 201);
      return new JsonObject(answer.body());
    }

    HttpResponse<String> post(String path, String token, JsonObject body) {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path)).timeout(Duration.ofSeconds(20))
          .header("Content-Type", "application/json").header("Origin", origin).header("Tryout-Request", "1")
          .POST(HttpRequest.BodyPublishers.ofString(body.encode()));
      if (!token.isEmpty()) {
        request.header("Authorization", "Bearer " + token);
      }
      return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
      try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build()) {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    WebSocket socket(String room, String from) {
      URI uri = URI.create(base);
      WebSocketClientOptions options = new WebSocketClientOptions();
      if (uri.getScheme().equals("https")) {
        options.setSsl(true).setTrustOptions(new PemTrustOptions().addCertPath(cert.toString()));
      }
      WebSocketClient client = vertx.createWebSocketClient(options);
      return client.connect(new WebSocketConnectOptions().setHost(uri.getHost()).setPort(uri.getPort())
          .setURI("/api/v1/rooms/" + room + "/socket").addSubProtocol(SOCKET).addHeader("Origin", from)).await();
    }

    /** The first frame that comes after the join. */
    String join(String room, String token) {
      WebSocket socket = socket(room, origin);
      CompletableFuture<String> frame = new CompletableFuture<>();
      socket.textMessageHandler(frame::complete);
      socket.closeHandler(closed -> frame.complete("closed " + socket.closeStatusCode()));
      socket.writeTextMessage(new JsonObject().put("join", new JsonObject().put("token", token)).encode());
      try {
        return frame.get(10, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      } finally {
        socket.close();
      }
    }
  }

  /** One connection, one request: it puts in who calls, each time another address, and passes everything on. */
  private static final class Proxy implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final AtomicInteger callers = new AtomicInteger();
    private volatile int target;

    Proxy() throws IOException {
      Thread.startVirtualThread(this::accept);
    }

    String url() {
      return "http://localhost:" + door.getLocalPort();
    }

    void to(int port) {
      target = port;
    }

    private void accept() {
      try {
        for (;;) {
          Socket caller = door.accept();
          Thread.startVirtualThread(() -> serve(caller));
        }
      } catch (IOException closed) {
        // The test is over.
      }
    }

    private void serve(Socket caller) {
      try (caller; Socket server = new Socket("127.0.0.1", target)) {
        String head = head(caller.getInputStream());
        boolean upgrade = head.toLowerCase(java.util.Locale.ROOT).contains("\r\nupgrade: websocket");
        String more = "X-Forwarded-For: 203.0.113." + callers.incrementAndGet() + "\r\nX-Forwarded-Proto: http\r\n"
            + (upgrade ? "" : "Connection: close\r\n");
        String sent = upgrade ? head : head.replaceAll("(?i)\r\n(connection|upgrade|http2-settings): [^\r]*", "");
        server.getOutputStream().write((sent.substring(0, sent.length() - 2) + more + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        Thread.startVirtualThread(() -> pass(caller, server));
        server.getInputStream().transferTo(caller.getOutputStream());
      } catch (IOException gone) {
        // One side went; so does the other.
      }
    }

    private static void pass(Socket from, Socket to) {
      try {
        OutputStream out = to.getOutputStream();
        from.getInputStream().transferTo(out);
      } catch (IOException gone) {
        // As above.
      }
    }

    private static String head(InputStream in) throws IOException {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("no request");
        }
        head.write(next);
      }
      return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }
}
