package tryout.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tryout.Patience;

/** A real SMTP server on this machine, a process of its own, which takes mail from those who sign in and puts it into a folder. */
public final class RealRelay implements AutoCloseable {
  private static final Duration BEGIN = Duration.ofSeconds(20);
  private static final Path SCRIPT = Path.of(System.getProperty("tryout.project"), "server/src/test/resources/post/relay.py");

  private final Path folder;
  private final int port;
  private Process process;

  public RealRelay() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      folder = Files.createTempDirectory("tryout-relay");
      port = socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    begin();
  }

  /** Starts it, at first or again. */
  public void begin() {
    try {
      process = new ProcessBuilder("/usr/bin/python3", SCRIPT.toString(), String.valueOf(port), folder.resolve("box").toString())
          .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!Patience.within(BEGIN, this::answers)) {
      throw new IllegalStateException("the relay does not answer: " + text(folder.resolve("said")));
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() == '2';
    } catch (IOException e) {
      return false;
    }
  }

  /** As those know it whom it lets in. */
  public MailSettings settings() {
    return MailSettings.of("smtp://tryout:a%20word@127.0.0.1:" + port, "tryout@example.org").orElseThrow();
  }

  /** Every letter that it took, as it came. */
  public List<String> letters() {
    Path box = folder.resolve("box/new");
    try (Stream<Path> files = Files.exists(box) ? Files.list(box) : Stream.empty()) {
      return files.sorted().map(RealRelay::text).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
