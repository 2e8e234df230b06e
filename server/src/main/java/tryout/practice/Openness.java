package tryout.practice;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may practise on this server. */
public enum Openness {
  /** Whoever comes, also without an account. */
  EVERYBODY,
  /** Those with an account. */
  ACCOUNTS,
  NOBODY;

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Openness> of(String slug) {
    return Stream.of(values()).filter(one -> one.slug().equals(slug)).findFirst();
  }
}
