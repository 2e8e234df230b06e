package tryout.season;

import java.time.Duration;
import java.time.InstantSource;
import tryout.access.Caller;
import tryout.access.HouseRole;
import tryout.web.RateLimit;

/**
 * How fast somebody may write what others are told of. Anybody can make an account, and each question and each asking goes
 * into inboxes and out by mail. Coordinators, who were let in by somebody, are not held up.
 */
final class Pace {
  private final RateLimit ideas;
  private final RateLimit asking;
  private final RateLimit questions;

  Pace(InstantSource clock) {
    this.ideas = new RateLimit(40, Duration.ofMinutes(1), clock);
    this.asking = new RateLimit(60, Duration.ofSeconds(20), clock);
    this.questions = new RateLimit(10, Duration.ofSeconds(30), clock);
  }

  /** Before an idea is begun. */
  void idea(Caller.Person person) {
    take(ideas, person);
  }

  /** Before somebody is asked to mentor. */
  void asking(Caller.Person person) {
    take(asking, person);
  }

  /** Before a question is put in public. */
  void question(Caller.Person person) {
    take(questions, person);
  }

  private static void take(RateLimit limit, Caller.Person person) {
    if (!person.is(HouseRole.COORDINATOR)) {
      limit.take(person.id().toString());
    }
  }
}
