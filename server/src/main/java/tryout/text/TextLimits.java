package tryout.text;

/** Bounds on shared text; past each one an edit is refused whole and its author keeps the text. */
public final class TextLimits {
  private TextLimits() {}

  /** A file's length, in UTF-16 code units. */
  public static final int FILE_UNITS = 131_072;

  /** What one push may insert, in UTF-16 code units. */
  public static final int PUSH_UNITS = 16_384;

  /** Parts of one change set: a kept run or a replaced run counts one. */
  public static final int SECTIONS = 4_096;

  /** Versions of one file that stay in memory to map late pushes over. */
  public static final int KEPT_VERSIONS = 8_192;

  /** How many versions late a push may be and still be mapped at once; times {@link #LATE_WORK} bounds the work. */
  public static final int LATE_VERSIONS = 2_048;

  /** Sections of a push times versions it is late: the bound on one push's mapping work. */
  public static final int LATE_WORK = 262_144;
}
