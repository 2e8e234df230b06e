package tryout.application;

/** What coordinators decided. Its applicant learns of it when everybody does. */
public sealed interface Decision {
  /**
   * They come.
   *
   * @param programme one of those that the application names
   */
  record Accept(String programme) implements Decision {}

  /**
   * They do not come this time.
   *
   * @param words for the applicant, or empty
   */
  record Decline(String words) implements Decision {}

  /** The state of an application that was decided so. */
  default ApplicationState state() {
    return switch (this) {
      case Accept _ -> ApplicationState.ACCEPTED;
      case Decline _ -> ApplicationState.DECLINED;
    };
  }
}
