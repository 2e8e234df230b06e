/** Open rooms: their sockets, their journal, what is told to whom, and their runs. */
@NullMarked
package tryout.live;

import org.jspecify.annotations.NullMarked;
