package tryout.irc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import tryout.Patience;

/** Somebody else on the network, who writes lines by hand and reads whatever comes. */
public final class Bystander implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** A line as it came, and when. */
  public record Heard(String line, long nanos) {}

  private final SSLSocket socket;
  private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();

  /** Comes in without an account. */
  public Bystander(RealIrc irc, String nick) {
    try {
      KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
      keys.load(null, null);
      keys.setCertificateEntry("irc", irc.certificate());
      TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(keys);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), irc.port());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::read);
    send("NICK " + nick);
    send("USER somebody 0 * :Somebody");
    await(" 001 ");
  }

  private void read() {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("PING")) {
          send("PONG" + line.substring(4));
        }
        heard.add(new Heard(line, System.nanoTime()));
      }
    } catch (IOException over) {
      // It is closed.
    }
  }

  public void send(String line) {
    synchronized (socket) {
      try {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Waits for a line with these words. */
  public void await(String words) {
    Patience.until(words, SOON, () -> heard.stream().anyMatch(one -> one.line().contains(words)));
  }

  /** Everything that comes until the server has done what it was asked to. */
  public List<String> asks(String line) {
    String token = "bystander-" + asked.incrementAndGet();
    int before = heard.size();
    send(line);
    send("PING " + token);
    Patience.until(token, SOON, () -> heard.stream().anyMatch(one -> one.line().endsWith(token) && one.line().contains("PONG")));
    return heard.stream().skip(before).map(Heard::line).toList();
  }

  /** What somebody else said in a channel, or to this one alone, so far. */
  public List<Heard> said(String to) {
    return heard.stream().filter(one -> one.line().contains(" PRIVMSG " + to + " :") || one.line().contains(" NOTICE " + to + " :")).toList();
  }

  /** The words alone. */
  public List<String> words(String to) {
    return said(to).stream().map(one -> one.line().replaceFirst("^\\S+ \\S+ \\S+ :", "")).toList();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
