package tryout.grade;

/** Bounds of what a panel may keep; past each one a wish is refused and the page keeps what was typed. */
public final class GradeLimits {
  private GradeLimits() {}

  /** A note, a word among mentors or a line of reconciliation, in UTF-16 units. */
  public static final int NOTE_UNITS = 2_000;

  /** What is released to the candidate, in UTF-16 units. */
  public static final int FEEDBACK_UNITS = 4_000;

  /** Notes of one member in one interview. */
  public static final int NOTES = 200;

  /** What mentors said among themselves, kept for a page that opens; the journal keeps everything. */
  public static final int WORDS_KEPT = 500;

  /** Moments that one member may pin. */
  public static final int PINS = 100;

  /** From how many levels between two marks on it must be said why. */
  public static final int GAP = 2;
}
