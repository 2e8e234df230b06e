package tryout.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PID 1 of a sandbox says about the command it ran. It is the only source of exit status, signal and times: bwrap
 * folds signals into exit codes and its own usage is not the program's.
 *
 * @param exit exit status, or -1 when ended by a signal
 * @param signal the signal, or 0
 * @param wall from before the fork to the end of the command
 * @param cpu of all processes that were reaped
 * @param maxRssKib largest resident set of any of them, KiB
 * @param emitted bytes of the result given out, or {@link #ABSENT}, {@link #TOO_LARGE}, {@link #UNREAD}
 */
record Report(int exit, int signal, Duration wall, Duration cpu, long maxRssKib, long emitted) {
  static final int ABSENT = -1;
  static final int TOO_LARGE = -2;
  static final int UNREAD = -3;

  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"exit\":(-?\\d{1,3}),\"signal\":(\\d{1,3}),\"wallUs\":(\\d{1,15}),\"utimeUs\":(\\d{1,15}),"
              + "\"stimeUs\":(\\d{1,15}),\"maxRssKb\":(\\d{1,15}),\"emit\":(-?\\d{1,10})}\n");

  /** Nothing unless the text is exactly one line of the agreed form. */
  static Optional<Report> read(String text) {
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Report(
            Integer.parseInt(line.group(1)),
            Integer.parseInt(line.group(2)),
            micros(line.group(3)),
            micros(line.group(4)).plus(micros(line.group(5))),
            Long.parseLong(line.group(6)),
            Long.parseLong(line.group(7))));
  }

  private static Duration micros(String digits) {
    return Duration.ofNanos(Long.parseLong(digits) * 1000);
  }
}
