/** Rounds: when ideas are collected, when people apply, when it is announced who comes, and by what rules. Pure. */
@NullMarked
package tryout.round;

import org.jspecify.annotations.NullMarked;
