package tryout.page;

/**
 * Characters that a page gives as themselves and not as markup: a reference with their number, or all between
 * {@code <nowiki>}. While a page is read they stand in for themselves from a range that no page uses, so that nothing
 * takes them for a mark.
 */
final class Literal {
  private static final char BASE = '\uE500';
  private static final int RANGE = 0x80;
  private static final int LONGEST = 7;

  private Literal() {}

  static boolean is(char c) {
    return c >= BASE && c < BASE + RANGE;
  }

  /** The same text, with each character of ASCII given as itself. */
  static String of(String text) {
    StringBuilder literal = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      literal.append(c < RANGE && !Character.isLetterOrDigit(c) && c != '\n' ? (char) (BASE + c) : c);
    }
    return literal.toString();
  }

  /**
   * Numeric references to characters of ASCII become literal ones; a page that uses the range itself loses those
   * characters.
   *
   * @param exact only those that {@link #references} would write
   */
  static String read(String page, boolean exact) {
    StringBuilder read = new StringBuilder(page.length());
    for (int i = 0; i < page.length(); i++) {
      char c = page.charAt(i);
      int end = c == '&' && page.startsWith("&#", i) ? page.indexOf(';', i, Math.min(page.length(), i + LONGEST)) : -1;
      int code = end > 0 ? code(page.substring(i + 2, end), exact) : -1;
      if (code >= 0) {
        read.append((char) (BASE + code));
        i = end;
      } else {
        read.append(is(c) ? '\uFFFD' : c);
      }
    }
    return read.toString();
  }

  private static int code(String digits, boolean exact) {
    boolean hex = !exact && (digits.startsWith("x") || digits.startsWith("X"));
    String number = hex ? digits.substring(1) : digits;
    if (number.isEmpty() || exact && number.length() > 1 && number.startsWith("0") || !number.chars().allMatch(c -> Character.digit(c, hex ? 16 : 10) >= 0 && c < RANGE)) {
      return -1;
    }
    int code = Integer.parseInt(number, hex ? 16 : 10);
    return code < RANGE ? code : -1;
  }

  /** As the plain text it is. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(is(c) ? (char) (c - BASE) : c);
    }
    return plain.toString();
  }

  /** As references again, which Markdown has too. */
  static String references(String text) {
    StringBuilder source = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (is(c)) {
        source.append("&#").append(c - BASE).append(';');
      } else {
        source.append(c);
      }
    }
    return source.toString();
  }

  /** All but the inner letters of words as references, so that nothing in it is a mark or the word of a label. */
  static String written(String text) {
    StringBuilder written = new StringBuilder(text.length() * 2);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inner = i > 0 && i + 1 < text.length() && Character.isLetterOrDigit(c) && Character.isLetterOrDigit(text.charAt(i - 1));
      written.append(c >= RANGE || inner ? String.valueOf(c) : "&#" + (int) c + ";");
    }
    return written.toString();
  }

  /** An address that stays one, with references for what might be a mark in it. */
  static String address(String href) {
    StringBuilder written = new StringBuilder(href.length() * 2);
    for (int i = 0; i < href.length(); i++) {
      char c = href.charAt(i);
      written.append(c >= RANGE || Character.isLetterOrDigit(c) || ":/.-?=%".indexOf(c) >= 0 ? String.valueOf(c) : "&#" + (int) c + ";");
    }
    return written.toString();
  }
}
