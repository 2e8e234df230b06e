/** The server put together: configuration in, a running Tryout out. */
@NullMarked
package tryout;

import org.jspecify.annotations.NullMarked;
