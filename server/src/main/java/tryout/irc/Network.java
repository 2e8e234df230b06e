package tryout.irc;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network as far as it can be reached: one connection at a time, and after one that ended a longer wait each time before
 * the next. {@link #reach} and {@link #say} belong to one thread, which waits for the network; the rest may be called by
 * anybody.
 */
public final class Network implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Network.class);
  private static final List<Duration> AGAIN = List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5));
  private static final String CONNECTED = "connected";

  private final IrcSettings settings;
  private volatile @Nullable Connection connection;
  private int failures;
  private long next = System.nanoTime();
  private volatile String state = "not connected yet";

  public Network(IrcSettings settings) {
    this.settings = settings;
  }

  /** Connects where it is time to. Answers whether something can be said. */
  public boolean reach() {
    Connection now = connection;
    if (now != null && now.ended().isPresent()) {
      lost(now.ended().orElseThrow());
    }
    if (connection == null && System.nanoTime() - next >= 0) {
      connect();
    }
    return connection != null;
  }

  private void connect() {
    try {
      connection = Connection.open(settings);
      failures = 0;
      state = CONNECTED;
      LOG.info("irc=connected server={}:{} nick={} channels={}", settings.host(), settings.port(), settings.nick(), String.join(",", settings.channels()));
    } catch (LoginRefused refused) {
      // A network takes it amiss when somebody tries passwords.
      failures = AGAIN.size() - 1;
      away(refused.getMessage());
    } catch (IOException failure) {
      away(failure.getMessage());
    }
  }

  private void lost(String cause) {
    close();
    away(cause);
  }

  private void away(@Nullable String cause) {
    Duration wait = AGAIN.get(Math.min(failures, AGAIN.size() - 1));
    failures++;
    next = System.nanoTime() + wait.toNanos();
    state = "away: " + cause;
    LOG.warn("irc=away server={}:{} cause={} again_in={}s", settings.host(), settings.port(), cause, wait.toSeconds());
  }

  /**
   * Says it, and waits until the server has taken it.
   *
   * @return why it was not said, where the channel does not take it
   * @throws IOException where it is not known whether it was said; it may be said again
   */
  public Optional<String> say(Line line) throws IOException {
    Connection now = connection;
    if (now == null) {
      throw new IOException("not connected");
    }
    try {
      return now.say(line);
    } catch (IOException failure) {
      lost(String.valueOf(failure.getMessage()));
      throw failure;
    }
  }

  /** Whether it is connected, or why not, in a few words. */
  public String state() {
    return state;
  }

  public boolean connected() {
    return state.equals(CONNECTED);
  }

  @Override
  public void close() {
    Connection now = connection;
    connection = null;
    if (now != null) {
      now.close();
    }
  }
}
