package tryout.admission;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as RFC 4180 writes it. A cell that a spreadsheet would take for a formula gets an apostrophe in front, since what
 * is in it was written by strangers (EXP-3).
 */
final class Table {
  private static final String FORMULAS = "=+-@\t\r";

  private final StringBuilder text = new StringBuilder();

  Table(String... columns) {
    add(List.of(columns));
  }

  void add(List<String> cells) {
    text.append(cells.stream().map(Table::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String cell(String words) {
    String harmless = !words.isEmpty() && FORMULAS.indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
    boolean quoted = harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
  }

  String text() {
    return text.toString();
  }
}
