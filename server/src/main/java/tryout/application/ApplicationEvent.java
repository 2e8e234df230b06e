package tryout.application;

/** What became of an application: told to those whom it concerns, and never changed. */
public sealed interface ApplicationEvent {
  record Submitted() implements ApplicationEvent {}

  /** To be written on. */
  record Reopened() implements ApplicationEvent {}

  record Invited() implements ApplicationEvent {}

  /** Its interview has ended. */
  record Interviewed() implements ApplicationEvent {}

  /**
   * It was decided, which nobody outside hears before the announcement.
   *
   * @param reason why although something was missing, or empty
   */
  record Decided(Decision decision, String reason) implements ApplicationEvent {}

  record Revoked(String reason) implements ApplicationEvent {}

  record Withdrawn() implements ApplicationEvent {}

  record Restored() implements ApplicationEvent {}
}
