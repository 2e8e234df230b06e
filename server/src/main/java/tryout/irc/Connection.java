package tryout.irc;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import net.engio.mbassy.listener.Handler;
import org.jspecify.annotations.Nullable;
import org.kitteh.irc.client.library.Client;
import org.kitteh.irc.client.library.defaults.listener.DefaultListeners;
import org.kitteh.irc.client.library.event.client.ClientNegotiationCompleteEvent;
import org.kitteh.irc.client.library.event.client.ClientReceiveCommandEvent;
import org.kitteh.irc.client.library.event.client.ClientReceiveNumericEvent;
import org.kitteh.irc.client.library.event.connection.ClientConnectionClosedEvent;
import org.kitteh.irc.client.library.event.connection.ClientConnectionEndedEvent;
import org.kitteh.irc.client.library.feature.auth.SaslPlain;
import org.kitteh.irc.client.library.feature.sending.SingleDelaySender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a server, from its beginning to its end. It says lines and hears nothing: whoever speaks to it gets no
 * answer.
 */
final class Connection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int LOGGED_IN = 903;
  /** Locked, failed, too long, aborted, not this way. */
  private static final List<Integer> NOT_LOGGED_IN = List.of(902, 904, 905, 906, 908);
  /** The library's own, but for those that answer people or ask about them. */
  private static final List<DefaultListeners> LISTENERS = List.of(DefaultListeners.CAP, DefaultListeners.ISUPPORT, DefaultListeners.JOIN,
      DefaultListeners.KICK, DefaultListeners.NICK, DefaultListeners.NICK_REJECTED, DefaultListeners.PART, DefaultListeners.QUIT, DefaultListeners.VERSION,
      DefaultListeners.WELCOME);

  /** What was asked of a channel, until the server has answered what was sent after it. */
  private record Request(String channel, String token, CompletableFuture<Optional<String>> answer) {}

  private final Client client;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private volatile @Nullable Request request;
  private volatile @Nullable String refusal;
  private volatile boolean loggedIn;

  private Connection(IrcSettings settings) throws IOException {
    client = Client.builder().nick(settings.nick()).user("tryout").realName("Tryout")
        .listeners().exception(failure -> LOG.debug("irc failure={}", failure.toString())).then()
        .server().host(settings.host()).port(settings.port(), Client.Builder.Server.SecurityType.SECURE).secureTrustManagerFactory(trust(settings.trusted())).then()
        .management().eventListeners(List.copyOf(LISTENERS)).messageSendingQueueSupplier(SingleDelaySender.getSupplier(0)).then()
        .build();
    client.getAuthManager().addProtocol(new SaslPlain(client, settings.account(), settings.password()));
    client.getEventManager().registerEventListener(this);
  }

  private static TrustManagerFactory trust(List<Certificate> trusted) throws IOException {
    try {
      KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
      keys.load(null, null);
      for (int i = 0; i < trusted.size(); i++) {
        keys.setCertificateEntry("trusted-" + i, trusted.get(i));
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted.isEmpty() ? null : keys);
      return factory;
    } catch (GeneralSecurityException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Connects, signs in and enters the channels.
   *
   * @throws IOException with the reason in words
   */
  static Connection open(IrcSettings settings) throws IOException {
    Connection connection = new Connection(settings);
    try {
      connection.client.connect();
      connection.signedIn();
      for (String channel : settings.channels()) {
        connection.enter(channel).ifPresent(reason -> LOG.warn("irc channel={} not entered: {}", channel, reason));
      }
      return connection;
    } catch (IOException failure) {
      connection.close();
      throw failure;
    }
  }

  private void signedIn() throws IOException {
    if (!await(ready)) {
      String reason = refusal;
      throw new LoginRefused(reason == null ? "it offers no sign-in by SASL" : "the account or its password is wrong (" + reason + ")");
    }
  }

  Optional<String> say(Line line) throws IOException {
    Optional<String> outside = client.getChannel(line.channel()).isPresent() ? Optional.empty() : enter(line.channel());
    return outside.isPresent() ? outside : ask(line.channel(), () -> client.sendMessage(line.channel(), line.text()));
  }

  private Optional<String> enter(String channel) throws IOException {
    return ask(channel, () -> client.addChannel(channel));
  }

  /** A server answers in order: once it has answered the second line it has taken the first, or said what it has against it. */
  private Optional<String> ask(String channel, Runnable sending) throws IOException {
    Request asked = new Request(channel, "tryout-" + tokens.incrementAndGet(), new CompletableFuture<>());
    request = asked;
    try {
      sending.run();
      client.sendRawLine("PING " + asked.token());
    } catch (IllegalArgumentException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
    return await(asked.answer());
  }

  private <T> T await(CompletableFuture<T> answer) throws IOException {
    try {
      CompletableFuture.anyOf(answer, end).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!answer.isDone()) {
        throw new IOException(end.join());
      }
      return answer.join();
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + PATIENCE.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    }
  }

  /** Why it is over; empty while it is not. */
  Optional<String> ended() {
    return Optional.ofNullable(end.getNow(null));
  }

  /** The server has taken us in, signed in or not. */
  @Handler
  public void taken(ClientNegotiationCompleteEvent event) {
    ready.complete(loggedIn);
  }

  /** The connection is over. The next one is made by whoever wants it. */
  @Handler
  public void ended(ClientConnectionEndedEvent event) {
    event.setAttemptReconnect(false);
    Optional<String> last = event instanceof ClientConnectionClosedEvent closed ? closed.getLastMessage().filter(said -> said.startsWith("ERROR")) : Optional.empty();
    end.complete(Line.cleaned(event.getCause().map(Connection::words).or(() -> last).orElse("the connection ended")));
  }

  /** What a server says by number: how the sign-in went, and what it has against what was asked of a channel. */
  @Handler
  public void told(ClientReceiveNumericEvent event) {
    String words = event.getParameters().isEmpty() ? "" : Line.cleaned(event.getParameters().getLast());
    if (event.getNumeric() == LOGGED_IN) {
      loggedIn = true;
    } else if (NOT_LOGGED_IN.contains(event.getNumeric())) {
      refusal = words;
      ready.complete(false);
    } else if (event.getNumeric() >= 400 && event.getNumeric() < 600) {
      Request asked = request;
      if (asked != null && event.getParameters().stream().anyMatch(asked.channel()::equalsIgnoreCase)) {
        asked.answer().complete(Optional.of(words));
      }
    }
  }

  /** What a server says by name: that it has come to the end of what was asked. */
  @Handler
  public void told(ClientReceiveCommandEvent event) {
    Request asked = request;
    if (asked != null && event.getCommand().equals("PONG") && event.getParameters().contains(asked.token())) {
      asked.answer().complete(Optional.empty());
    }
  }

  private static String words(Throwable cause) {
    String said = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return cause instanceof SSLException ? "its certificate or TLS is not to be trusted (" + said + ")" : said;
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
