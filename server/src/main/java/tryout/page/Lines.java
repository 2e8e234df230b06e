package tryout.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts as lines. */
final class Lines {
  /** Stands on a line by itself for what {@link Exact} set off there. */
  static final String MARK = "\uE5FF\uE5FE";

  private Lines() {}

  /** Each line without its end; a text that ends with a line end has an empty last one. */
  static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(from, i));
        i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
        from = i + 1;
      }
    }
    lines.add(text.substring(from));
    return lines;
  }

  /** For each line, without spaces around it, where it stands last. */
  static Map<String, Integer> last(List<String> lines) {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      last.put(lines.get(i).strip(), i);
    }
    return last;
  }

  /** Without empty lines around it. */
  static String trimmed(String text) {
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0 && text.substring(start, end).isBlank(); end = text.indexOf('\n', start)) {
      start = end + 1;
    }
    int end = text.length();
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static int indent(String line) {
    int indent = 0;
    for (int i = 0; i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t' || line.charAt(i) == '\u00a0'); i++) {
      indent += line.charAt(i) == '\t' ? 8 - indent % 8 : 1;
    }
    return indent;
  }

  /** All lines moved to the left as far as the first can be. */
  static String dedented(String text) {
    int spaces = 0;
    while (spaces < text.length() && text.charAt(spaces) == ' ') {
      spaces++;
    }
    if (spaces == 0) {
      return text;
    }
    StringBuilder dedented = new StringBuilder(text.length());
    for (String line : split(text)) {
      int own = 0;
      while (own < Math.min(spaces, line.length()) && line.charAt(own) == ' ') {
        own++;
      }
      dedented.append(dedented.isEmpty() ? "" : "\n").append(line, own, line.length());
    }
    return dedented.toString();
  }

  /** All lines but the first moved to the right. */
  static String hanging(String text, String indent) {
    return text.replace("\n", "\n" + indent).replace("\n" + indent + "\n", "\n\n");
  }
}
