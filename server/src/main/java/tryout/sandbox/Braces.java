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
    this.bare = lines.bare(file);
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
    if (odd.isEmpty() && first && further(indentation(begin(opened)), indentation(closed))) {
      odd.add(new Note(brace(opened), "this { may be the one that is not closed"));
      odd.add(new Note(brace(closed), "for this } would close it, but stands as if it closed another"));
    }
  }

  /** Where that begins whose body the brace opens: a condition may be longer than a line. */
  private int begin(int opened) {
    int close = Code.back(bare, opened) - 1;
    int open = close >= 0 && bare.charAt(close) == ')' ? Code.opening(bare, close) : -1;
    return open < 0 ? opened : open;
  }

  private String indentation(int at) {
    int line = lines.lineOf(file, at);
    return lines.text(file).substring(lines.begin(file, line), lines.whole(file, line).from());
  }

  /** Blanks and tabs are compared only with their like: nobody knows how wide a tab was to the author. */
  private static boolean further(String indentation, String other) {
    return indentation.length() > other.length() && indentation.startsWith(other);
  }

  private Place brace(int at) {
    return new Place(file, at, at + 1);
  }

  /** The function whose body is open. */
  Optional<String> function() {
    return open.isEmpty() ? Optional.empty() : Code.called(bare, open.peekLast());
  }

  /** The first brace that stands further right than its fellow, and that fellow. */
  List<Note> suspects() {
    return List.copyOf(odd);
  }
}
