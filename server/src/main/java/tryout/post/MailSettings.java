package tryout.post;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The relay that takes our mail.
 *
 * @param protection how the way there is kept secret
 * @param user empty where the relay asks for none
 * @param from the address that mail comes from
 */
public record MailSettings(String host, int port, Protection protection, String user, String password, String from) {
  private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;

  /** How the way to the relay is kept secret. */
  public enum Protection {
    /** From the first byte on. */
    TLS,
    /** From the second word on, or nothing is sent. */
    STARTTLS,
    /** Not at all: within this machine. */
    NONE
  }

  /**
   * As an address says it: {@code smtps://user:password@relay.example.org}, or {@code smtp://} where the relay turns to TLS
   * by STARTTLS. Only a relay on this machine may do without.
   *
   * @return empty where it says something else
   */
  public static Optional<MailSettings> of(String address, String from) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    boolean secure = "smtps".equals(uri.getScheme());
    if (uri.getHost() == null || !secure && !"smtp".equals(uri.getScheme()) || !uri.getPath().isEmpty() && !uri.getPath().equals("/")) {
      return Optional.empty();
    }
    String[] known = uri.getRawUserInfo() == null ? new String[] {"", ""} : (uri.getRawUserInfo() + ":").split(":", 3);
    Protection protection = secure ? Protection.TLS : OWN_MACHINE.contains(uri.getHost()) ? Protection.NONE : Protection.STARTTLS;
    int port = uri.getPort() > 0 ? uri.getPort() : secure ? SUBMISSIONS : SUBMISSION;
    return Optional.of(new MailSettings(uri.getHost(), port, protection, plain(known[0]), plain(known[1]), from));
  }

  private static String plain(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "MailSettings[" + host + ":" + port + "]";
  }
}
