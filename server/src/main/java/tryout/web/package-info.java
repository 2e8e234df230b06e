/** The HTTP edge: bodies in, problems out, pages and static files. */
@NullMarked
package tryout.web;

import org.jspecify.annotations.NullMarked;
