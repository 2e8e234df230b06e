package tryout.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tryout.TestServer;
import tryout.TestServer.Answer;
import tryout.fault.Code;
import tryout.fault.Refused;

class EdgeTest {
  private static final Guard OPEN = new Guard() {
    @Override
    public void admit(Call call) {}

    @Override
    public String name() {
      return "open";
    }
  };
  private static final Guard CLOSED = new Guard() {
    @Override
    public void admit(Call call) {
      throw new Refused(Code.NOT_ALLOWED, "Nobody comes in here.");
    }

    @Override
    public String name() {
      return "closed";
    }
  };
  @TempDir static Path webroot;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(webroot.resolve("pages"));
    Files.writeString(
        webroot.resolve("pages/sign-in.html"),
        "<!doctype html>{{importmap}}{{boot}}<script nonce=\"{{nonce}}\" type=\"module\" src=\"/assets/a.js\"></script>{{other}}");
    Files.writeString(webroot.resolve("pages/room.html"), "{{imports}}");
    Files.writeString(webroot.resolve("a.js"), "export const a = 1;\n".repeat(100));
    Files.writeString(webroot.resolve(".secret.js"), "hidden");
    Files.writeString(webroot.resolve("notes.html"), "no page");
    Files.writeString(webroot.resolveSibling("outside.js"), "outside");
    server = new TestServer(Optional.of(webroot));
    Contract contract = Contract.of(
        """
        {"paths": {
          "/echo": {"post": {"requestBody": {"content": {"application/json": {"schema": {
            "type": "object", "required": ["text"], "additionalProperties": false, "properties": {
              "text": {"type": "string", "minLength": 1, "maxLength": 10}, "number": {"type": "integer", "minimum": 0, "maximum": 9}}}}}}}},
          "/closed": {"post": {}}, "/break": {"post": {}}}}
        """);
    server.edge.api().door(contract, HttpMethod.POST, "/echo", OPEN, 1024, call -> {
      Fields body = call.body();
      String text = body.text("text");
      int number = body.integer("number", 0);
      body.end();
      return Reply.ok(new JsonObject().put("text", text).put("number", number));
    });
    server.edge.api().door(contract, HttpMethod.POST, "/closed", CLOSED, 2 * Api.SMALL_BODY, call -> Reply.nothing());
    server.edge.api().door(contract, HttpMethod.POST, "/break", OPEN, Api.SMALL_BODY, call -> {
      throw new IllegalStateException("the secret reason");
    });
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer echo(String body) {
    return server.send("POST", "/api/v1/echo", body);
  }

  private static void assertProblem(Answer answer, int status, Code code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json; charset=utf-8");
    assertThat(answer.json().getString("type")).isEqualTo("/problems/" + code.slug());
    assertThat(answer.json().getString("title")).isEqualTo(code.title());
    assertThat(answer.json().getString("instance")).hasSize(16);
  }

  @Test
  void SEC_40_unknown_members_duplicate_keys_and_wrong_types_are_refused() {
    assertThat(echo("{\"text\":\"a\",\"number\":3}").json()).isEqualTo(new JsonObject().put("text", "a").put("number", 3));
    Answer all = echo("{\"text\":5,\"number\":\"3\",\"more\":1}");
    assertProblem(all, 422, Code.INVALID);
    assertThat(all.json().getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("pointer")))
        .containsExactlyInAnyOrder("/text", "/number", "/more");
    assertProblem(echo("{\"text\":\"a\",\"text\":\"b\"}"), 400, Code.MALFORMED);
    assertProblem(echo("{\"text\":\"a\"} {}"), 400, Code.MALFORMED);
    assertProblem(echo("[1]"), 400, Code.MALFORMED);
    assertProblem(echo("null"), 400, Code.MALFORMED);
    assertProblem(echo("{\"text\":\"\\u0000\"}"), 422, Code.INVALID);
    assertProblem(echo("{\"text\":\"\\ud800\"}"), 422, Code.INVALID);
    assertProblem(echo("{\"text\":\"a\",\"number\":1e400}"), 422, Code.INVALID);
  }

  @Test
  void SEC_42_depth_and_size_are_limited() {
    assertProblem(echo("{\"text\":" + "[".repeat(15) + "]".repeat(15) + "}"), 422, Code.INVALID);
    assertProblem(echo("{\"text\":" + "[".repeat(16) + "]".repeat(16) + "}"), 400, Code.MALFORMED);
    assertProblem(echo("{\"text\":\"" + "a".repeat(1025) + "\"}"), 413, Code.TOO_LARGE);
    assertProblem(server.send("POST", "/api/v1/echo", "{}", "Content-Type", "text/plain"), 415, Code.UNSUPPORTED_TYPE);
  }

  /** Or a stranger could have the server hold what is as large as a door reads, as often as they like. */
  @Test
  void SEC_42_whoever_may_not_come_in_is_told_so_before_any_of_the_body_is_read() throws IOException {
    String head = "POST /api/v1/closed HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ";
    assertThat(raw(head + "1000\r\n\r\n")).startsWith("HTTP/1.1 403");
    assertThat(raw(head + "999999999\r\n\r\n")).startsWith("HTTP/1.1 403");
    try (Socket socket = new Socket("127.0.0.1", server.edge.port())) {
      socket.setSoTimeout(5000);
      String twice = (head + "1000\r\n\r\n" + "x".repeat(1000)).repeat(2).replaceFirst("(?s)(.*)Host", "$1Connection: close\r\nHost");
      socket.getOutputStream().write(twice.getBytes(StandardCharsets.US_ASCII));
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(all.split("HTTP/1.1 403", -1)).as("what was not read is passed over").hasSize(3);
    }
  }

  @Test
  void SEC_7_only_declared_methods_are_answered() throws IOException {
    assertProblem(server.send("GET", "/api/v1/echo", ""), 405, Code.METHOD_NOT_ALLOWED);
    assertProblem(server.send("TRACE", "/api/v1/echo", ""), 405, Code.METHOD_NOT_ALLOWED);
    assertProblem(server.send("GET", "/api/v1/nothing", ""), 404, Code.NOT_FOUND);
    String upgrade = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";
    assertThat(raw(upgrade)).startsWith("HTTP/1.1 200");
    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nA: " + "x".repeat(20_000) + "\r\n\r\n")).contains(" 400 ");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.edge.port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(20), StandardCharsets.US_ASCII);
    }
  }

  /** What follows a request whose length two readers could see differently must never be answered as a request. */
  @Test
  void SEC_8_a_request_hidden_behind_another_is_not_answered() throws IOException {
    String post = "POST /api/v1/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    String hidden = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assertThat(answers(post + "Content-Length: 2\r\n\r\n{}" + hidden)).as("the control: two honest requests in a row").isEqualTo(2);
    for (String measure :
        List.of("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
            "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "Content-Length: 2, 3\r\n\r\n{}", "Content-Length: +2\r\n\r\n{}", "Content-Length: 0x2\r\n\r\n{}", "Content-Length: -2\r\n\r\n{}",
            "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n", "Content-Length:\r\n 2\r\n\r\n{}")) {
      assertThat(answers(post + measure + hidden)).as(measure).isLessThanOrEqualTo(1);
    }
  }

  private static int answers(String requests) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.edge.port())) {
      socket.setSoTimeout(1000);
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.ISO_8859_1));
      StringBuilder all = new StringBuilder();
      try {
        for (int next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
          all.append((char) next);
        }
      } catch (java.net.SocketTimeoutException stillOpen) {
        // Nothing more is said.
      }
      return (int) Pattern.compile("HTTP/1.1 \\d").matcher(all).results().count();
    }
  }

  /** A thousand bytes for one, and the server is to unpack none of them. */
  @Test
  void SEC_6_compression_is_not_agreed_to_and_a_packed_frame_ends_the_socket() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.edge.port())) {
      socket.setSoTimeout(5000);
      String upgrade = "GET /api/v1/rooms/" + UUID.randomUUID() + "/socket HTTP/1.1\r\nHost: localhost\r\nOrigin: " + TestServer.ORIGIN
          + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
          + "Sec-WebSocket-Protocol: tryout.1\r\nSec-WebSocket-Extensions: permessage-deflate, x-webkit-deflate-frame\r\n\r\n";
      socket.getOutputStream().write(upgrade.getBytes(StandardCharsets.US_ASCII));
      StringBuilder head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n")) {
        head.append((char) socket.getInputStream().read());
      }
      assertThat(head).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
      socket.getOutputStream().write(packed(new byte[60_000_000]));
      assertThat(firstButPings(socket.getInputStream())).as("a close frame, or the end").isIn(0x88, -1);
    }
  }

  /** How the first frame begins that is no ping, or -1 at the end: a server may ping at any time. */
  private static int firstButPings(InputStream frames) throws IOException {
    int first = frames.read();
    while (first == 0x89) {
      frames.skipNBytes(frames.read());
      first = frames.read();
    }
    return first;
  }

  /** One text frame that says that it is compressed. */
  private static byte[] packed(byte[] plain) throws IOException {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(plain);
    }
    deflater.end();
    assertThat(bytes.size()).isLessThan(plain.length / 1000 + 1000).isLessThan(65_536);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(new byte[] {(byte) 0xc1, (byte) (0x80 | 126), (byte) (bytes.size() >> 8), (byte) bytes.size(), 0, 0, 0, 0});
    frame.writeBytes(bytes.toByteArray());
    return frame.toByteArray();
  }

  @Test
  void SEC_57_a_bug_is_told_as_an_incident_and_no_more() {
    Answer answer = server.send("POST", "/api/v1/break", "");
    assertProblem(answer, 500, Code.INTERNAL);
    assertThat(answer.text()).doesNotContain("secret reason").contains(answer.json().getString("instance"));
  }

  @Test
  void SEC_9_and_SEC_14_every_answer_says_how_it_is_to_be_read() {
    for (String path : List.of("/api/v1/organisation", "/api/v1/nothing", "/sign-in", "/assets/a.js", "/health")) {
      Answer answer = server.send("GET", path, "");
      assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(answer.header("Cross-Origin-Opener-Policy")).as(path).isEqualTo("same-origin");
      assertThat(answer.header("Cross-Origin-Resource-Policy")).as(path).isEqualTo("same-origin");
      assertThat(answer.header("Content-Security-Policy")).as(path).contains("default-src 'none'");
      assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEmpty();
      assertThat(answer.header("Server")).as(path).isEmpty();
    }
    assertThat(server.send("GET", "/api/v1/organisation", "").header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void SEC_11_the_policy_of_a_page_is_exactly_the_promised_one() {
    Answer page = server.send("GET", "/sign-in", "");
    Matcher nonce = Pattern.compile("script-src 'nonce-([^']+)'").matcher(page.header("Content-Security-Policy"));
    assertThat(nonce.find()).isTrue();
    String n = nonce.group(1);
    assertThat(page.header("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'nonce-" + n + "' 'strict-dynamic'; style-src 'nonce-" + n
                + "'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self';"
                + " frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.text())
        .contains("<script type=\"importmap\" nonce=\"" + n + "\">")
        .contains("<script nonce=\"" + n + "\" type=\"module\"")
        .contains("<link rel=\"modulepreload\" nonce=\"" + n + "\" href=\"/lib/codemirror__state/")
        .contains("id=\"boot\" nonce=\"" + n + "\">{\"organisation\":\"Mentorship interviews\",\"nonce\":\"" + n + "\"}")
        .contains("{{other}}");
    assertThat(server.send("GET", "/room/1", "").text()).contains("importmap").doesNotContain("modulepreload");
  }

  @Test
  void SEC_12_no_nonce_comes_twice() {
    Set<String> policies = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      policies.add(server.send("GET", "/sign-in", "").header("Content-Security-Policy"));
    }
    assertThat(policies).hasSize(20);
  }

  @Test
  void SEC_12_every_module_of_the_import_map_is_served_and_kept() {
    String html = server.send("GET", "/room/1", "").text();
    JsonObject map = new JsonObject(html.substring(html.indexOf('>') + 1, html.lastIndexOf("</script>")));
    assertThat(map.getJsonObject("imports").fieldNames()).contains("@codemirror/state", "@codemirror/lang-cpp", "@lezer/cpp", "w3c-keyname");
    for (String name : map.getJsonObject("imports").fieldNames()) {
      Answer module = server.send("GET", map.getJsonObject("imports").getString(name), "");
      assertThat(module.status()).as(name).isEqualTo(200);
      assertThat(module.header("Content-Type")).as(name).isEqualTo("text/javascript; charset=utf-8");
      assertThat(module.header("Cache-Control")).as(name).contains("immutable");
      assertThat(module.text()).as(name).contains("export");
    }
  }

  @Test
  void SEC_10_hidden_files_listings_and_ways_up_are_not_served() throws IOException {
    assertThat(server.send("GET", "/assets/a.js", "").status()).isEqualTo(200);
    assertThat(server.send("HEAD", "/assets/a.js", "").header("Content-Length")).isEqualTo("2000");
    for (String path :
        List.of("/assets/.secret.js", "/assets/%2esecret.js", "/assets/", "/assets", "/assets/pages", "/assets/notes.html", "/assets/pages/sign-in.html",
            "/assets/../outside.js", "/assets/..%2foutside.js", "/assets/%2e%2e/outside.js", "/assets/%252e%252e/outside.js",
            "/assets/..%5coutside.js", "/assets//etc/passwd", "/assets/a.js%00.js", "/lib/", "/lib/codemirror__state/6.7.1/package.json",
            "/lib/codemirror__state/6.7.1/../../../META-INF/MANIFEST.MF", "/lib/w3c-keyname/2.2.8/.tern-port")) {
      String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).matches("(?s)HTTP/1.1 (404|400) .*");
    }
  }

  @Test
  void an_asset_is_packed_and_not_sent_twice() {
    Answer packed = server.send("GET", "/assets/a.js", "", "Accept-Encoding", "gzip");
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(server.send("GET", "/assets/a.js", "", "If-None-Match", packed.header("ETag")).status()).isEqualTo(304);
  }

  @Test
  void REST_2_every_problem_has_a_page() {
    for (Code code : Code.values()) {
      Answer page = server.send("GET", "/problems/" + code.slug(), "");
      assertThat(page.status()).as(code.slug()).isEqualTo(code.status() == 0 ? 404 : 200);
    }
    assertThat(server.send("GET", "/problems/%3Cscript%3E", "").text()).doesNotContain("<script>");
  }

  @Test
  void REST_2_every_problem_of_the_contract_has_a_page_that_names_it() {
    String contract = server.send("GET", "/api/v1/openapi.json", "").text();
    List<String> slugs = Pattern.compile("/problems/([a-z-]+)\"").matcher(contract).results().map(slug -> slug.group(1)).distinct().toList();
    assertThat(slugs).hasSizeGreaterThan(20);
    for (String slug : slugs) {
      Answer page = server.send("GET", "/problems/" + slug, "");
      assertThat(page.status()).as(slug).isEqualTo(200);
      assertThat(page.text()).contains("“" + slug + "”");
    }
  }

  @Test
  void REST_5_parameters_are_held_to_the_contract() {
    String token = server.firstAdministrator().json().getString("accessToken");
    for (String query : List.of("limit=0", "limit=201", "limit=x", "limit=1.5", "limit=5&limit=6", "cursor=", "cursor=x", "limt=5")) {
      assertProblem(server.api("GET", "/people?" + query, token, null), 400, Code.MALFORMED);
    }
    assertThat(server.api("GET", "/people?limit=0", token, null).json().getString("detail")).isEqualTo("The parameter limit: A whole number from 1 to 200.");
    assertProblem(server.api("POST", "/people", token, new JsonObject(), "Idempotency-Key", "k".repeat(101)), 400, Code.MALFORMED);
    assertProblem(server.api("GET", "/practice/exercises/No-Slug", "", null), 404, Code.NOT_FOUND);
  }

  @Test
  void SEC_61_the_public_port_tells_a_status_and_nothing_else() {
    server.health.part("sandbox", () -> Future.succeededFuture("fine"));
    assertThat(server.send("GET", "/health", "").text()).isEmpty();
    assertThat(server.send("GET", "/ready", "").status()).isEqualTo(200);
    server.health.part("sandbox", () -> Future.failedFuture("broken"));
    Answer ready = server.send("GET", "/ready", "");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.text()).isEmpty();
    assertThat(server.send("GET", "/metrics", "").status()).isEqualTo(404);
    server.health.part("sandbox", () -> Future.succeededFuture("fine"));
  }

  @Test
  void who_comes_by_the_number_of_the_machine_is_sent_to_its_name() {
    Answer answer = server.send("GET", "/sign-in?x=1", "", "Accept", "text/html");
    assertThat(answer.status()).isEqualTo(307);
    assertThat(answer.header("Location")).isEqualTo(TestServer.ORIGIN + "/sign-in?x=1");
  }

  @Test
  void SEC_20_a_name_cannot_end_the_boot_element() {
    String admin = server.firstAdministrator().json().getString("accessToken");
    String name = "</script><script>alert(1)</script>";
    Answer changed =
        server.api("PATCH", "/organisation", admin, new JsonObject().put("name", name), "If-Match", "\"1\"");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(server.send("GET", "/sign-in", "").text()).doesNotContain("<script>alert").contains("\\u003c/script>");
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertProblem(server.api("PATCH", "/organisation", admin, new JsonObject().put("name", "x"), "If-Match", "\"1\""), 412, Code.STALE_REVISION);
    assertProblem(server.api("PATCH", "/organisation", admin, new JsonObject().put("name", "x")), 428, Code.PRECONDITION_REQUIRED);
    server.api("PATCH", "/organisation", admin, new JsonObject().put("name", "Mentorship interviews"), "If-Match", "\"2\"");
  }
}
