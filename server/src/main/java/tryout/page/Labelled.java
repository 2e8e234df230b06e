package tryout.page;

import org.jspecify.annotations.Nullable;

/**
 * A line with a label before it: {@code Label: value}, {@code **Label:** value}, {@code _Label_: value},
 * {@code Label — value}, or {@code **Label**} alone.
 *
 * @param label null where the words are no label that is known
 * @param words the label as it was written
 * @param value what stands behind it on the line
 * @param marked whether the label is bold or italic, or ends with a colon and nothing behind it
 */
record Labelled(@Nullable Label label, String words, String value, boolean marked) {
  private static final String MARKS = "*_";
  private static final String DASHES = "—–-";

  /** With a label that is known, or null. */
  static @Nullable Labelled known(String line) {
    Labelled read = read(line);
    return read != null && read.label != null ? read : null;
  }

  /** With any label, or null. */
  static @Nullable Labelled read(String line) {
    int from = start(line);
    int marks = marks(line, from);
    if (marks > 0) {
      Labelled bold = bold(line, from, marks);
      if (bold != null) {
        return bold;
      }
      // Where no marks close, the label is none.
      return null;
    }
    return plain(line, from);
  }

  /** A line that is nothing but the words of a label that is known, in bold or not, or null. */
  static @Nullable Labelled alone(String line) {
    String strip = line.strip();
    if (strip.length() > Label.LONGEST) {
      return null;
    }
    Labelled read = read(strip);
    if (read != null && read.label != null) {
      return read.value.isEmpty() ? read : null;
    }
    Label label = Label.of(strip);
    return label == null ? null : new Labelled(label, strip, "", false);
  }

  private static int start(String line) {
    int from = 0;
    while (from < line.length() && (line.charAt(from) == ' ' || line.charAt(from) == '\t')) {
      from++;
    }
    return from;
  }

  private static int marks(String line, int from) {
    int marks = 0;
    while (from + marks < line.length() && marks < 4 && MARKS.indexOf(line.charAt(from + marks)) >= 0) {
      marks++;
    }
    return marks > 3 ? 0 : marks;
  }

  private static @Nullable Labelled bold(String line, int from, int marks) {
    String run = line.substring(from, from + marks);
    StringBuilder mirror = new StringBuilder(run).reverse();
    int close = line.indexOf(mirror.toString(), from + marks);
    if (close < 0 || close - from - marks > Label.LONGEST || close == from + marks) {
      return null;
    }
    String inner = line.substring(from + marks, close).strip();
    String behind = line.substring(close + marks);
    boolean inside = inner.endsWith(":");
    String words = inside ? inner.substring(0, inner.length() - 1).strip() : inner;
    int colonIn = words.indexOf(": ");
    Label whole = Label.of(words);
    if (whole == null && !inside && colonIn > 0 && behind.isBlank() && Label.of(words.substring(0, colonIn)) != null) {
      // All of the line is bold, label and value.
      return new Labelled(Label.of(words.substring(0, colonIn)), words.substring(0, colonIn), words.substring(colonIn + 2).strip(), true);
    }
    String rest = behind.stripLeading();
    if (!inside && rest.startsWith(":")) {
      return new Labelled(whole, words, value(rest.substring(1)), true);
    }
    if (inside || value(behind).isEmpty()) {
      return new Labelled(whole, words, value(behind), true);
    }
    if (whole != null && marks > 1 && !Character.isLowerCase(rest.charAt(0)) && DASHES.indexOf(rest.charAt(0)) < 0 && rest.length() < behind.length() && rest.charAt(0) != '(') {
      // Only a value begins with a capital there.
      return new Labelled(whole, words, value(rest), true);
    }
    if (whole != null && DASHES.indexOf(rest.charAt(0)) >= 0) {
      return new Labelled(whole, words, value(rest.substring(1)), true);
    }
    // A bold word within brackets belongs to the label: **Mentor**(s): …
    int colon = rest.startsWith("(") ? rest.indexOf("):") : -1;
    if (whole != null && colon > 0 && colon < 20) {
      return new Labelled(whole, words + rest.substring(0, colon + 1), value(rest.substring(colon + 2)), true);
    }
    return null;
  }

  /** The same where the label is bold and no colon need stand behind it, or null. */
  static @Nullable Labelled marked(String line) {
    Labelled read = read(line);
    int from = start(line);
    String run = line.startsWith("**", from) ? "**" : line.startsWith("__", from) ? "__" : "";
    int close = read != null || run.isEmpty() ? -1 : line.indexOf(run, from + 2);
    boolean bold = close > from + 2 && close - from <= Label.LONGEST && line.startsWith(" ", close + 2);
    if (bold) {
      String words = line.substring(from + 2, close).strip();
      return new Labelled(Label.of(words), words, value(line.substring(close + 2)), true);
    }
    return read != null && read.marked && !run.isEmpty() ? read : null;
  }

  private static @Nullable Labelled plain(String line, int from) {
    int end = Math.min(line.length(), from + Label.LONGEST + 2);
    for (int i = from; i < end; i++) {
      char c = line.charAt(i);
      if (c == ':') {
        boolean ends = i + 1 == line.length() || " \t\u00a0".indexOf(line.charAt(i + 1)) >= 0 || line.startsWith("<br", i + 1);
        Label label = Label.of(line.substring(from, i));
        if (label == null && !ends || line.startsWith("://", i)) {
          return null;
        }
        String words = line.substring(from, i).strip();
        return words.isEmpty() ? null : new Labelled(label, words, value(line.substring(i + 1)), value(line.substring(i + 1)).isEmpty());
      }
      if (c == '.' && i + 1 < line.length() && line.charAt(i + 1) == ' ' || "`[<|".indexOf(c) >= 0) {
        return null;
      }
      boolean dash = DASHES.indexOf(c) >= 0 && i > from && line.charAt(i - 1) == ' ' && (c != '-' || i + 1 < line.length() && line.charAt(i + 1) == ' ');
      Label label = dash ? Label.of(line.substring(from, i)) : null;
      if (label != null) {
        return new Labelled(label, line.substring(from, i).strip(), value(line.substring(i + 1)), false);
      }
    }
    return null;
  }

  /** Without the marks of a forced end of the line. */
  static String value(String text) {
    String value = text.strip();
    for (boolean more = true; more; ) {
      more = false;
      for (String mark : new String[] {"<br>", "<br/>", "<br />", "\\"}) {
        if (value.endsWith(mark) && !(mark.equals("\\") && value.length() < text.strip().length() && value.endsWith("\\\\"))) {
          value = value.substring(0, value.length() - mark.length()).strip();
          more = true;
        }
      }
    }
    return value;
  }
}
