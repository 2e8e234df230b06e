package tryout.page;

import java.util.Locale;

/** What stands in a line of a wiki, or of plain text, as Markdown. */
final class WikiInline {
  private static final int LONGEST_LINK = 1_000;

  private WikiInline() {}

  /** Plain words: what Markdown would take for a mark is a literal character. */
  static String plain(String text) {
    StringBuilder words = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      words.append(meant(text, i));
    }
    return words.toString();
  }

  /** The character, or the literal one where it would be a mark of Markdown. */
  private static String meant(String text, int at) {
    char c = text.charAt(at);
    boolean starts = at == 0 || text.charAt(at - 1) == '\n';
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    boolean mark = switch (c) {
      case '*', '`' -> true;
      case '\\' -> after > ' ' && after < 0x80 && !Character.isLetterOrDigit(after);
      case '_' -> !Character.isLetterOrDigit(before) && before != '_' || !Character.isLetterOrDigit(after) && after != '_';
      case '#', '>', '+', '~', '=' -> starts;
      default -> false;
    };
    return mark ? Literal.of(String.valueOf(c)) : String.valueOf(c);
  }

  /** Words with the marks of MediaWiki. */
  static String markdown(String source) {
    String text = source.indexOf('<') < 0 ? source : source.replace("<nowiki/>", "").replace("<nowiki />", "");
    StringBuilder marked = new StringBuilder(text.length());
    Quotes quotes = new Quotes();
    int lastDouble = text.lastIndexOf("]]");
    int lastSingle = text.lastIndexOf(']');
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int marks = c == '\'' ? run(text, i) : 0;
      if (marks > 1) {
        marked.append(quotes.take(marks));
        i += marks;
      } else if (c == '[' && i < Math.max(lastDouble, lastSingle)) {
        i = bracket(text, i, marked);
      } else if (c == '<') {
        i = element(text, i, marked);
      } else {
        marked.append(meant(text, i));
        i++;
      }
    }
    return marked.append(quotes.rest()).toString();
  }

  private static int run(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) == '\'' && end - from < 5) {
      end++;
    }
    return end - from == 4 ? 3 : end - from;
  }

  /** @return where to go on */
  private static int bracket(String text, int at, StringBuilder into) {
    boolean two = text.startsWith("[[", at);
    int limit = Math.min(text.length(), at + LONGEST_LINK);
    int end = text.substring(at, limit).indexOf(two ? "]]" : "]");
    String inner = end < 0 ? "" : text.substring(at + (two ? 2 : 1), at + end);
    if (end < 0 || inner.indexOf('[') >= 0 || inner.indexOf('\n') >= 0 || inner.isBlank()) {
      into.append('[');
      return at + 1;
    }
    if (two) {
      page(inner, into);
      return at + end + 2;
    }
    int space = inner.indexOf(' ');
    String href = space < 0 ? inner : inner.substring(0, space);
    if (!href.contains("://") && !href.startsWith("mailto:") && !href.startsWith("//")) {
      into.append('[');
      return at + 1;
    }
    String words = space < 0 ? "" : inner.substring(space).strip();
    into.append(words.isEmpty() ? href : "[" + plainQuotes(words) + "](" + href + ")");
    return at + end + 1;
  }

  private static String plainQuotes(String words) {
    StringBuilder plain = new StringBuilder(words.length());
    String bare = words.replace("'''", "").replace("''", "");
    for (int i = 0; i < bare.length(); i++) {
      plain.append(meant(bare, i));
    }
    return plain.toString();
  }

  /** A page of the same wiki has no address here; its name is kept. */
  private static void page(String inner, StringBuilder into) {
    int bar = inner.indexOf('|');
    String page = (bar < 0 ? inner : inner.substring(0, bar)).strip();
    String words = bar < 0 ? "" : inner.substring(inner.lastIndexOf('|') + 1).strip();
    String lower = page.toLowerCase(Locale.ROOT);
    if (words.isEmpty() || words.equals(page) || lower.startsWith("category:")) {
      into.append(plain(page.startsWith(":") ? page.substring(1) : page));
    } else {
      into.append('[').append(plainQuotes(words)).append("](").append(page.replace(' ', '_').replace("(", "%28").replace(")", "%29")).append(')');
    }
  }

  private static int element(String text, int at, StringBuilder into) {
    int end = text.substring(at, Math.min(text.length(), at + 40)).indexOf('>');
    String tag = end < 0 ? "" : text.substring(at + 1, at + end).toLowerCase(Locale.ROOT).strip();
    switch (tag) {
      case "code", "/code", "tt", "/tt", "kbd", "/kbd" -> into.append('`');
      case "b", "/b", "strong", "/strong" -> into.append("**");
      case "i", "/i", "em", "/em" -> into.append('*');
      case "u", "/u", "p", "/p", "onlyinclude", "/onlyinclude", "includeonly", "/includeonly", "small", "/small", "big", "/big", "center", "/center", "__toc__" -> {}
      default -> {
        into.append('<');
        return at + 1;
      }
    }
    return at + end + 1;
  }

  /** Which runs of apostrophes are on and which off. */
  private static final class Quotes {
    private boolean bold;
    private boolean italic;

    String take(int marks) {
      String mark = switch (marks) {
        case 2 -> "*";
        case 3 -> "**";
        default -> "***";
      };
      bold = marks == 2 ? bold : !bold;
      italic = marks == 3 ? italic : !italic;
      return mark;
    }

    /** MediaWiki ends at the end of a line what is still open. */
    String rest() {
      return (italic ? "*" : "") + (bold ? "**" : "");
    }
  }
}
