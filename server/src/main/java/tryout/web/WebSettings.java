package tryout.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the server is reached.
 *
 * @param url the one public origin, without a path: it governs links, the Origin check, cookies and HSTS
 * @param bind the address the public port listens on
 * @param port the public port; 0 takes a free one
 * @param managementPort the loopback port of metrics and health detail; 0 takes a free one
 * @param tlsCert PEM file with the certificate chain, given together with {@code tlsKey}; empty serves plain HTTP
 * @param tlsKey PEM file with the private key, mode 0600
 * @param trustedProxies addresses whose {@code X-Forwarded-For} is believed
 * @param webroot a folder with pages and assets that is read anew at every request; empty serves the packaged ones
 */
public record WebSettings(
    URI url,
    String bind,
    int port,
    int managementPort,
    Optional<Path> tlsCert,
    Optional<Path> tlsKey,
    List<String> trustedProxies,
    Optional<Path> webroot) {
  public WebSettings {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** What the browser sends as {@code Origin}. */
  public String origin() {
    return url.toString();
  }

  /** Whether pages are always fetched over TLS, by this server or by a proxy before it. */
  public boolean secure() {
    return "https".equals(url.getScheme());
  }

  /** Whether this server is only for the machine it runs on. */
  public boolean loopback() {
    return isLoopback(url);
  }

  static boolean isLoopback(URI url) {
    String host = url.getHost();
    return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
  }
}
