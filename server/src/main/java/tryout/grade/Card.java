package tryout.grade;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one mentor makes of an interview.
 *
 * @param marks criterion to level, 0 for "not seen"
 * @param leaning what they recommend, if they have said
 * @param why in their words
 * @param locked whether it is done
 */
public record Card(Map<String, Integer> marks, @Nullable Leaning leaning, String why, boolean locked) {
  static final Card EMPTY = new Card(Map.of(), null, "", false);

  public Card {
    marks = Map.copyOf(marks);
  }

  Card marked(String criterion, int level) {
    return new Card(Panel.with(marks, criterion, level), leaning, why, locked);
  }

  Card recommending(Leaning now, String words) {
    return new Card(marks, now, words, locked);
  }

  Card done() {
    return new Card(marks, leaning, why, true);
  }
}
