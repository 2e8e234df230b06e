package tryout.season;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tryout.idea.Idea;

/**
 * Which ideas of a round are wanted; what is empty is not asked about.
 *
 * @param newest whether the last that was begun comes first, and not in order of title
 * @param words each must stand somewhere in the idea, in letters of either case
 * @param mentor who has agreed to mentor it
 */
record IdeaFilter(String state, String skillLevel, String difficulty, String language, String projectSize, @Nullable UUID mentor, List<String> words, boolean newest) {
  IdeaFilter {
    words = List.copyOf(words);
  }

  /** As a query has it. */
  static IdeaFilter of(Function<String, Optional<String>> query, @Nullable UUID mentor) {
    Function<String, String> text = name -> query.apply(name).map(String::strip).orElse("");
    List<String> words = Arrays.stream(Idea.key(text.apply("q")).split(" ")).filter(word -> !word.isEmpty()).toList();
    return new IdeaFilter(text.apply("state"), text.apply("skillLevel"), text.apply("difficulty"), text.apply("language"), text.apply("size"), mentor, words, text.apply("sort").equals("newest"));
  }

  /** Whether anything is asked about at all. */
  boolean asks() {
    return !(state + skillLevel + difficulty + language + projectSize).isEmpty() || mentor != null || !words.isEmpty();
  }
}
