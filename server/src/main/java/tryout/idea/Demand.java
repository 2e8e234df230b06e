package tryout.idea;

/**
 * How many want an idea.
 *
 * @param live applications that are neither declined nor withdrawn
 */
public record Demand(int live) {
  public static final Demand NONE = new Demand(0);
}
