package tryout.sandbox;

/**
 * One thing that the self-test looked at.
 *
 * @param name what is checked, in a few words
 * @param passed whether it holds
 * @param cure what is wrong and what to do about it, one sentence; empty when it holds
 */
public record Check(String name, boolean passed, String cure) {
  static Check good(String name) {
    return new Check(name, true, "");
  }

  static Check bad(String name, String cure) {
    return new Check(name, false, cure);
  }
}
