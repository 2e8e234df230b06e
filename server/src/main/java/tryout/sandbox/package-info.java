/** Runs a program where it can hurt nobody. */
@NullMarked
package tryout.sandbox;

import org.jspecify.annotations.NullMarked;
