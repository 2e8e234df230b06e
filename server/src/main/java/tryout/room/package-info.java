/** The rules of an interview: a deterministic state machine over an append-only journal. Pure. */
@NullMarked
package tryout.room;

import org.jspecify.annotations.NullMarked;
