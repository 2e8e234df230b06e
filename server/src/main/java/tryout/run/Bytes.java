package tryout.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that nobody changes, compared by what they are. */
public final class Bytes {
  public static final Bytes NONE = new Bytes(new byte[0]);

  private final byte[] all;

  private Bytes(byte[] all) {
    this.all = all;
  }

  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  /** In UTF-8. */
  public static Bytes of(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] toArray() {
    return all.clone();
  }

  public int length() {
    return all.length;
  }

  /** Each byte as the character of its number, so that nothing is lost. */
  public String latin1() {
    return new String(all, StandardCharsets.ISO_8859_1);
  }

  /**
   * The first of them as a text that may be shown and stored: UTF-8, what is none of it replaced, and a NUL made visible.
   *
   * @param most UTF-16 units
   */
  public String shown(int most) {
    String text = new String(all, StandardCharsets.UTF_8).replace('\0', '␀');
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(all, bytes.all);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(all);
  }

  @Override
  public String toString() {
    return all.length + " bytes";
  }
}
