package tryout.application;

/** What somebody wants of an application; it may be refused. */
public sealed interface ApplicationWish {
  record Submit() implements ApplicationWish {}

  record Reopen() implements ApplicationWish {}

  record Invite() implements ApplicationWish {}

  /**
   * Decides it.
   *
   * @param reason why, although a recommendation or an interview is missing; empty where none is
   */
  record Decide(Decision decision, String reason) implements ApplicationWish {}

  record Revoke(String reason) implements ApplicationWish {}

  record Withdraw() implements ApplicationWish {}

  record Restore() implements ApplicationWish {}
}
