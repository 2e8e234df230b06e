package tryout.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tryout.idea.IdeaLimits;

/** Pages of MediaWiki, with pages that are put into them (IMP-9). */
final class WikiReader {
  private static final String LISTS = "*#;:";
  private static final int DEEPEST = 24;

  private final Map<String, String> pages;
  private final List<String> notes = new ArrayList<>();
  private final List<Numbered> lines = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private long taken;
  private int at;

  private WikiReader(Map<String, String> pages) {
    this.pages = pages.entrySet().stream().collect(Collectors.toMap(page -> name(page.getKey()), Map.Entry::getValue, (one, other) -> one));
  }

  /** @param pages what {@code {{:Page}}} may name */
  static Source read(String text, Map<String, String> pages) {
    WikiReader reader = new WikiReader(pages);
    reader.take(text, 0, 0, new HashSet<>());
    reader.blocks();
    return new Source(reader.blocks, null, 0, reader.notes);
  }

  /** How many = stand around a heading, or 0 where the line is none. */
  static int headingDepth(String line) {
    String strip = line.stripTrailing();
    int depth = 0;
    while (depth < strip.length() && strip.charAt(depth) == '=') {
      depth++;
    }
    int end = strip.length();
    while (end > depth && strip.charAt(end - 1) == '=') {
      end--;
    }
    int around = Math.min(depth, strip.length() - end);
    return around > 0 && around < 7 && !strip.substring(depth, end).isBlank() ? around : 0;
  }

  static String headingText(String line) {
    int depth = headingDepth(line);
    String strip = line.strip();
    return strip.substring(depth, strip.length() - depth).strip();
  }

  private static String name(String page) {
    String name = page.strip().replace('_', ' ').toLowerCase(Locale.ROOT);
    return name.endsWith(".wiki") || name.endsWith(".mediawiki") ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  /** @param line what all of it counts as, or 0 where its lines count by themselves */
  private void take(String text, int line, int depth, Set<String> within) {
    taken += text.length();
    List<String> own = new ArrayList<>(Lines.split(literal(Literal.read(text, false))));
    Comments comments = new Comments();
    comments.remove(own);
    notes.addAll(line == 0 ? comments.notes() : List.of());
    withoutNoinclude(own);
    for (int i = 0; i < own.size(); i++) {
      String page = included(own.get(i));
      if (page.isEmpty()) {
        lines.add(new Numbered(line == 0 ? i + 1 : line, own.get(i)));
      } else {
        include(page, line == 0 ? i + 1 : line, own.get(i), depth, within);
      }
    }
  }

  private void include(String page, int line, String mark, int depth, Set<String> within) {
    String text = pages.get(name(page));
    String why = text == null ? "is not among the pages given" : within.contains(name(page)) ? "is put into itself"
        : depth >= IdeaLimits.PAGE_DEPTH ? "is put in deeper than %d pages".formatted(IdeaLimits.PAGE_DEPTH)
        : taken + text.length() > IdeaLimits.PAGE_BYTES ? "makes the page too large" : "";
    if (text == null || !why.isEmpty()) {
      notes.add("The page “%s” at line %d %s, so it was not read.".formatted(page, line, why));
      lines.add(new Numbered(line, mark));
      return;
    }
    within.add(name(page));
    take(text, line, depth + 1, within);
    within.remove(name(page));
  }

  /** The page that a line puts in its place, or nothing. */
  private static String included(String line) {
    String strip = line.strip();
    if (!strip.startsWith("{{:") || !strip.endsWith("}}") || strip.indexOf("}}") != strip.length() - 2) {
      return "";
    }
    String inner = strip.substring(3, strip.length() - 2);
    return inner.substring(0, inner.indexOf('|') < 0 ? inner.length() : inner.indexOf('|')).strip();
  }

  /** What stands between nowiki is itself. */
  private static String literal(String text) {
    StringBuilder read = new StringBuilder(text.length());
    int from = 0;
    for (int open = text.indexOf("<nowiki>"); open >= 0; open = text.indexOf("<nowiki>", from)) {
      int close = text.indexOf("</nowiki>", open);
      if (close < 0) {
        break;
      }
      read.append(text, from, open).append(Literal.of(text.substring(open + 8, close)));
      from = close + 9;
    }
    return read.append(text.substring(from)).toString();
  }

  private static void withoutNoinclude(List<String> lines) {
    boolean out = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      StringBuilder rest = new StringBuilder();
      for (int from = 0; from < line.length(); ) {
        int next = line.indexOf(out ? "</noinclude>" : "<noinclude>", from);
        int end = next < 0 ? line.length() : next;
        rest.append(out ? "" : line.substring(from, end));
        from = next < 0 ? end : end + (out ? 12 : 11);
        out = (next >= 0) != out;
      }
      lines.set(i, rest.toString());
    }
  }

  private void blocks() {
    while (at < lines.size()) {
      String text = lines.get(at).text();
      String close = Exact.closing(text);
      if (text.isBlank() || text.startsWith("----") && text.replace("-", "").isBlank() || text.strip().equals("__TOC__") || text.strip().equals("__NOTOC__")) {
        at++;
      } else if (close != null && close.startsWith("</")) {
        verbatim();
      } else if (headingDepth(text) > 0) {
        blocks.add(new Block.Heading(lines.get(at).number(), headingDepth(text), WikiInline.markdown(headingText(text))));
        at++;
      } else if (LISTS.indexOf(text.charAt(0)) >= 0) {
        lists();
      } else if (text.startsWith("{|")) {
        table();
      } else if (pre(text)) {
        preformatted();
      } else if (text.charAt(0) == ' ') {
        indented();
      } else {
        prose();
      }
    }
  }

  private static boolean pre(String text) {
    String lower = text.stripLeading().toLowerCase(Locale.ROOT);
    return lower.startsWith("<pre") || lower.startsWith("<syntaxhighlight") || lower.startsWith("<source");
  }

  private void verbatim() {
    int line = lines.get(at).number();
    StringBuilder text = new StringBuilder();
    int first = ++at;
    while (at < lines.size() && !lines.get(at).text().equals("</pre>")) {
      text.append(at == first ? "" : "\n").append(lines.get(at).text());
      at++;
    }
    at++;
    blocks.add(new Block.Verbatim(line, Literal.plain(text.toString())));
  }

  private void preformatted() {
    Numbered first = lines.get(at);
    String start = first.text().strip();
    String name = start.toLowerCase(Locale.ROOT).startsWith("<pre") ? "</pre>" : start.toLowerCase(Locale.ROOT).startsWith("<source") ? "</source>" : "</syntaxhighlight>";
    int open = start.indexOf('>');
    StringBuilder text = new StringBuilder();
    String rest = open < 0 ? "" : start.substring(open + 1);
    int line = rest.isBlank() ? first.number() + 1 : first.number();
    boolean began = false;
    while (true) {
      int close = rest.indexOf(name);
      String part = close < 0 ? rest : rest.substring(0, close);
      if (began || !part.isBlank()) {
        text.append(began ? "\n" : "").append(part);
        began = true;
      }
      at++;
      if (close >= 0) {
        String behind = rest.substring(close + name.length());
        if (!behind.isBlank()) {
          at--;
          lines.set(at, new Numbered(lines.get(at).number(), behind));
        }
        break;
      }
      if (at >= lines.size()) {
        break;
      }
      rest = lines.get(at).text();
    }
    blocks.add(Bullets.pre(line, text.toString().stripTrailing()));
  }

  /** Lines behind a space are shown as they are; those with labels are a template that was filled in. */
  private void indented() {
    int end = at;
    boolean filled = false;
    while (end < lines.size() && lines.get(end).text().startsWith(" ") && !lines.get(end).text().isBlank()) {
      String strip = lines.get(end).text().strip();
      filled = filled || Labelled.known(WikiInline.markdown(strip)) != null || strip.startsWith("* ") && Labelled.known(WikiInline.markdown(strip.substring(2))) != null;
      end++;
    }
    Numbered first = lines.get(at);
    if (filled) {
      for (int i = at; i < end; i++) {
        lines.set(i, new Numbered(lines.get(i).number(), lines.get(i).text().strip()));
      }
      return;
    }
    String text = lines.subList(at, end).stream().map(line -> line.text().substring(1)).collect(Collectors.joining("\n"));
    blocks.add(Bullets.pre(first.number(), text));
    at = end;
  }

  private void prose() {
    Numbered first = lines.get(at);
    List<String> words = new ArrayList<>();
    do {
      words.add(WikiInline.markdown(lines.get(at).text().strip()));
      at++;
    } while (at < lines.size() && goesOn(lines.get(at).text()));
    blocks.add(new Block.Prose(first.number(), String.join("\n", words)));
  }

  private static boolean goesOn(String text) {
    return !text.isBlank() && headingDepth(text) == 0 && LISTS.indexOf(text.charAt(0)) < 0 && text.charAt(0) != ' ' && !text.startsWith("{|") && !pre(text)
        && !text.startsWith("----");
  }

  private void lists() {
    int from = at;
    while (at < lines.size() && !lines.get(at).text().isEmpty() && LISTS.indexOf(lines.get(at).text().charAt(0)) >= 0) {
      at++;
    }
    List<Numbered> all = lines.subList(from, at);
    blocks.addAll(level(all, 0));
  }

  /** Items whose marks are as long as that many, and what is below each of them. */
  private static List<Block> level(List<Numbered> lines, int depth) {
    List<Block> found = new ArrayList<>();
    List<Block.Item> items = new ArrayList<>();
    int began = 0;
    char mark = 0;
    for (int i = 0; i < lines.size(); ) {
      Numbered line = lines.get(i);
      int marks = marks(line.text());
      char own = line.text().charAt(Math.min(depth, marks - 1));
      int end = i + 1;
      while (end < lines.size() && (marks(lines.get(end).text()) > depth + 1 || own == ';' && belongs(lines.get(end).text(), depth))) {
        end++;
      }
      char kind = own == '#' ? '#' : own == ':' ? ':' : '*';
      if (!items.isEmpty() && kind != mark) {
        found.add(Bullets.list(began, mark == '#', items));
        items = new ArrayList<>();
      }
      began = items.isEmpty() ? line.number() : began;
      mark = kind;
      List<Block> inner = inner(lines.subList(i, end), depth, own);
      if (kind == ':') {
        found.addAll(inner);
      } else {
        items.add(Bullets.item(line.number(), inner));
      }
      i = end;
    }
    if (!items.isEmpty()) {
      found.add(Bullets.list(began, mark == '#', items));
    }
    return found;
  }

  private static boolean belongs(String text, int depth) {
    return marks(text) == depth + 1 && text.charAt(depth) == ':';
  }

  private static List<Block> inner(List<Numbered> lines, int depth, char own) {
    Numbered first = lines.getFirst();
    int marks = marks(first.text());
    List<Block> inner = new ArrayList<>();
    if (marks > depth + 1 && depth < DEEPEST) {
      return level(lines, depth + 1);
    }
    String text = WikiInline.markdown(first.text().substring(marks).strip());
    int behind = 1;
    if (own == ';') {
      // A term and what it means: a label and its value.
      int colon = text.indexOf(" : ");
      text = colon > 0 ? text.substring(0, colon) + ": " + text.substring(colon + 3) : text;
      StringBuilder value = new StringBuilder();
      while (behind < lines.size() && belongs(lines.get(behind).text(), depth)) {
        value.append(value.isEmpty() ? "" : "\n").append(WikiInline.markdown(lines.get(behind).text().substring(depth + 1).strip()));
        behind++;
      }
      String term = text.endsWith(":") ? text.substring(0, text.length() - 1).strip() : text;
      text = value.isEmpty() ? text : term + ": " + value;
    }
    if (!text.isEmpty()) {
      inner.add(new Block.Prose(first.number(), text));
    }
    if (behind < lines.size()) {
      inner.addAll(depth < DEEPEST ? level(lines.subList(behind, lines.size()), depth + 1) : flat(lines.subList(behind, lines.size())));
    }
    return inner;
  }

  private static List<Block> flat(List<Numbered> lines) {
    return List.of(new Block.Prose(lines.getFirst().number(),
        lines.stream().map(line -> WikiInline.markdown(line.text().substring(marks(line.text())).strip())).collect(Collectors.joining("\n"))));
  }

  private static int marks(String text) {
    int marks = 0;
    while (marks < text.length() && LISTS.indexOf(text.charAt(marks)) >= 0) {
      marks++;
    }
    return marks;
  }

  private void table() {
    int line = lines.get(at).number();
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    at++;
    while (at < lines.size() && !lines.get(at).text().strip().startsWith("|}")) {
      String text = lines.get(at).text().strip();
      if (text.startsWith("|-")) {
        if (!row.isEmpty()) {
          rows.add(row);
        }
        row = new ArrayList<>();
      } else if (text.startsWith("|+")) {
        blocks.add(new Block.Prose(lines.get(at).number(), WikiInline.markdown(text.substring(2).strip())));
      } else if (text.startsWith("|") || text.startsWith("!")) {
        for (String cell : text.substring(1).replace("!!", "||").split("\\|\\|", -1)) {
          row.add(cell(cell));
        }
      } else if (!text.isEmpty() && !row.isEmpty()) {
        row.set(row.size() - 1, (row.getLast() + "\n" + WikiInline.markdown(text)).strip());
      } else if (!text.isEmpty()) {
        blocks.add(new Block.Prose(lines.get(at).number(), WikiInline.markdown(text)));
      }
      at++;
    }
    at++;
    if (!row.isEmpty()) {
      rows.add(row);
    }
    if (!rows.isEmpty()) {
      blocks.add(Bullets.table(line, rows));
    }
  }

  private static String cell(String cell) {
    int bar = cell.indexOf('|');
    boolean attributes = bar > 0 && cell.substring(0, bar).contains("=") && !cell.substring(0, bar).contains("[[");
    return WikiInline.markdown((attributes ? cell.substring(bar + 1) : cell).strip());
  }
}
