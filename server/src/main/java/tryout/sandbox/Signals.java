package tryout.sandbox;

import java.util.Map;

/** The signals that end programs, in words. */
final class Signals {
  static final int KILL = 9;
  static final int SEGV = 11;
  static final int XCPU = 24;

  private static final Map<Integer, String> SENTENCES =
      Map.ofEntries(
          Map.entry(1, "Ended by a hang-up (SIGHUP)."),
          Map.entry(2, "Ended by an interrupt (SIGINT)."),
          Map.entry(3, "Ended by a quit signal (SIGQUIT)."),
          Map.entry(4, "Met an instruction that the processor does not know (SIGILL)."),
          Map.entry(5, "Stopped at a trap (SIGTRAP)."),
          Map.entry(6, "Gave up by itself (SIGABRT)."),
          Map.entry(7, "Touched memory that is not there (SIGBUS)."),
          Map.entry(8, "Did arithmetic that has no result, such as a division by zero (SIGFPE)."),
          Map.entry(KILL, "Was killed (SIGKILL)."),
          Map.entry(SEGV, "Touched memory that is not its own (SIGSEGV)."),
          Map.entry(13, "Wrote to a pipe that nobody reads (SIGPIPE)."),
          Map.entry(14, "Ended by its own alarm (SIGALRM)."),
          Map.entry(15, "Was asked to end (SIGTERM)."),
          Map.entry(XCPU, "Ended by a processor time signal (SIGXCPU)."),
          Map.entry(31, "It used a system call that the sandbox does not offer (SIGSYS)."));

  private Signals() {}

  /** What the signal means; {@code fileMib} is the limit behind SIGXFSZ. */
  static String sentence(int signal, int fileMib) {
    if (signal == 25) {
      return "Wrote a file larger than %d MiB (SIGXFSZ).".formatted(fileMib);
    }
    return SENTENCES.getOrDefault(signal, "Ended by signal %d.".formatted(signal));
  }

  /** Whether the sanitized profile can say more about such an end. */
  static boolean worthChecking(int signal) {
    return signal == SEGV || signal == 6 || signal == 7 || signal == 8;
  }
}
