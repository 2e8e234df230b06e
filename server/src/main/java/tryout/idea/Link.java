package tryout.idea;

import java.util.Locale;

/**
 * Something to read about an idea.
 *
 * @param text the words of the link; the address again where it has none
 * @param href an address of http or https
 */
public record Link(String text, String href) {
  /** Whether a link may lead there. */
  public static boolean leads(String href) {
    String lower = href.toLowerCase(Locale.ROOT);
    return (lower.startsWith("https://") || lower.startsWith("http://")) && href.indexOf('/') + 2 < href.length();
  }
}
