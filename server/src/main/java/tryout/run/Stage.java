package tryout.run;

/** Where a run that has not ended is. */
public enum Stage {
  QUEUED("queued"),
  COMPILING("compiling"),
  RUNNING("running");

  private final String slug;

  Stage(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }
}
