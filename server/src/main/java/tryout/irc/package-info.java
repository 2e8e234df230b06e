/** The line to an IRC network, over which is said what anybody may know. */
@NullMarked
package tryout.irc;

import org.jspecify.annotations.NullMarked;
