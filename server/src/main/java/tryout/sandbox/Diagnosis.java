package tryout.sandbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tryout.run.Finding;
import tryout.run.Finding.Place;
import tryout.run.Profile;
import tryout.run.Verdict;

/** What became of a compilation: nothing to say when there is a program, else the verdict and its sentence. */
final class Diagnosis {
  private static final Pattern KILLED =
      Pattern.compile("(?m)^(?:gcc|collect2): (?:internal compiler |fatal )?error: (.{1,60}?) signal terminated program");
  private static final Pattern NO_MEMORY =
      Pattern.compile("(?m)^(?:cc1: out of memory|virtual memory exhausted|.*: memory exhausted|.{0,80}Cannot allocate memory$)");
  private static final Pattern NO_SPACE = Pattern.compile("(?m)(?:No space left on device|File too large)$");

  private Diagnosis() {}

  static Ruling nothing() {
    return new Ruling(Verdict.COMPILE_ERROR, "There is no file to compile: none ends in .c.");
  }

  static Optional<Ruling> of(Ending ending, Profile profile, Diagnostics said, Lines lines, Limits limits) {
    if (ending.survivor() || (ending.cause().isEmpty() && ending.report().isEmpty())) {
      return Optional.of(Ruling.fault());
    }
    if (ending.cause().isPresent()) {
      return Optional.of(killed(ending.cause().get(), limits));
    }
    Report report = ending.report().orElseThrow();
    if (report.exit() == 0 && (report.emitted() > 0 || !profile.runs())) {
      return Optional.empty();
    }
    if (report.emitted() == Report.TOO_LARGE) {
      return Optional.of(limit("The program is too large (limit %d MiB).".formatted(limits.binary() >> 20)));
    }
    return Optional.of(report.exit() == 0 ? Ruling.fault() : failed(report, said, lines, limits));
  }

  private static Ruling limit(String sentence) {
    return new Ruling(Verdict.COMPILE_LIMIT, sentence);
  }

  private static Ruling killed(Cause cause, Limits limits) {
    return switch (cause) {
      case OUTPUT -> limit("Stopped after %d KiB of compiler messages.".formatted(Diagnostics.MOST_BYTES / 1024));
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
  private static Ruling failed(Report report, Diagnostics said, Lines lines, Limits limits) {
    String text = said.prose();
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
    return new Ruling(Verdict.COMPILE_ERROR, sentence(said, lines));
  }

  private static String sentence(Diagnostics said, Lines lines) {
    Optional<Finding> first = said.firstError();
    if (said.errors() == 0 || first.isEmpty()) {
      return LinkerWords.sentence(said.prose()).orElse("It does not compile.");
    }
    Place at = first.get().at();
    String where = "line %d of %s".formatted(lines.lineOf(at.file(), at.from()), lines.name(at.file()));
    return said.errors() == 1
        ? "It does not compile: 1 error, on %s.".formatted(where)
        : "It does not compile: %d errors, the first on %s.".formatted(said.errors(), where);
  }
}
