package tryout.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tryout.fault.Code;
import tryout.fault.Refused;

/** Messages on their way to real receivers on this machine. */
class CourierTest {
  private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
  private static final HookSettings LOCAL = HookSettings.of(List.of("localhost"));
  private static final Secret SECRET = Secret.fresh();
  private static Vertx vertx;
  private static Receiver receiver;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    receiver = new Receiver();
  }

  @AfterAll
  static void close() {
    receiver.close();
    vertx.close().await();
  }

  private static Message message(String url) {
    return new Message("an-id", url, List.of(SECRET), "{\"type\":\"x\"}");
  }

  private static Outcome send(HookSettings settings, String url) {
    try (Courier courier = new Courier(vertx, settings)) {
      return courier.send(message(url), NOW);
    }
  }

  @Test
  void NOTE_7_what_comes_is_signed_with_the_time_at_which_it_was_sent() {
    assertThat(send(LOCAL, receiver.url("/plain?key=a%20b")).taken()).isTrue();
    Receiver.Got got = receiver.got("/plain?key=a%20b").getFirst();
    assertThat(got.id()).isEqualTo("an-id");
    assertThat(got.at()).isEqualTo(Long.toString(NOW.getEpochSecond()));
    assertThat(got.body()).isEqualTo("{\"type\":\"x\"}");
    assertThat(got.signedBy(SECRET.text())).isTrue();
    assertThat(got.signedBy(Secret.fresh().text())).isFalse();
    assertThat(got.host()).isEqualTo("localhost:" + receiver.port());
  }

  /** The example of the standard's own reference. */
  @Test
  void NOTE_7_a_signature_is_the_one_that_the_standard_shows() {
    Secret secret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}")).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(Secret.fresh().text()).matches("whsec_[A-Za-z0-9+/]{43}=").isNotEqualTo(Secret.fresh().text());
    assertThat(secret).hasToString("whsec_…");
  }

  @Test
  void NOTE_9_a_redirect_is_an_answer_and_is_not_followed() {
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      receiver.at("/moved", Receiver.redirect(status, receiver.url("/elsewhere")));
      Outcome outcome = send(LOCAL, receiver.url("/moved"));
      assertThat(outcome.status()).isEqualTo(status);
      assertThat(outcome.taken()).isFalse();
    }
    assertThat(receiver.got("/elsewhere")).isEmpty();
  }

  @Test
  void NOTE_9_the_address_that_was_looked_at_is_the_one_that_is_spoken_to() throws Exception {
    InetAddress global = InetAddress.getByName("203.0.112.1");
    Queue<InetAddress> answers = new ArrayDeque<>(List.of(InetAddress.getLoopbackAddress(), global));
    try (Courier courier = new Courier(vertx, HookSettings.of(Set.of("turns.example")), _ -> new InetAddress[] {answers.remove()}, new HttpClientOptions())) {
      assertThat(courier.send(message("http://turns.example:" + receiver.port() + "/turns"), NOW).taken()).isTrue();
    }
    assertThat(answers).as("the name was looked up once").containsExactly(global);
    assertThat(receiver.got("/turns")).singleElement().extracting(Receiver.Got::host).isEqualTo("turns.example:" + receiver.port());
  }

  @Test
  void NOTE_9_a_name_that_leads_into_the_house_is_refused_unless_the_settings_name_it() {
    try (Courier courier = new Courier(vertx, HookSettings.of(List.of("LocalHost.example")))) {
      assertThatThrownBy(() -> courier.assertMayReach("https://localhost/"))
          .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.FORBIDDEN_TARGET)).hasMessageContaining("localhost leads to 127.0.0.1");
    }
    try (Courier courier = new Courier(vertx, HookSettings.of(List.of("LocalHost")))) {
      assertThatCode(() -> courier.assertMayReach("http://LOCALHOST/")).doesNotThrowAnyException();
    }
  }

  @Test
  void NOTE_9_a_name_that_leads_into_the_house_the_second_time_is_not_spoken_to() throws Exception {
    Queue<InetAddress> answers = new ArrayDeque<>(List.of(InetAddress.getByName("203.0.112.1"), InetAddress.getLoopbackAddress()));
    String url = "https://turns.example:" + receiver.port() + "/rebound";
    try (Courier courier = new Courier(vertx, HookSettings.of(List.of()), _ -> new InetAddress[] {answers.remove()}, new HttpClientOptions())) {
      courier.assertMayReach(url);
      Outcome outcome = courier.send(message(url), NOW);
      assertThat(outcome.status()).isZero();
      assertThat(outcome.problem()).contains("turns.example leads to 127.0.0.1");
    }
    assertThat(receiver.got("/rebound")).isEmpty();
  }

  @Test
  void NOTE_9_one_address_within_the_house_is_enough_to_refuse_a_name_that_has_others() throws Exception {
    InetAddress[] both = {InetAddress.getByName("203.0.112.1"), InetAddress.getByName("fd00::1")};
    try (Courier courier = new Courier(vertx, HookSettings.of(List.of()), _ -> both, new HttpClientOptions())) {
      assertThat(courier.send(message("https://both.example/"), NOW).problem()).contains("fd00:0:0:0:0:0:0:1");
    }
  }

  @Test
  void NOTE_8_an_answer_without_end_is_read_at_its_beginning_only() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    receiver.at("/endless", Receiver.endless(stopped));
    // The courier stays open meanwhile: closed, it would end the connection whatever came of the request.
    try (Courier courier = new Courier(vertx, LOCAL)) {
      Outcome outcome = courier.send(message(receiver.url("/endless")), NOW);
      assertThat(outcome.status()).isEqualTo(200);
      assertThat(outcome.answer()).hasSize(Beginning.BYTES).startsWith("and more ");
      assertThat(stopped.await(10, TimeUnit.SECONDS)).as("nobody listens any more").isTrue();
    }
  }

  @Test
  void NOTE_8_a_receiver_that_says_nothing_is_waited_for_ten_seconds() {
    receiver.at("/hanging", receiver.hanging());
    Outcome outcome = send(LOCAL, receiver.url("/hanging"));
    assertThat(outcome.status()).isZero();
    assertThat(outcome.problem()).isEqualTo("nothing came within 10 s");
    assertThat(outcome.millis()).isBetween(10_000, 15_000);
  }

  @Test
  void NOTE_8_a_receiver_that_says_that_it_takes_a_message_and_then_nothing_has_taken_it() {
    receiver.at("/half", receiver.half());
    Outcome outcome = send(LOCAL, receiver.url("/half"));
    assertThat(outcome.taken()).isTrue();
    assertThat(outcome.answer()).isEqualTo("so far");
    assertThat(outcome.millis()).isBetween(10_000, 15_000);
  }

  @Test
  void NOTE_8_where_nobody_is_the_outcome_says_so() {
    assertThat(send(LOCAL, "http://localhost:1/").problem()).isEqualTo("it takes no connection");
    assertThat(send(HookSettings.of(List.of("no-such.invalid")), "https://no-such.invalid/").problem()).isEqualTo("Nobody knows the name no-such.invalid.");
  }

  @Test
  void NOTE_9_a_name_must_be_vouched_for_by_its_certificate_although_its_address_was_looked_up_before(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("store.p12");
    certify(store);
    PfxOptions trusted = new PfxOptions().setPath(store.toString()).setPassword("changeit");
    try (Receiver secure = new Receiver(https(store))) {
      for (String name : List.of("named.example", "other.example")) {
        HttpClientOptions options = new HttpClientOptions().setTrustOptions(trusted);
        try (Courier courier = new Courier(vertx, HookSettings.of(Set.of(name)), _ -> new InetAddress[] {InetAddress.getLoopbackAddress()}, options)) {
          assertThat(courier.send(message("https://" + name + ":" + secure.port() + "/"), NOW).taken()).as(name).isEqualTo(name.equals("named.example"));
        }
      }
      assertThat(send(LOCAL, "https://localhost:" + secure.port() + "/").problem()).as("vouched for by nobody whom this machine knows").startsWith("its certificate or TLS is not to be trusted (");
      assertThat(secure.got("/")).hasSize(1);
    }
  }

  private static void certify(Path store) throws Exception {
    Process keytool = new ProcessBuilder(System.getProperty("java.home") + "/bin/keytool", "-genkeypair", "-keyalg", "RSA", "-keysize", "2048", "-alias", "own",
        "-dname", "CN=named.example", "-ext", "SAN=dns:named.example", "-validity", "2", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", "changeit")
        .redirectErrorStream(true).redirectOutput(store.resolveSibling("said").toFile()).start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
  }

  private static HttpsServer https(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }
}
