package tryout.page;

import java.util.Locale;
import java.util.Map;

/** What stands in a line of reStructuredText, as Markdown. */
final class RstInline {
  private static final int LONGEST = 2_000;
  private final Map<String, String> targets;

  /** @param targets the addresses of names, in small letters */
  RstInline(Map<String, String> targets) {
    this.targets = targets;
  }

  String markdown(String text) {
    StringBuilder marked = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (text.startsWith("``", i)) {
        i = code(text, i, marked);
      } else if (c == '`') {
        i = phrase(text, i, "", marked);
      } else if (c == ':' && role(text, i) > 0) {
        i = phrase(text, role(text, i), text.substring(i, role(text, i)), marked);
      } else if (c == '\\' && i + 1 < text.length()) {
        boolean space = Character.isWhitespace(text.charAt(i + 1));
        marked.append(space ? "" : Literal.of(text.substring(i + 1, i + 2)));
        i += 2;
      } else {
        marked.append(c == '_' ? WikiInline.plain(around(text, i)).substring(i == 0 ? 0 : 1, i == 0 ? 1 : 2) : String.valueOf(c));
        i++;
      }
    }
    return marked.toString();
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 1), Math.min(text.length(), at + 2));
  }

  /** Where the back quote behind {@code :name:} stands, or -1. */
  private static int role(String text, int at) {
    int end = at + 1;
    while (end < text.length() && end - at < 40 && (Character.isLetterOrDigit(text.charAt(end)) || "-_:".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return end < text.length() && text.charAt(end) == '`' && end > at + 1 && text.charAt(end - 1) == ':' ? end : -1;
  }

  private static int code(String text, int at, StringBuilder into) {
    int end = text.substring(at, Math.min(text.length(), at + LONGEST)).indexOf("``", 2);
    if (end < 0) {
      into.append(Literal.of("``"));
      return at + 2;
    }
    String inner = text.substring(at + 2, at + end);
    into.append(inner.indexOf('`') >= 0 ? "`` " + inner + " ``" : "`" + inner + "`");
    return at + end + 2;
  }

  private int phrase(String text, int at, String role, StringBuilder into) {
    int end = text.substring(at, Math.min(text.length(), at + LONGEST)).indexOf('`', 1);
    if (end < 0) {
      into.append(role).append(Literal.of("`"));
      return at + 1;
    }
    String inner = text.substring(at + 1, at + end);
    int next = at + end + 1;
    int marks = text.startsWith("__", next) ? 2 : text.startsWith("_", next) ? 1 : 0;
    int open = inner.lastIndexOf('<');
    if (open > 0 && inner.endsWith(">") && (marks > 0 || !role.isEmpty())) {
      String href = inner.substring(open + 1, inner.length() - 1).replaceAll("\\s+", "");
      into.append('[').append(inner.substring(0, open).replace('\n', ' ').strip()).append("](").append(href).append(')');
    } else if (marks > 0 && targets.containsKey(key(inner))) {
      into.append('[').append(inner.replace('\n', ' ')).append("](").append(targets.get(key(inner))).append(')');
    } else if (marks > 0 || !role.isEmpty()) {
      into.append(inner);
    } else {
      into.append('`').append(inner).append('`');
    }
    return next + marks;
  }

  static String key(String name) {
    return name.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
  }
}
