package tryout.application;

/**
 * What somebody is to one application.
 *
 * @param mentor whether they agreed to mentor its idea
 * @param conflicted whether they declared a conflict of interest in it, which takes what they might do as mentor or coordinator
 */
public record Party(boolean applicant, boolean mentor, boolean coordinator, boolean conflicted) {}
