package tryout.sandbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tryout.run.Verdict;

/** What became of a compilation: nothing to say when there is a program, else the verdict and its sentence. */
final class Diagnosis {
  private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}";
  private static final Pattern ERROR = Pattern.compile("(?m)^(" + NAME + "):(\\d{1,7}):(?:\\d{1,7}:)? (?:fatal )?error: ");
  private static final Pattern UNDEFINED = Pattern.compile("(?m)undefined reference to [`']([^'`]{1,100})'");
  private static final Pattern TWICE = Pattern.compile("(?m)multiple definition of [`']([^'`]{1,100})'");
  private static final Pattern KILLED =
      Pattern.compile("(?m)^(?:gcc|collect2): (?:internal compiler |fatal )?error: (.{1,60}?) signal terminated program");
  private static final Pattern NO_MEMORY =
      Pattern.compile("(?m)^(?:cc1: out of memory|virtual memory exhausted|.*: memory exhausted|.{0,80}Cannot allocate memory$)");
  private static final Pattern NO_SPACE = Pattern.compile("(?m)(?:No space left on device|File too large)$");

  private Diagnosis() {}

  static Ruling nothing() {
    return new Ruling(Verdict.COMPILE_ERROR, "There is no file to compile: none ends in .c.");
  }

  /** @param text what the compiler said */
  static Optional<Ruling> of(Ending ending, String text, Limits limits) {
    if (ending.survivor() || (ending.cause().isEmpty() && ending.report().isEmpty())) {
      return Optional.of(Ruling.fault());
    }
    if (ending.cause().isPresent()) {
      return Optional.of(killed(ending.cause().get(), limits));
    }
    Report report = ending.report().orElseThrow();
    if (report.exit() == 0 && report.emitted() > 0) {
      return Optional.empty();
    }
    if (report.emitted() == Report.TOO_LARGE) {
      return Optional.of(limit("The program is too large (limit %d MiB).".formatted(limits.binary() >> 20)));
    }
    return Optional.of(report.exit() == 0 ? Ruling.fault() : failed(report, text, limits));
  }

  private static Ruling limit(String sentence) {
    return new Ruling(Verdict.COMPILE_LIMIT, sentence);
  }

  private static Ruling killed(Cause cause, Limits limits) {
    return switch (cause) {
      case OUTPUT -> limit("Stopped after %d KiB of compiler messages.".formatted(limits.output() / 1024));
      case MEMORY -> memory(limits);
      case CPU -> cpu(limits);
      case WALL, IDLE -> limit("Stopped: compiling took longer than %s.".formatted(Ruling.span(limits.wall())));
      case STOP -> Ruling.stopped();
    };
  }

  private static Ruling memory(Limits limits) {
    return limit("Stopped: the compiler needed more than %d MiB of memory.".formatted(limits.memory()));
  }

  private static Ruling cpu(Limits limits) {
    return limit("Stopped: the compiler used %s of CPU, its limit.".formatted(Ruling.span(limits.cpu())));
  }

  private static Ruling disk(Limits limits) {
    return limit("Stopped: the compiler wrote more than %d MiB.".formatted(limits.file()));
  }

  /** The compiler's driver says in words how its parts ended. */
  private static Ruling failed(Report report, String text, Limits limits) {
    Matcher killed = KILLED.matcher(text);
    if (killed.find()) {
      return switch (killed.group(1)) {
        case "File size limit exceeded" -> disk(limits);
        case "CPU time limit exceeded" -> cpu(limits);
        case "Killed" -> report.cpu().compareTo(limits.cpu()) >= 0 ? cpu(limits) : memory(limits);
        default -> new Ruling(Verdict.COMPILE_ERROR, "The compiler failed on this text.");
      };
    }
    if (NO_SPACE.matcher(text).find()) {
      return disk(limits);
    }
    if (NO_MEMORY.matcher(text).find()) {
      return memory(limits);
    }
    return new Ruling(Verdict.COMPILE_ERROR, sentence(text));
  }

  private static String sentence(String text) {
    Matcher error = ERROR.matcher(text);
    if (error.find()) {
      String first = "line %s of %s".formatted(error.group(2), error.group(1));
      long count = ERROR.matcher(text).results().count();
      return count == 1
          ? "It does not compile: 1 error, on %s.".formatted(first)
          : "It does not compile: %d errors, the first on %s.".formatted(count, first);
    }
    Matcher undefined = UNDEFINED.matcher(text);
    if (undefined.find()) {
      String name = undefined.group(1);
      return name.equals("main")
          ? "It does not link: there is no function main."
          : "It does not link: %s is used but defined nowhere.".formatted(name);
    }
    Matcher twice = TWICE.matcher(text);
    return twice.find()
        ? "It does not link: %s is defined more than once.".formatted(twice.group(1))
        : "It does not compile.";
  }
}
