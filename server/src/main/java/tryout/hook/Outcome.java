package tryout.hook;

/**
 * What became of a message that was sent once.
 *
 * @param status of HTTP, or 0 where there was no answer
 * @param millis how long it took
 * @param answer what the answer begins with, as text
 * @param problem why there was no answer, in a few words; empty where there was one
 */
public record Outcome(int status, int millis, String answer, String problem) {
  private static final int GONE = 410;

  /** Whether the receiver took it. A redirect is not followed, so it is none that was taken. */
  public boolean taken() {
    return status >= 200 && status < 300;
  }

  /** Whether the receiver wants nothing any more. */
  public boolean gone() {
    return status == GONE;
  }
}
