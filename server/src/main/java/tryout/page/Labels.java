package tryout.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where labels stand in lines, lists and quotations, as far as what stands around them tells. */
final class Labels {
  private static final int WORDS_OF_LABEL = 6;
  private static final int WORDS_OF_PLAIN = 3;

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

  /** The first of a list, down to that with a label: what was said to follow. */
  static List<Block.Item> leading(Block.Listing list) {
    int labelled = 0;
    while (labelled < list.items().size() && label(list.items().get(labelled)) == null) {
      labelled++;
    }
    return list.items().subList(0, labelled);
  }

  /** How the label that begins a paragraph is told from its value, or null where none begins it. */
  static @Nullable Manner manner(Block.Prose prose) {
    String line = lines(prose).getFirst();
    Labelled marked = Labelled.marked(line);
    if (marked != null) {
      return Labelled.read(line) == null || !colon(line, marked) ? Manner.BOLD : Manner.BOLD_WITH_COLON;
    }
    Labelled plain = unknown(line);
    return plain == null || plain.marked() && !plain.value().isEmpty() ? null : Manner.PLAIN;
  }

  private static boolean colon(String line, Labelled label) {
    int end = line.indexOf(label.words()) + label.words().length();
    return line.indexOf(':', end) >= 0 && line.indexOf(':', end) < end + 4;
  }

  /** The label that begins a paragraph in that manner, with all behind it; null where its value is elsewhere. */
  static @Nullable Labelled own(Block.Prose prose, Manner manner) {
    List<String> lines = lines(prose);
    Labelled read = manner == Manner.PLAIN ? unknown(lines.getFirst()) : Labelled.marked(lines.getFirst());
    boolean others = lines.stream().skip(1).anyMatch(line -> Labelled.known(line) != null);
    if (read == null || others || read.words().split(" ").length > (manner == Manner.PLAIN ? WORDS_OF_PLAIN : WORDS_OF_LABEL) || !Values.says(read.words())) {
      return null;
    }
    String value = (read.value() + "\n" + String.join("\n", lines.subList(1, lines.size()))).strip();
    return Values.says(value) ? new Labelled(read.label(), read.words(), value, true) : null;
  }

  /** Labels of paragraphs; one that is no field counts where the one before it looks the same. */
  enum Manner {
    BOLD,
    BOLD_WITH_COLON,
    /** Nothing but a colon, and the value on this line or the next. */
    PLAIN
  }

  /** Items that stand apart from others are a list of their own, which Markdown does not tell; where all do, none is. */
  static List<List<Block.Item>> groups(Block.Listing list, int from) {
    List<List<Block.Item>> groups = new ArrayList<>();
    int end = -1;
    for (Block.Item item : list.items().subList(from, list.items().size())) {
      if (item.line() != end) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(item);
      end = item.line() + (int) item.markdown().chars().filter(c -> c == '\n').count() + 1;
    }
    return groups.size() == list.items().size() - from ? List.of(list.items().subList(from, list.items().size())) : groups;
  }
}
