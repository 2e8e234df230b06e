package tryout.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Markdown in the marks of MediaWiki, as far as it has them. */
final class WikiProse {
  private static final String FIRST = "=*#;: {|!-";

  private WikiProse() {}

  /** The same text, or null where something in it has no such marks. */
  static @Nullable String of(String markdown) {
    StringBuilder wiki = new StringBuilder();
    int end = 1;
    for (Block block : MarkdownReader.read(markdown).blocks()) {
      String part = block(block, "");
      if (part == null) {
        return null;
      }
      wiki.append(wiki.isEmpty() ? "" : block instanceof Block.Listing && block.line() == end ? "\n" : "\n\n").append(part);
      end = block.line() + (int) block.markdown().chars().filter(c -> c == '\n').count() + 1;
    }
    return wiki.toString();
  }

  private static @Nullable String block(Block block, String marks) {
    return switch (block) {
      case Block.Prose prose when marks.isEmpty() -> lines(prose.text());
      case Block.Listing list -> list(list, marks + (list.markdown().startsWith("1.") ? "#" : "*"));
      case Block.Pre pre when marks.isEmpty() -> "<pre>\n" + pre.text().stripTrailing() + "\n</pre>";
      default -> null;
    };
  }

  private static @Nullable String list(Block.Listing list, String marks) {
    StringBuilder lines = new StringBuilder();
    for (Block.Item item : list.items()) {
      List<Block> blocks = item.blocks();
      if (blocks.isEmpty() || blocks.size() > 2 || !(blocks.getFirst() instanceof Block.Prose words) || words.text().indexOf('\n') >= 0) {
        return null;
      }
      String below = blocks.size() < 2 ? "" : block(blocks.getLast(), marks);
      if (below == null) {
        return null;
      }
      lines.append(lines.isEmpty() ? "" : "\n").append(marks).append(' ').append(inline(words.text())).append(below.isEmpty() ? "" : "\n").append(below);
    }
    return lines.toString();
  }

  private static String lines(String text) {
    StringBuilder lines = new StringBuilder();
    for (String line : Lines.split(text)) {
      boolean mark = !line.isEmpty() && FIRST.indexOf(line.charAt(0)) >= 0 && !line.startsWith("**");
      lines.append(lines.isEmpty() ? "" : "\n").append(mark ? reference(line.charAt(0)) : "").append(inline(mark ? line.substring(1) : line));
    }
    return lines.toString();
  }

  private static String reference(char c) {
    return "&#" + (int) c + ";";
  }

  private static String inline(String text) {
    StringBuilder wiki = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      i = next(text, i, wiki);
    }
    return wiki.toString();
  }

  private static int next(String text, int at, StringBuilder wiki) {
    char c = text.charAt(at);
    if (c == '\\' && at + 1 < text.length()) {
      wiki.append(reference(text.charAt(at + 1)));
      return at + 2;
    }
    if (c == '`') {
      int close = text.indexOf('`', at + 1);
      if (close > at + 1) {
        wiki.append("<code>").append(literal(text.substring(at + 1, close))).append("</code>");
        return close + 1;
      }
    }
    if (c == '*') {
      int marks = text.startsWith("***", at) ? 3 : text.startsWith("**", at) ? 2 : 1;
      wiki.append("'".repeat(marks == 3 ? 5 : marks == 2 ? 3 : 2));
      return at + marks;
    }
    if (c == '[') {
      int close = text.indexOf("](", at);
      int end = close < 0 ? -1 : text.indexOf(')', close);
      String href = end < 0 ? "" : text.substring(close + 2, end);
      String words = end < 0 ? "" : text.substring(at + 1, close);
      if (end > 0 && href.indexOf(' ') < 0 && words.indexOf('[') < 0) {
        boolean web = href.contains("://") || href.startsWith("mailto:");
        wiki.append(web ? "[" + href + " " + words + "]" : "[[" + href.replace('_', ' ') + "|" + words + "]]");
        return end + 1;
      }
    }
    boolean mark = c == '\'' && text.startsWith("''", at) || c == '{' && text.startsWith("{{", at) || c == '<' && text.startsWith("<!--", at);
    wiki.append(mark ? reference(c) + reference(text.charAt(at + 1)) : String.valueOf(c));
    return at + (mark ? 2 : 1);
  }

  private static String literal(String code) {
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      literal.append("'[]{}<>&*_`|".indexOf(c) >= 0 ? reference(c) : String.valueOf(c));
    }
    return literal.toString();
  }
}
