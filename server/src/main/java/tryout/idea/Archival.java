package tryout.idea;

/** Why an idea is over. */
public enum Archival {
  DECLINED("declined"),
  DUPLICATE("duplicate"),
  EXPIRED("expired"),
  WITHDRAWN("withdrawn"),
  COMPLETED("completed");

  private final String slug;

  Archival(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  /** Whether somebody may give it as their reason; the others come by the clock. */
  public boolean given() {
    return this != COMPLETED;
  }
}
