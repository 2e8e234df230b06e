/** Webhooks on their way out: what is signed, where it may go, and when it is tried again. */
@NullMarked
package tryout.hook;

import org.jspecify.annotations.NullMarked;
