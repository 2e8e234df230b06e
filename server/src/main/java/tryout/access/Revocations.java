package tryout.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells open sockets at once that their right is gone, and remembers for two minutes which sessions ended, so that a
 * room token fetched just before is not accepted after.
 */
public final class Revocations {
  private static final long REMEMBERED_MILLIS = Duration.ofMinutes(2).toMillis();

  /** Called on the thread that took the right away; must not block. */
  public interface Listener {
    /** Every socket that came with a room token of this session is to close (4401). */
    void sessionEnded(UUID session);

    /** Every socket of this member in this room is to close (4403). */
    void memberRemoved(UUID room, UUID member);
  }

  private final InstantSource clock;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Map<UUID, Long> ended = new LinkedHashMap<>();

  public Revocations(InstantSource clock) {
    this.clock = clock;
  }

  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /** To be called after the commit that ended the session. */
  public void sessionEnded(UUID session) {
    remember(session);
    listeners.forEach(listener -> listener.sessionEnded(session));
  }

  /** To be called after the commit that took the member out of the room. */
  public void memberRemoved(UUID room, UUID member) {
    listeners.forEach(listener -> listener.memberRemoved(room, member));
  }

  /** Whether a session ended within the last two minutes. */
  synchronized boolean justEnded(UUID session) {
    return ended.containsKey(session);
  }

  private synchronized void remember(UUID session) {
    long now = clock.millis();
    ended.values().removeIf(at -> now - at > REMEMBERED_MILLIS);
    ended.put(session, now);
  }
}
