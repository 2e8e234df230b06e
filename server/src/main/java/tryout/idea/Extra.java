package tryout.idea;

/**
 * A detail that no field is there for.
 *
 * @param label as it was written, never blank
 */
public record Extra(String label, String value) {
  public Extra {
    label = Idea.onOneLine(label);
  }
}
