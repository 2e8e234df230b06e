package tryout.room;

/**
 * Somebody the interview names before they come.
 *
 * @param member the person's or the invitation's id
 */
public record Seat(String member, String name, Role role) {}
