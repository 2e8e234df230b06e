package tryout.page;

import java.util.List;
import java.util.Set;

/** The labels that stand in a block, where a value may stand behind them. */
final class Signs {
  private Signs() {}

  static void in(Block block, Set<Label> into) {
    switch (block) {
      case Block.Prose prose -> {
        List<String> lines = Labels.lines(prose);
        for (int i = 0; i < lines.size(); i++) {
          Labelled label = Labels.label(lines.get(i), i == 0);
          if (label != null && label.label() != null) {
            into.add(label.label());
          }
        }
      }
      case Block.Listing list when Labels.isDetails(list, false) -> list.items().forEach(item -> item(item, into));
      case Block.Quote quote -> quote.blocks().forEach(inner -> in(inner, into));
      case Block.Table table when Tables.isOfLabels(table) -> table.rows().forEach(row -> cell(row.getFirst(), into));
      case Block.Table table when Tables.isOneBelowLabels(table) -> table.rows().getFirst().forEach(head -> cell(head, into));
      default -> {}
    }
  }

  private static void item(Block.Item item, Set<Label> into) {
    if (!item.blocks().isEmpty() && item.blocks().getFirst() instanceof Block.Prose prose) {
      String first = Lines.split(prose.text()).getFirst();
      Labelled alone = Labelled.alone(first);
      if (alone != null && alone.label() != null) {
        into.add(alone.label());
      }
      in(prose, into);
    }
    for (Block block : item.blocks()) {
      if (block instanceof Block.Listing) {
        in(block, into);
      }
    }
  }

  private static void cell(String cell, Set<Label> into) {
    Label label = Tables.label(cell);
    if (label != null) {
      into.add(label);
    }
  }
}
