package tryout.season;

import tryout.access.Notices.Group;

/** To which group each event belongs of which people are told. */
final class EventGroups {
  private EventGroups() {}

  /** @throws IllegalArgumentException where nobody said so: then nobody could choose about it */
  static Group of(String event) {
    return switch (event) {
      case "idea.proposed", "idea.published", "idea.unpublished", "idea.archived", "idea.changed" -> Group.IDEAS;
      case "idea.mentor-asked", "idea.mentor-agreed", "idea.mentor-declined", "idea.mentor-withdrew", "idea.seeks-mentor" -> Group.MENTORING;
      case "application.submitted", "application.receipt", "application.withdrawn" -> Group.APPLICATIONS;
      case "message.received" -> Group.MESSAGES;
      case "round.deadline", "webhook.gone" -> Group.ROUNDS;
      case "application.decided", "application.place-withdrawn" -> Group.DECISIONS;
      default -> throw new IllegalArgumentException(event + " belongs to no group");
    };
  }
}
