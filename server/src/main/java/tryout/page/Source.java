package tryout.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as it was read, before anything is looked for in it.
 *
 * @param title what the page says its title is, apart from its headings
 * @param titleLine where it says so, from 1, or 0 where that is no line of the text
 * @param notes what a reader of the report should know, one sentence each
 */
record Source(List<Block> blocks, @Nullable String title, int titleLine, List<String> notes) {
  Source {
    blocks = List.copyOf(blocks);
    notes = List.copyOf(notes);
  }
}
