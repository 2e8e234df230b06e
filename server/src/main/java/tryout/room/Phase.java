package tryout.room;

import java.util.Optional;

/** The phases of an interview, in order. */
public enum Phase {
  LOBBY("lobby"),
  WARM_UP("warm-up"),
  EXERCISE("exercise"),
  DISCUSSION("discussion"),
  QUESTIONS("questions"),
  ENDED("ended");

  private final String slug;

  Phase(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  /** The phase after this one, or empty at the end. */
  public Optional<Phase> next() {
    return switch (this) {
      case LOBBY -> Optional.of(WARM_UP);
      case WARM_UP -> Optional.of(EXERCISE);
      case EXERCISE -> Optional.of(DISCUSSION);
      case DISCUSSION -> Optional.of(QUESTIONS);
      case QUESTIONS -> Optional.of(ENDED);
      case ENDED -> Optional.empty();
    };
  }

  /** The phase of that name, or empty. */
  public static Optional<Phase> of(String slug) {
    for (Phase phase : values()) {
      if (phase.slug.equals(slug)) {
        return Optional.of(phase);
      }
    }
    return Optional.empty();
  }
}
