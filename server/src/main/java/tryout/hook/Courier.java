package tryout.hook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Instant;
import tryout.fault.Refused;

/**
 * Takes messages to receivers as Standard Webhooks 1.0.0 has it, each over a connection of its own to the very address that
 * was looked at. Redirects are not followed. Blocks while it does.
 */
public final class Courier implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;

  private final Vertx vertx;
  private final HttpClient client;
  private final Targets targets;

  public Courier(Vertx vertx, HookSettings settings) {
    this(vertx, settings, new Resolver(), new HttpClientOptions());
  }

  /** With others who know names, and further options of the connection. */
  Courier(Vertx vertx, HookSettings settings, Names names, HttpClientOptions options) {
    this.vertx = vertx;
    this.client = vertx.createHttpClient(options.setKeepAlive(false).setConnectTimeout(CONNECT_MILLIS));
    this.targets = new Targets(settings, names);
  }

  /**
   * Whether messages may go there now.
   *
   * @throws Refused as invalid or as a forbidden target where they may not
   */
  public void assertMayReach(String url) {
    targets.find(url);
  }

  /** Sends it once. Whatever goes wrong is an outcome. */
  public Outcome send(Message message, Instant now) {
    try {
      Targets.Target target = targets.find(message.url());
      return Exchange.of(vertx, client, SocketAddress.inetSocketAddress(target.address()), request(target, message, now), message.body()).await();
    } catch (Refused refused) {
      return new Outcome(0, 0, "", refused.detail());
    }
  }

  private static RequestOptions request(Targets.Target target, Message message, Instant now) {
    return new RequestOptions()
        .setHost(target.uri().getHost())
        .setPort(target.address().getPort())
        .setSsl(target.secure())
        .setURI(target.path())
        .setFollowRedirects(false)
        .putHeader("Content-Type", "application/json")
        .putHeader("User-Agent", "Tryout")
        .putHeader("webhook-id", message.id())
        .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
        .putHeader("webhook-signature", message.signatures(now));
  }

  @Override
  public void close() {
    client.close().await();
  }
}
