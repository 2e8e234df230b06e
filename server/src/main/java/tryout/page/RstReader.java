package tryout.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Pages of reStructuredText. */
final class RstReader {
  private static final String ADORNMENTS = "=-~^\"'#*+:._`<>";
  private static final Set<String> CODE = Set.of("code", "code-block", "sourcecode", "parsed-literal", "literalinclude", "highlight", "math");
  private static final Set<String> PICTURES = Set.of("image", "figure");
  private static final int DEEPEST = 24;

  private final List<String> kinds = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final RstInline inline;

  private RstReader(Map<String, String> targets) {
    inline = new RstInline(targets);
  }

  static Source read(String text) {
    List<Numbered> lines = new ArrayList<>();
    Map<String, String> targets = new HashMap<>();
    for (String line : Lines.split(Literal.read(text, false))) {
      lines.add(new Numbered(lines.size() + 1, line.replace("\t", "        ").stripTrailing()));
      int colon = line.startsWith(".. _") ? line.indexOf(": ") : -1;
      if (colon > 0) {
        targets.put(RstInline.key(line.substring(4, colon).replace("`", "")), line.substring(colon + 2).strip());
      }
    }
    RstReader reader = new RstReader(targets);
    List<Block> blocks = reader.blocks(lines, 0);
    return new Source(blocks, null, 0, reader.notes);
  }

  static boolean isAdornment(String line) {
    String strip = line.stripTrailing();
    return strip.length() > 2 && ADORNMENTS.indexOf(strip.charAt(0)) >= 0 && strip.chars().allMatch(c -> c == strip.charAt(0));
  }

  private List<Block> blocks(List<Numbered> lines, int depth) {
    List<Block> blocks = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      at = lines.get(at).text().isEmpty() ? at + 1 : block(lines, at, depth, blocks);
    }
    return blocks;
  }

  private int block(List<Numbered> lines, int at, int depth, List<Block> into) {
    Numbered first = lines.get(at);
    String line = first.text();
    int heading = heading(lines, at, into);
    if (heading > at) {
      return heading;
    }
    if (isAdornment(line) && (at + 1 == lines.size() || lines.get(at + 1).text().isEmpty())) {
      return at + 1;
    }
    if (line.startsWith(".. ") || line.equals("..")) {
      int end = body(lines, at);
      explicit(lines.subList(at, end), depth, into);
      return end;
    }
    int mark = mark(line);
    if (mark > 0) {
      return list(lines, at, depth, into);
    }
    if (fieldEnd(line) > 0) {
      return fields(lines, at, depth, into);
    }
    if (line.startsWith("+-") || line.startsWith("+=")) {
      return grid(lines, at, into);
    }
    if (line.startsWith("==") && line.indexOf(' ') > 0 && line.replace("=", "").isBlank()) {
      return simple(lines, at, into);
    }
    if (line.charAt(0) == ' ') {
      int end = at;
      while (end < lines.size() && (lines.get(end).text().isEmpty() || lines.get(end).text().charAt(0) == ' ')) {
        end++;
      }
      List<Block> inner = depth < DEEPEST ? blocks(dedent(lines.subList(at, end)), depth + 1) : List.of(new Block.Prose(first.number(), words(lines.subList(at, end))));
      into.add(quote(first.number(), inner));
      return end;
    }
    return prose(lines, at, depth, into);
  }

  private static Block.Quote quote(int line, List<Block> inner) {
    return new Block.Quote(line, inner, "> " + Bullets.join(inner).replace("\n", "\n> "));
  }

  private String words(List<Numbered> lines) {
    return inline.markdown(lines.stream().map(line -> line.text().strip()).collect(Collectors.joining("\n")));
  }

  /** @return behind it, or where it began when there is none */
  private int heading(List<Numbered> lines, int at, List<Block> into) {
    String line = lines.get(at).text();
    boolean over = isAdornment(line) && at + 2 < lines.size() && isAdornment(lines.get(at + 2).text()) && lines.get(at + 2).text().charAt(0) == line.charAt(0)
        && !lines.get(at + 1).text().isBlank();
    boolean under = !over && line.charAt(0) != ' ' && !isAdornment(line) && at + 1 < lines.size() && isAdornment(lines.get(at + 1).text())
        && lines.get(at + 1).text().length() >= Math.min(line.length() - 3, 200) && mark(line) == 0;
    if (!over && !under) {
      return at;
    }
    String kind = (over ? "+" : "") + lines.get(at + 1 + (over ? 1 : 0)).text().charAt(0);
    if (!kinds.contains(kind)) {
      kinds.add(kind);
    }
    int title = over ? at + 1 : at;
    into.add(new Block.Heading(lines.get(title).number(), kinds.indexOf(kind) + 1, inline.markdown(lines.get(title).text().strip())));
    return title + 2;
  }

  /** Behind the lines that belong to the first one, since they are indented. */
  private static int body(List<Numbered> lines, int at) {
    int end = at + 1;
    int filled = end;
    while (end < lines.size() && (lines.get(end).text().isEmpty() || lines.get(end).text().charAt(0) == ' ')) {
      end++;
      filled = lines.get(end - 1).text().isEmpty() ? filled : end;
    }
    return filled;
  }

  private static List<Numbered> dedent(List<Numbered> lines) {
    int least = lines.stream().filter(line -> !line.text().isEmpty()).mapToInt(line -> Lines.indent(line.text())).min().orElse(0);
    return lines.stream().map(line -> new Numbered(line.number(), line.text().length() < least ? "" : line.text().substring(least))).toList();
  }

  /** What begins with two dots: a directive, a target or a comment. */
  private void explicit(List<Numbered> lines, int depth, List<Block> into) {
    Numbered first = lines.getFirst();
    String head = first.text().substring(2).strip();
    int colons = head.indexOf("::");
    String name = colons < 0 ? "" : head.substring(0, colons).toLowerCase(Locale.ROOT).strip();
    List<Numbered> rest = dedent(lines.subList(1, lines.size()));
    if (name.isEmpty() || name.indexOf(' ') >= 0) {
      if (!head.startsWith("_") || head.indexOf(':') < 0) {
        String comment = lines.stream().map(Numbered::text).collect(Collectors.joining("\n")).substring(2).strip();
        if (!comment.isEmpty()) {
          notes.add("The comment at line %d is left out: %s".formatted(first.number(), Literal.plain(comment)));
        }
      }
      return;
    }
    String argument = head.substring(colons + 2).strip();
    if (CODE.contains(name)) {
      into.add(Bullets.pre(first.number() + 1, Literal.plain(rest.stream().map(Numbered::text).collect(Collectors.joining("\n")).strip())));
      return;
    }
    if (name.equals("list-table")) {
      listTable(first.number(), rest, depth, into);
      return;
    }
    List<Numbered> content = new ArrayList<>(argument.isEmpty() ? List.of() : List.of(new Numbered(first.number(), argument), new Numbered(first.number(), "")));
    if (PICTURES.contains(name)) {
      into.add(new Block.Prose(first.number(), "![](" + argument + ")"));
      content.clear();
    }
    int options = 0;
    while (options < rest.size() && fieldEnd(rest.get(options).text()) > 0) {
      options++;
    }
    content.addAll(rest.subList(options, rest.size()));
    List<Block> inner = depth < DEEPEST ? blocks(content, depth + 1) : List.of();
    if (!inner.isEmpty()) {
      into.add(quote(first.number(), inner));
    }
  }

  private void listTable(int line, List<Numbered> rest, int depth, List<Block> into) {
    List<List<String>> rows = new ArrayList<>();
    for (Block block : depth < DEEPEST ? blocks(rest, depth + 1) : List.<Block>of()) {
      if (block instanceof Block.Listing list && list.items().stream().allMatch(item -> item.blocks().size() == 1 && item.blocks().getFirst() instanceof Block.Listing)) {
        list.items().forEach(item -> rows.add(((Block.Listing) item.blocks().getFirst()).items().stream().map(Block.Item::markdown).toList()));
      } else if (!(block instanceof Block.Listing) || rows.isEmpty() && fieldEnd(rest.getFirst().text()) == 0) {
        into.add(block);
      }
    }
    if (!rows.isEmpty()) {
      into.add(Bullets.table(line, rows));
    }
  }

  /** How long the mark of an item is, with the space behind it, or 0. */
  private static int mark(String line) {
    if (line.length() > 1 && "-*+•".indexOf(line.charAt(0)) >= 0 && line.charAt(1) == ' ') {
      return 2;
    }
    int open = line.startsWith("(") ? 1 : 0;
    int end = open;
    while (end < line.length() && end - open < 4 && (Character.isDigit(line.charAt(end)) || end == open && line.charAt(end) == '#')) {
      end++;
    }
    end = end == open && end < line.length() && Character.isLetter(line.charAt(end)) ? end + 1 : end;
    boolean closed = end > open && end + 1 < line.length() && (line.charAt(end) == ')' || open == 0 && line.charAt(end) == '.') && line.charAt(end + 1) == ' ';
    return closed ? end + 2 : 0;
  }

  private int list(List<Numbered> lines, int at, int depth, List<Block> into) {
    boolean numbers = "-*+•".indexOf(lines.get(at).text().charAt(0)) < 0;
    List<Block.Item> items = new ArrayList<>();
    int next = at;
    while (next < lines.size()) {
      int begin = next;
      while (begin < lines.size() && lines.get(begin).text().isEmpty()) {
        begin++;
      }
      int mark = begin == lines.size() ? 0 : mark(lines.get(begin).text());
      if (mark == 0 || "-*+•".indexOf(lines.get(begin).text().charAt(0)) < 0 != numbers) {
        break;
      }
      int end = body(lines, begin);
      List<Numbered> own = new ArrayList<>();
      own.add(new Numbered(lines.get(begin).number(), lines.get(begin).text().substring(mark).strip()));
      // A first line stands closer to its mark than the rest in many pages.
      own.addAll(dedent(lines.subList(begin + 1, end)));
      items.add(item(own, depth));
      next = end;
    }
    into.add(Bullets.list(lines.get(at).number(), numbers, items));
    return next;
  }

  private Block.Item item(List<Numbered> own, int depth) {
    int line = own.getFirst().number();
    Labelled label = own.size() > 1 && depth < DEEPEST ? Labelled.alone(own.getFirst().text()) : null;
    if (label != null) {
      List<Block> inner = new ArrayList<>(List.of(new Block.Prose(line, inline.markdown(own.getFirst().text()))));
      inner.addAll(blocks(dedent(own.subList(1, own.size())), depth + 1));
      return Bullets.item(line, inner);
    }
    return Bullets.item(line, depth < DEEPEST ? blocks(own, depth + 1) : List.of(new Block.Prose(line, words(own))));
  }

  /** Where the name of a field ends, or 0 where the line is none. */
  private static int fieldEnd(String line) {
    int colon = line.startsWith(":") ? line.indexOf(':', 1) : -1;
    boolean field = colon > 1 && colon < Label.LONGEST && (colon + 1 == line.length() || line.charAt(colon + 1) == ' ') && line.charAt(1) != ' ';
    return field ? colon : 0;
  }

  private int fields(List<Numbered> lines, int at, int depth, List<Block> into) {
    List<Block.Item> items = new ArrayList<>();
    int next = at;
    while (next < lines.size() && fieldEnd(lines.get(next).text()) > 0) {
      int end = body(lines, next);
      String line = lines.get(next).text();
      int colon = fieldEnd(line);
      List<Numbered> own = new ArrayList<>();
      own.add(new Numbered(lines.get(next).number(), line.substring(1, colon) + ":" + line.substring(colon + 1)));
      own.addAll(dedent(lines.subList(next + 1, end)));
      items.add(item(own, depth));
      next = end;
    }
    into.add(Bullets.list(lines.get(at).number(), false, items));
    return next;
  }

  private int prose(List<Numbered> lines, int at, int depth, List<Block> into) {
    Numbered first = lines.get(at);
    boolean defines = at + 1 < lines.size() && lines.get(at + 1).text().startsWith(" ");
    if (defines && depth < DEEPEST) {
      int end = body(lines, at);
      List<Block> inner = new ArrayList<>(List.of(new Block.Prose(first.number(), inline.markdown(first.text()))));
      inner.addAll(blocks(dedent(lines.subList(at + 1, end)), depth + 1));
      boolean term = Labelled.alone(first.text()) != null || !first.text().endsWith(":") && first.text().length() < Label.LONGEST;
      if (term) {
        into.add(Bullets.list(first.number(), false, List.of(Bullets.item(first.number(), inner))));
      } else {
        into.addAll(inner);
      }
      return end;
    }
    int end = at + 1;
    while (end < lines.size() && !lines.get(end).text().isEmpty()) {
      end++;
    }
    String text = lines.subList(at, end).stream().map(line -> line.text().strip()).collect(Collectors.joining("\n"));
    int literal = text.endsWith("::") ? body(lines, end - 1) : end;
    String words = text.endsWith("::") ? text.equals("::") ? "" : text.substring(0, text.length() - 1) : text;
    if (!words.isEmpty()) {
      into.add(new Block.Prose(first.number(), inline.markdown(words)));
    }
    if (literal > end) {
      List<Numbered> shown = dedent(lines.subList(end, literal));
      int skip = 0;
      while (shown.get(skip).text().isEmpty()) {
        skip++;
      }
      into.add(Bullets.pre(shown.get(skip).number(), Literal.plain(shown.subList(skip, shown.size()).stream().map(Numbered::text).collect(Collectors.joining("\n")))));
    }
    return Math.max(end, literal);
  }

  private int grid(List<Numbered> lines, int at, List<Block> into) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    int next = at;
    for (; next < lines.size() && (lines.get(next).text().startsWith("+") || lines.get(next).text().startsWith("|")); next++) {
      String line = lines.get(next).text();
      if (line.startsWith("+")) {
        if (!row.isEmpty()) {
          rows.add(row);
        }
        row = new ArrayList<>();
        continue;
      }
      String[] cells = line.substring(1, Math.max(1, line.endsWith("|") ? line.length() - 1 : line.length())).split("\\|", -1);
      for (int i = 0; i < cells.length; i++) {
        if (row.size() <= i) {
          row.add("");
        }
        row.set(i, (row.get(i) + "\n" + inline.markdown(cells[i].strip())).strip());
      }
    }
    if (!row.isEmpty()) {
      rows.add(row);
    }
    if (!rows.isEmpty()) {
      into.add(Bullets.table(lines.get(at).number(), rows));
    }
    return next;
  }

  private int simple(List<Numbered> lines, int at, List<Block> into) {
    String rule = lines.get(at).text();
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < rule.length(); i++) {
      if (rule.charAt(i) == '=' && (i == 0 || rule.charAt(i - 1) == ' ')) {
        starts.add(i);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    int next = at + 1;
    for (; next < lines.size() && !lines.get(next).text().isEmpty(); next++) {
      String line = lines.get(next).text();
      if (line.startsWith("=")) {
        continue;
      }
      List<String> row = new ArrayList<>();
      for (int i = 0; i < starts.size(); i++) {
        int from = Math.min(line.length(), starts.get(i));
        int to = i + 1 < starts.size() ? Math.min(line.length(), starts.get(i + 1)) : line.length();
        row.add(inline.markdown(line.substring(from, to).strip()));
      }
      rows.add(row);
    }
    if (!rows.isEmpty()) {
      into.add(Bullets.table(lines.get(at).number(), rows));
    }
    return next;
  }
}
