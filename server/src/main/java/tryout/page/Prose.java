package tryout.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Text that is put together of parts of a page, with what stood between them where they stood together. Lines across the
 * page, which part ideas, are kept only between other parts.
 */
final class Prose {
  private static final int APART = 2;

  private final Format format;
  private final StringBuilder text = new StringBuilder();
  private final List<Block.Rule> rules = new ArrayList<>();
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
    if (block instanceof Block.Rule rule) {
      rules.add(rule);
      return;
    }
    boolean exact = block instanceof Block.Verbatim;
    add(block.line(), exact ? block.markdown() : Values.words(block.markdown(), format), block instanceof Block.Listing, !exact && format == Format.MARKDOWN);
  }

  /** One of a list whose others are elsewhere. */
  void item(Block.Item item) {
    String words = Values.words("- " + Lines.hanging(Bullets.join(item.blocks()), "  "), format);
    if (list && !text.isEmpty()) {
      text.append('\n').append(words);
    } else {
      add(item.line(), words, true, false);
    }
    list = true;
  }

  private void add(int line, String words, boolean bullets, boolean source) {
    if (!text.isEmpty()) {
      rules.forEach(rule -> append(rule.line(), rule.markdown(), false, source));
    }
    rules.clear();
    append(line, words, bullets, source);
    list = false;
  }

  private void append(int line, String words, boolean bullets, boolean source) {
    if (!text.isEmpty()) {
      int between = torn ? APART : source ? Math.max(1, line - end + 1) : bullets && line <= end ? 1 : APART;
      text.repeat('\n', between);
    }
    text.append(words);
    end = line + (int) words.chars().filter(c -> c == '\n').count() + 1;
    torn = false;
  }

  /** What comes next did not stand below what came before. */
  void tear() {
    torn = true;
    list = false;
  }

  String text() {
    return text.toString();
  }
}
