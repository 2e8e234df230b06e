package tryout.exercise;

import java.util.List;
import java.util.Set;

/**
 * The public part of an exercise: all of it may be shown to a candidate once the exercise has begun.
 *
 * @param slug the name of its folder, small letters and digits
 * @param title at most 120 UTF-16 units
 * @param minutes how long it is meant to take, 1 to 180
 * @param difficulty 1 to 10
 * @param topics words to find it by
 * @param statement Markdown, at most 20,000 UTF-16 units
 * @param files those that are edited first, then the read-only ones; at most 16
 */
public record Exercise(
    String slug, String title, int minutes, int difficulty, List<String> topics, Set<Use> uses, String statement, List<File> files) {
  public Exercise {
    topics = List.copyOf(topics);
    uses = Set.copyOf(uses);
    files = List.copyOf(files);
  }

  /**
   * A file that it begins with.
   *
   * @param text line breaks are single newlines
   * @param readOnly nobody edits it, such as a public header or test
   */
  public record File(String name, String text, boolean readOnly) {}
}
