/** What a run of a C program is: its profile, limits, stages, output and verdict. Pure. */
@NullMarked
package tryout.run;

import org.jspecify.annotations.NullMarked;
