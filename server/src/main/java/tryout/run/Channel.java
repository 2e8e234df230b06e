package tryout.run;

/** Whose words a piece of output is. */
public enum Channel {
  /** The compiler's diagnostics. */
  COMPILER("compiler"),
  OUT("out"),
  ERR("err");

  private final String slug;

  Channel(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }
}
