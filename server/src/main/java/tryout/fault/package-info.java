/** What can go wrong, as values: the refusals that a caller is told of. */
@NullMarked
package tryout.fault;

import org.jspecify.annotations.NullMarked;
