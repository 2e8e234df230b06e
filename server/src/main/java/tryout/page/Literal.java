package tryout.page;

/**
 * Characters that a page gives as themselves and not as markup: {@code &#42;}, or all between {@code <nowiki>}. While a
 * page is read they stand in for themselves from a range that no page uses, so that nothing takes them for a mark.
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

  /** Numeric references to characters of ASCII become literal ones; a page that uses the range itself loses those characters. */
  static String read(String page) {
    StringBuilder read = new StringBuilder(page.length());
    for (int i = 0; i < page.length(); i++) {
      char c = page.charAt(i);
      int end = c == '&' && page.startsWith("&#", i) ? page.indexOf(';', i) : -1;
      int code = end > 0 && end - i < LONGEST ? code(page.substring(i + 2, end)) : -1;
      if (code >= 0) {
        read.append((char) (BASE + code));
        i = end;
      } else {
        read.append(is(c) ? '\uFFFD' : c);
      }
    }
    return read.toString();
  }

  private static int code(String digits) {
    if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int code = Integer.parseInt(digits);
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

  /** All but letters, digits and spaces as references, the first character too, so that nothing in it is a mark or label. */
  static String written(String text) {
    StringBuilder written = new StringBuilder(text.length() * 2);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inner = i > 0 && i + 1 < text.length();
      boolean plain = c >= RANGE && !Character.isWhitespace(c) && !Character.isSpaceChar(c) || inner && Character.isLetterOrDigit(c)
          || inner && c == ' ' && text.charAt(i - 1) != ' ';
      if (plain) {
        written.append(c);
      } else if (c < RANGE) {
        written.append("&#").append((int) c).append(';');
      } else {
        written.append(c);
      }
    }
    return written.toString();
  }
}
