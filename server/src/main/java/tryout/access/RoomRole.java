package tryout.access;

import java.util.Arrays;
import java.util.Optional;

/** What a member of a room is there. */
public enum RoomRole {
  CANDIDATE("candidate"),
  LEAD("lead"),
  MENTOR("mentor"),
  OBSERVER("observer");

  private final String slug;

  RoomRole(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  public static Optional<RoomRole> of(String slug) {
    return Arrays.stream(values()).filter(role -> role.slug.equals(slug)).findFirst();
  }
}
