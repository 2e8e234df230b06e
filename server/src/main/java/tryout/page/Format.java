package tryout.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a page is written. */
public enum Format {
  MEDIAWIKI,
  MARKDOWN,
  RST,
  /** A wiki page as a browser shows it, taken from there as plain text. */
  RENDERED,
  MAIL;

  private static final List<String> MAIL_HEADERS =
      List.of("from", "to", "subject", "date", "message-id", "received", "mime-version", "return-path", "delivered-to", "x-", "content-type");

  /** Its name in calls and on the command line. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name. */
  public static Optional<Format> of(String slug) {
    return Stream.of(values()).filter(one -> one.slug().equals(slug.toLowerCase(Locale.ROOT))).findFirst();
  }

  /** As what a text looks most: mail by its head, the others by the marks that only they have. */
  public static Format detect(String text) {
    return isMail(text) ? MAIL : ofText(text);
  }

  /** The same without mail, for what stands in one. */
  static Format ofText(String text) {
    Marks marks = new Marks();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      marks.count(lines.get(i), i == 0 ? "" : lines.get(i - 1), i + 1 < lines.size() ? lines.get(i + 1) : "");
    }
    return marks.most();
  }

  private static boolean isMail(String text) {
    int headers = 0;
    for (String line : (Iterable<String>) text.lines().limit(60)::iterator) {
      if (line.isBlank()) {
        break;
      }
      int colon = line.indexOf(':');
      String name = colon < 1 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
      boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t' || line.startsWith("From ");
      if (!folded && !isHeaderName(name)) {
        return false;
      }
      headers += MAIL_HEADERS.stream().anyMatch(one -> one.endsWith("-") ? name.startsWith(one) : name.equals(one)) ? 1 : 0;
    }
    return headers >= 2;
  }

  private static boolean isHeaderName(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c > 32 && c < 127);
  }

  /** How many marks of each way of writing a text has. */
  private static final class Marks {
    private int wiki;
    private int markdown;
    private int rst;
    private int rendered;

    void count(String line, String before, String after) {
      String strip = line.strip();
      if (strip.isEmpty()) {
        return;
      }
      wiki += 4 * (WikiReader.headingDepth(line) > 0 && !Template.isTitle(WikiReader.headingText(line)) ? 1 : 0)
          + (strip.contains("'''") && before.isBlank() == line.startsWith("'") ? 2 : 0)
          + (strip.contains("[[") && strip.contains("]]") ? 1 : 0) + (strip.startsWith("{{") || strip.startsWith("{|") ? 2 : 0)
          + (strip.startsWith("<noinclude") ? 3 : 0);
      boolean hash = line.startsWith("#") && MarkdownReader.hashes(line) > 0;
      markdown += (hash && !before.startsWith("#") && !after.startsWith("#") ? 4 : 0) + (strip.startsWith("```") ? 2 : 0)
          + (strip.contains("](") ? 1 : 0) + (strip.contains("**") ? 1 : 0) + (strip.startsWith("- [") || strip.equals("---") ? 1 : 0);
      boolean underline = RstReader.isAdornment(line) && !before.isBlank() && line.length() >= before.stripTrailing().length() && !before.startsWith("|");
      rst += (line.startsWith(".. ") ? 4 : 0) + (strip.contains("`_") && strip.contains("`") ? 3 : 0) + (strip.contains(":doc:`") || strip.contains(":ref:`") ? 3 : 0)
          + (underline ? "=-".indexOf(line.charAt(0)) >= 0 ? 2 : 4 : 0) + (strip.endsWith("::") ? 1 : 0) + (fieldList(strip) ? 2 : 0);
      markdown += underline && "=-".indexOf(line.charAt(0)) >= 0 ? 2 : 0;
      rendered += strip.startsWith("•") ? 3 : 0;
    }

    private static boolean fieldList(String line) {
      int colon = line.indexOf(':', 1);
      return line.startsWith(":") && colon > 1 && colon < 40 && !line.startsWith("::") && line.substring(1, colon).chars().allMatch(c -> Character.isLetter(c) || c == ' ');
    }

    Format most() {
      int most = Math.max(Math.max(wiki, markdown), Math.max(rst, rendered));
      if (most == 0 || rendered == most) {
        return RENDERED;
      }
      return wiki == most ? MEDIAWIKI : rst == most && rst > markdown ? RST : MARKDOWN;
    }
  }
}
