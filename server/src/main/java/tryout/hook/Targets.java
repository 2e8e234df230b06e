package tryout.hook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import tryout.fault.Code;
import tryout.fault.Refused;

/** Where deliveries may go: over TLS to what the whole internet reaches, and wherever the settings say besides. */
final class Targets {
  private static final int MOST_CHARACTERS = 1_000;
  private static final int TLS_PORT = 443;
  private static final int PLAIN_PORT = 80;

  private final HookSettings settings;
  private final Names names;

  Targets(HookSettings settings, Names names) {
    this.settings = settings;
    this.names = names;
  }

  /**
   * A target whose address was looked up and may be spoken to: whoever connects to that address, and does not look the name
   * up again, goes nowhere else.
   */
  record Target(URI uri, InetSocketAddress address) {
    boolean secure() {
      return "https".equals(uri.getScheme());
    }

    /** What is asked of the host. */
    String path() {
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
  }

  /**
   * Looks it up. Waits for the network.
   *
   * @throws Refused as invalid where the words are no such address or nobody knows the name, or as a forbidden target
   */
  Target find(String url) {
    URI uri = read(url).orElseThrow(() -> Refused.field("/url", "An address that begins with https://, without a name or password in it."));
    boolean named = settings.names(uri.getHost());
    if (!named && !"https".equals(uri.getScheme())) {
      throw Refused.field("/url", "An address that begins with https://. Only hosts that this server's settings name are spoken to without TLS.");
    }
    InetAddress[] found = lookUp(uri.getHost());
    if (!named) {
      assertGlobal(uri.getHost(), found);
    }
    int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? TLS_PORT : PLAIN_PORT;
    return new Target(uri, new InetSocketAddress(found[0], port));
  }

  private static Optional<URI> read(String url) {
    try {
      URI uri = URI.create(url);
      boolean scheme = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      boolean bare = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null && uri.getPort() <= 0xffff && uri.getPort() != 0;
      return Optional.of(uri).filter(_ -> scheme && bare && url.length() <= MOST_CHARACTERS);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private InetAddress[] lookUp(String host) {
    try {
      return names.of(host);
    } catch (UnknownHostException e) {
      throw Refused.field("/url", "Nobody knows the name " + host + ".");
    }
  }

  /** One address within the house is enough to refuse the name: which of them is taken is not the name's to say. */
  private static void assertGlobal(String host, InetAddress[] all) {
    Stream.of(all).filter(address -> !Addresses.isGlobal(address.getAddress())).findFirst().ifPresent(address -> {
      String found = address.getHostAddress();
      throw new Refused(Code.FORBIDDEN_TARGET,
          "%s is no address of the public internet. An administrator can permit the host in TRYOUT_WEBHOOK_HOSTS.".formatted(host.equals(found) ? host : host + " leads to " + found + ", which"));
    });
  }
}
