package tryout.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Notes every mistake of a package with its place, so that all are told at once. */
final class Mistakes {
  private final List<Mistake> all = new ArrayList<>();

  /** @param place file below the folder of packages, with the key where there is one */
  void add(String place, String sentence) {
    all.add(new Mistake(place, sentence));
  }

  boolean none() {
    return all.isEmpty();
  }

  /** All of them, one a line. */
  String text() {
    return all.stream().map(Mistake::line).collect(Collectors.joining("\n  "));
  }

  /** All of them, in the order in which they were found. */
  List<Mistake> all() {
    return List.copyOf(all);
  }
}
