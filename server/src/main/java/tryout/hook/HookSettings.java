package tryout.hook;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the server's settings say about webhooks.
 *
 * @param hosts names and addresses, in small letters, that may lie within the house's own network and be spoken to without TLS
 */
public record HookSettings(Set<String> hosts) {
  /** As the settings name them. */
  public static HookSettings of(Collection<String> hosts) {
    return new HookSettings(hosts.stream().map(HookSettings::key).collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether an administrator of this server named that host. */
  boolean names(String host) {
    return hosts.contains(key(host));
  }

  private static String key(String host) {
    return host.toLowerCase(Locale.ROOT);
  }
}
