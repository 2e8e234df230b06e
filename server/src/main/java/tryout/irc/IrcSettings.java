package tryout.irc;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The network and the channels in which is announced what anybody may know.
 *
 * @param account as the network's services call it, which may be other than the nick
 * @param channels with their signs, such as {@code #channel}
 * @param trusted who may vouch for the server; nobody where those do whom this machine trusts
 */
public record IrcSettings(String host, int port, String nick, String account, String password, List<String> channels, List<Certificate> trusted) {
  private static final int PORT = 6697;
  private static final Pattern NICK = Pattern.compile("[A-Za-z\\[\\]\\\\`_^{|}][A-Za-z0-9\\[\\]\\\\`_^{|}-]{0,29}");
  private static final Pattern CHANNEL = Pattern.compile("#[^\\p{Cntrl}\\s,:]{1,63}");
  private static final Pattern SECRET = Pattern.compile("\\P{Cntrl}+");
  /** What goes to the services in one line, before it is written in Base64. */
  private static final int LOGIN_BYTES = 297;

  /**
   * As an address says it: {@code ircs://nick:password@irc.example.org/#channel}, with more channels between commas. There
   * is no way without TLS, and none without a password.
   *
   * @param account empty where it is called as the nick is
   * @return empty where it says something else
   */
  public static Optional<IrcSettings> of(String address, String account, List<Certificate> trusted) {
    int slash = address.indexOf('/', address.indexOf("//") + 2);
    if (slash < 0) {
      return Optional.empty();
    }
    try {
      URI server = URI.create(address.substring(0, slash));
      String[] known = (server.getRawUserInfo() == null ? "" : server.getRawUserInfo()).split(":", 2);
      if (!"ircs".equals(server.getScheme()) || server.getHost() == null || known.length < 2) {
        return Optional.empty();
      }
      String nick = plain(known[0]);
      return Optional.of(new IrcSettings(server.getHost(), server.getPort() > 0 ? server.getPort() : PORT, nick, account.isEmpty() ? nick : account, plain(known[1]),
          Stream.of(address.substring(slash + 1).split(",", -1)).map(IrcSettings::plain).distinct().toList(), trusted)).filter(IrcSettings::sound);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean sound() {
    return NICK.matcher(nick).matches() && SECRET.matcher(account).matches() && SECRET.matcher(password).matches()
        && (account + account + password).getBytes(StandardCharsets.UTF_8).length + 2 <= LOGIN_BYTES
        && channels.stream().allMatch(channel -> CHANNEL.matcher(channel).matches() && channel.getBytes(StandardCharsets.UTF_8).length <= 64);
  }

  private static String plain(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The certificates of a PEM file, by its absolute path; empty where it cannot be read or holds none. */
  public static Optional<List<Certificate>> certificates(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      List<Certificate> all = List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
      return Optional.of(all).filter(found -> !found.isEmpty() && Path.of(file).isAbsolute());
    } catch (IOException | CertificateException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "IrcSettings[" + host + ":" + port + " " + String.join(",", channels) + "]";
  }
}
