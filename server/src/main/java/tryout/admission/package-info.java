/** Applications between those who write them and those who choose. Decides nothing itself: {@code application} does. */
@NullMarked
package tryout.admission;

import org.jspecify.annotations.NullMarked;
