package tryout.idea;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is named on a page, in the words of the page: {@code Name <mail>}, {@code Name (mail)},
 * {@code nick on IRC}, {@code Name (@nick, mail)}, {@code [Name](https://github.com/nick)}. What can be read out of the
 * words is derived from them each time, so that the words are all there is to keep.
 */
public record MentorLine(String text) {
  /** Longer words are no mentor's: nothing is looked for in them. */
  private static final int MOST = 400;

  private static final List<String> FORGES = List.of("github.com/", "gitlab.com/", "gitlab.freedesktop.org/", "codeberg.org/", "invent.kde.org/", "gitlab.gnome.org/");
  private static final List<String> MARKS = List.of("github:", "irc:", "gitlab:", "nick:", "matrix:", "nickname:");

  public MentorLine {
    text = Idea.onOneLine(text);
  }

  /** The mail address, or null. */
  public @Nullable String mail() {
    int[] at = text.length() > MOST ? null : mailAt(text, 0);
    return at == null ? null : text.substring(at[0], at[1]);
  }

  /** The name on IRC or on a forge, or null. */
  public @Nullable String nick() {
    if (text.length() > MOST) {
      return null;
    }
    String onChannel = onChannel();
    if (onChannel != null) {
      return onChannel;
    }
    String marked = marked();
    return marked != null ? marked : ofForge();
  }

  /** The name of the person, or null where only a mail address or nick stands. */
  public @Nullable String name() {
    if (text.length() > MOST) {
      return null;
    }
    String words = text;
    if (words.startsWith("[") && words.indexOf("](") > 0) {
      words = words.substring(1, words.indexOf("]("));
    }
    int comma = words.indexOf(',');
    StringBuilder name = new StringBuilder();
    for (String word : words.substring(0, comma < 0 ? words.length() : comma).split(" +")) {
      if (word.isEmpty() || "(<[{\"'“".indexOf(word.charAt(0)) >= 0 || word.startsWith("http") || !word.chars().anyMatch(Character::isLetter)) {
        if (name.isEmpty() && word.chars().noneMatch(Character::isLetter)) {
          continue;
        }
        break;
      }
      if (word.indexOf('@') >= 0 || List.of("on", "-", "–", "—", "at").contains(word)) {
        break;
      }
      name.append(name.isEmpty() ? "" : " ").append(word);
    }
    String found = strip(name.toString());
    String nick = onChannel();
    return found.isEmpty() || found.equals(nick) && !found.contains(" ") ? null : found;
  }

  /** The same person without a mail address: the rest of the words, or the nick, or what stands before the at sign. */
  public MentorLine withoutMail() {
    return new MentorLine(bare(text));
  }

  static String bare(String text) {
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (int[] at = mailAt(text, 0); at != null; at = mailAt(text, from)) {
      int start = at[0] >= 7 && text.startsWith("mailto:", at[0] - 7) ? at[0] - 7 : at[0];
      rest.append(text, from, Math.max(from, start));
      from = at[1];
    }
    String words = rest.append(text.substring(from)).toString().replace("< <> >", "").replace("<>", "").replace("()", "").replace("( ,", "(").replace(", )", ")");
    String bare = Idea.onOneLine(words);
    int[] first = mailAt(text, 0);
    return first != null && bare.chars().noneMatch(Character::isLetterOrDigit) ? text.substring(first[0], text.indexOf('@', first[0])) : bare;
  }

  /** {@code nick on IRC}, {@code (nick on #channel)}, {@code ("nick" on IRC)}. */
  private @Nullable String onChannel() {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int on = 0; on < lower.length(); on++) {
      int length = lower.startsWith(" on ", on) ? 4 : lower.startsWith(" @ ", on) ? 3 : 0;
      if (length == 0) {
        continue;
      }
      String where = lower.substring(on + length).strip();
      int start = on;
      while (start > 0 && " (<[,;".indexOf(text.charAt(start - 1)) < 0) {
        start--;
      }
      String nick = strip(text.substring(start, on));
      boolean channel = where.startsWith("#") || List.of("irc", "oftc", "libera", "freenode", "matrix", "discord", "slack", "zulip", "github").stream().anyMatch(where::startsWith);
      if (channel && !nick.isEmpty() && nick.indexOf('@', 1) < 0) {
        return nick.startsWith("@") ? nick.substring(1) : nick;
      }
    }
    return null;
  }

  private @Nullable String marked() {
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      boolean begins = at == 0 || !isNick(text.charAt(at - 1));
      // In an address such as zulip.org/@user/… no nick of a mentor stands.
      String nick = begins && (at == 0 || text.charAt(at - 1) != '/') ? word(at + 1) : "";
      if (!nick.isEmpty()) {
        return nick;
      }
    }
    String lower = text.toLowerCase(Locale.ROOT);
    for (String mark : MARKS) {
      int at = lower.indexOf(mark);
      if (at >= 0 && (at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1)))) {
        int from = at + mark.length();
        while (from < text.length() && " \"'`[".indexOf(text.charAt(from)) >= 0) {
          from++;
        }
        String nick = word(from);
        if (!nick.isEmpty() && !nick.startsWith("http")) {
          return nick;
        }
      }
    }
    return null;
  }

  private @Nullable String ofForge() {
    for (String forge : FORGES) {
      int at = text.indexOf(forge);
      String nick = at < 0 ? "" : word(at + forge.length());
      if (!nick.isEmpty()) {
        return nick;
      }
    }
    return null;
  }

  private String word(int from) {
    int end = from;
    while (end < text.length() && isNick(text.charAt(end))) {
      end++;
    }
    String word = text.substring(Math.min(from, text.length()), end);
    while (word.endsWith(".") || word.endsWith("-")) {
      word = word.substring(0, word.length() - 1);
    }
    return word;
  }

  private static boolean isNick(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  private static String strip(String word) {
    int start = 0;
    int end = word.length();
    while (start < end && "'\"`“”‘’<>()[]*,;:".indexOf(word.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "'\"`“”‘’<>()[]*,;:".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(start, end).strip();
  }

  /** Where the next mail address begins and ends, or null. */
  private static int @Nullable [] mailAt(String text, int from) {
    for (int at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = at;
      while (start > from && (isNick(text.charAt(start - 1)) || text.charAt(start - 1) == '+')) {
        start--;
      }
      int end = at + 1;
      while (end < text.length() && isNick(text.charAt(end)) && text.charAt(end) != '_') {
        end++;
      }
      while (end > at + 1 && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
        end--;
      }
      if (start < at && text.substring(at + 1, end).indexOf('.') > 0) {
        return new int[] {start, end};
      }
    }
    return null;
  }
}
