package tryout.room;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tryout.run.Finding;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Stage;
import tryout.run.TestGroup;

/**
 * The last runs of a room, oldest first. Their state is derived from the journal; there is no second record of it.
 *
 * @param lastId the highest id ever given
 * @param tests how often a candidate had the tests of the exercise run; those that failed by our fault are not counted
 */
public record Runs(List<Run> runs, int lastId, int tests) {
  static final Runs NONE = new Runs(List.of(), 0, 0);

  /** The channel of what people typed. */
  static final String INPUT = "in";

  /**
   * One run.
   *
   * @param started what was asked for
   * @param by the member who started it
   * @param at when it was asked for, epoch milliseconds
   * @param stage where it is; of no meaning once {@code result} stands
   * @param waitedMillis how long it was in the queue while saving was not paused, known once it left it; else 0
   * @param output its output in order; {@code in} is what people typed
   * @param findings what was found in the files as it took them, in order
   * @param groups what the tests came to so far, in order
   * @param inputClosed whether somebody closed its input
   */
  public record Run(
      Fact.RunStarted started,
      String by,
      long at,
      Stage stage,
      long waitedMillis,
      List<Piece> output,
      List<Finding> findings,
      List<TestGroup> groups,
      boolean inputClosed,
      @Nullable Result result) {
    public int id() {
      return started.run();
    }

    public boolean open() {
      return result == null;
    }

    /** Whether it runs the tests of the exercise. */
    public boolean tests() {
      return started.profile() == Profile.TESTS;
    }

    /** Whether its wait is the queue's doing: of those that are compared the later ones wait for the first. */
    boolean waitsForOthers() {
      return started.with() == 0 || started.with() == id();
    }

    Run at(Stage now, long waited) {
      return new Run(started, by, at, now, waited, output, findings, groups, inputClosed, result);
    }

    Run saying(List<Piece> now) {
      return new Run(started, by, at, stage, waitedMillis, now, findings, groups, inputClosed, result);
    }

    Run finding(List<Finding> more) {
      List<Finding> all = new ArrayList<>(findings);
      all.addAll(more);
      return new Run(started, by, at, stage, waitedMillis, output, List.copyOf(all), groups, inputClosed, result);
    }

    Run tested(TestGroup group) {
      List<TestGroup> all = new ArrayList<>(groups);
      all.add(group);
      return new Run(started, by, at, stage, waitedMillis, output, findings, List.copyOf(all), inputClosed, result);
    }

    Run closed() {
      return new Run(started, by, at, stage, waitedMillis, output, findings, groups, true, result);
    }

    Run ended(Result now) {
      return new Run(started, by, at, stage, waitedMillis, output, findings, groups, inputClosed, now);
    }
  }

  /**
   * A stretch of output.
   *
   * @param channel {@code compiler}, {@code out}, {@code err} or {@code in}
   */
  public record Piece(String channel, String text) {}

  public @Nullable Run run(int id) {
    return runs.stream().filter(run -> run.id() == id).findFirst().orElse(null);
  }

  /** Those that have not ended. */
  public List<Run> open() {
    return runs.stream().filter(Run::open).toList();
  }

  Runs apply(Event event, People people) {
    return apply(event, people, RoomLimits.RUNS_KEPT);
  }

  /** After an event, with so many runs kept. */
  Runs apply(Event event, People people, int kept) {
    return switch (event.fact()) {
      case Fact.RunStarted started -> {
        String by = event.by() == null ? "" : event.by();
        Run run = new Run(started, by, event.at(), Stage.QUEUED, 0, List.of(), List.of(), List.of(), false, null);
        yield new Runs(plus(run, kept), started.run(), tests + (counts(run, people) ? 1 : 0));
      }
      case Fact.RunAdvanced advanced -> change(advanced.run(), run ->
          run.at(advanced.stage(), Math.max(run.waitedMillis, advanced.waitedMillis())));
      case Fact.RunOutput output -> change(output.run(), run -> said(run, output.channel().slug(), output.text()));
      case Fact.RunFound found -> change(found.run(), run -> run.finding(found.findings()));
      case Fact.Tested tested -> change(tested.run(), run -> run.tested(tested.group()));
      case Fact.RunInput input -> change(input.run(), run -> said(run, INPUT, input.text()));
      case Fact.InputClosed closed -> change(closed.run(), Run::closed);
      case Fact.RunEnded ended -> ended(ended, people);
      default -> this;
    };
  }

  /** What mentors look at uses up nothing of the candidate's. */
  private static boolean counts(Run run, People people) {
    return run.tests() && people.roleOf(run.by()) == Role.CANDIDATE;
  }

  private Runs ended(Fact.RunEnded ended, People people) {
    Run before = run(ended.run());
    // Whoever has learned something of hidden tests has used a run up, whatever became of it afterwards.
    boolean uncounted = before != null && counts(before, people) && ended.result().verdict().ourFault()
        && before.groups().stream().allMatch(TestGroup::isPublic);
    Runs after = change(ended.run(), run -> run.ended(ended.result()));
    return new Runs(after.runs, lastId, tests - (uncounted ? 1 : 0));
  }

  /** The oldest that have ended go; one that is still open stays, or its end would find nobody. */
  private List<Run> plus(Run run, int kept) {
    List<Run> more = new ArrayList<>(runs);
    more.add(run);
    for (int i = 0; more.size() > kept && i < more.size(); ) {
      if (more.get(i).open()) {
        i++;
      } else {
        more.remove(i);
      }
    }
    return List.copyOf(more);
  }

  /** Pieces of one channel in a row are kept as one, so that a program's many small writes stay cheap. */
  private static Run said(Run run, String channel, String text) {
    List<Piece> output = new ArrayList<>(run.output);
    if (!output.isEmpty() && output.getLast().channel().equals(channel)) {
      output.set(output.size() - 1, new Piece(channel, output.getLast().text() + text));
    } else {
      output.add(new Piece(channel, text));
    }
    return run.saying(List.copyOf(output));
  }

  private interface Change {
    Run of(Run run);
  }

  private Runs change(int id, Change change) {
    return new Runs(runs.stream().map(run -> run.id() == id ? change.of(run) : run).toList(), lastId, tests);
  }
}
