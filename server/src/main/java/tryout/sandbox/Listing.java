package tryout.sandbox;

import java.util.Optional;

/** Diagnostics as text, in the form that people know from a terminal: place, words, the line and what is meant in it. */
final class Listing {
  private static final int MOST_LINE = 200;

  private final Lines lines;
  private final StringBuilder text = new StringBuilder();
  private boolean full;

  Listing(Lines lines) {
    this.lines = lines;
  }

  void diagnostic(Optional<GccJson.Spot> spot, String kind, String message, String option) {
    String code = option.isEmpty() ? "" : " [%s]".formatted(option);
    add("%s%s: %s%s\n%s".formatted(prefix(spot), kind, message, code, spot.map(this::excerpt).orElse("")));
  }

  /** One step of a trail. */
  void step(Optional<GccJson.Spot> spot, int number, String words) {
    add("%s(%d) %s\n".formatted(prefix(spot), number, words));
  }

  void prose(String words) {
    add(words);
  }

  String text() {
    return text.toString();
  }

  private String prefix(Optional<GccJson.Spot> spot) {
    return spot.map(at -> "%s:%d:%d: ".formatted(lines.name(at.place().file()), at.line(), at.column())).orElse("");
  }

  /** The line, and under it what is meant. Tabs stay, so that one stands under the other. */
  private String excerpt(GccJson.Spot spot) {
    int file = spot.place().file();
    String line = lines.line(file, spot.line());
    if (line.length() > MOST_LINE) {
      return "";
    }
    int begin = lines.begin(file, spot.line());
    int from = Math.clamp(spot.place().from() - begin, 0, line.length());
    int to = Math.clamp(spot.place().to() - begin, from, line.length());
    String blank = line.substring(0, from).replaceAll("[^\t]", " ");
    String under = "~".repeat(Math.max(1, to - from));
    int caret = Math.clamp(spot.column() - 1 - from, 0, under.length() - 1);
    String marked = under.substring(0, caret) + "^" + under.substring(caret + 1);
    return "%5d | %s\n      | %s%s\n".formatted(spot.line(), OutputFilter.safe(line), blank, marked);
  }

  private void add(String words) {
    if (full) {
      return;
    }
    full = text.length() + words.length() > Diagnostics.MOST_LISTING;
    text.append(full ? "… the rest is left out.\n" : words);
  }
}
