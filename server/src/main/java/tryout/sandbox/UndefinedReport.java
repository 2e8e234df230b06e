package tryout.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tryout.run.Finding.Place;
import tryout.sandbox.Stacks.Call;

/** Says what the undefined-behaviour sanitizer found, at the place within the line where that is certain. */
final class UndefinedReport {
  private static final Pattern REPORT =
      Pattern.compile("(?m)^([A-Za-z0-9_][A-Za-z0-9_.-]{0,63}):(\\d{1,7}):(\\d{1,7}): runtime error: (.{1,300})$");
  private static final Pattern INDEX = Pattern.compile("index (-?\\d{1,19}) out of bounds for type '([^'\\[]{0,80}\\[(\\d{1,9}|\\*)\\][^']{0,80})'");
  private static final Pattern NULL = Pattern.compile("(?:load of|store to|member access within|reference binding to) null pointer of type .*");
  private static final Pattern PASSED = Pattern.compile("null pointer passed as argument (\\d{1,3}), which is declared to never be null");
  private static final Pattern MISSET = Pattern.compile("load of value (\\d{1,19}), which is not a valid value for type '([^']{1,100})'");
  private static final Pattern OPERATOR = Pattern.compile("<<=|>>=|<<|>>|\\+\\+|--|&&|\\|\\||[-+*/%&|^=<>!]=|[-+*/%&|^<>!~]");

  private record Rule(Pattern message, String sentence) {}

  private static final String TYPE = "type '([^']{1,100})'.*";
  private static final List<Rule> RULES =
      List.of(
          rule("signed integer overflow: (\\S+ \\S \\S+) cannot be represented in " + TYPE, "overflows a signed integer: $1 does not fit in $2"),
          rule("negation of (\\S+) cannot be represented in " + TYPE, "overflows a signed integer: -($1) does not fit in $2"),
          rule("division of (\\S+) by (\\S+) cannot be represented in " + TYPE, "overflows a signed integer: $1 / $2 does not fit in $3"),
          rule("division by zero", "divides by zero"),
          rule("shift exponent (\\d+) is too large for (\\d+)-bit " + TYPE, "shifts by $1, but for $3, which has $2 bits, it must be less than $2"),
          rule("shift exponent (-\\d+) is negative", "shifts by $1, but no shift can be negative"),
          rule("left shift of negative value (-\\d+)", "shifts the negative number $1 to the left, which C leaves undefined"),
          rule("left shift of (\\d+) by (\\d+) places cannot be represented in " + TYPE,
              "shifts bits out of a signed integer: $1 << $2 does not fit in $3"),
          rule("applying non-zero offset (\\d{1,9}) to null pointer", "goes $1 bytes on from a null pointer, where nothing is"),
          rule("applying .* to null pointer", "goes on from a null pointer, where nothing is"),
          rule("applying .* produced null pointer", "moves a pointer so far that it becomes null"),
          rule("(?:addition|subtraction) of unsigned offset .*|pointer index expression .*", "moves a pointer beyond the last of all addresses"),
          rule("load of misaligned address .* for type '([^']{1,100})', which requires (\\d+) byte alignment", "reads $1 at an address that is no multiple of $2"),
          rule("store to misaligned address .* for type '([^']{1,100})', which requires (\\d+) byte alignment", "writes $1 at an address that is no multiple of $2"),
          rule(".*misaligned address .* for type '([^']{1,100})', which requires (\\d+) byte alignment", "uses $1 at an address that is no multiple of $2"),
          rule("null pointer returned from function declared to never return null", "returns a null pointer, but the function is declared never to do so"),
          rule("execution reached an unreachable program point", "is reached, although the program says that it cannot be"),
          rule("execution reached the end of a value-returning .*", "ends a function that must return a value"),
          rule("variable length array bound evaluates to non-positive value (-?\\d+)", "makes an array of $1 elements, but there must be at least one"),
          rule("passing zero to (\\w{1,40})\\(\\), which is not a valid argument", "passes 0 to __builtin_$1, which has no answer for it"));

  private final Lines lines;
  private final Teller teller;
  private final Optional<Call> fault;
  private final String message;
  private final int offset;

  private UndefinedReport(Matcher found, Teller teller) {
    this.lines = teller.lines();
    this.teller = teller;
    int line = Integer.parseInt(found.group(2));
    OptionalInt file = lines.file(found.group(1));
    this.fault = file.isPresent() && lines.has(file.getAsInt(), line)
        ? Optional.of(new Call(file.getAsInt(), line, "", 0))
        : Optional.empty();
    int column = Integer.parseInt(found.group(3));
    this.offset = fault.map(at -> column < 1 ? -1 : lines.offset(at.file(), line, column)).orElse(-1);
    this.message = found.group(4);
  }

  private static Rule rule(String message, String sentence) {
    return new Rule(Pattern.compile(message), sentence);
  }

  /** Nothing if the text tells of no undefined behaviour. */
  static Optional<SanitizerReport.Told> read(String text, Teller teller) {
    Matcher found = REPORT.matcher(text);
    return found.find() ? Optional.of(new UndefinedReport(found, teller).told()) : Optional.empty();
  }

  private SanitizerReport.Told told() {
    return teller.toldAt("undefined-behaviour", teller.line(fault) + said() + ".", fault.map(this::place));
  }

  private String said() {
    Matcher index = INDEX.matcher(message);
    Matcher missed = MISSET.matcher(message);
    Matcher passed = PASSED.matcher(message);
    if (index.matches()) {
      return " uses index %s, which %s does not have%s".formatted(index.group(1), array(index.group(2)), border(index));
    }
    if (missed.matches()) {
      return misset(missed.group(1), missed.group(2));
    }
    if (passed.matches()) {
      return " passes a null pointer as argument %s%s, where none is allowed".formatted(passed.group(1), function());
    }
    if (NULL.matcher(message).matches()) {
      return " follows a null pointer" + followed();
    }
    return RULES.stream().map(rule -> rule.message().matcher(message).matches()
        ? " " + rule.message().matcher(message).replaceFirst(rule.sentence()) : "")
        .filter(words -> !words.isEmpty()).findFirst().orElse(": " + message);
  }

  private static String border(Matcher index) {
    if (index.group(1).startsWith("-")) {
      return ": its first is 0";
    }
    return index.group(3).equals("*") ? "" : ": its last is %d".formatted(Integer.parseInt(index.group(3)) - 1);
  }

  private String array(String type) {
    String name = at("[") ? expression().orElse("") : "";
    return name.isEmpty() ? "the array (%s)".formatted(type) : "%s (%s)".formatted(name, type);
  }

  private String misset(String value, String type) {
    String from = at("->") || at(".") ? expression().map(base -> " from " + text(place(fault.orElseThrow()))).orElse("") : "";
    return type.equals("_Bool") || type.equals("bool")
        ? " reads %s%s, but a bool is only 0 or 1: perhaps it was never set".formatted(value, from)
        : " reads %s%s, which is no value of %s: perhaps it was never set".formatted(value, from, type);
  }

  private String followed() {
    return at("->") ? expression().map(": %s is NULL"::formatted).orElse("") : "";
  }

  /** The call's column is that of its name. */
  private String function() {
    if (offset < 0) {
      return "";
    }
    String text = lines.text(fault.orElseThrow().file());
    int end = Code.endOfWord(text, offset);
    return end > offset && text.startsWith("(", Code.skip(text, end)) ? " of " + text.substring(offset, end) : "";
  }

  private boolean at(String token) {
    return offset >= 0 && lines.bare(fault.orElseThrow().file()).startsWith(token, offset);
  }

  /** What stands before the operator that is meant, where it is simple. */
  private Optional<String> expression() {
    String text = lines.text(fault.orElseThrow().file());
    int begin = Code.beginOfExpression(Code.bare(text), offset);
    return begin < 0 ? Optional.empty() : Optional.of(text.substring(begin, offset).strip());
  }

  private String text(Place place) {
    return lines.text(place.file()).substring(place.from(), place.to());
  }

  /** The word, the operator, the element or the member that begins or is chosen there; of an assignment the whole line. */
  private Place place(Call at) {
    Place whole = teller.whole(at);
    if (offset < whole.from() || offset >= whole.to()) {
      return whole;
    }
    String bare = lines.bare(at.file());
    int begin = offset;
    int end = end(bare);
    if (bare.charAt(offset) == '[' || bare.startsWith("->", offset) || bare.charAt(offset) == '.') {
      begin = Code.beginOfExpression(bare, offset);
    }
    return begin < whole.from() || end <= offset || end > whole.to() ? whole : new Place(at.file(), begin, end);
  }

  private int end(String bare) {
    if (bare.charAt(offset) == '[') {
      return Code.closing(bare, offset) + 1;
    }
    if (bare.startsWith("->", offset) || bare.charAt(offset) == '.') {
      return Code.endOfWord(bare, Code.skip(bare, offset + (bare.charAt(offset) == '.' ? 1 : 2)));
    }
    Matcher operator = OPERATOR.matcher(bare).region(offset, bare.length());
    return operator.lookingAt() ? operator.end() : Code.endOfWord(bare, offset);
  }
}
