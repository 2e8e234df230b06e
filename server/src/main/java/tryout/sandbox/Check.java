package tryout.sandbox;

/**
 * One thing that the self-test looked at.
 *
 * @param name what is checked, in a few words
 * @param passed whether it holds; what is only told, and is no failure either way, holds
 * @param found what there is, in a few words; may be empty
 * @param cure what is wrong and what to do about it, one sentence; empty when it holds
 */
public record Check(String name, boolean passed, String found, String cure) {
  static Check good(String name, String found) {
    return new Check(name, true, found, "");
  }

  static Check bad(String name, String cure) {
    return new Check(name, false, "", cure);
  }
}
