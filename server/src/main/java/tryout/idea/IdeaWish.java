package tryout.idea;

import java.util.UUID;

/** What somebody wants of an idea; it may be refused. */
public sealed interface IdeaWish {
  /** The author's and the coordinators': it looks for mentors from now on. */
  record Propose() implements IdeaWish {}

  record Publish() implements IdeaWish {}

  /**
   * Takes it from the public list.
   *
   * @param reason empty where nobody has applied
   */
  record Unpublish(String reason) implements IdeaWish {}

  /** After an intern gave up before the start. */
  record Reopen() implements IdeaWish {}

  record Archive(Archival why) implements IdeaWish {}

  record CloseApplications() implements IdeaWish {}

  record OpenApplications() implements IdeaWish {}

  record Ask(UUID person, Mentoring.Kind kind) implements IdeaWish {}

  /** Takes a question back that nobody has answered. */
  record TakeBack(UUID person) implements IdeaWish {}

  /**
   * Says yes, in person.
   *
   * @param hours a week
   */
  record Agree(UUID person, int hours) implements IdeaWish {}

  record Decline(UUID person) implements IdeaWish {}

  /**
   * Takes that back.
   *
   * @param note for whoever takes over, which applicants and interns do not see; empty where nobody needs one
   */
  record Withdraw(UUID person, String note) implements IdeaWish {}
}
