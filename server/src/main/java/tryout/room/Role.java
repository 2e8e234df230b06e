package tryout.room;

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

  /** Whether this role sits on the mentors' side of the table. */
  public boolean panel() {
    return this != CANDIDATE;
  }
}
