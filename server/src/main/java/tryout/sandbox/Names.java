package tryout.sandbox;

import java.util.regex.Pattern;

/** The names that a file of a workspace may have: nothing that a tool could take for an option or a path. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

  private Names() {}

  static boolean good(String name) {
    return NAME.matcher(name).matches();
  }

  static void check(String name) {
    if (!good(name)) {
      throw new IllegalArgumentException("not a file name of a workspace");
    }
  }
}
