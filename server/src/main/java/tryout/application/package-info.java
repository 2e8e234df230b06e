/** Applications: what somebody writes who wants to come, and how far it has got. Pure. */
@NullMarked
package tryout.application;

import org.jspecify.annotations.NullMarked;
