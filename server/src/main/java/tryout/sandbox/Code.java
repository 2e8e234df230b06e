package tryout.sandbox;

import java.util.Optional;

/** What can be told of a C text without compiling it: where its brackets and its simple expressions begin and end. */
final class Code {
  private static final int LONGEST_EXPRESSION = 60;

  private Code() {}

  /** The same, offset for offset, with comments blanked out and literals filled with quotes. */
  static String bare(String text) {
    StringBuilder code = new StringBuilder(text);
    for (int at = 0; at < text.length(); ) {
      int end = endOfNoCode(text, at);
      char filler = text.charAt(at) == '/' ? ' ' : '"';
      for (int i = at; i < end; i++) {
        code.setCharAt(i, text.charAt(i) == '\n' ? '\n' : filler);
      }
      at = Math.max(end, at + 1);
    }
    return code.toString();
  }

  /** Where the comment or literal that begins there ends; the place itself when none begins there. */
  private static int endOfNoCode(String text, int at) {
    if (text.startsWith("//", at)) {
      return before(text.indexOf('\n', at), text);
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      return end < 0 ? text.length() : end + 2;
    }
    char quote = text.charAt(at);
    if (quote != '"' && quote != '\'') {
      return at;
    }
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, text.length());
  }

  private static int before(int end, String text) {
    return end < 0 ? text.length() : end;
  }

  /** Where the bracket that opens there is closed, or -1. */
  static int closing(String bare, int open) {
    int depth = 0;
    for (int at = open; at < bare.length(); at++) {
      depth += turn(bare.charAt(at));
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  /** Where the bracket that closes there was opened, or -1. */
  static int opening(String bare, int close) {
    int depth = 0;
    for (int at = close; at >= 0; at--) {
      depth += turn(bare.charAt(at));
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  private static int turn(char c) {
    return switch (c) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }

  /** The next place from there on that is no blank, or the end. */
  static int skip(String bare, int from) {
    int at = from;
    while (at < bare.length() && Character.isWhitespace(bare.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Behind the last place before {@code end} that is no blank. */
  static int back(String bare, int end) {
    int at = end;
    while (at > 0 && Character.isWhitespace(bare.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  static int endOfWord(String text, int from) {
    int at = from;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int beginOfWord(String text, int end) {
    int at = end;
    while (at > 0 && isWord(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  /** How many things stand in the parentheses that open there, separated by commas; -1 where they have no end. */
  static int items(String bare, int open) {
    int close = open < bare.length() && bare.charAt(open) == '(' ? closing(bare, open) : -1;
    if (close < 0) {
      return -1;
    }
    String inner = bare.substring(open + 1, close).strip();
    int items = inner.isEmpty() || inner.equals("void") ? 0 : 1;
    int depth = 0;
    for (int at = 0; at < inner.length(); at++) {
      depth += turn(inner.charAt(at));
      items += inner.charAt(at) == ',' && depth == 0 ? 1 : 0;
    }
    return items;
  }

  /** The name of what the parentheses that close before {@code end} belong to. */
  static Optional<String> called(String bare, int end) {
    int close = back(bare, end) - 1;
    int open = close >= 0 && bare.charAt(close) == ')' ? opening(bare, close) : -1;
    return open < 0 ? Optional.empty() : wordBefore(bare, open);
  }

  private static Optional<String> wordBefore(String bare, int at) {
    int end = back(bare, at);
    int begin = beginOfWord(bare, end);
    return begin == end ? Optional.empty() : Optional.of(bare.substring(begin, end));
  }

  /** Where the expression of names, members and indices begins that ends there, on one line; -1 where it is no such one. */
  static int beginOfExpression(String bare, int end) {
    int at = back(bare, end);
    while (at > 0) {
      at = beginOfIndices(bare, at);
      int name = at < 0 ? -1 : beginOfWord(bare, at);
      if (name < 0 || name == at || Character.isDigit(bare.charAt(name))) {
        return -1;
      }
      int before = back(bare, name);
      boolean arrow = bare.startsWith("->", before - 2);
      if (!arrow && (before == 0 || bare.charAt(before - 1) != '.')) {
        return end - name > LONGEST_EXPRESSION || bare.substring(name, end).contains("\n") ? -1 : name;
      }
      at = back(bare, before - (arrow ? 2 : 1));
    }
    return -1;
  }

  private static int beginOfIndices(String bare, int end) {
    int at = end;
    while (at > 0 && bare.charAt(at - 1) == ']') {
      int open = opening(bare, at - 1);
      if (open < 0) {
        return -1;
      }
      at = back(bare, open);
    }
    return at;
  }
}
