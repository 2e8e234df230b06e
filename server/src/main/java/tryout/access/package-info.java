/** Who is calling: sign-in, invitations, tokens, roles. */
@NullMarked
package tryout.access;

import org.jspecify.annotations.NullMarked;
