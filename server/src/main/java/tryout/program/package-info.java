/** What surrounds a room: the organisation, its people and its interviews. */
@NullMarked
package tryout.program;

import org.jspecify.annotations.NullMarked;
