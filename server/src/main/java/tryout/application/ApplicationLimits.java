package tryout.application;

/** Bounds of an application. */
public final class ApplicationLimits {
  private ApplicationLimits() {}

  /** Hours that one may plan for a week. */
  public static final int WEEK_HOURS = 80;
}
