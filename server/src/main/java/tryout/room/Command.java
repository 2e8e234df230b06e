package tryout.room;

import tryout.run.Profile;
import tryout.text.ChangeSet;

/** A wish of a member. It may be refused. */
public sealed interface Command {
  /** The row of the permission table that it falls under. */
  Act act();

  record Edit(int file, int version, ChangeSet changes) implements Command {
    @Override
    public Act act() {
      return Act.EDIT;
    }
  }

  record AddFile(String name, String text) implements Command {
    @Override
    public Act act() {
      return Act.FILE;
    }
  }

  record RenameFile(int file, String name) implements Command {
    @Override
    public Act act() {
      return Act.FILE;
    }
  }

  record DeleteFile(int file) implements Command {
    @Override
    public Act act() {
      return Act.FILE;
    }
  }

  record Say(String text) implements Command {
    @Override
    public Act act() {
      return Act.SAY;
    }
  }

  record StartRun(Profile profile) implements Command {
    @Override
    public Act act() {
      return Act.RUN;
    }
  }

  /** A run in several ways of the same text, to be compared. */
  record CompareRuns() implements Command {
    @Override
    public Act act() {
      return Act.RUN;
    }
  }

  /** A run of the tests of the exercise. */
  record RunTests() implements Command {
    @Override
    public Act act() {
      return Act.TEST;
    }
  }

  /** An earlier run once more: the same files, the same way, the same input. */
  record RunAgain(int run) implements Command {
    @Override
    public Act act() {
      return Act.RUN;
    }
  }

  /**
   * The next hint of the ladder is told.
   *
   * @param number 1, 2, 3 …; named, so that of two mentors who press at once the second gives none
   */
  record GiveHint(int number) implements Command {
    @Override
    public Act act() {
      return Act.HINT;
    }
  }

  record GiveInput(int run, String text) implements Command {
    @Override
    public Act act() {
      return Act.INPUT;
    }
  }

  record CloseInput(int run) implements Command {
    @Override
    public Act act() {
      return Act.INPUT;
    }
  }

  record Advance(Phase to) implements Command {
    @Override
    public Act act() {
      return Act.PHASE;
    }
  }

  /** Opens an interview again that was ended by accident. */
  record Reopen() implements Command {
    @Override
    public Act act() {
      return Act.REOPEN;
    }
  }

  record Pause(boolean paused, String reason) implements Command {
    @Override
    public Act act() {
      return Act.PAUSE;
    }
  }

  record Credit(int minutes, String reason) implements Command {
    @Override
    public Act act() {
      return Act.CREDIT;
    }
  }

  /** Lets a member write again who was held back. */
  record Admit(String member) implements Command {
    @Override
    public Act act() {
      return Act.ADMIT;
    }
  }

  record SwitchTyping(boolean on) implements Command {
    @Override
    public Act act() {
      return Act.TYPING;
    }
  }

  record SwitchEditor(boolean open) implements Command {
    @Override
    public Act act() {
      return Act.EDITOR;
    }
  }

  record Ask(String text) implements Command {
    @Override
    public Act act() {
      return Act.ASK;
    }
  }

  record Tick(int question, boolean answered) implements Command {
    @Override
    public Act act() {
      return Act.TICK;
    }
  }

  record RaiseHand(boolean up) implements Command {
    @Override
    public Act act() {
      return Act.HAND;
    }
  }

  /** The curtain is drawn, or opened. */
  record MoveCurtain(boolean drawn) implements Command {
    @Override
    public Act act() {
      return Act.CURTAIN;
    }
  }

  /** {@code terms}: as they were read. */
  record Consent(Terms terms) implements Command {
    @Override
    public Act act() {
      return Act.CONSENT;
    }
  }

  record Offer(int file, String name, String text) implements Command {
    @Override
    public Act act() {
      return Act.OFFER;
    }
  }
}
