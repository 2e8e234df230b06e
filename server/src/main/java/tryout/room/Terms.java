package tryout.room;

/**
 * What a candidate agrees to besides being recorded, word for word.
 *
 * @param deletedOn the day the recording is deleted, as {@code 2027-11-22}
 * @param allowed what they may use, in one sentence
 * @param notAllowed what they may not use, in one sentence
 */
public record Terms(String deletedOn, String allowed, String notAllowed) {
  /** The first logs do not say to what was agreed: to what held then. */
  public static final Terms UNSAID = new Terms("", "", "");
}
