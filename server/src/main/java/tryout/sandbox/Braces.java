package tryout.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tryout.run.Finding.Note;
import tryout.run.Finding.Place;

/**
 * The braces of a text that are open at some place of it. Which of them lacks its end the compiler cannot know; the
 * indentation tells what its author meant.
 */
final class Braces {
  private final Lines lines;
  private final int file;
  private final String bare;
  private final Deque<Integer> open = new ArrayDeque<>();
  private final List<Note> odd = new ArrayList<>();

  private Braces(Lines lines, int file) {
    this.lines = lines;
    this.file = file;
    this.bare = Code.bare(lines.text(file));
  }

  /** Those that are open at that place. */
  static Braces at(Lines lines, int file, int end) {
    Braces braces = new Braces(lines, file);
    for (int at = 0; at < end; at++) {
      char c = braces.bare.charAt(at);
      if (c == '{') {
        braces.open.push(at);
      } else if (c == '}' && !braces.open.isEmpty()) {
        braces.close(braces.open.pop(), at);
      }
    }
    return braces;
  }

  private void close(int opened, int closed) {
    boolean first = lines.whole(file, lines.lineOf(file, closed)).from() == closed;
    if (odd.isEmpty() && first && indentation(opened) != indentation(closed)) {
      odd.add(new Note(brace(opened), "this { may be the one that is not closed"));
      odd.add(new Note(brace(closed), "for this } would close it, but stands as if it closed another"));
    }
  }

  private int indentation(int at) {
    int line = lines.lineOf(file, at);
    return lines.whole(file, line).from() - lines.begin(file, line);
  }

  private Place brace(int at) {
    return new Place(file, at, at + 1);
  }

  /** The function whose body is open. */
  Optional<String> function() {
    return open.isEmpty() ? Optional.empty() : Code.called(bare, open.peekLast());
  }

  /** The first brace that is not indented like its fellow, and that fellow. */
  List<Note> suspects() {
    return List.copyOf(odd);
  }
}
