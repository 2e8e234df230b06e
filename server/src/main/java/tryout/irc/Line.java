package tryout.irc;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One line for one channel. Nothing in it can be a command, a second line, a colour or another way of writing: what is no
 * letter, sign or blank is taken out.
 */
public record Line(String channel, String text) {
  /** All that is sent for it. A network puts who says it before that, and cuts what is longer than 512. */
  static final int BYTES = 400;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\x{85}]+");
  /** Controls, halves of characters, and what turns the direction of writing. */
  private static final Pattern SILENT = Pattern.compile("[\\p{Cc}\\p{Cs}\\x{61c}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]");
  private static final String MORE = "…";

  public Line {
    text = cleaned(text);
  }

  /**
   * Puts a title between words of ours. Where the line would be too long the title is cut, at the boundary of a character, so
   * that what follows it stays whole.
   */
  public static Line of(String channel, String before, String title, String after) {
    String clean = cleaned(title);
    int room = BYTES - bytes("PRIVMSG " + channel + " :" + before + after);
    return new Line(channel, before + (bytes(clean) <= room ? clean : cut(clean, room - bytes(MORE)) + MORE) + after);
  }

  private static String cut(String text, int room) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int end = 0;
    for (int next = characters.next(); next != BreakIterator.DONE && bytes(text.substring(0, next)) <= room; next = characters.next()) {
      end = next;
    }
    return text.substring(0, end).stripTrailing();
  }

  /** The same as one line without anything that is no text. */
  static String cleaned(String text) {
    return SILENT.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("").strip();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
