package tryout.run;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler or a sanitizer found at a place of a text. It is help and never a proof: a program can print a false
 * report.
 *
 * @param at where it is
 * @param severity how bad it is
 * @param code what its finder calls it: {@code -Wformat=}, {@code heap-use-after-free}; or empty
 * @param message its finder's own words
 * @param sentence the same in plain words, or empty where the message is plain enough
 * @param related other places that belong to it
 * @param trail what happens one after the other until it goes wrong, in order
 * @param fix what would mend it, if its finder knows
 */
public record Finding(
    Place at,
    Severity severity,
    String code,
    String message,
    String sentence,
    List<Note> related,
    List<Note> trail,
    Optional<Fix> fix) {

  /** Longest words, UTF-16 units: a name may fill a file, and everybody is told all that is found while somebody types. */
  public static final int MOST_WORDS = 500;

  public Finding {
    message = brief(message);
    sentence = brief(sentence);
    related = List.copyOf(related);
    trail = List.copyOf(trail);
  }

  /** How bad a finding is. */
  public enum Severity {
    /** The text does not compile. */
    ERROR("error"),
    /** It compiles, and is probably wrong. */
    WARNING("warning"),
    /** The program went wrong here while it ran. */
    FAULT("fault");

    private final String slug;

    Severity(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }
  }

  /**
   * A stretch of one file.
   *
   * @param file which one: of a run's sources, counted from 0, or a file of a room by its id
   * @param from UTF-16 units from the beginning of the text that was compiled
   * @param to where it ends, not below {@code from}
   */
  public record Place(int file, int from, int to) {
    public Place {
      if (file < 0 || from < 0 || to < from) {
        throw new IllegalArgumentException("file %d, from %d to %d".formatted(file, from, to));
      }
    }

    Place renumbered(IntUnaryOperator number) {
      return new Place(number.applyAsInt(file), from, to);
    }
  }

  /**
   * A further place, with a few words.
   *
   * @param at null where it is in no file of the workspace, as in a header of the system
   */
  public record Note(@Nullable Place at, String message) {
    public Note {
      message = brief(message);
    }

    Note renumbered(IntUnaryOperator number) {
      return at == null ? this : new Note(at.renumbered(number), message);
    }
  }

  /**
   * What would mend it, as edits of the text that was compiled.
   *
   * @param title what a press on it does: {@code Insert “;”}
   * @param edits in order, not overlapping
   */
  public record Fix(String title, List<Edit> edits) {
    public Fix {
      title = brief(title);
      edits = List.copyOf(edits);
    }

    Fix renumbered(IntUnaryOperator number) {
      return new Fix(title, edits.stream().map(edit -> new Edit(edit.at.renumbered(number), edit.insert)).toList());
    }
  }

  /** One stretch and what comes in its place. */
  public record Edit(Place at, String insert) {}

  /** Cut where it is too long, and never in the middle of a pair. */
  private static String brief(String words) {
    if (words.length() <= MOST_WORDS) {
      return words;
    }
    int end = MOST_WORDS - 1;
    return words.substring(0, Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** Whether all its places are in files of which that holds. */
  public boolean everywhere(IntPredicate file) {
    Stream<@Nullable Place> notes = Stream.concat(related.stream(), trail.stream()).map(Note::at);
    Stream<Place> edits = fix.stream().flatMap(one -> one.edits().stream()).map(Edit::at);
    return Stream.of(Stream.of(at), notes, edits).flatMap(all -> all).allMatch(place -> place == null || file.test(place.file()));
  }

  /** The same with its files under other numbers. */
  public Finding renumbered(IntUnaryOperator number) {
    return new Finding(
        at.renumbered(number),
        severity,
        code,
        message,
        sentence,
        related.stream().map(note -> note.renumbered(number)).toList(),
        trail.stream().map(note -> note.renumbered(number)).toList(),
        fix.map(one -> one.renumbered(number)));
  }
}
