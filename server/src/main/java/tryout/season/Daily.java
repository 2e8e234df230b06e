package tryout.season;

import java.time.LocalTime;
import java.time.OffsetDateTime;

/** When those are told who want to be told once a day. */
final class Daily {
  /** By UTC: before people in Europe begin their day, and after those in America ended theirs. */
  static final LocalTime HOUR = LocalTime.of(6, 0);

  private Daily() {}

  /** The next time after one that UTC tells. */
  static OffsetDateTime after(OffsetDateTime now) {
    OffsetDateTime today = now.with(HOUR);
    return now.isBefore(today) ? today : today.plusDays(1);
  }
}
