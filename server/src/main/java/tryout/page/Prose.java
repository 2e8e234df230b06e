package tryout.page;

import java.util.ArrayList;
import java.util.List;

/** Text that is put together of parts of a page, with what stood between them where they stood together. */
final class Prose {
  private static final int MOST_BETWEEN = 2;

  private final Format format;
  private final StringBuilder text = new StringBuilder();
  private int end;
  private boolean torn = true;
  private boolean list;

  Prose(Format format) {
    this.format = format;
  }

  static String of(List<Block> blocks, Format format) {
    Prose prose = new Prose(format);
    blocks.forEach(prose::add);
    return prose.text();
  }

  void add(Block block) {
    boolean bullets = block instanceof Block.Listing;
    boolean exact = block instanceof Block.Verbatim;
    add(block.line(), exact ? block.markdown() : Values.words(block.markdown(), format), bullets, !exact && format == Format.MARKDOWN);
  }

  /** One of a list whose others are elsewhere. */
  void item(Block.Item item) {
    String words = "- " + Lines.hanging(item.blocks().size() == 1 || format != Format.MARKDOWN ? Bullets.join(item.blocks()) : dedented(item), "  ");
    if (list && !text.isEmpty()) {
      text.append('\n').append(Values.words(words, format));
    } else {
      add(item.line(), Values.words(words, format), true, false);
    }
    list = true;
  }

  private static String dedented(Block.Item item) {
    return Bullets.join(item.blocks());
  }

  private void add(int line, String words, boolean bullets, boolean source) {
    if (!text.isEmpty()) {
      int between = torn ? MOST_BETWEEN : source ? Math.max(1, line - end + 1) : bullets && line <= end ? 1 : MOST_BETWEEN;
      text.repeat('\n', between);
    }
    text.append(words);
    end = line + (int) words.chars().filter(c -> c == '\n').count() + 1;
    torn = false;
    list = false;
  }

  /** What comes next did not stand below what came before. */
  void tear() {
    torn = true;
    list = false;
  }

  String text() {
    List<String> lines = new ArrayList<>(Lines.split(text.toString()));
    while (!lines.isEmpty() && (rule(lines.getLast()) || lines.getLast().isBlank() && rule(last(lines)))) {
      lines.removeLast();
    }
    return lines.size() == Lines.split(text.toString()).size() ? text.toString() : String.join("\n", lines).stripTrailing();
  }

  private static String last(List<String> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (!lines.get(i).isBlank()) {
        return lines.get(i);
      }
    }
    return "";
  }

  private static boolean rule(String line) {
    String strip = line.strip();
    return strip.length() > 2 && strip.chars().allMatch(c -> c == '-' || c == ' ') && strip.startsWith("---");
  }
}
