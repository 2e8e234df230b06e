package tryout.idea;

import org.jspecify.annotations.Nullable;

/** What somebody may see of an idea, and whether they may write it: the row of ideas in the table of roles. Pure. */
public enum Sight {
  /** They are told that there is nothing (ROLE-4). */
  NONE,
  /** The public part, with nicks and without mail addresses (IDEA-15). */
  PUBLIC,
  /** The same with mail addresses. */
  SIGNED_IN,
  /** Everything: who was asked, and what they said. */
  INSIDE;

  /**
   * What somebody sees.
   *
   * @param actor who looks; null without an account
   * @param administrator whether they run the server
   */
  public static Sight of(Entry entry, @Nullable Actor actor, boolean administrator) {
    if (actor != null && (administrator || inside(entry, actor))) {
      return INSIDE;
    }
    if (!isPublic(entry)) {
      return NONE;
    }
    return actor == null ? PUBLIC : SIGNED_IN;
  }

  /** Whether everybody has its page: it is published, or was once (IDEA-13). */
  public static boolean isPublic(Entry entry) {
    return switch (entry.state()) {
      case PUBLISHED, TAKEN -> true;
      case PROPOSED, ARCHIVED -> entry.shown();
      case DRAFT, MENTORED -> false;
    };
  }

  private static boolean inside(Entry entry, Actor actor) {
    return actor.coordinator() || entry.author().equals(actor.person()) || concerns(entry, actor);
  }

  /** Whether they were asked to mentor it, or agreed. */
  private static boolean concerns(Entry entry, Actor actor) {
    return entry.mentoring(actor.person())
        .filter(one -> one.answer() == Mentoring.Answer.ASKED || one.answer() == Mentoring.Answer.AGREED)
        .isPresent();
  }

  /** Whether they may change its text. */
  public static boolean mayWrite(Entry entry, Actor actor) {
    boolean mentors = concerns(entry, actor);
    boolean authors = entry.author().equals(actor.person());
    return actor.coordinator() || switch (entry.state()) {
      case DRAFT, PROPOSED -> mentors || authors;
      case MENTORED -> mentors;
      case PUBLISHED -> mentors && entry.mentoring(actor.person()).filter(one -> one.answer() == Mentoring.Answer.AGREED).isPresent();
      case TAKEN, ARCHIVED -> false;
    };
  }
}
