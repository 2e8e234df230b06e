package tryout.text;

import static tryout.text.ChangeSet.KEPT;

/** Walks the sections of a set, a piece at a time. */
final class SectionCursor {
  private static final int NONE = -2;

  private final ChangeSet set;
  int index = -1;
  /** What is left of the section in the text before it. */
  int length;
  /** What is left of the section's insertion, {@link ChangeSet#KEPT}, or {@code NONE} at the end. */
  int insert;
  /** How much of the section has been passed. */
  private int passed;

  SectionCursor(ChangeSet set) {
    this.set = set;
    next();
  }

  void next() {
    index++;
    boolean more = index < set.count;
    length = more ? set.lengths[index] : 0;
    insert = more ? set.inserts[index] : NONE;
    passed = 0;
  }

  boolean done() {
    return insert == NONE;
  }

  boolean keeps() {
    return insert == KEPT;
  }

  boolean changes() {
    return insert >= 0;
  }

  boolean started() {
    return passed > 0;
  }

  String text() {
    return set.texts[index];
  }

  /** The next {@code units} of the insertion. */
  String text(int units) {
    return set.texts[index].substring(passed, passed + units);
  }

  /** Units left in the text after it. */
  int lengthAfter() {
    return keeps() ? length : insert;
  }

  /** Passes units of the text before. */
  void pass(int units) {
    if (units == length) {
      next();
    } else {
      length -= units;
      passed += units;
    }
  }

  /** Passes units of the text after. */
  void passAfter(int units) {
    if (keeps()) {
      pass(units);
    } else if (units == insert) {
      next();
    } else {
      insert -= units;
      passed += units;
    }
  }
}
