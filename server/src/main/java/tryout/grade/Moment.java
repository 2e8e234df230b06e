package tryout.grade;

/**
 * A moment of an interview, by which its replay finds it.
 *
 * @param seq the last event of the room's journal then
 * @param at epoch milliseconds
 * @param run the last run that was asked for, or 0
 */
public record Moment(long seq, long at, int run) {}
