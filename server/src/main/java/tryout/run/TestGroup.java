package tryout.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What tests that count together came to, as whoever wrote the text may know it: of hidden ones no more than the
 * behaviour they look at and whether it is there.
 *
 * @param name of its stage as the exercise names it, or empty for public tests
 * @param passed how many hold
 * @param total of how many
 * @param lines each of them; none where only the numbers are told
 */
public record TestGroup(String name, int passed, int total, List<Line> lines) {
  /** Longest texts that are shown of a public test, UTF-16 units. */
  public static final int SHOWN_UNITS = 4_000;

  public TestGroup {
    lines = List.copyOf(lines);
  }

  /** Whether these tests are public, so that all of them may be shown. */
  public boolean isPublic() {
    return name.isEmpty();
  }

  /** What one test came to. */
  public enum Outcome {
    HOLDS,
    /** Its answer is right, and a sanitizer found a fault on the way there. */
    FAULTY,
    WRONG,
    CRASHED,
    /** Its time was over. */
    SLOW;

    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One test.
   *
   * @param words the behaviour it looks at
   * @param fault what a sanitizer calls what it found, or empty
   * @param detail what a public test says of itself, line by line, or empty
   * @param shown what a public test gave and got, where it compares whole outputs
   */
  public record Line(String words, Outcome outcome, String fault, String detail, Optional<Shown> shown) {}

  /** What a program read, should have written, and wrote; each cut at {@value #SHOWN_UNITS} units. */
  public record Shown(String input, String expected, String got) {}
}
