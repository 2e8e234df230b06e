package tryout.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;

/**
 * Where a request comes from. {@code X-Forwarded-For} is anybody's word; it is believed only as far as trusted proxies
 * vouch for it: read from its end, the first address that is not such a proxy.
 */
public final class ClientAddress {
  private final Set<String> trusted;

  public ClientAddress(List<String> trustedProxies) {
    this.trusted = Set.copyOf(trustedProxies);
  }

  /** The address as text, for limits and the audit trail. */
  public String of(HttpServerRequest request) {
    String address = request.remoteAddress().hostAddress();
    if (!trusted.contains(address)) {
      return address;
    }
    List<String> hops =
        request.headers().getAll("X-Forwarded-For").stream().flatMap(line -> List.of(line.split(",")).stream()).toList();
    for (String hop : hops.reversed()) {
      address = hop.strip();
      if (!trusted.contains(address)) {
        return address;
      }
    }
    return address;
  }
}
