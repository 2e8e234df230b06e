/** Exercises and the warm-up, as they lie in their folders. Files are read once, when the server starts. */
@NullMarked
package tryout.exercise;

import org.jspecify.annotations.NullMarked;
