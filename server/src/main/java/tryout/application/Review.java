package tryout.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one of those who judge thinks of an application.
 *
 * @param number of the submitted text that was read
 * @param levels by criterion, from 1 to {@value ApplicationLimits#LEVELS}; one that is not given yet is left out
 * @param lockedAt from when on it stays as it is; null while it is being written
 * @param addenda what was added after that
 * @param revision grows with every change
 */
public record Review(UUID by, int number, Map<Criterion, Integer> levels, String words, @Nullable Instant lockedAt, List<Addendum> addenda, long revision) {
  public Review {
    levels = Map.copyOf(levels);
    addenda = List.copyOf(addenda);
  }

  /** A thought that came later. */
  public record Addendum(Instant at, String words) {}

  public boolean locked() {
    return lockedAt != null;
  }

  /** Of its levels; nothing where it has none. */
  public OptionalDouble mean() {
    return levels.values().stream().mapToInt(Integer::intValue).average();
  }
}
