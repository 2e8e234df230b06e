package tryout.run;

/** How a workspace is compiled and run. */
public enum Profile {
  /** {@code -O0}, plain: the Run button. */
  QUICK("quick"),
  /** Address and undefined-behaviour sanitizers: the Check button. */
  SANITIZED("sanitized"),
  /** {@code -O2}, plain, and read by the compiler's static analyzer. */
  OPTIMISED("optimised"),
  /** Looked over by the compiler, and not run: what is told while people type. */
  SYNTAX("syntax"),
  /** Built plain and with sanitizers, and judged by the tests of the exercise: the Test button. */
  TESTS("tests");

  private final String slug;

  Profile(String slug) {
    this.slug = slug;
  }

  /** Whether it makes one program, which people then see running. */
  public boolean runs() {
    return this != SYNTAX && this != TESTS;
  }

  public String slug() {
    return slug;
  }
}
