package tryout.idea;

/**
 * A detail that no field is there for.
 *
 * @param label as it was written, with a letter or digit in it, at most {@value IdeaLimits#LABEL_UNITS} UTF-16 units
 * @param value without spaces around it
 */
public record Extra(String label, String value) {
  public Extra {
    label = Idea.onOneLine(label);
    value = Idea.withLineFeeds(value).strip();
  }
}
