package tryout.idea;

/**
 * What a round asks of its ideas just now.
 *
 * @param collecting whether ideas may be made by others than coordinators
 * @param closed whether the round is over, so that nobody changes anything
 * @param minAgreedMentors who must have agreed before an idea is mentored, backups apart
 * @param pledgeHours the least hours a week that a mentor pledges
 */
public record Terms(boolean collecting, boolean closed, int minAgreedMentors, int pledgeHours) {}
