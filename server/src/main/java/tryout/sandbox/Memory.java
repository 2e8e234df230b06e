package tryout.sandbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tryout.sandbox.Stacks.Call;

/**
 * What a report says an address belongs to or lies next to.
 *
 * @param kind where it lives
 * @param name of what is declared, or the words of a literal
 * @param size in bytes
 * @param side where the address lies of it
 * @param distance how many bytes from its border, or from its beginning when within
 * @param begin the address that is described, which is the first that is wrong; or 0
 * @param over how many bytes of the access lie behind its end when it begins within; or 0
 * @param at where it is allocated or declared
 */
record Memory(Kind kind, String name, long size, Side side, long distance, long begin, long over, Optional<Call> at) {
  enum Kind {
    HEAP,
    LOCAL,
    GLOBAL,
    LITERAL
  }

  enum Side {
    BEFORE,
    WITHIN,
    BEHIND
  }

  private static final String LOCATED =
      "0x([0-9a-f]{1,16}) is located (\\d{1,18}) bytes? (after|before|inside of|to the (?:right|left) of) ";
  private static final Pattern REGION = Pattern.compile(LOCATED + "(?:a )?(\\d{1,18})-byte region");
  private static final Pattern GLOBAL =
      Pattern.compile(
          LOCATED + "global variable '([^'\\n]{1,100})' defined in '([^':\\n]{1,100})(?::(\\d{1,7}):\\d+)?'[^\\n]{0,40} of size (\\d{1,18})"
              + "(?:\\n +'[^'\\n]{1,100}' is ascii string '([^\\n]{0,60}?)'\\n)?");
  private static final Pattern FRAME = Pattern.compile("in frame\\n.*? in .*?/box/([A-Za-z0-9_.-]{1,64}):\\d{1,7}");
  private static final Pattern LOCAL =
      Pattern.compile(
          "\\[(\\d{1,9}), (\\d{1,9})\\) '([^'\\n]{1,100})'(?: \\(line (\\d{1,7})\\))? <== Memory access at offset (\\d{1,9}) (partially )?(is inside|overflows|underflows)");
  private static final Pattern SIZE = Pattern.compile("of size (\\d{1,9}) at");

  /** The first that is described from that place on. */
  static Optional<Memory> read(String text, int from, Stacks stacks, Lines lines) {
    String rest = text.substring(from);
    return Stream.of(region(rest, stacks), local(rest, lines), global(rest, lines)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Memory> region(String text, Stacks stacks) {
    Matcher found = REGION.matcher(text);
    return found.find()
        ? Optional.of(new Memory(Kind.HEAP, "", Long.parseLong(found.group(4)), side(found.group(3)), Long.parseLong(found.group(2)),
            Long.parseUnsignedLong(found.group(1), 16), 0, stacks.behind("allocated by thread").first()))
        : Optional.empty();
  }

  private static Optional<Memory> local(String text, Lines lines) {
    Matcher found = LOCAL.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    Matcher frame = FRAME.matcher(text);
    Optional<Call> at = frame.find() ? declared(frame.group(1), found.group(4), lines) : Optional.empty();
    long begin = Long.parseLong(found.group(1));
    long end = Long.parseLong(found.group(2));
    long offset = Long.parseLong(found.group(5));
    Matcher size = SIZE.matcher(text);
    boolean over = found.group(6) != null && found.group(7).equals("overflows") && size.find();
    return Optional.of(new Memory(Kind.LOCAL, found.group(3), end - begin, side(found.group(7)), Math.max(0, offset - begin), 0,
        over ? offset + Long.parseLong(size.group(1)) - end : 0, at));
  }

  /** Of several the nearest; what lies between two belongs to the first. */
  private static Optional<Memory> global(String text, Lines lines) {
    return GLOBAL.matcher(text).results().limit(10)
        .map(found -> {
          boolean literal = found.group(8) != null;
          String file = found.group(5).substring(found.group(5).lastIndexOf('/') + 1);
          return new Memory(literal ? Kind.LITERAL : Kind.GLOBAL, literal ? found.group(8) : found.group(4).replaceFirst("\\.\\d+$", ""),
              Long.parseLong(found.group(7)), side(found.group(3)), Long.parseLong(found.group(2)), Long.parseUnsignedLong(found.group(1), 16), 0,
              declared(file, found.group(6), lines));
        })
        .min((one, other) -> Long.compare(one.far(), other.far()));
  }

  /** What is asked for lies behind something more often than before it. */
  private long far() {
    return side == Side.WITHIN ? -1 : 2 * distance + (side == Side.BEFORE ? 1 : 0);
  }

  private static Optional<Call> declared(String file, String line, Lines lines) {
    int number = line == null ? 0 : Integer.parseInt(line);
    return lines.file(file).stream().boxed().findFirst().filter(at -> lines.has(at, number)).map(at -> new Call(at, number, "", 0));
  }

  private static Side side(String words) {
    return switch (words) {
      case "before", "to the left of", "underflows" -> Side.BEFORE;
      case "inside of", "is inside" -> Side.WITHIN;
      default -> Side.BEHIND;
    };
  }

  /** "array code (8 bytes, line 33)", or "the 9 bytes allocated on line 22", whose place is related by that. */
  String told(Teller teller, Optional<Call> fault) {
    String bytes = Teller.bytes(size);
    at.ifPresent(call -> teller.relate(call, bytes + (kind == Kind.HEAP ? " allocated here" : " declared here")));
    String line = at.map(call -> teller.mentioned(call, fault)).orElse("");
    return switch (kind) {
      case HEAP -> "the " + bytes + (line.isEmpty() ? "" : " allocated on " + line);
      case LITERAL -> "the string \"%s\" (%s)".formatted(name, bytes);
      default -> "%s %s (%s%s)".formatted(sort(teller.lines()), name, bytes, line.isEmpty() ? "" : ", " + line);
    };
  }

  /** What is not declared with brackets is no array. */
  String sort(Lines lines) {
    Pattern plain = Pattern.compile("\\b" + Pattern.quote(name) + "\\s*(?:[^\\s\\[\\w]|$)");
    boolean single = at.isPresent() && plain.matcher(lines.line(at.get().file(), at.get().line())).find();
    return single ? "variable" : "array";
  }
}
