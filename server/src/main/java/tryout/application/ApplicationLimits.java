package tryout.application;

/** Bounds of an application. */
public final class ApplicationLimits {
  private ApplicationLimits() {}

  /** Hours that one may plan for a week. */
  public static final int WEEK_HOURS = 80;

  /** Length of a problem or an outline, in UTF-16 units; more is refused in words. */
  public static final int TEXT_UNITS = 20_000;

  /** Levels of a review go from 1 to this. */
  public static final int LEVELS = 4;
}
