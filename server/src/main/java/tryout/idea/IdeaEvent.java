package tryout.idea;

import java.util.UUID;

/** What became of an idea: told to those whom it concerns, and never changed. */
public sealed interface IdeaEvent {
  record Proposed() implements IdeaEvent {}

  /** Enough have agreed. */
  record Mentored() implements IdeaEvent {}

  record Published() implements IdeaEvent {}

  record Unpublished(String reason) implements IdeaEvent {}

  record Reopened() implements IdeaEvent {}

  /** All places are given away. */
  record Taken() implements IdeaEvent {}

  /** Too few mentors are left: it seeks one, on the page that it had. */
  record FellBack() implements IdeaEvent {}

  record Archived(Archival why) implements IdeaEvent {}

  record ApplicationsClosed() implements IdeaEvent {}

  record ApplicationsOpened() implements IdeaEvent {}

  record Asked(UUID person, Mentoring.Kind kind) implements IdeaEvent {}

  record TakenBack(UUID person) implements IdeaEvent {}

  /**
   * Somebody will mentor.
   *
   * @param hours a week
   */
  record Agreed(UUID person, int hours) implements IdeaEvent {}

  record Declined(UUID person) implements IdeaEvent {}

  record Withdrew(UUID person, String note) implements IdeaEvent {}
}
