/** What leaves the house by mail. */
@NullMarked
package tryout.post;

import org.jspecify.annotations.NullMarked;
