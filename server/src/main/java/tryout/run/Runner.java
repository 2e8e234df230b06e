package tryout.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compiles and runs a workspace where it can hurt nobody. The room knows only this interface.
 *
 * <p>All methods may be called from any thread and never block.
 */
public interface Runner {
  /**
   * Takes a run into the queue.
   *
   * @param room whose turn it takes: the queue is fair per room
   * @param sources at most 16 files, 256 KiB of UTF-8 together; all {@code .c} files are compiled, in name order
   * @param listener told what happens, one call at a time, in order, on some thread
   * @return the run under way
   * @throws tryout.fault.Refused with {@code RUNNER_BUSY} (the queue is full; the detail says how long) or {@code
   *     RUNNER_OFF} (the detail says why)
   */
  Run start(String room, Profile profile, List<Source> sources, Listener listener);

  /**
   * Looks a text over without running it, beside the queue. Of one room only the newest text that waits is looked at: one
   * that is stale is dropped and never told. Where running is off nothing is told either.
   *
   * @param sources as for {@link #start}
   * @param told what was found, on some thread
   */
  void check(String room, List<Source> sources, Consumer<Checked> told);

  /**
   * What a look at a text came to.
   *
   * @param findings at most {@value Listener#MOST_FOUND}
   * @param trouble why not all could be looked at, in one sentence, or empty
   */
  record Checked(List<Finding> findings, String trouble) {
    public Checked {
      findings = List.copyOf(findings);
    }
  }

  /** The name under which a room takes its turns where all others come first: whoever is interviewed does not wait for practice. */
  static String afterOthers(String room) {
    return AFTER_OTHERS + room;
  }

  /** Whether a name is one of {@link #afterOthers}. */
  static boolean isAfterOthers(String room) {
    return room.startsWith(AFTER_OTHERS);
  }

  /** Stands before no id. */
  String AFTER_OTHERS = "after:";

  /** Why running is off, in one sentence, or empty when it is on. */
  String off();

  /** The compiler and flags of a profile as shown to people: {@code gcc 12 -std=gnu17 -Wall -Wextra}. */
  String flags(Profile profile);

  /** What one run may use; empty where nothing can run. */
  Optional<Allowance> allowance(Profile profile);

  /** A run that was accepted. */
  interface Run {
    /** Gives the program a line, newline included. Ignored once the run has ended or its input was closed. */
    void input(String text);

    /** Closes the program's standard input (Ctrl-D). */
    void endInput();

    /** Ends the run within 200 ms with {@link Verdict#STOPPED}. Ignored once it has ended. */
    void stop();
  }

  /** What a run tells. After {@link #ended} nothing more comes. */
  interface Listener {
    /** Findings in one call. */
    int MOST_FOUND = 50;

    void stage(Stage stage);

    /**
     * A piece of output, made safe: valid UTF-16, no controls but newline, tab and SGR colours, at most 8 KiB. At most
     * one call per 50 ms and run.
     */
    void output(Channel channel, String text);

    /**
     * What the compiler, and later a sanitizer, found in the sources; never empty, at most {@value #MOST_FOUND} in a
     * call. Places count files as they were given to {@link Runner#start}.
     */
    void found(List<Finding> findings);

    void ended(Result result);
  }
}
