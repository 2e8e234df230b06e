/** The rules of grading: what a panel notes, marks and agrees on, on a stream that nobody else can tell of. Pure. */
@NullMarked
package tryout.grade;

import org.jspecify.annotations.NullMarked;
