package tryout.sandbox;

import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the address, leak and undefined-behaviour sanitizers write and says it in one sentence that names lines.
 * A program can print a false report; the sentence is a help and never a proof.
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

  private SanitizerReport(String text) {
    this.text = text;
  }

  /** One sentence, or the empty string if there is no report in the text. */
  static String sentence(String text) {
    SanitizerReport report = new SanitizerReport(text);
    Matcher address = ADDRESS.matcher(text);
    Matcher free = DOUBLE_FREE.matcher(text);
    Matcher undefined = UNDEFINED.matcher(text);
    Matcher leak = LEAK.matcher(text);
    if (free.find()) {
      return report.badFree(free.group(1).equals("double-free"), free.end());
    }
    if (address.find()) {
      return report.address(address);
    }
    if (undefined.find()) {
      return undefined(undefined);
    }
    return leak.find() ? report.leak(leak) : "";
  }

  private String address(Matcher found) {
    String kind = found.group(1);
    String line = line(found.end());
    return switch (kind) {
      case "heap-use-after-free" -> "%s %s%s".formatted(line, access(), freed());
      case "heap-buffer-overflow", "stack-buffer-overflow", "global-buffer-overflow", "dynamic-stack-buffer-overflow" ->
          "%s %s past the end of %s.".formatted(line, accessed(), target(found.end()));
      case "stack-buffer-underflow" -> "%s %s before the start of %s.".formatted(line, accessed(), target(found.end()));
      case "stack-use-after-return", "stack-use-after-scope" ->
          "%s %s that belonged to a variable which no longer exists.".formatted(line, access());
      case "stack-overflow" -> "%s calls itself without end.".formatted(caller(found.end()));
      case "SEGV" -> "%s %s.".formatted(line, wild(found.group(2)));
      case "FPE" -> "%s divides by zero.".formatted(line);
      default -> "%s: the address sanitizer reports %s.".formatted(line, kind);
    };
  }

  private static String wild(String address) {
    boolean nil = address != null && Long.parseUnsignedLong(address.substring(2), 16) < 4096;
    return nil ? "follows a null pointer" : "follows a pointer to nowhere";
  }

  private String badFree(boolean twice, int from) {
    if (!twice) {
      return "%s frees a pointer that malloc did not return.".formatted(line(from));
    }
    OptionalInt first = lineBehind("freed by thread");
    String before = first.isPresent() ? ", which line %d freed already".formatted(first.getAsInt()) : "";
    return "%s frees memory again%s%s.".formatted(line(from), before, allocated("; it was"));
  }

  private String freed() {
    OptionalInt freed = lineBehind("freed by thread");
    String by = freed.isPresent() ? " that line %d freed".formatted(freed.getAsInt()) : " that was freed";
    return by + allocated("; it was") + ".";
  }

  private String allocated(String words) {
    OptionalInt line = lineBehind("allocated by thread");
    return line.isPresent() ? "%s allocated on line %d".formatted(words, line.getAsInt()) : "";
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
    boolean one = access.group(2).equals("1");
    String verb = access.group(1).equals("WRITE") ? "writes" : "reads";
    return "%s %s %s".formatted(verb, access.group(2), one ? "byte" : "bytes");
  }

  private String target(int from) {
    Matcher variable = VARIABLE.matcher(text);
    if (variable.find(from)) {
      return "array " + (variable.group(1) == null ? variable.group(2) : variable.group(1));
    }
    Matcher place = PLACE.matcher(text);
    return (place.find(from) ? "the %s bytes".formatted(place.group(3)) : "its memory") + allocated("");
  }

  private String leak(Matcher found) {
    OptionalInt line = frame(found.end());
    String where = line.isPresent() ? " allocated on line %d".formatted(line.getAsInt()) : "";
    boolean one = found.group(1).equals("1");
    return "The %s %s%s %s never freed.".formatted(found.group(1), one ? "byte" : "bytes", where, one ? "is" : "are");
  }

  private static String undefined(Matcher found) {
    String words = found.group(3);
    String line = "Line " + found.group(2);
    Matcher index = Pattern.compile("index (-?\\d+) out of bounds for type '([^']*)'").matcher(words);
    if (index.find()) {
      return "%s uses index %s, which the array (%s) does not have.".formatted(line, index.group(1), index.group(2));
    }
    return ARITHMETIC.entrySet().stream()
        .filter(entry -> words.contains(entry.getKey()))
        .findFirst()
        .map(entry -> "%s %s.".formatted(line, entry.getValue()))
        .orElseGet(() -> "%s: %s.".formatted(line, words));
  }

  /** "Line 7" for the first frame in the candidate's files after that place. */
  private String line(int from) {
    OptionalInt line = frame(from);
    return line.isPresent() ? "Line " + line.getAsInt() : "The program";
  }

  /** The second frame: the first one may stand anywhere in the function that was about to begin. */
  private String caller(int from) {
    Matcher frame = FRAME.matcher(text);
    return frame.find(from) ? line(frame.end()) : line(from);
  }

  private OptionalInt lineBehind(String words) {
    int at = text.indexOf(words);
    return at < 0 ? OptionalInt.empty() : frame(at);
  }

  private OptionalInt frame(int from) {
    Matcher frame = FRAME.matcher(text);
    return frame.find(from) ? OptionalInt.of(Integer.parseInt(frame.group(2))) : OptionalInt.empty();
  }
}
