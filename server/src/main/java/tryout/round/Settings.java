package tryout.round;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By what rules a round is held (RND-6). They are the organisation's: no other code has one of these numbers.
 *
 * @param scheduleWeeks 1 to 52
 * @param assessment what stands between an application and its decision
 * @param exerciseMinutes 5 to 180
 * @param contactGate whether one must have talked with a mentor before applying
 * @param applicationsPerPerson 1 to 20
 * @param minAgreedMentors 1 to 3
 * @param ideasFrom who may begin ideas, besides coordinators
 * @param questions more than the form asks by itself
 * @param policies what applicants accept
 * @param pledgeHours a week that mentors agree to, 1 to 40
 * @param outcomeRule whose evaluations an internship needs
 * @param observers whether observers may join interviews
 * @param retentionMonths 1 to 60
 * @param evaluationPlan when both sides of an internship assess each other; empty for the usual plan, see {@link #evaluations}
 */
public record Settings(int scheduleWeeks, Assessment assessment, int exerciseMinutes, ContactGate contactGate, int applicationsPerPerson, int minAgreedMentors,
    Set<IdeaSource> ideasFrom, List<Question> questions, List<Policy> policies, int pledgeHours, OutcomeRule outcomeRule, boolean observers, int retentionMonths,
    List<Evaluation> evaluationPlan) {
  public static final Settings DEFAULTS = new Settings(12, Assessment.INTERVIEW_EXERCISE, 30, ContactGate.WARN, 3, 1,
      Set.of(IdeaSource.values()), List.of(), List.of(), 5, OutcomeRule.MENTOR_ONLY, false, 12, List.of());

  public Settings {
    ideasFrom = Set.copyOf(ideasFrom);
    questions = List.copyOf(questions);
    policies = List.copyOf(policies);
    evaluationPlan = List.copyOf(evaluationPlan);
  }

  /** How long before it is due an evaluation can be written, where nobody says otherwise. */
  private static final Duration USUALLY_OPEN = Duration.ofDays(7);

  /** A value with a name in JSON, which is its own in small letters. */
  public interface Named {
    String name();

    default String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of that name. */
    static <T extends Enum<T> & Named> Optional<T> of(Class<T> type, String slug) {
      return Arrays.stream(type.getEnumConstants()).filter(one -> one.slug().equals(slug)).findFirst();
    }
  }

  /** What stands between an application and its decision. */
  public enum Assessment implements Named {
    INTERVIEW_EXERCISE,
    NONE
  }

  /** What happens to somebody who applies without having talked with a mentor. */
  public enum ContactGate implements Named {
    OFF,
    WARN,
    REQUIRE
  }

  /** Who may begin an idea. Somebody with an account and without a role is an applicant to be. */
  public enum IdeaSource implements Named {
    MENTOR,
    APPLICANT,
    STUDENT
  }

  /** Whose evaluations decide how an internship ends. */
  public enum OutcomeRule implements Named {
    MENTOR_ONLY,
    BOTH_REQUIRED
  }

  /**
   * What is asked besides.
   *
   * @param maxLength of the answer, in UTF-16 units
   */
  public record Question(String id, String text, boolean required, int maxLength) {
    /** Where nobody said another one. */
    public static final int USUAL_LENGTH = 2000;
  }

  /**
   * A text that applicants accept.
   *
   * @param version grows with every other text under that id (RND-8)
   */
  public record Policy(String id, int version, String title, String text) {}

  /**
   * Both sides of an internship assess each other.
   *
   * @param kind names it within its round
   * @param opensAt from when on they can be written
   * @param dueAt until when they should be there
   */
  public record Evaluation(String kind, Instant opensAt, Instant dueAt) {}

  /** The plan that holds: the round's own, or a midterm at half time and a final one at the end, each open for a week before. Empty while the dates are not known. */
  public List<Evaluation> evaluations(Dates dates) {
    Instant start = dates.start(), end = dates.end();
    if (!evaluationPlan.isEmpty() || start == null || end == null) {
      return evaluationPlan;
    }
    return List.of(usual("midterm", start.plus(Duration.between(start, end).dividedBy(2))), usual("final", end));
  }

  private static Evaluation usual(String kind, Instant due) {
    return new Evaluation(kind, due.minus(USUALLY_OPEN), due);
  }

  /** The policies as they are once these stand in their place: another text is another version. */
  public List<Policy> revised(List<Policy> next) {
    return next.stream().map(policy -> {
      Policy before = policies.stream().filter(one -> one.id().equals(policy.id())).findFirst().orElse(null);
      return new Policy(policy.id(), version(before, policy), policy.title(), policy.text());
    }).toList();
  }

  private static int version(@Nullable Policy before, Policy next) {
    if (before == null) {
      return 1;
    }
    return before.title().equals(next.title()) && before.text().equals(next.text()) ? before.version() : before.version() + 1;
  }

  /** Whether ideas may come from somebody who is a mentor or, with an account alone, will perhaps apply. */
  public boolean takesIdeasFrom(boolean mentor) {
    return mentor ? ideasFrom.contains(IdeaSource.MENTOR) : ideasFrom.contains(IdeaSource.APPLICANT) || ideasFrom.contains(IdeaSource.STUDENT);
  }
}
