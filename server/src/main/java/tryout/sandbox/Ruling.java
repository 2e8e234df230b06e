package tryout.sandbox;

import java.time.Duration;
import java.util.Optional;
import tryout.run.Profile;
import tryout.run.Verdict;

/**
 * The one verdict on a program that was started, and its sentence. Where several things came together the precedence
 * decides: our fault, output, memory, processor time, time, stop, signal, sanitizer, exit status.
 *
 * @param verdict the verdict
 * @param sentence fact, then consequence; names the limit and its value
 */
record Ruling(Verdict verdict, String sentence) {
  private static final String FAULT = "The sandbox failed, which is our fault: run it again.";
  private static final int SANITIZER_EXIT = 86;
  private static final double NEAR = 0.9;
  /** The kernel ends a program by its ticks and tells its time more exactly, which on a borrowed processor is less. */
  private static final double OUT_OF_TIME = 0.75;

  /** @param report what a sanitizer said, if it did */
  static Ruling of(Ending ending, Profile profile, Limits limits, Optional<SanitizerReport.Told> report) {
    if (ending.survivor()) {
      return new Ruling(Verdict.SANDBOX_FAULT, FAULT);
    }
    if (ending.cause().isPresent()) {
      return killed(ending.cause().get(), limits);
    }
    if (ending.neverRan()) {
      return new Ruling(Verdict.NONZERO, "The system refused to start the program.");
    }
    if (ending.report().isEmpty()) {
      return new Ruling(Verdict.SANDBOX_FAULT, FAULT);
    }
    return reported(ending, ending.report().get(), profile, limits, report);
  }

  static Ruling fault() {
    return new Ruling(Verdict.SANDBOX_FAULT, FAULT);
  }

  /** A text that was looked over and compiles. */
  static Ruling looked(Diagnostics said) {
    int count = said.findings().size();
    return new Ruling(Verdict.OK, count == 0 ? "It compiles." : count == 1 ? "It compiles, with 1 warning." : "It compiles, with %d warnings.".formatted(count));
  }

  static Ruling stopped() {
    return new Ruling(Verdict.STOPPED, "Stopped.");
  }

  private static Ruling killed(Cause cause, Limits limits) {
    return switch (cause) {
      case OUTPUT -> new Ruling(Verdict.OUTPUT, "Stopped after %d KiB of output.".formatted(limits.output() / 1024));
      case MEMORY -> new Ruling(Verdict.MEMORY, "Stopped: used more than %d MiB of memory.".formatted(limits.memory()));
      case CPU -> cpu(limits);
      case WALL -> new Ruling(Verdict.TIMEOUT, "Stopped after %s.".formatted(span(limits.wall())));
      case IDLE ->
          new Ruling(Verdict.TIMEOUT, "Stopped: no input and no output for %s.".formatted(span(limits.idle())));
      case STOP -> stopped();
    };
  }

  private static Ruling cpu(Limits limits) {
    String most = span(limits.cpu());
    return new Ruling(Verdict.TIMEOUT, "Stopped: %s of CPU used (limit %s).".formatted(most, most));
  }

  private static Ruling reported(Ending ending, Report report, Profile profile, Limits limits,
      Optional<SanitizerReport.Told> told) {
    if (outOfTime(report, limits)) {
      return cpu(limits);
    }
    String near = near(ending, report, limits) ? " It came near its memory limit." : "";
    if (report.signal() != 0) {
      boolean check = profile == Profile.QUICK && Signals.worthChecking(report.signal());
      String sentence = Signals.sentence(report.signal(), limits.file());
      return new Ruling(Verdict.SIGNAL, sentence + (check ? " Check finds the line." : "") + near);
    }
    if (report.exit() == SANITIZER_EXIT && told.isPresent()) {
      return new Ruling(Verdict.SANITIZER, told.get().sentence());
    }
    return report.exit() == 0
        ? new Ruling(Verdict.OK, "Ended normally." + near)
        : new Ruling(Verdict.NONZERO, "Exit code %d.".formatted(report.exit()) + near);
  }

  /** A program may ignore SIGXCPU; one second later the kernel kills it without asking. */
  private static boolean outOfTime(Report report, Limits limits) {
    boolean ended = report.signal() == Signals.XCPU || report.signal() == Signals.KILL;
    return ended && report.cpu().toMillis() >= limits.cpu().toMillis() * OUT_OF_TIME;
  }

  private static boolean near(Ending ending, Report report, Limits limits) {
    long most = Math.max(ending.peak() >> 10, report.maxRssKib());
    return most >= NEAR * limits.memory() * 1024;
  }

  /** "5 s", "2 minutes", "0.5 s". */
  static String span(Duration time) {
    if (time.toSeconds() >= 120 && time.toSeconds() % 60 == 0) {
      return time.toMinutes() + " minutes";
    }
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() / 1000.0 + " s";
  }
}
