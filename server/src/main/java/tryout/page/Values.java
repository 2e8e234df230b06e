package tryout.page;

import java.util.List;
import java.util.stream.Collectors;

/** What stands behind a label, as one text. */
final class Values {
  private Values() {}

  /** Whether there is more than punctuation in it. */
  static boolean says(String text) {
    return text.chars().anyMatch(c -> Character.isLetterOrDigit(c) || Character.isSurrogate((char) c) || c > 0x7f && !Character.isWhitespace(c) && !Character.isSpaceChar(c) && "–—·•…“”‘’".indexOf(c) < 0);
  }

  /** One paragraph is one line; more than that keeps its form. */
  static String of(List<Block> value, Format format) {
    if (value.size() == 1 && value.getFirst() instanceof Block.Verbatim exact) {
      return exact.text();
    }
    if (value.size() == 1 && value.getFirst() instanceof Block.Prose prose) {
      String line = Lines.split(prose.text()).stream().map(one -> Labelled.value(one)).filter(one -> !one.isEmpty()).collect(Collectors.joining(" "));
      return Literal.plain(bare(line));
    }
    return words(Bullets.join(value), format);
  }

  /** The same, empty where it is nothing but punctuation (IMP-11). */
  static String said(List<Block> value, Format format) {
    boolean exact = value.size() == 1 && value.getFirst() instanceof Block.Verbatim;
    return exact || says(Bullets.join(value)) ? of(value, format) : "";
  }

  /** Markdown as it leaves the page: characters that were given as themselves are no marks. */
  static String words(String markdown, Format format) {
    if (format == Format.MARKDOWN) {
      return Literal.references(markdown);
    }
    StringBuilder words = new StringBuilder(markdown.length());
    boolean code = false;
    for (int i = 0; i < markdown.length(); i++) {
      char c = markdown.charAt(i);
      code = c == '`' != code;
      String plain = Literal.plain(String.valueOf(c));
      words.append(Literal.is(c) && !code && "\\`*_[]<>#+~=-!|&".contains(plain) ? "\\" : "").append(plain);
    }
    return words.toString();
  }

  /** Without marks around all of it. */
  static String bare(String text) {
    String strip = text.strip();
    for (String mark : List.of("***", "**", "__", "*", "_")) {
      int length = mark.length();
      boolean around = strip.length() > 2 * length && strip.startsWith(mark) && strip.endsWith(mark)
          && strip.indexOf(mark, length) == strip.length() - length && strip.charAt(length) != mark.charAt(0);
      if (around) {
        return strip.substring(length, strip.length() - length).strip();
      }
    }
    return strip;
  }
}
