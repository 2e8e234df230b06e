package tryout.room;

import java.util.Arrays;
import java.util.Optional;

/** What somebody is in one room. */
public enum Role {
  CANDIDATE("candidate"),
  /** The mentor who leads the interview. */
  LEAD("lead"),
  MENTOR("mentor"),
  /** Listed by name, read-only. */
  OBSERVER("observer");

  private final String slug;

  Role(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  public static Optional<Role> of(String slug) {
    return Arrays.stream(values()).filter(role -> role.slug.equals(slug)).findFirst();
  }

  /** Whether this role grades, and so reads the panel's stream. */
  public boolean grades() {
    return this == LEAD || this == MENTOR;
  }

  /** Whether this role sits on the mentors' side of the table. */
  public boolean panel() {
    return this != CANDIDATE;
  }
}
