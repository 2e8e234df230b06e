package tryout.application;

import java.util.Locale;

/** What those who review an application look at, each by a level of its own. */
public enum Criterion {
  /** Whether they see what the problem is, and have read what there is on it. */
  UNDERSTANDING,
  /** Whether the outline would solve it. */
  SOLUTION,
  /** Whether the plan can be held. */
  SCHEDULE,
  /** What they bring along: contributions, code, talk. */
  BACKGROUND;

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
