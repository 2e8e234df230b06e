package tryout.grade;

/**
 * What happened on the panel's stream: the body of one of its events. It is never changed, and it is enough, with those
 * before it, to rebuild the panel.
 */
public sealed interface Said {
  record Noted(String text) implements Said {}

  record Conferred(String text) implements Said {}

  /** {@code level}: 1 to 4, or 0 for "not seen". */
  record Marked(String criterion, int level) implements Said {}

  /**
   * A moment of the interview was pinned to a criterion.
   *
   * @param pin the number of its event
   */
  record Pinned(int pin, String criterion, Moment moment) implements Said {}

  record Unpinned(int pin) implements Said {}

  record Recommended(Leaning leaning, String why) implements Said {}

  record Locked() implements Said {}

  record Reconciled(String criterion, String line) implements Said {}

  record Agreed(String criterion, int level) implements Said {}

  record Closed(boolean over) implements Said {}

  /**
   * Words for the candidate, who reads them from then on; those before are replaced.
   *
   * @param levels whether the levels go with them that are agreed on at that moment
   */
  record Released(String text, boolean levels) implements Said {}
}
