package tryout.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What tables of a page tell. */
final class Tables {
  private Tables() {}

  /** A label at the head of each row, and its value behind it. */
  static boolean isOfLabels(Block.Table table) {
    long known = table.rows().stream().filter(row -> !row.isEmpty() && label(row.getFirst()) != null).count();
    return known > 1 && known * 2 >= table.rows().size() && table.rows().stream().allMatch(row -> row.size() < 3 || row.subList(2, row.size()).stream().allMatch(String::isBlank));
  }

  /** A row of labels, and one of values below it. */
  static boolean isOneBelowLabels(Block.Table table) {
    List<String> head = table.rows().getFirst();
    return table.rows().size() == 2 && (labels(table) > 1 || head.size() > 1 && head.stream().map(Tables::label).anyMatch(label -> label != null && label.tells));
  }

  /** A row of labels, and an idea in each row below. */
  static boolean isOfIdeas(Block.Table table) {
    return table.rows().size() > 1 && titles(table) >= 0 && table.rows().getFirst().stream().filter(cell -> label(cell) != null && label(cell) != Label.TITLE).count() > 1;
  }

  /** The column that names the ideas, or -1. */
  static int titles(Block.Table table) {
    List<String> head = table.rows().getFirst();
    for (int i = 0; i < head.size(); i++) {
      String words = Values.bare(head.get(i)).strip().toLowerCase(Locale.ROOT);
      if (List.of("title", "idea", "project", "name", "project idea", "project title", "project name", "topic", "idea title").contains(words)) {
        return i;
      }
    }
    return -1;
  }

  static long labels(Block.Table table) {
    return table.rows().getFirst().stream().filter(cell -> label(cell) != null).count();
  }

  static @Nullable Label label(String cell) {
    String words = Values.bare(cell);
    return Label.of(words.endsWith(":") ? words.substring(0, words.length() - 1) : words);
  }
}
