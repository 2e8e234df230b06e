package tryout.access;

import java.util.Arrays;
import java.util.Optional;

/** What a person with an account may do; a person may hold several and has the union of their rights. */
public enum HouseRole {
  ADMINISTRATOR("administrator"),
  COORDINATOR("coordinator"),
  MENTOR("mentor"),
  OBSERVER("observer");

  private final String slug;

  HouseRole(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  public static Optional<HouseRole> of(String slug) {
    return Arrays.stream(values()).filter(role -> role.slug.equals(slug)).findFirst();
  }
}
