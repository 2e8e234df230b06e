package tryout.room;

import java.util.List;

/**
 * What a room was made with. It never changes once the interview has begun.
 *
 * @param minutes length of the exercise, 1 to 180
 * @param warmupMinutes length of the warm-up, 0 for none
 * @param statement the task in Markdown; the candidate is told it when the exercise begins, not before
 * @param files what the exercise begins with
 * @param warmup what the warm-up begins with
 * @param allowed what the candidate may use, in one sentence
 * @param notAllowed what the candidate may not use, in one sentence
 * @param deletedOn the day the recording is deleted, as {@code 2027-11-22}
 */
public record RoomSetup(
    String title,
    String organisation,
    int minutes,
    int warmupMinutes,
    String statement,
    List<StarterFile> files,
    List<StarterFile> warmup,
    String allowed,
    String notAllowed,
    String deletedOn,
    List<Seat> seats) {
  public RoomSetup {
    files = List.copyOf(files);
    warmup = List.copyOf(warmup);
    seats = List.copyOf(seats);
  }

  /** What a candidate agrees to. */
  public Terms terms() {
    return new Terms(deletedOn, allowed, notAllowed);
  }
}
