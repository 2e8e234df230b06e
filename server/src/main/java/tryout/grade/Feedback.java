package tryout.grade;

import java.util.Map;

/**
 * What a panel says to the candidate: the only thing of its stream that they ever read.
 *
 * @param at when it was released, epoch milliseconds
 * @param levels criterion to the level that the panel had agreed on then, or nothing where levels were not released
 */
public record Feedback(long at, String text, Map<String, Integer> levels) {
  public Feedback {
    levels = Map.copyOf(levels);
  }
}
