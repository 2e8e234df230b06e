package tryout.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Pages of Markdown. Blocks are found by CommonMark, and each keeps the very text it was written in, so that a
 * description comes out as it went in; what stands in a line is never parsed.
 */
final class MarkdownReader {
  private static final int MAX_DEPTH = 24;
  private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).maxOpenBlockParsers(MAX_DEPTH)
      .inlineParserFactory(context -> (lines, node) -> {}).includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  private final List<String> lines;
  private final Map<Integer, Block.Verbatim> verbatim = new HashMap<>();
  private final Map<String, String> references = new HashMap<>();
  private final Comments comments = new Comments();
  private @Nullable String title;
  private int titleLine;
  private @Nullable Set<String> used;

  private MarkdownReader(List<String> lines) {
    this.lines = lines;
  }

  static Source read(String text) {
    List<String> lines = new ArrayList<>(Lines.split(Literal.read(text, true)));
    MarkdownReader reader = new MarkdownReader(lines);
    List<Block> blocks = new ArrayList<>(reader.frontMatter());
    reader.setOff();
    reader.comments.remove(lines);
    Node page = PARSER.parse(String.join("\n", lines));
    reader.define(page);
    blocks.addAll(reader.children(page));
    return new Source(blocks, reader.title, reader.titleLine, reader.comments.notes());
  }

  /** How many # a heading begins with, or 0 where it is none. */
  static int hashes(String line) {
    int hashes = 0;
    while (hashes < line.length() && line.charAt(hashes) == '#') {
      hashes++;
    }
    return hashes > 0 && hashes < 7 && hashes < line.length() && line.charAt(hashes) == ' ' ? hashes : 0;
  }

  /** What stands between two lines of dashes at the beginning, which page makers read. */
  private List<Block> frontMatter() {
    if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals("---")) {
      return List.of();
    }
    int end = 1;
    while (end < lines.size() && !lines.get(end).stripTrailing().equals("---")) {
      if (lines.get(end).isBlank() || end > 100) {
        return List.of();
      }
      end++;
    }
    if (end >= lines.size() || end == 1) {
      return List.of();
    }
    List<String> matter = List.copyOf(lines.subList(1, end));
    for (int i = 0; i < matter.size(); i++) {
      String line = matter.get(i);
      if (line.startsWith("title:")) {
        titleLine = i + 2;
        String value = line.substring(6).strip();
        boolean quoted = value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0 && value.charAt(value.length() - 1) == value.charAt(0);
        title = quoted ? value.substring(1, value.length() - 1) : value;
      }
    }
    blank(0, end);
    String text = String.join("\n", matter);
    return List.of(new Block.Pre(1, 2, text, "```\n" + text + "\n```"));
  }

  private void blank(int from, int to) {
    for (int i = from; i <= to; i++) {
      lines.set(i, "");
    }
  }

  /** Takes what {@link Exact} wrote out of the page, leaving a mark. */
  private void setOff() {
    Map<String, Integer> ends = Lines.last(lines);
    for (int i = 0; i < lines.size(); i++) {
      String close = Exact.closing(lines.get(i));
      if (close == null || close.startsWith("</") || ends.getOrDefault(close, -1) <= i) {
        continue;
      }
      int end = i + 1;
      while (!lines.get(end).strip().equals(close)) {
        end++;
      }
      String text = Literal.references(String.join("\n", lines.subList(i + 1, end)));
      String indent = lines.get(i).substring(0, lines.get(i).indexOf('<'));
      blank(i, end);
      lines.set(i, indent + Lines.MARK);
      verbatim.put(i, new Block.Verbatim(i + 1, text));
      i = end;
    }
  }

  private void define(Node page) {
    for (Node node = page.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof LinkReferenceDefinition definition) {
        references.putIfAbsent(key(definition.getLabel()), definition.getDestination());
      }
    }
  }

  private static String key(String label) {
    return label.strip().toLowerCase(Locale.ROOT);
  }

  private List<Block> children(Node parent) {
    List<Block> blocks = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      add(child, blocks);
    }
    return blocks;
  }

  private void add(Node node, List<Block> into) {
    if (node.getSourceSpans().isEmpty()) {
      return;
    }
    int line = node.getSourceSpans().getFirst().getLineIndex();
    String text = source(node);
    switch (node) {
      case org.commonmark.node.Heading heading -> into.add(heading(heading, line, text));
      case ListBlock list -> into.add(new Block.Listing(line + 1, items(list), resolved(text)));
      case FencedCodeBlock fence -> into.add(new Block.Pre(line + 1, line + 2, fence.getLiteral(), text));
      case IndentedCodeBlock indented -> into.add(new Block.Pre(line + 1, line + 1, indented.getLiteral(), text));
      case TableBlock table -> into.add(new Block.Table(line + 1, rows(resolved(text)), resolved(text)));
      case BlockQuote quote -> into.add(new Block.Quote(line + 1, children(quote), resolved(text)));
      case LinkReferenceDefinition definition -> {
        if (!used(definition)) {
          into.add(new Block.Prose(line + 1, text));
        }
      }
      case HtmlBlock html -> Html.read(line + 1, text, into);
      case org.commonmark.node.ThematicBreak rule -> into.add(new Block.Rule(line + 1, text));
      default -> prose(line, text, into);
    }
  }

  private boolean used(LinkReferenceDefinition definition) {
    return !definition.getDestination().isEmpty() && usedReferences().contains(key(definition.getLabel()));
  }

  /** Names in brackets anywhere in the page. */
  private Set<String> usedReferences() {
    Set<String> names = used;
    if (names == null) {
      names = new HashSet<>();
      for (String line : lines) {
        Brackets.names(line, names);
      }
      used = names;
    }
    return names;
  }

  private void prose(int line, String text, List<Block> into) {
    if (text.strip().equals(Lines.MARK) && verbatim.containsKey(line)) {
      into.add(verbatim.get(line));
      return;
    }
    if (!text.contains(Lines.MARK)) {
      into.add(new Block.Prose(line + 1, Html.inline(resolved(text))));
      return;
    }
    List<String> parts = Lines.split(text);
    List<String> before = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Block.Verbatim exact = parts.get(i).strip().equals(Lines.MARK) ? verbatim.get(line + i) : null;
      if (exact == null) {
        before.add(parts.get(i));
        continue;
      }
      if (!before.isEmpty()) {
        into.add(new Block.Prose(line + i + 1 - before.size(), Html.inline(resolved(String.join("\n", before)))));
        before.clear();
      }
      into.add(exact);
    }
    if (!before.isEmpty()) {
      into.add(new Block.Prose(line + parts.size() + 1 - before.size(), Html.inline(resolved(String.join("\n", before)))));
    }
  }

  private Block heading(org.commonmark.node.Heading heading, int line, String text) {
    List<String> parts = new ArrayList<>(Lines.split(text));
    boolean under = hashes(text.strip() + " ") == 0 && parts.size() > 1;
    if (under) {
      parts.removeLast();
    }
    String words = String.join(" ", parts).strip();
    if (!under) {
      words = words.substring(Math.min(words.length(), heading.getLevel())).strip();
      int end = words.length();
      while (end > 0 && words.charAt(end - 1) == '#') {
        end--;
      }
      words = end == 0 || words.charAt(end - 1) == ' ' ? words.substring(0, end).strip() : words;
    }
    return new Block.Heading(line + 1, heading.getLevel(), Html.inline(resolved(words)));
  }

  private List<Block.Item> items(ListBlock list) {
    List<Block.Item> items = new ArrayList<>();
    for (Node child = list.getFirstChild(); child != null; child = child.getNext()) {
      if (child.getSourceSpans().isEmpty()) {
        continue;
      }
      items.add(new Block.Item(child.getSourceSpans().getFirst().getLineIndex() + 1, children(child), resolved(source(child))));
    }
    return items;
  }

  /** The lines of a node as they were written, without what belongs to those around it. */
  private String source(Node node) {
    StringBuilder text = new StringBuilder();
    List<SourceSpan> spans = node.getSourceSpans();
    int before = -1;
    for (SourceSpan span : spans) {
      for (int skipped = before + 1; before >= 0 && skipped < span.getLineIndex(); skipped++) {
        text.append('\n');
      }
      if (before >= 0) {
        text.append('\n');
      }
      before = span.getLineIndex();
      String line = lines.get(before);
      text.append(line, Math.min(line.length(), span.getColumnIndex()), Math.min(line.length(), span.getColumnIndex() + span.getLength()));
    }
    String trimmed = Lines.trimmed(text.toString());
    return node instanceof ListBlock ? Lines.dedented(trimmed) : trimmed;
  }

  private String resolved(String text) {
    return references.isEmpty() ? text : Brackets.resolved(text, name -> references.get(key(name)));
  }

  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    int number = 0;
    for (String line : Lines.split(text)) {
      if (number++ != 1) {
        rows.add(cells(line.strip()));
      }
    }
    return rows;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean code = false;
    int from = line.startsWith("|") ? 1 : 0;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '|') {
        cell.append('|');
        i++;
      } else if (c == '|' && !code) {
        cells.add(Html.inline(cell.toString().strip()));
        cell.setLength(0);
      } else {
        code = (c == '`') != code;
        cell.append(c);
      }
    }
    if (!cell.toString().isBlank()) {
      cells.add(Html.inline(cell.toString().strip()));
    }
    return cells;
  }
}
