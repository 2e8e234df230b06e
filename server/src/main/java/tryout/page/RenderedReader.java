package tryout.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Wiki text as a browser shows it (IMP-8): no mark says what is a heading, so it is told by its looks, and by the labels
 * that follow. The first line is the title of the page; what is followed by labels stands one deeper than the rest.
 */
final class RenderedReader {
  private static final int LONGEST_HEADING = 100;
  private static final int DEEPEST = 24;
  /** What a wiki shows below the title of each page. */
  private static final String SKIN = "Jump to navigation";
  private static final String BULLETS = "•◦▪‣·*-–";

  private final List<String> lines;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<Integer, Integer> headings = new HashMap<>();
  private int at;

  private RenderedReader(List<String> lines) {
    this.lines = lines;
  }

  static Source read(String text) {
    RenderedReader reader = new RenderedReader(Lines.split(Literal.read(text.replace('\u00a0', ' '), false)));
    reader.findHeadings();
    while (reader.at < reader.lines.size()) {
      reader.block();
    }
    return new Source(reader.blocks, null, 0, List.of());
  }

  /** Without the link behind a heading that leads to its editor. */
  private static String withoutEdit(String heading) {
    int edit = heading.endsWith("]") ? heading.lastIndexOf("[edit") : -1;
    return edit > 0 ? heading.substring(0, edit).strip() : heading;
  }

  private void findHeadings() {
    int candidate = -1;
    int weak = -1;
    boolean first = true;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank()) {
        continue;
      }
      if (WikiReader.headingDepth(line) > 0) {
        // An example of what is written in a wiki, down to the next empty line.
        while (i + 1 < lines.size() && !lines.get(i + 1).isBlank()) {
          i++;
        }
        continue;
      }
      boolean alone = (i == 0 || lines.get(i - 1).isBlank()) && (i + 1 == lines.size() || lines.get(i + 1).isBlank() || label(lines.get(i + 1)) && !bullet(lines.get(i + 1)));
      if (alone && looksLikeHeading(line)) {
        // With a colon it may be a sentence that leads to something: only a label tells.
        if (numbered(line)) {
          // It may be one of a list: only a label that begins an idea tells.
          if (begins(i + 1)) {
            headings.put(i, 3);
            candidate = -1;
            weak = -1;
          }
        } else if (line.contains(": ")) {
          weak = i;
        } else {
          headings.put(i, first ? 1 : 2);
          candidate = i;
          weak = -1;
        }
        first = false;
      } else if (label(line) && weak >= 0) {
        headings.put(weak, 3);
        candidate = -1;
        weak = -1;
      } else if (label(line) && candidate >= 0) {
        headings.put(candidate, 3);
        candidate = -1;
      } else {
        first = false;
      }
    }
  }

  /** Whether the next line with words in it says what an idea is about. */
  private boolean begins(int from) {
    int next = from;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    Labelled label = next < lines.size() ? Labelled.known(lines.get(next).strip()) : null;
    return label != null && (label.label() == Label.SUMMARY || label.label() == Label.DESCRIPTION);
  }

  private static boolean looksLikeHeading(String line) {
    String strip = line.strip();
    boolean closed = ".:;,!".indexOf(strip.charAt(strip.length() - 1)) >= 0;
    return strip.length() <= LONGEST_HEADING && !closed && line.charAt(0) != ' ' && line.charAt(0) != '\t' && !bullet(line) && !strip.startsWith(SKIN) && !label(line)
        && strip.chars().anyMatch(Character::isLetter) && WikiReader.headingDepth(strip) == 0 && !strip.startsWith("http");
  }

  private static boolean label(String line) {
    String strip = line.strip();
    return Labelled.known(bullet(line) ? strip.substring(1).strip() : strip) != null;
  }

  private static boolean bullet(String line) {
    String strip = line.strip();
    return strip.length() > 1 && BULLETS.indexOf(strip.charAt(0)) >= 0 && Character.isWhitespace(strip.charAt(1)) || strip.startsWith("•");
  }

  private static boolean numbered(String strip) {
    int digits = 0;
    while (digits < strip.length() && digits < 3 && Character.isDigit(strip.charAt(digits))) {
      digits++;
    }
    return digits > 0 && digits + 1 < strip.length() && ".)".indexOf(strip.charAt(digits)) >= 0 && strip.charAt(digits + 1) == ' ';
  }

  private static boolean item(String line) {
    return bullet(line) || numbered(line.strip());
  }

  private void block() {
    String line = lines.get(at);
    Integer depth = headings.get(at);
    if (line.isBlank()) {
      at++;
    } else if (depth != null) {
      blocks.add(new Block.Heading(at + 1, depth, WikiInline.plain(withoutEdit(line.strip()))));
      at++;
    } else if (item(line)) {
      list();
    } else {
      prose();
    }
  }

  private void prose() {
    int from = at;
    while (at < lines.size() && !lines.get(at).isBlank() && (at == from || !item(lines.get(at)) && headings.get(at) == null || source(from, at))) {
      at++;
    }
    List<String> words = lines.subList(from, at);
    if (source(from, at)) {
      blocks.add(Bullets.pre(from + 1, Literal.plain(String.join("\n", words))));
    } else {
      blocks.add(new Block.Prose(from + 1, words.stream().map(one -> WikiInline.plain(one.strip())).collect(Collectors.joining("\n"))));
    }
  }

  /** Marks of a wiki are not shown as such but in examples. */
  private boolean source(int from, int to) {
    return WikiReader.headingDepth(lines.get(from)) > 0 || to > from + 1 && lines.get(from).startsWith(" ") && lines.get(from).contains("'''");
  }

  private void list() {
    int from = at;
    @Nullable Integer end = null;
    while (at < lines.size()) {
      String line = lines.get(at);
      if (line.isBlank()) {
        end = at;
        int next = at;
        while (next < lines.size() && lines.get(next).isBlank()) {
          next++;
        }
        // Items may stand apart, where the page was copied so.
        if (next - at > 1 || next == lines.size() || !item(lines.get(next)) || bullet(lines.get(next)) != bullet(lines.get(from))) {
          break;
        }
        at = next;
      } else if (!item(line) && (Lines.indent(line) == 0 || headings.get(at) != null)) {
        break;
      } else {
        at++;
      }
    }
    List<Numbered> own = new ArrayList<>();
    for (int i = from; i < (end == null ? at : Math.max(end, at)); i++) {
      if (!lines.get(i).isBlank()) {
        own.add(new Numbered(i + 1, lines.get(i)));
      }
    }
    blocks.add(level(own, 0));
  }

  /** What is indented further than the first line is below it. */
  private static Block level(List<Numbered> lines, int depth) {
    int indent = Lines.indent(lines.getFirst().text());
    List<Block.Item> items = new ArrayList<>();
    for (int i = 0; i < lines.size(); ) {
      int end = i + 1;
      while (end < lines.size() && (Lines.indent(lines.get(end).text()) > indent || !item(lines.get(end).text()))) {
        end++;
      }
      items.add(one(lines.subList(i, end), depth));
      i = end;
    }
    return Bullets.list(lines.getFirst().number(), numbered(lines.getFirst().text().strip()), items);
  }

  private static Block.Item one(List<Numbered> lines, int depth) {
    Numbered first = lines.getFirst();
    List<Block> inner = new ArrayList<>();
    StringBuilder words = new StringBuilder(WikiInline.plain(withoutMark(first.text())));
    int rest = 1;
    while (rest < lines.size() && (!item(lines.get(rest).text()) || depth >= DEEPEST)) {
      words.append('\n').append(WikiInline.plain(lines.get(rest).text().strip()));
      rest++;
    }
    inner.add(new Block.Prose(first.number(), words.toString()));
    if (rest < lines.size()) {
      inner.add(level(lines.subList(rest, lines.size()), depth + 1));
    }
    return Bullets.item(first.number(), inner);
  }

  private static String withoutMark(String line) {
    String strip = line.strip();
    int mark = 1;
    if (numbered(strip)) {
      while (Character.isDigit(strip.charAt(mark))) {
        mark++;
      }
      mark++;
    }
    return strip.substring(mark).strip();
  }
}
