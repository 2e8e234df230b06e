package tryout.page;

import java.util.ArrayList;
import java.util.List;
import tryout.idea.MentorLine;

/** The people that stand behind a label, each by itself. */
final class People {
  private People() {}

  /** All of them; none where there is nothing but punctuation. */
  static List<MentorLine> of(List<Block> value) {
    List<MentorLine> people = new ArrayList<>();
    for (Block block : value) {
      add(block, people);
    }
    return people;
  }

  private static void add(Block block, List<MentorLine> into) {
    switch (block) {
      case Block.Listing list -> {
        for (Block.Item item : list.items()) {
          item.blocks().forEach(inner -> add(inner, into));
        }
      }
      case Block.Quote quote -> quote.blocks().forEach(inner -> add(inner, into));
      case Block.Table table -> table.rows().forEach(row -> add(String.join(" ", row), into));
      case Block.Prose prose -> add(prose.text(), into);
      default -> add(block.markdown(), into);
    }
  }

  private static void add(String text, List<MentorLine> into) {
    for (String one : split(text.replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n").replace("&lt;", "<").replace("&gt;", ">"))) {
      String words = withoutStop(Labelled.value(one));
      if (Values.says(words)) {
        into.add(new MentorLine(Literal.plain(words)));
      }
    }
  }

  /** Without the full stop of a sentence; one behind a short word may belong to it. */
  private static String withoutStop(String words) {
    int end = words.length() - 1;
    boolean sentence = end > 3 && words.charAt(end) == '.' && (words.charAt(end - 1) == ')' || words.lastIndexOf(' ') < end - 3 && words.charAt(end - 1) != '.');
    return sentence ? words.substring(0, end) : words;
  }

  /** At commas, semicolons, line ends and "and" outside of brackets and addresses, and between two links. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += "([<".indexOf(c) >= 0 ? 1 : ")]>".indexOf(c) >= 0 && depth > 0 ? -1 : 0;
      int length = depth > 0 ? 0 : isBetweenNicks(text, from, i) ? 1 : separator(text, i);
      if (length > 0) {
        parts.add(text.substring(from, i));
        from = i + length;
        i += length - 1;
      }
      // A bracket that nobody closes holds nothing beyond its line.
      depth = c == '\n' ? 0 : depth;
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** Between {@code @one} and {@code @other}. */
  private static boolean isBetweenNicks(String text, int from, int at) {
    String before = at - from > 60 || text.charAt(at) != ' ' ? "" : text.substring(from, at).strip();
    return before.startsWith("@") && before.indexOf(' ') < 0 && text.startsWith("@", at + 1);
  }

  private static int separator(String text, int at) {
    char c = text.charAt(at);
    if (c == ',' || c == ';') {
      return 1;
    }
    if (c == '\n') {
      return at > 0 && ("&".indexOf(text.charAt(at - 1)) >= 0 || text.startsWith("(", at + 1)) ? 0 : 1;
    }
    for (String word : new String[] {" and ", " & ", " / "}) {
      if (text.startsWith(word, at)) {
        return word.length();
      }
    }
    return c == ' ' && at > 0 && text.charAt(at - 1) == ')' && text.startsWith("[", at + 1) ? 1 : 0;
  }
}
