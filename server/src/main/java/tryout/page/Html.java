package tryout.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The few elements of HTML that pages are written with beside their own marks. */
final class Html {
  private static final Map<String, String> MARKS = Map.of("b", "**", "strong", "**", "i", "*", "em", "*", "code", "`", "tt", "`");

  private Html() {}

  /** Bold, italics and code become marks of Markdown; anchors and what only lays out is left out. */
  static String inline(String text) {
    if (text.indexOf('<') < 0) {
      return text;
    }
    StringBuilder marked = new StringBuilder(text.length());
    String target = "";
    boolean code = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      code = (c == '`') != code;
      int end = c == '<' && !code ? end(text, i) : -1;
      if (end < 0) {
        marked.append(c);
        continue;
      }
      String name = name(text.substring(i + 1, end));
      String href = name.equals("a") && target.isEmpty() ? href(text, i, end) : "";
      if (!href.isEmpty()) {
        target = href;
        marked.append('[');
      } else if (text.startsWith("</a>", i) && !target.isEmpty()) {
        marked.append("](").append(target).append(')');
        target = "";
      } else if (MARKS.containsKey(name)) {
        marked.append(MARKS.get(name));
      } else if (!List.of("a", "span", "font", "center", "u", "div", "p").contains(name) || text.substring(i, end).contains("href")) {
        marked.append(text, i, end + 1);
      }
      i = end;
    }
    return marked.toString();
  }

  /** Where a link leads that is closed in the same text, or nothing. */
  private static String href(String text, int start, int end) {
    int from = text.indexOf("href=\"", start) + 6;
    int close = from > 5 && from < end ? text.indexOf('"', from) : -1;
    boolean whole = close > from && close < end && text.indexOf("</a>", end) > 0 && text.substring(from, close).indexOf(' ') < 0;
    return whole ? text.substring(from, close) : "";
  }

  /** A block of elements: headings of it are headings, items of lists are those, the rest is words. */
  static void read(int line, String text, List<Block> into) {
    int number = line;
    StringBuilder rest = new StringBuilder();
    int began = line;
    List<Block.Item> items = new ArrayList<>();
    for (String one : Lines.split(text)) {
      String strip = one.strip();
      boolean heading = strip.length() > 8 && strip.charAt(0) == '<' && (strip.charAt(1) == 'h' || strip.charAt(1) == 'H') && Character.isDigit(strip.charAt(2));
      String item = item(strip);
      if (!item.isEmpty()) {
        words(began, rest, into);
        items.add(Bullets.item(number, List.of(new Block.Prose(number, inline(item)))));
        began = ++number;
        continue;
      }
      if (!items.isEmpty()) {
        into.add(Bullets.list(items.getFirst().line(), false, items));
        items.clear();
      }
      int open = strip.indexOf('>');
      int close = strip.toLowerCase(Locale.ROOT).lastIndexOf("</h");
      if (heading && open > 0 && close > open) {
        words(began, rest, into);
        into.add(new Block.Heading(number, Math.clamp(strip.charAt(2) - '0', 1, 6), inline(strip.substring(open + 1, close)).strip()));
        began = number + 1;
      } else if (one.isBlank() || List.of("div", "p", "details", "center", "br", "hr", "a", "ul", "/ul").contains(strip.isEmpty() || strip.charAt(0) != '<' || strip.indexOf('>') != strip.length() - 1 ? "" : name(strip.substring(1, strip.length() - 1))) && !strip.contains("=")) {
        words(began, rest, into);
        began = number + 1;
      } else {
        rest.append(rest.isEmpty() ? "" : "\n").append(one);
      }
      number++;
    }
    words(began, rest, into);
    if (!items.isEmpty()) {
      into.add(Bullets.list(items.getFirst().line(), false, items));
    }
  }

  /** What stands in an item of one line, or nothing. */
  private static String item(String line) {
    boolean item = line.startsWith("<li>") && line.endsWith("</li>") && line.indexOf("<li>", 1) < 0;
    return item ? line.substring(4, line.length() - 5).strip() : "";
  }

  private static void words(int line, StringBuilder rest, List<Block> into) {
    if (!rest.toString().isBlank()) {
      into.add(new Block.Prose(line, inline(rest.toString().strip())));
    }
    rest.setLength(0);
  }

  /** Where the element that begins here ends, or -1 where none begins. */
  private static int end(String text, int start) {
    int first = start + 1;
    if (first < text.length() && text.charAt(first) == '/') {
      first++;
    }
    if (first >= text.length() || !Character.isLetter(text.charAt(first))) {
      return -1;
    }
    for (int i = first; i < text.length() && i - start < 300; i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return i;
      }
      if (c == '<' || (c == ':' || c == '@') && text.substring(start, i).indexOf(' ') < 0) {
        return -1;
      }
    }
    return -1;
  }

  private static String name(String inner) {
    int from = inner.startsWith("/") ? 1 : 0;
    int end = from;
    while (end < inner.length() && Character.isLetterOrDigit(inner.charAt(end))) {
      end++;
    }
    return inner.substring(from, end).toLowerCase(Locale.ROOT);
  }
}
