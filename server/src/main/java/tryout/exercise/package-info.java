/** Exercises and the warm-up, as they lie in their folders. */
@NullMarked
package tryout.exercise;

import org.jspecify.annotations.NullMarked;
