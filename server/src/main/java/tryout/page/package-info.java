/**
 * Pages of ideas: five ways in which they are written, read into one tree of blocks and recognised there; and written
 * again. Pure: a page is a text, and what was found in it is a value.
 */
@NullMarked
package tryout.page;

import org.jspecify.annotations.NullMarked;
