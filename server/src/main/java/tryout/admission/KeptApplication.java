package tryout.admission;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.application.Form;
import tryout.application.Progress;

/**
 * An application as it is kept.
 *
 * @param form as its applicant has it, which others read only once it is submitted
 * @param submittedAt the last time; null where it never was
 * @param revision grows with all that its applicant may know of, and with nothing else (EMB-2)
 * @param decisions grows with each decision, and with each that is taken back
 * @param erasedAt when its texts were erased, since it came to nothing long ago; null while they are there
 */
record KeptApplication(UUID id, UUID round, UUID idea, UUID person, Progress progress, Form form, @Nullable OffsetDateTime submittedAt, OffsetDateTime createdAt,
    OffsetDateTime changedAt, long revision, long decisions, @Nullable OffsetDateTime erasedAt) {
  /** One that somebody has just begun. */
  static KeptApplication begun(UUID id, UUID round, UUID idea, UUID person, Form form, OffsetDateTime now) {
    return new KeptApplication(id, round, idea, person, Progress.DRAFT, form, null, now, now, 1, 0, null);
  }

  /** What those who choose name when they change it. Both numbers only grow, so no two of its states share a sum. */
  long deskRevision() {
    return revision + decisions;
  }

  boolean wasSubmitted() {
    return submittedAt != null;
  }
}
