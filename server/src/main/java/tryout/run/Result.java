package tryout.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How a run ended, in full.
 *
 * @param verdict the one verdict that the precedence leaves
 * @param sentence what happened in one plain sentence, naming the limit, its value and the line where known
 * @param exit the exit status, or -1 when it ended otherwise
 * @param signal the signal's number, or 0
 * @param wall wall time of the program alone, compile time not counted
 * @param cpu processor time of the program
 * @param maxRssKib largest resident set, KiB
 * @param flags what it was compiled with, as shown: {@code gcc 12 -std=gnu17 -Wall -Wextra}
 * @param receipt what it rested on; nothing where it never came to a sandbox
 */
public record Result(
    Verdict verdict,
    String sentence,
    int exit,
    int signal,
    Duration wall,
    Duration cpu,
    long maxRssKib,
    String flags,
    Optional<Receipt> receipt) {
  /** A run that never came to a sandbox. */
  public static Result unrun(Verdict verdict, String sentence) {
    return new Result(verdict, sentence, -1, 0, Duration.ZERO, Duration.ZERO, 0, "", Optional.empty());
  }
}
