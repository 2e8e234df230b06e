package tryout.idea;

/** How far an idea has come. */
public enum IdeaState {
  /** Its author writes it, and nobody else needs to know. */
  DRAFT("draft"),
  /** It looks for mentors. */
  PROPOSED("proposed"),
  /** Enough mentors have agreed in person. */
  MENTORED("mentored"),
  /** Everybody reads it, and may apply. */
  PUBLISHED("published"),
  /** All its places are given away. */
  TAKEN("taken"),
  /** It is over; whoever had its address still finds it. */
  ARCHIVED("archived");

  private final String slug;

  IdeaState(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }
}
