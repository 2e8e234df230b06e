package tryout.exercise;

import java.util.ArrayList;
import java.util.List;

/** Notes every mistake of a package with its place, so that all are told at once. */
final class Mistakes {
  private final List<String> sentences = new ArrayList<>();

  /** @param place file below the folder of packages, with the key where there is one */
  void add(String place, String sentence) {
    sentences.add(place + ": " + sentence);
  }

  boolean none() {
    return sentences.isEmpty();
  }

  /** All of them, one a line. */
  String text() {
    return String.join("\n  ", sentences);
  }
}
