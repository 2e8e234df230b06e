package tryout.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tryout.run.Finding;
import tryout.run.Finding.Note;
import tryout.run.Finding.Severity;
import tryout.run.Source;

/**
 * Reads what the address, leak and undefined-behaviour sanitizers write and says it in one sentence that names lines,
 * with those lines as places. A program can print a false report; it is a help and never a proof.
 */
final class SanitizerReport {
  private static final Pattern ADDRESS =
      Pattern.compile("==\\d+==ERROR: AddressSanitizer: ([A-Za-z-]+)(?: on unknown address (0x[0-9a-f]+))?");
  private static final Pattern DOUBLE_FREE =
      Pattern.compile("==\\d+==ERROR: AddressSanitizer: attempting (double-free|free on address which was not malloc)");
  private static final Pattern ACCESS = Pattern.compile("(?m)^(READ|WRITE) of size (\\d+) at");
  private static final Pattern PLACE =
      Pattern.compile("located (\\d+) bytes? (after|before|to the (?:right|left) of) (?:a )?(\\d+)-byte region");
  private static final Pattern VARIABLE =
      Pattern.compile("'([A-Za-z_]\\w*)'(?: \\(line \\d+\\))? <== Memory access|of global variable '([A-Za-z_]\\w*)'");
  private static final Pattern LEAK = Pattern.compile("Direct leak of (\\d+) byte");
  private static final Pattern UNDEFINED =
      Pattern.compile("(?m)^([A-Za-z0-9_][A-Za-z0-9_.-]{0,63}):(\\d{1,7}):\\d{1,7}: runtime error: (.{1,300})$");
  private static final Pattern FRAME = Pattern.compile("(?m)^ +#\\d+ 0x\\S+ in .*?/box/([A-Za-z0-9_.-]+):(\\d{1,7})");
  private static final Pattern INDEX = Pattern.compile("index (-?\\d+) out of bounds for type '([^']*)'");
  private static final Map<String, String> ARITHMETIC =
      Map.ofEntries(
          Map.entry("signed integer overflow", "overflows a signed integer"),
          Map.entry("negation of", "overflows a signed integer"),
          Map.entry("shift exponent", "shifts by more bits than the type has, or by a negative number"),
          Map.entry("left shift of", "shifts bits out of a signed integer"),
          Map.entry("division by zero", "divides by zero"),
          Map.entry("null pointer", "follows a null pointer"),
          Map.entry("misaligned address", "reads or writes at an address that does not fit the type"),
          Map.entry("execution reached an unreachable", "is reached although it cannot be"),
          Map.entry("execution reached the end of a value-returning", "ends a function that must return a value"),
          Map.entry("variable length array bound", "makes an array of a size that is not positive"));

  private final String text;
  private final Lines lines;
  private final boolean one;
  private final List<Note> related = new ArrayList<>();

  private SanitizerReport(String text, List<Source> sources) {
    this.text = text;
    this.lines = new Lines(sources);
    this.one = Compiler.programs(sources).size() == 1;
  }

  /**
   * What a report comes to.
   *
   * @param sentence one sentence
   * @param finding nothing when the report names no line of the workspace
   */
  record Told(String sentence, Optional<Finding> finding) {}

  /** A line that a report names, of a file that is there. */
  private record Frame(int file, int line, int end) {}

  /** Nothing if there is no report in the text. */
  static Optional<Told> read(String text, List<Source> sources) {
    SanitizerReport report = new SanitizerReport(text, sources);
    Matcher address = ADDRESS.matcher(text);
    Matcher free = DOUBLE_FREE.matcher(text);
    Matcher undefined = UNDEFINED.matcher(text);
    Matcher leak = LEAK.matcher(text);
    if (free.find()) {
      return Optional.of(report.badFree(free.group(1).equals("double-free"), free.end()));
    }
    if (address.find()) {
      return Optional.of(report.address(address));
    }
    if (undefined.find()) {
      return Optional.of(report.undefined(undefined));
    }
    return leak.find() ? Optional.of(report.leak(leak)) : Optional.empty();
  }

  private Told address(Matcher found) {
    String kind = found.group(1);
    Optional<Frame> fault = kind.equals("stack-overflow") ? caller(found.end()) : frame(found.end());
    String line = line(fault);
    String sentence = switch (kind) {
      case "heap-use-after-free" -> "%s %s%s".formatted(line, access(), freed(fault));
      case "heap-buffer-overflow", "stack-buffer-overflow", "global-buffer-overflow", "dynamic-stack-buffer-overflow" ->
          "%s %s %s of %s.".formatted(line, accessed(), side(found.end()), target(found.end(), fault));
      case "stack-buffer-underflow" ->
          "%s %s before the start of %s.".formatted(line, accessed(), target(found.end(), fault));
      case "stack-use-after-return", "stack-use-after-scope" ->
          "%s %s that belonged to a variable which no longer exists.".formatted(line, access());
      case "stack-overflow" -> "%s calls itself without end.".formatted(line);
      case "SEGV" -> "%s %s.".formatted(line, wild(found.group(2)));
      case "FPE" -> "%s divides by zero.".formatted(line);
      default -> "%s: the address sanitizer reports %s.".formatted(line, kind);
    };
    return told(kind, sentence, fault);
  }

  private static String wild(String address) {
    boolean nil = address != null && Long.parseUnsignedLong(address.substring(2), 16) < 4096;
    return nil ? "follows a null pointer" : "follows a pointer to nowhere";
  }

  private Told badFree(boolean twice, int from) {
    Optional<Frame> fault = frame(from);
    if (!twice) {
      return told("bad-free", "%s frees a pointer that malloc did not return.".formatted(line(fault)), fault);
    }
    Optional<Frame> first = frameBehind("freed by thread");
    first.ifPresent(frame -> relate(frame, "freed here first"));
    String before = first.map(frame -> ", which %s freed already".formatted(mentioned(frame, fault))).orElse("");
    return told(
        "double-free", "%s frees memory again%s%s.".formatted(line(fault), before, allocated("; it was", fault)), fault);
  }

  private String freed(Optional<Frame> fault) {
    Optional<Frame> freed = frameBehind("freed by thread");
    freed.ifPresent(frame -> relate(frame, "freed here"));
    String by = freed.map(frame -> " that %s freed".formatted(mentioned(frame, fault))).orElse(" that was freed");
    return by + allocated("; it was", fault) + ".";
  }

  private String allocated(String words, Optional<Frame> fault) {
    Optional<Frame> frame = frameBehind("allocated by thread");
    Matcher region = PLACE.matcher(text);
    String what = region.find() ? bytes(region.group(3)) + " allocated here" : "allocated here";
    frame.ifPresent(at -> relate(at, what));
    return frame.map(at -> "%s allocated on %s".formatted(words, mentioned(at, fault))).orElse("");
  }

  private String access() {
    Matcher access = ACCESS.matcher(text);
    return access.find() && access.group(1).equals("WRITE") ? "writes memory" : "reads memory";
  }

  private String accessed() {
    Matcher access = ACCESS.matcher(text);
    if (!access.find()) {
      return "goes";
    }
    String verb = access.group(1).equals("WRITE") ? "writes" : "reads";
    return verb + " " + bytes(access.group(2));
  }

  private static String bytes(String count) {
    return count + (count.equals("1") ? " byte" : " bytes");
  }

  private String side(int from) {
    Matcher place = PLACE.matcher(text);
    boolean before = place.find(from) && (place.group(2).equals("before") || place.group(2).contains("left"));
    return before ? "before the start" : "past the end";
  }

  private String target(int from, Optional<Frame> fault) {
    Matcher variable = VARIABLE.matcher(text);
    if (variable.find(from)) {
      return "array " + (variable.group(1) == null ? variable.group(2) : variable.group(1));
    }
    Matcher place = PLACE.matcher(text);
    String what = place.find(from) ? "the " + bytes(place.group(3)) : "its memory";
    return what + allocated("", fault);
  }

  private Told leak(Matcher found) {
    Optional<Frame> frame = frame(found.end());
    String where = frame.map(at -> " allocated on " + mentioned(at, Optional.empty())).orElse("");
    String verb = found.group(1).equals("1") ? "is" : "are";
    return told("leak", "The %s%s %s never freed.".formatted(bytes(found.group(1)), where, verb), frame);
  }

  private Told undefined(Matcher found) {
    String words = found.group(3);
    Optional<Frame> fault = frame(found.group(1), found.group(2), found.end());
    String line = line(fault);
    Matcher index = INDEX.matcher(words);
    String sentence = index.find()
        ? "%s uses index %s, which the array (%s) does not have.".formatted(line, index.group(1), index.group(2))
        : ARITHMETIC.entrySet().stream()
            .filter(entry -> words.contains(entry.getKey()))
            .findFirst()
            .map(entry -> "%s %s.".formatted(line, entry.getValue()))
            .orElseGet(() -> "%s: %s.".formatted(line, words));
    return told("undefined-behaviour", sentence, fault);
  }

  private Told told(String code, String sentence, Optional<Frame> fault) {
    String safe = OutputFilter.safe(sentence);
    return new Told(
        safe,
        fault.map(frame -> new Finding(lines.whole(frame.file(), frame.line()), Severity.FAULT, code,
            code.replace('-', ' '), safe, related, List.of(), Optional.empty())));
  }

  private void relate(Frame frame, String words) {
    related.add(new Note(lines.whole(frame.file(), frame.line()), words));
  }

  /** "Line 7", with its file where there are several. */
  private String line(Optional<Frame> frame) {
    return frame.map(at -> "Line " + at.line() + (one ? "" : " of " + lines.name(at.file()))).orElse("The program");
  }

  /** "line 7", with its file where it is another than that of the fault. */
  private String mentioned(Frame frame, Optional<Frame> fault) {
    boolean plain = one || fault.isPresent() && fault.get().file() == frame.file();
    return "line " + frame.line() + (plain ? "" : " of " + lines.name(frame.file()));
  }

  /** The second frame: the first one may stand anywhere in the function that was about to begin. */
  private Optional<Frame> caller(int from) {
    Optional<Frame> first = frame(from);
    Optional<Frame> second = first.flatMap(frame -> frame(frame.end()));
    return second.isPresent() ? second : first;
  }

  private Optional<Frame> frameBehind(String words) {
    int at = text.indexOf(words);
    return at < 0 ? Optional.empty() : frame(at);
  }

  /** The first frame after that place which is of a file of the workspace. */
  private Optional<Frame> frame(int from) {
    Matcher found = FRAME.matcher(text);
    return found.find(from) ? frame(found.group(1), found.group(2), found.end()) : Optional.empty();
  }

  private Optional<Frame> frame(String name, String line, int end) {
    OptionalInt file = lines.file(name);
    int number = Integer.parseInt(line);
    return file.isPresent() && lines.has(file.getAsInt(), number)
        ? Optional.of(new Frame(file.getAsInt(), number, end))
        : Optional.empty();
  }
}
