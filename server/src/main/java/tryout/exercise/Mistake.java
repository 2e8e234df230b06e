package tryout.exercise;

/**
 * Something in a package that is not in order.
 *
 * @param place the package's folder and the file below it
 * @param sentence what is wrong, beginning with the key where there is one
 */
public record Mistake(String place, String sentence) {
  /** The file below the package's folder; empty where it is the package itself. */
  public String file() {
    int slash = place.indexOf('/');
    return slash < 0 ? "" : place.substring(slash + 1);
  }

  /** As one line. */
  public String line() {
    return place + ": " + sentence;
  }
}
