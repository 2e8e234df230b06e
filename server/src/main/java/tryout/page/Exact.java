package tryout.page;

import org.jspecify.annotations.Nullable;

/**
 * A text set off between two lines, for what would not come back the same from between the marks of a page: in Markdown
 * between comments, which nobody sees; in MediaWiki as what is shown as it is.
 */
final class Exact {
  private static final String OPEN = "<!-- as written";
  private static final String CLOSE = "<!-- end";
  private static final String END = " -->";
  private static final String PRE = "<pre class=\"markdown\">";
  private static final String PRE_END = "</pre>";

  private Exact() {}

  static String inMarkdown(String text) {
    int number = 1;
    while (text.contains(CLOSE + " " + number + END)) {
      number++;
    }
    return OPEN + " " + number + END + "\n" + text + "\n" + CLOSE + " " + number + END;
  }

  static String inWiki(String text) {
    StringBuilder pre = new StringBuilder(PRE).append('\n');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean mark = c < 0x80 && !Character.isLetterOrDigit(c) && c != '\n' && c != ' ' || c < ' ' && c != '\n';
      pre.append(mark ? "&#" + (int) c + ";" : c);
    }
    return pre.append('\n').append(PRE_END).toString();
  }

  /** The line that ends what begins with this one, or null where it begins nothing. */
  static @Nullable String closing(String line) {
    String strip = line.strip();
    if (strip.startsWith(OPEN) && strip.endsWith(END) && strip.length() < OPEN.length() + 12) {
      return CLOSE + strip.substring(OPEN.length());
    }
    return strip.equals(PRE) ? PRE_END : null;
  }
}
