/** Rounds and their ideas: stored, served, imported and told of. What may happen to them is decided in {@code round} and {@code idea}. */
@NullMarked
package tryout.season;

import org.jspecify.annotations.NullMarked;
