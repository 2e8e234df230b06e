package tryout.page;

import java.util.ArrayList;
import java.util.List;

/** Comments of a page, which are left out and told of. */
final class Comments {
  private static final String OPEN = "<!--";
  private static final String CLOSE = "-->";
  private final List<String> notes = new ArrayList<>();

  /** Takes them out of the lines, which keep their numbers; what stands in code is left. */
  void remove(List<String> lines) {
    StringBuilder comment = new StringBuilder();
    int began = -1;
    boolean fenced = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String strip = line.strip();
      fenced = began < 0 && (strip.startsWith("```") || strip.startsWith("~~~")) != fenced;
      if (fenced || began < 0 && !line.contains(OPEN)) {
        continue;
      }
      StringBuilder rest = new StringBuilder();
      int from = 0;
      while (from < line.length()) {
        int next = line.indexOf(began < 0 ? OPEN : CLOSE, from);
        int end = next < 0 ? line.length() : next;
        (began < 0 ? rest : comment).append(line, from, end);
        from = next < 0 ? end : end + (began < 0 ? OPEN.length() : CLOSE.length());
        if (next >= 0 && began < 0) {
          began = i;
        } else if (next >= 0) {
          tell(began, comment);
          began = -1;
        }
      }
      comment.append(began < 0 ? "" : "\n");
      lines.set(i, rest.toString());
    }
    if (began >= 0) {
      tell(began, comment);
    }
  }

  void tell(int line, StringBuilder comment) {
    String text = comment.toString().strip();
    comment.setLength(0);
    if (!text.isEmpty()) {
      notes.add("The comment at line %d is left out: %s".formatted(line + 1, Literal.plain(text)));
    }
  }

  List<String> notes() {
    return notes;
  }
}
