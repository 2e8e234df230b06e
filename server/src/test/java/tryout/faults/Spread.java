package tryout.faults;

import java.util.List;

/** Some figures in one line: the middle one, the 99th of a hundred, the highest. */
final class Spread {
  private Spread() {}

  static String of(List<Long> figures) {
    List<Long> sorted = figures.stream().sorted().toList();
    if (sorted.isEmpty()) {
      return "none";
    }
    return "median " + sorted.get(sorted.size() / 2) + ", p99 " + sorted.get(Math.min(sorted.size() - 1, sorted.size() * 99 / 100))
        + ", highest " + sorted.getLast();
  }
}
