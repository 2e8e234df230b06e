package tryout.page;

import java.util.ArrayList;
import java.util.List;

/** Lists of pages that are not Markdown, put into its words. */
final class Bullets {
  private Bullets() {}

  static Block.Listing list(int line, boolean numbers, List<Block.Item> items) {
    List<String> written = new ArrayList<>();
    for (Block.Item item : items) {
      String mark = numbers ? written.size() + 1 + ". " : "- ";
      written.add(mark + Lines.hanging(item.markdown(), " ".repeat(mark.length())));
    }
    return new Block.Listing(line, items, String.join("\n", written));
  }

  static Block.Item item(int line, List<Block> blocks) {
    return new Block.Item(line, blocks, join(blocks));
  }

  /** One below the other; a list stands close to the words before it. */
  static String join(List<Block> blocks) {
    StringBuilder all = new StringBuilder();
    for (Block block : blocks) {
      boolean close = block instanceof Block.Listing && !all.isEmpty();
      all.append(all.isEmpty() ? "" : close ? "\n" : "\n\n").append(block.markdown());
    }
    return all.toString();
  }

  static Block.Pre pre(int line, String text) {
    int ticks = 3;
    while (text.contains("`".repeat(ticks))) {
      ticks++;
    }
    String fence = "`".repeat(ticks);
    return new Block.Pre(line, line, text, fence + "\n" + text + "\n" + fence);
  }

  static Block.Table table(int line, List<List<String>> rows) {
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      table.append(i == 0 ? "" : "\n").append('|');
      for (int cell = 0; cell < width; cell++) {
        table.append(' ').append(cell < rows.get(i).size() ? rows.get(i).get(cell).replace("|", "\\|").replace('\n', ' ') : "").append(" |");
      }
      if (i == 0) {
        table.append('\n').append("|---".repeat(width)).append('|');
      }
    }
    return new Block.Table(line, rows, table.toString());
  }
}
