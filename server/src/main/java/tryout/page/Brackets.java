package tryout.page;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Links by name: {@code [words][name]}, {@code [name][]} and {@code [name]}, whose addresses stand elsewhere in a page. */
final class Brackets {
  private static final int LONGEST = 300;

  private Brackets() {}

  /** Adds all that might be a name, in small letters. */
  static void names(String line, Set<String> into) {
    for (int open = line.indexOf('['); open >= 0; open = line.indexOf('[', open + 1)) {
      int close = close(line, open);
      if (close > 0 && !line.startsWith(":", close + 1)) {
        into.add(line.substring(open + 1, close).strip().toLowerCase(Locale.ROOT));
      }
    }
  }

  /** With addresses in the place of names. */
  static String resolved(String text, Function<String, @Nullable String> address) {
    StringBuilder resolved = new StringBuilder(text.length());
    int from = 0;
    for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', Math.max(from, open + 1))) {
      int close = close(text, open);
      if (close < 0 || text.startsWith("(", close + 1) || text.startsWith(":", close + 1)) {
        continue;
      }
      String words = text.substring(open + 1, close);
      int second = text.startsWith("[", close + 1) ? close(text, close + 1) : -1;
      String name = second > close + 2 ? text.substring(close + 2, second) : words;
      String href = address.apply(name);
      if (href != null) {
        resolved.append(text, from, open).append('[').append(words).append("](").append(href).append(')');
        from = Math.max(close, second) + 1;
      }
    }
    return resolved.append(text, from, text.length()).toString();
  }

  /** The bracket that closes this one, with no other in between, or -1. */
  private static int close(String text, int open) {
    for (int i = open + 1; i < text.length() && i - open < LONGEST; i++) {
      char c = text.charAt(i);
      if (c == ']') {
        return i;
      }
      if (c == '[') {
        return -1;
      }
    }
    return -1;
  }
}
