package tryout.idea;

import java.util.UUID;

/**
 * What stands between an idea and one person who mentors it, or was asked to.
 *
 * @param hours a week that they pledged when they agreed; 0 before
 */
public record Mentoring(UUID person, Kind kind, Answer answer, int hours) {
  /** As what somebody is asked. */
  public enum Kind {
    PRIMARY("primary"),
    CO("co"),
    /** Steps in, and counts for nothing before. */
    BACKUP("backup");

    private final String slug;

    Kind(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }
  }

  /** What they said. */
  public enum Answer {
    ASKED("asked"),
    AGREED("agreed"),
    DECLINED("declined"),
    WITHDREW("withdrew");

    private final String slug;

    Answer(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }
  }

  /** Whether this is one of those without whom an idea is not mentored. */
  boolean counts() {
    return answer == Answer.AGREED && kind != Kind.BACKUP;
  }

  Mentoring as(Kind other) {
    return new Mentoring(person, other, answer, hours);
  }

  Mentoring saying(Answer other, int pledged) {
    return new Mentoring(person, kind, other, pledged);
  }
}
