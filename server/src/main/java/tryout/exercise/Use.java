package tryout.exercise;

import java.util.Arrays;
import java.util.Optional;

/** What an exercise may be used for. */
public enum Use {
  INTERVIEW("interview"),
  PRACTICE("practice"),
  /** The program with which people get to know a room. */
  WARM_UP("warm-up");

  private final String slug;

  Use(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  static Optional<Use> of(String slug) {
    return Arrays.stream(values()).filter(use -> use.slug.equals(slug)).findFirst();
  }
}
