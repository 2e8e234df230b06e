package tryout.exercise;

import java.util.List;

/**
 * What mentors read beside an exercise, and learners after they are done.
 *
 * @param interviewer what to watch and what to ask, in Markdown, for mentors alone; or empty
 * @param solution notes on the solution, in Markdown; or empty
 * @param rubric what to grade by, in order; learners look at themselves with it
 * @param replays how somebody solved it, to be looked at by whoever has submitted
 */
public record Guide(String interviewer, String solution, List<Criterion> rubric, List<Replay> replays) {
  public static final Guide NONE = new Guide("", "", List.of(), List.of());

  public Guide {
    rubric = List.copyOf(rubric);
    replays = List.copyOf(replays);
  }

  /**
   * The record of one attempt.
   *
   * @param name of its file without the ending
   * @param events each as JSON, as a room tells them
   */
  public record Replay(String name, List<String> events) {
    public Replay {
      events = List.copyOf(events);
    }
  }

  /**
   * One thing to grade by.
   *
   * @param weight among the others
   * @param anchors in words what each of the levels 1 to 4 looks like
   * @param evidenceRequired whether the lowest and the highest level need a moment that shows it
   */
  public record Criterion(String id, String title, int weight, List<String> anchors, boolean evidenceRequired) {
    public Criterion {
      anchors = List.copyOf(anchors);
    }
  }
}
