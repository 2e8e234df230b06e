package tryout.round;

/**
 * What a round is held under, such as a summer of code. The ideas are the round's and not the programme's.
 *
 * @param id short and without spaces; applications name it
 * @param applyUrl where one applies besides, or empty
 * @param note a sentence or two, or empty
 */
public record Programme(String id, String name, String applyUrl, String note) {}
