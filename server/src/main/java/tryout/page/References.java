package tryout.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tryout.idea.Link;

/** The links that stand behind a label, and what stands there beside them. */
final class References {
  private static final Set<String> JOINING = Set.of("and", "or", "&", "also", "and also");
  private static final String ENDS = " \t\n<>\"`";

  private final List<Link> links = new ArrayList<>();
  private final List<String> rest = new ArrayList<>();

  static References of(List<Block> value) {
    References references = new References();
    value.forEach(references::add);
    return references;
  }

  List<Link> links() {
    return links;
  }

  /** Words that lead nowhere, one text each. */
  List<String> rest() {
    return rest;
  }

  private void add(Block block) {
    switch (block) {
      case Block.Listing list -> {
        for (Block.Item item : list.items()) {
          item.blocks().forEach(this::add);
        }
      }
      case Block.Quote quote -> quote.blocks().forEach(this::add);
      case Block.Prose prose -> {
        for (String line : Lines.split(prose.text().replace("<br>", "\n"))) {
          line(line.strip());
        }
      }
      default -> line(block.markdown());
    }
  }

  private void line(String line) {
    List<Link> found = new ArrayList<>();
    String behind = find(line, found);
    if (found.isEmpty()) {
      if (Values.says(line)) {
        rest.add(line);
      }
      return;
    }
    if (Values.says(behind)) {
      Link last = found.removeLast();
      String words = last.text().equals(last.href()) ? behind : last.text() + " " + behind;
      found.add(new Link(tidy(words), last.href()));
    }
    links.addAll(found);
  }

  /** Finds links; each takes the words before it along. Returns what stands behind the last one. */
  static String find(String line, List<Link> into) {
    StringBuilder words = new StringBuilder();
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i);
      int close = c == '[' ? label(line, i) : -1;
      String named = close > 0 ? target(line, close + 2) : "";
      if (Link.leads(named)) {
        words.append(line, i + 1, close);
        into.add(new Link(tidy(words.toString()), Literal.plain(named)));
        words.setLength(0);
        i = line.indexOf(')', close + 2 + line.substring(close + 2).indexOf(named) + named.length()) + 1;
        continue;
      }
      String bare = c == 'h' ? address(line, i) : "";
      if (Link.leads(bare)) {
        if (!words.isEmpty() && words.charAt(words.length() - 1) == '<') {
          words.setLength(words.length() - 1);
        }
        into.add(new Link(named(words.toString()), Literal.plain(bare)));
        words.setLength(0);
        i += bare.length();
        i += i < line.length() && line.charAt(i) == '>' ? 1 : 0;
        continue;
      }
      words.append(c);
      i++;
    }
    return tidy(words.toString());
  }

  /** The bracket that closes the words of a link that begins here, or -1. */
  private static int label(String line, int open) {
    int depth = 0;
    for (int i = open; i < line.length() && i - open < 500; i++) {
      depth += line.charAt(i) == '[' ? 1 : line.charAt(i) == ']' ? -1 : 0;
      if (depth == 0) {
        return line.startsWith("(", i + 1) ? i : -1;
      }
    }
    return -1;
  }

  private static String target(String line, int from) {
    int depth = 0;
    for (int i = from; i < line.length() && i - from < 2_000; i++) {
      char c = line.charAt(i);
      if (c == ')' && depth == 0 || c == ' ') {
        String target = line.substring(from, i).strip();
        return line.indexOf(')', i) < 0 ? "" : target.startsWith("<") && target.endsWith(">") ? target.substring(1, target.length() - 1) : target;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return "";
  }

  private static String address(String line, int from) {
    if (!line.startsWith("http://", from) && !line.startsWith("https://", from)) {
      return "";
    }
    int end = from;
    int depth = 0;
    while (end < line.length() && ENDS.indexOf(line.charAt(end)) < 0 && !(line.charAt(end) == ')' && depth == 0)) {
      depth += line.charAt(end) == '(' ? 1 : line.charAt(end) == ')' ? -1 : 0;
      end++;
    }
    while (end > from && ".,;:!?'*".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return line.substring(from, end);
  }

  /** Words that only join one link to the next say nothing about it. */
  private static String named(String words) {
    String text = tidy(words);
    return Values.says(text) && !JOINING.contains(text.toLowerCase(Locale.ROOT)) ? text : "";
  }

  private static String tidy(String words) {
    String text = words.strip();
    int start = 0;
    int end = text.length();
    while (start < end && ",;:–—- ".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && ",;:–—-( ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    String tidy = text.substring(start, end);
    return Literal.plain(tidy.startsWith(")") ? tidy.substring(1).strip() : tidy);
  }
}
