package tryout.room;

/**
 * What a candidate agrees to, word for word.
 *
 * @param deletedOn the day the recording is deleted, as {@code 2027-11-22}
 * @param allowed what they may use, in one sentence
 * @param notAllowed what they may not use, in one sentence
 * @param kinds what is recorded, each kind by its name, as {@code text runs}: whoever agreed to some has not agreed to more
 */
public record Terms(String deletedOn, String allowed, String notAllowed, String kinds) {
  /** What is recorded here. A kind that is new is agreed to anew. */
  public static final String KINDS = "text runs chat curtain";

  /** What was recorded when consents did not name it yet. */
  public static final String FIRST_KINDS = "text runs chat curtain";

  /** The first logs do not say to what was agreed: to what held then. */
  public static final Terms UNSAID = new Terms("", "", "", FIRST_KINDS);
}
