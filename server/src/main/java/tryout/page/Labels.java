package tryout.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where labels stand in lines, lists and quotations, as far as what stands around them tells. */
final class Labels {
  private static final int WORDS_OF_LABEL = 6;

  private Labels() {}

  static boolean tells(Block.Quote quote) {
    return quote.blocks().stream().anyMatch(block -> block instanceof Block.Prose prose && lines(prose).stream().anyMatch(line -> label(line, true) != null)
        || block instanceof Block.Listing list && isDetails(list, false));
  }

  /** The lines of a paragraph, also those that only a mark of HTML parts. */
  static List<String> lines(Block.Prose prose) {
    List<String> lines = new ArrayList<>();
    for (String line : Lines.split(prose.text())) {
      int from = 0;
      for (int br = line.indexOf("<br"); br >= 0; br = line.indexOf("<br", br + 1)) {
        int end = line.indexOf('>', br);
        if (end < 0 || end - br > 6) {
          continue;
        }
        if (Labelled.known(line.substring(end + 1, Math.min(line.length(), end + 2 + 2 * Label.LONGEST))) != null) {
          lines.add(line.substring(from, br));
          from = end + 1;
        }
      }
      lines.add(line.substring(from));
    }
    return lines;
  }

  /** The label of a line of a paragraph; one that does not begin it is written as such. */
  static @Nullable Labelled label(String line, boolean first) {
    Labelled read = Labelled.known(line);
    if (read == null || read.label() == Label.DETAILS && !read.value().isEmpty()) {
      return null;
    }
    boolean written = first || read.marked() || Character.isUpperCase(line.strip().charAt(0));
    return written ? read : null;
  }

  /** A line in bold that is a label of something that is no field. */
  static boolean isForeign(String line) {
    Labelled read = Labelled.read(line);
    return read != null && read.label() == null && read.marked() && "*_".indexOf(line.strip().charAt(0)) >= 0;
  }

  /** Whether that is a list of details, and none that belongs to the description. */
  static boolean isDetails(Block.Listing list, boolean announced) {
    int known = 0;
    int telling = 0;
    for (Block.Item item : list.items()) {
      Labelled label = label(item);
      known += label != null && label.label() != null ? 1 : 0;
      telling += label != null && label.label() != null && (label.label().tells || label.label() == Label.DETAILS) ? 1 : 0;
    }
    return telling > 0 || known > 0 && known == list.items().size() || announced && list.items().stream().anyMatch(item -> label(item) != null);
  }

  static @Nullable Labelled label(Block.Item item) {
    if (item.blocks().isEmpty() || !(item.blocks().getFirst() instanceof Block.Prose first)) {
      return null;
    }
    String line = Lines.split(first.text()).getFirst();
    Labelled known = Labelled.known(line);
    known = known == null ? Labelled.alone(line) : known;
    return known != null ? known : unknown(line);
  }

  /** A label of somebody's own: a few words before a colon. */
  static @Nullable Labelled unknown(String line) {
    Labelled read = Labelled.read(line);
    boolean label = read != null && line.indexOf(':') > 0 && read.words().split(" ").length <= WORDS_OF_LABEL && Values.says(read.words());
    return label ? read : null;
  }

  /** Items that stand apart from others are a list of their own, which Markdown does not tell; where all do, none is. */
  static List<List<Block.Item>> groups(Block.Listing list) {
    List<List<Block.Item>> groups = new ArrayList<>();
    int end = -1;
    for (Block.Item item : list.items()) {
      if (item.line() != end) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(item);
      end = item.line() + (int) item.markdown().chars().filter(c -> c == '\n').count() + 1;
    }
    return groups.size() == list.items().size() ? List.of(list.items()) : groups;
  }
}
