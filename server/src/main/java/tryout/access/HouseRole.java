package tryout.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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

  /** Those of a list that are known. */
  static Set<HouseRole> all(String[] slugs) {
    Set<HouseRole> roles = EnumSet.noneOf(HouseRole.class);
    Arrays.stream(slugs).forEach(slug -> of(slug).ifPresent(roles::add));
    return roles;
  }

  public static Optional<HouseRole> of(String slug) {
    return Arrays.stream(values()).filter(role -> role.slug.equals(slug)).findFirst();
  }
}
