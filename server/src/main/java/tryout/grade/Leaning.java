package tryout.grade;

import java.util.Arrays;
import java.util.Optional;

/** Whether a mentor would work with this candidate. There is no middle: whoever is undecided leans one way. */
public enum Leaning {
  CLEARLY_NOT("clearly-not"),
  RATHER_NOT("rather-not"),
  RATHER("rather"),
  CLEARLY("clearly");

  private final String slug;

  Leaning(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  public static Optional<Leaning> of(String slug) {
    return Arrays.stream(values()).filter(leaning -> leaning.slug.equals(slug)).findFirst();
  }
}
