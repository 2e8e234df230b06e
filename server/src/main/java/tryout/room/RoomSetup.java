package tryout.room;

import java.util.List;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Guide.Criterion;
import tryout.exercise.Rubrics;
import tryout.exercise.Suite;

/**
 * What a room was made with. It never changes once the interview has begun.
 *
 * @param kind what it is for
 * @param minutes length of the exercise, extra time included, or 0 for one without a clock
 * @param warmupMinutes length of the warm-up, 0 for none
 * @param statement the task in Markdown; the candidate is told it when the exercise begins, not before
 * @param files what the exercise begins with
 * @param assigned the package that it is from, where it is from one
 * @param warmup what the warm-up begins with
 * @param allowed what the candidate may use, in one sentence
 * @param notAllowed what the candidate may not use, in one sentence
 * @param deletedOn the day the recording is deleted, as {@code 2027-11-22}
 * @param extraMinutes how many of the minutes are extra time that was agreed with the candidate; graders are not told of it
 */
public record RoomSetup(
    Kind kind,
    String title,
    String organisation,
    int minutes,
    int warmupMinutes,
    String statement,
    List<StarterFile> files,
    Assigned assigned,
    List<StarterFile> warmup,
    String allowed,
    String notAllowed,
    String deletedOn,
    List<Seat> seats,
    int extraMinutes) {
  /** What a room is for. */
  public enum Kind {
    /** A candidate and a panel. */
    INTERVIEW("interview"),
    /** One who practises, alone: it begins when they come, and ends when they submit or the clock does. */
    PRACTICE("practice");

    private final String slug;

    Kind(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }
  }

  public boolean practice() {
    return kind == Kind.PRACTICE;
  }

  /**
   * An exercise as a package has it. Nothing of this is told to a candidate but the hints that a mentor gives.
   *
   * @param digest of the package whose tests judge what is written, or empty where there are none
   * @param hints what a mentor may say, in order
   * @param rubric what mentors grade by
   */
  public record Assigned(String digest, List<Hint> hints, List<Criterion> rubric) {
    public static final Assigned NONE = new Assigned("", List.of(), Rubrics.FOR_C);

    public Assigned {
      hints = List.copyOf(hints);
      rubric = List.copyOf(rubric);
    }

    /** What a room takes from a package. Only one with tests judges anything; its hints may be given whatever it has. */
    public static Assigned of(ExercisePackage whole) {
      List<Hint> hints = whole.suite().map(Suite::hints).orElse(List.of()).stream()
          .map(hint -> new Hint(hint.afterMinutes(), hint.text())).toList();
      List<Criterion> rubric = whole.guide().rubric();
      return new Assigned(whole.suite().isPresent() ? whole.digest() : "", hints, rubric.isEmpty() ? Rubrics.FOR_C : rubric);
    }
  }

  /**
   * A step of the ladder of hints.
   *
   * @param afterMinutes advice to the mentor; nothing comes by itself
   */
  public record Hint(int afterMinutes, String text) {}

  /** One without extra time. */
  public RoomSetup(
      Kind kind, String title, String organisation, int minutes, int warmupMinutes, String statement, List<StarterFile> files,
      Assigned assigned, List<StarterFile> warmup, String allowed, String notAllowed, String deletedOn, List<Seat> seats) {
    this(kind, title, organisation, minutes, warmupMinutes, statement, files, assigned, warmup, allowed, notAllowed, deletedOn, seats, 0);
  }

  public RoomSetup {
    files = List.copyOf(files);
    warmup = List.copyOf(warmup);
    seats = List.copyOf(seats);
  }

  /** Whether what is written can be tested. */
  public boolean tested() {
    return !assigned.digest().isEmpty();
  }

  /** What a candidate agrees to. */
  public Terms terms() {
    return new Terms(deletedOn, allowed, notAllowed, Terms.KINDS);
  }
}
