/** Judges what a candidate wrote by tests that are hidden from it, and exercises by their own submissions. */
@NullMarked
package tryout.judge;

import org.jspecify.annotations.NullMarked;
