package tryout.live;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Whose rights were taken away lately. A page may be anywhere on its way into a room then; where it enters, it is asked
 * for here once more. May be called from any thread.
 */
final class LetGo {
  /** Longer than any way into a room takes. */
  private static final long REMEMBERED_MILLIS = Duration.ofMinutes(5).toMillis();

  private record Seat(UUID room, String member) {}

  private final LongSupplier clock;
  private final Map<Object, Long> when = new ConcurrentHashMap<>();

  LetGo(LongSupplier clock) {
    this.clock = clock;
  }

  void session(UUID session) {
    remember(session);
  }

  void member(UUID room, String member) {
    remember(new Seat(room, member));
  }

  private void remember(Object whom) {
    long now = clock.getAsLong();
    when.values().removeIf(at -> now - at > REMEMBERED_MILLIS);
    when.put(whom, now);
  }

  /** Whether somebody who was let in at that moment has lost the right since. */
  boolean since(long admittedAt, UUID room, String member, UUID session) {
    return when.getOrDefault(session, -1L) >= admittedAt || when.getOrDefault(new Seat(room, member), -1L) >= admittedAt;
  }
}
