package tryout.exercise;

/** How the tests of an exercise reach what a candidate wrote. */
public enum Kind {
  /** Functions, called by a hidden program. */
  UNIT("unit"),
  /** A whole program that reads standard input and writes standard output. */
  STDIO("stdio");

  private final String slug;

  Kind(String slug) {
    this.slug = slug;
  }

  static Kind of(String slug) {
    return slug.equals(STDIO.slug) ? STDIO : UNIT;
  }
}
