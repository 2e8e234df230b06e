package tryout.season;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.idea.Entry;
import tryout.page.DryRun;

/**
 * An idea as it is kept.
 *
 * @param anchor what it was called in the page it came from; null where it came from none
 * @param copiedFrom the idea of an earlier round that it is a copy of
 * @param publishedAt when it was first published
 * @param revision grows with every change of it or of who mentors it
 */
public record KeptIdea(UUID id, UUID round, Entry entry, int capacity, @Nullable String anchor, @Nullable UUID copiedFrom, OffsetDateTime createdAt, OffsetDateTime changedAt,
    @Nullable OffsetDateTime publishedAt, long revision) {
  /** One that somebody has just begun. */
  static KeptIdea begun(UUID id, UUID round, Entry entry, int capacity, @Nullable String anchor, @Nullable UUID copiedFrom, OffsetDateTime now) {
    return new KeptIdea(id, round, entry, capacity, anchor, copiedFrom, now, now, null, 1);
  }

  /** The same with another text or state. */
  KeptIdea with(Entry next) {
    return new KeptIdea(id, round, next, capacity, anchor, copiedFrom, createdAt, changedAt, publishedAt, revision);
  }

  KeptIdea with(int places) {
    return new KeptIdea(id, round, entry, places, anchor, copiedFrom, createdAt, changedAt, publishedAt, revision);
  }

  KeptIdea called(String inPage) {
    return new KeptIdea(id, round, entry, capacity, inPage, copiedFrom, createdAt, changedAt, publishedAt, revision);
  }

  DryRun.Known known() {
    return new DryRun.Known(id.toString(), anchor, entry.text());
  }
}
