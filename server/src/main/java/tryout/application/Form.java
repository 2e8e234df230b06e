package tryout.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.idea.Link;
import tryout.round.Programme;
import tryout.round.Settings;

/**
 * What an applicant writes (APP-1). A draft may be as unfinished as it likes; what is missing is said beside it.
 *
 * @param programmes the ids of those of the round that it is for
 * @param problem what is to be solved, in Markdown
 * @param outline of the solution, in Markdown
 * @param answers to the round's own questions, by their ids
 * @param accepted by policy, the version that was accepted
 * @param commitments what else takes their time
 * @param links to what tells more about them
 */
public record Form(Set<String> programmes, String problem, String outline, Schedule schedule, Map<String, String> answers, Map<String, Integer> accepted,
    List<Commitment> commitments, List<Link> links) {
  public static final Form EMPTY = new Form(Set.of(), "", "", Schedule.EMPTY, Map.of(), Map.of(), List.of(), List.of());

  /**
   * Something besides, such as an examination or a job.
   *
   * @param from its first day
   * @param to its last day
   * @param hours a week
   */
  public record Commitment(String what, LocalDate from, LocalDate to, int hours) {}

  public Form {
    programmes = Set.copyOf(programmes);
    answers = Map.copyOf(answers);
    accepted = Map.copyOf(accepted);
    commitments = List.copyOf(commitments);
    links = List.copyOf(links);
  }

  /** Everything that stands between it and being submitted, the schedule apart; nothing where it is whole. */
  public List<Refused.Field> missing(List<Programme> offered, Settings settings) {
    List<Refused.Field> missing = new ArrayList<>();
    List<String> ids = offered.stream().map(Programme::id).toList();
    if (programmes.isEmpty() || !ids.containsAll(programmes)) {
      missing.add(new Refused.Field("/programmes", "Choose at least one programme of the round."));
    }
    if (problem.isBlank()) {
      missing.add(new Refused.Field("/problem", "Say what is to be solved."));
    }
    if (outline.isBlank()) {
      missing.add(new Refused.Field("/outline", "Say how you would solve it."));
    }
    settings.questions().stream().filter(one -> one.required() && answers.getOrDefault(one.id(), "").isBlank())
        .forEach(one -> missing.add(new Refused.Field("/answers/" + one.id(), "This question needs an answer.")));
    settings.policies().stream().filter(one -> accepted.getOrDefault(one.id(), 0) != one.version())
        .forEach(one -> missing.add(new Refused.Field("/accepted/" + one.id(), "Read “" + one.title() + "” and accept it as it is now.")));
    return missing;
  }

  /**
   * Takes it as one that can be submitted.
   *
   * @throws Refused with everything that is missing
   */
  void assertWhole(List<Programme> offered, Settings settings) {
    List<Refused.Field> missing = missing(offered, settings);
    if (!missing.isEmpty()) {
      throw new Refused(Code.INVALID, "Something is missing: " + missing.getFirst().detail(), missing);
    }
    schedule.assertWhole(settings.scheduleWeeks());
  }
}
