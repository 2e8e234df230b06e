package tryout.idea;

/** Bounds of ideas and of pages that are read for them; past each one a page is refused, or the field is named. */
public final class IdeaLimits {
  private IdeaLimits() {}

  /** A title, in UTF-16 units. */
  public static final int TITLE_UNITS = 120;

  /** A description, in UTF-16 units. */
  public static final int DESCRIPTION_UNITS = 20_000;

  /** The label of a detail that no field is there for, in UTF-16 units. */
  public static final int LABEL_UNITS = 60;

  /** A page that is read, in bytes of UTF-8. */
  public static final int PAGE_BYTES = 2 << 20;

  /** Ideas of one page. */
  public static final int PAGE_IDEAS = 500;

  /** How long a page may take; everything that reads one takes time in proportion to its length, so that none does. */
  public static final int PAGE_SECONDS = 10;

  /** How deep pages are put into each other. */
  public static final int PAGE_DEPTH = 2;
}
