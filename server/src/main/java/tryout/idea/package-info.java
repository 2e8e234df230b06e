/** What an idea is: its fields, their limits, and how its people and links are written. Pure. */
@NullMarked
package tryout.idea;

import org.jspecify.annotations.NullMarked;
