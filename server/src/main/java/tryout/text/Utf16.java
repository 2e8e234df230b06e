package tryout.text;

/**
 * What shared text must be: UTF-16 without NUL and without half of a surrogate pair.
 *
 * <p>PostgreSQL stores neither, and one such unit in a batch would fail everybody else's edits with it; so they are
 * refused before anything is queued.
 */
public final class Utf16 {
  private static final int FNV_OFFSET = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;

  private Utf16() {}

  /** Whether {@code text} holds no NUL and no unpaired surrogate. */
  public static boolean wellFormed(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a cut at {@code position} would part the two halves of a pair. */
  public static boolean splitsPair(CharSequence text, int position) {
    return position > 0
        && position < text.length()
        && Character.isHighSurrogate(text.charAt(position - 1))
        && Character.isLowSurrogate(text.charAt(position));
  }

  /**
   * FNV-1a, 32 bit, over the code units, low byte first: the checksum that browser and server compare.
   *
   * @return an unsigned 32-bit value
   */
  public static long checksum(CharSequence text) {
    int hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      hash = (hash ^ (unit & 0xff)) * FNV_PRIME;
      hash = (hash ^ (unit >>> 8)) * FNV_PRIME;
    }
    return Integer.toUnsignedLong(hash);
  }

  /** The length in bytes once encoded as UTF-8; for well-formed text. */
  public static int utf8Bytes(CharSequence text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    return bytes;
  }

  /** The same text with every line break written as one newline, as the editor holds it. */
  public static String oneNewline(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
