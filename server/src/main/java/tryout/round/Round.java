package tryout.round;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A season in which ideas are collected, people apply, and some of them come.
 *
 * @param stored how far it has come as it is kept, which never says that it was announced
 * @param revision grows with every change
 */
public record Round(UUID id, String name, RoundState stored, List<Programme> programmes, Dates dates, Settings settings, long revision) {
  public Round {
    programmes = List.copyOf(programmes);
  }

  /** How far it has come at an instant (RND-2). */
  public RoundState state(Instant now) {
    return stored.at(now, dates.announceAt());
  }

  /** Whether anybody but those who prepare it sees it (RND-3). */
  public boolean isPublic() {
    return stored != RoundState.DRAFT;
  }
}
