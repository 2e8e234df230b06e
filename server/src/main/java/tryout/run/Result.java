package tryout.run;

import java.time.Duration;

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
 */
public record Result(
    Verdict verdict,
    String sentence,
    int exit,
    int signal,
    Duration wall,
    Duration cpu,
    long maxRssKib,
    String flags) {}
