package tryout.exercise;

import java.util.regex.Pattern;

/** Bounds of a package: those of a room, since a room must be able to begin with it. */
final class ExerciseLimits {
  private ExerciseLimits() {}

  static final Pattern SLUG = Pattern.compile("[a-z0-9]{1,40}");
  static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

  static final int STATEMENT_UNITS = 20_000;
  static final int NOTES_UNITS = 40_000;
  static final int REPLAY_EVENTS = 20_000;

  static final int FILES = 16;
  static final int FILE_UNITS = 131_072;
  static final int ALL_BYTES = 262_144;
}
