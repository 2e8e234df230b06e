package tryout.exercise;

import java.util.Optional;

/**
 * A whole package.
 *
 * @param exercise what may be shown
 * @param version as its author counts
 * @param suite hidden tests, where it has some
 * @param digest SHA-256 of all its files, hexadecimal digits
 */
public record ExercisePackage(Exercise exercise, String version, Optional<Suite> suite, String digest) {}
