package tryout.grade;

import tryout.room.Act;

/** What a mentor wants of the panel's stream. It may be refused. */
public sealed interface Wish {
  /** The row of the permission table that it falls under. */
  Act act();

  /** A note for oneself, and for the others once they have locked their own cards. */
  record Note(String text) implements Wish {
    @Override
    public Act act() {
      return Act.NOTE;
    }
  }

  /** A word to the other mentors. */
  record Confer(String text) implements Wish {
    @Override
    public Act act() {
      return Act.NOTE;
    }
  }

  /**
   * A mark on one's own card.
   *
   * @param level 1 to 4, or 0 for "not seen"
   */
  record Mark(String criterion, int level) implements Wish {
    @Override
    public Act act() {
      return Act.MARK;
    }
  }

  /** The present moment shows something of that criterion. */
  record Pin(String criterion) implements Wish {
    @Override
    public Act act() {
      return Act.MARK;
    }
  }

  record Unpin(int pin) implements Wish {
    @Override
    public Act act() {
      return Act.MARK;
    }
  }

  record Recommend(Leaning leaning, String why) implements Wish {
    @Override
    public Act act() {
      return Act.MARK;
    }
  }

  /** One's own card is done. It cannot be changed afterwards; from then on one sees the others'. */
  record Lock() implements Wish {
    @Override
    public Act act() {
      return Act.LOCK;
    }
  }

  /** Why marks lie apart, in one line. */
  record Reconcile(String criterion, String line) implements Wish {
    @Override
    public Act act() {
      return Act.RECONCILE;
    }
  }

  /** The level that the panel agrees on. */
  record Agree(String criterion, int level) implements Wish {
    @Override
    public Act act() {
      return Act.AGREE;
    }
  }

  /** Grading is over, or is taken up again. */
  record Close(boolean over) implements Wish {
    @Override
    public Act act() {
      return Act.AGREE;
    }
  }

  /**
   * Words for the candidate, in the place of those before.
   *
   * @param levels whether the levels that the panel agreed on go with them
   */
  record Release(String text, boolean levels) implements Wish {
    @Override
    public Act act() {
      return Act.AGREE;
    }
  }
}
