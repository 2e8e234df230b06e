package tryout.text;

/** Maps one set over another by walking the text that both were made on. */
final class Mapping {
  private static final String NO_TEXT = "";

  private final SectionCursor mine;
  private final SectionCursor theirs;
  private final boolean before;
  private final SectionBuilder out = new SectionBuilder();
  /** The section of mine whose insertion has been put out already; its rest only deletes. */
  private int placed = -1;

  Mapping(ChangeSet mine, ChangeSet theirs, boolean before) {
    this.mine = new SectionCursor(mine);
    this.theirs = new SectionCursor(theirs);
    this.before = before;
  }

  ChangeSet result() {
    while (!mine.done() || !theirs.done()) {
      if (mine.keeps() && theirs.keeps()) {
        int units = Math.min(mine.length, theirs.length);
        out.keep(units);
        mine.pass(units);
        theirs.pass(units);
      } else if (theirs.changes() && theirsComesFirst()) {
        passTheirs();
      } else {
        placeMine();
      }
    }
    return out.build();
  }

  private boolean theirsComesFirst() {
    return !mine.changes()
        || placed == mine.index
        || !mine.started() && (theirs.length < mine.length || theirs.length == mine.length && !before);
  }

  /** Keeps what they put in, and drops of mine what they deleted; an insertion of mine inside it survives. */
  private void passTheirs() {
    int left = theirs.length;
    out.keep(theirs.insert);
    while (left > 0) {
      int units = Math.min(mine.length, left);
      if (mine.changes() && placed != mine.index && mine.length <= units) {
        out.replace(0, mine.text());
        placed = mine.index;
      }
      mine.pass(units);
      left -= units;
    }
    theirs.next();
  }

  /** Puts out a change of mine as far as they have not replaced text inside it. */
  private void placeMine() {
    int deleted = 0;
    int left = mine.length;
    while (left > 0) {
      if (theirs.keeps()) {
        int units = Math.min(left, theirs.length);
        deleted += units;
        left -= units;
        theirs.pass(units);
      } else if (theirs.insert == 0 && theirs.length < left) {
        left -= theirs.length;
        theirs.next();
      } else {
        break;
      }
    }
    out.replace(deleted, placed == mine.index ? NO_TEXT : mine.text());
    placed = mine.index;
    mine.pass(mine.length - left);
  }
}
