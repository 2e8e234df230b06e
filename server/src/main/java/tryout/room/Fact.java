package tryout.room;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tryout.run.Channel;
import tryout.run.Finding;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Stage;
import tryout.run.TestGroup;
import tryout.text.ChangeSet;

/**
 * What happened: the body of one event of the journal. It is never changed, and it is enough, with those before it, to
 * rebuild the room.
 */
public sealed interface Fact {
  /** A page came, or came back under the same client id. */
  record Joined(String client, String member, String name, Role role) implements Fact {}

  /**
   * A page went.
   *
   * @param since when it was heard last, epoch milliseconds
   */
  record Left(String client, long since) implements Fact {}

  record Consented(Terms terms) implements Fact {}

  record PhaseChanged(Phase phase, @Nullable Clock clock) implements Fact {}

  /** The task is told, in Markdown. */
  record TaskShown(String title, String statement) implements Fact {}

  /** Why a clock changed. */
  enum ClockCause {
    PAUSED("paused"),
    RESUMED("resumed"),
    CREDITED("credited");

    private final String slug;

    ClockCause(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }
  }

  /**
   * The clock was paused, resumed or credited. Time left on it lifts a freeze.
   *
   * @param millis what was credited, or 0
   * @param since from when on that was lost, or the clock no longer holds, epoch milliseconds; 0 where it is for no stretch of time
   * @param reason one sentence for everybody
   */
  record ClockChanged(Clock clock, ClockCause cause, long millis, String reason, long since) implements Fact {
    public ClockChanged(Clock clock, ClockCause cause, long millis, String reason) {
      this(clock, cause, millis, reason, 0);
    }
  }

  /** Time is up: later edits are refused. */
  record Frozen() implements Fact {}

  record Edited(int file, int version, ChangeSet changes) implements Fact {}

  record FileAdded(int file, String name, String text, boolean readOnly) implements Fact {}

  record FileRenamed(int file, String name) implements Fact {}

  record FileDeleted(int file) implements Fact {}

  record Said(String text) implements Fact {}

  /**
   * A run was asked for, of the text of all files at these versions.
   *
   * @param versions file id to version
   * @param with the first of those that were asked for together to be compared, or 0 for one that runs alone
   * @param again which earlier run is run once more, of the files as it took them, or 0 for the text as it stands
   */
  record RunStarted(int run, Profile profile, Map<Integer, Integer> versions, int with, int again) implements Fact {
    public RunStarted(int run, Profile profile, Map<Integer, Integer> versions) {
      this(run, profile, versions, 0, 0);
    }
  }

  /**
   * A run left the queue, or began to run.
   *
   * @param waitedMillis time in the queue while saving was not paused, told when it leaves it; else 0
   */
  record RunAdvanced(int run, Stage stage, long waitedMillis) implements Fact {}

  record RunOutput(int run, Channel channel, String text) implements Fact {}

  /** The compiler or a sanitizer found something in the files as the run took them. */
  record RunFound(int run, List<Finding> findings) implements Fact {
    public RunFound {
      findings = List.copyOf(findings);
    }
  }

  /** Tests that count together are over. */
  record Tested(int run, TestGroup group) implements Fact {}

  /** A mentor gave a hint of the exercise, the first being number 1. */
  record HintGiven(int number, String text) implements Fact {}

  /** A line was given to the program. */
  record RunInput(int run, String text) implements Fact {}

  record InputClosed(int run) implements Fact {}

  record RunEnded(int run, Result result) implements Fact {}

  /**
   * A member came with what the room is not: its numbers are of before a restore from a backup. They may read, and write
   * once a mentor has decided.
   */
  record HeldBack(String member) implements Fact {}

  /** A mentor decided that this member, who was held back, goes on with the room as it is. */
  record Admitted(String member) implements Fact {}

  /**
   * A member is something else here from now on.
   *
   * @param role what they are, or null where they were taken out
   */
  record Seated(String member, @Nullable Role role) implements Fact {}

  record TypingSwitched(boolean on) implements Fact {}

  record EditorSwitched(boolean open) implements Fact {}

  record QuestionAsked(int question, String text) implements Fact {}

  record QuestionTicked(int question, boolean answered) implements Fact {}

  record HandRaised(boolean up) implements Fact {}

  /** The candidate drew the curtain, to work unseen, or opened it. */
  record CurtainMoved(boolean drawn) implements Fact {}

  /** Text that came too late or could not be merged, for the mentors to see. */
  record Offered(int file, String name, String text) implements Fact {}
}
