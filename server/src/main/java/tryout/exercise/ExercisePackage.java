package tryout.exercise;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A whole package.
 *
 * @param exercise what may be shown
 * @param version as its author counts
 * @param suite hidden tests, where it has some
 * @param guide what mentors read beside it
 * @param embargoUntil the day before which nobody may practise it
 * @param digest SHA-256 of all its files, hexadecimal digits
 */
public record ExercisePackage(
    Exercise exercise, String version, Optional<Suite> suite, Guide guide, Optional<LocalDate> embargoUntil, String digest) {}
