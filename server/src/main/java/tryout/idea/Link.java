package tryout.idea;

import java.util.Locale;

/**
 * Something to read about an idea.
 *
 * @param text the words of the link; the address again where it has none
 * @param href an address of http or https; what no address may hold is escaped in it
 */
public record Link(String text, String href) {
  private static final String BARRED = "<>[]{}|\\^`\"";

  public Link {
    href = escaped(Idea.onOneLine(href));
    text = Idea.onOneLine(text).isEmpty() ? href : Idea.onOneLine(text);
  }

  private static String escaped(String href) {
    boolean balanced = balanced(href);
    StringBuilder escaped = new StringBuilder(href.length());
    for (int i = 0; i < href.length(); i++) {
      char c = href.charAt(i);
      boolean barred = BARRED.indexOf(c) >= 0 || c == ' ' || (c == '(' || c == ')') && !balanced;
      escaped.append(barred ? "%%%02X".formatted((int) c) : String.valueOf(c));
    }
    return escaped.toString();
  }

  private static boolean balanced(String href) {
    int depth = 0;
    for (int i = 0; i < href.length() && depth >= 0; i++) {
      depth += href.charAt(i) == '(' ? 1 : href.charAt(i) == ')' ? -1 : 0;
    }
    return depth == 0;
  }

  /** Whether a link may lead there. */
  public static boolean leads(String href) {
    String lower = href.toLowerCase(Locale.ROOT);
    return (lower.startsWith("https://") || lower.startsWith("http://")) && href.indexOf('/') + 2 < href.length();
  }
}
