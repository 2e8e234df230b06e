package tryout.run;

/** How a workspace is compiled and run. */
public enum Profile {
  /** {@code -O0}, plain: the Run button. */
  QUICK("quick"),
  /** Address and undefined-behaviour sanitizers: the Check button. */
  SANITIZED("sanitized");

  private final String slug;

  Profile(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }
}
