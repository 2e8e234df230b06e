package tryout.judge;

import java.util.List;
import java.util.Optional;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Suite;
import tryout.run.Bench;
import tryout.run.Channel;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Stage;
import tryout.run.TestScore;
import tryout.run.Tester;

/**
 * Judges what is written in a room and tells it as it comes: the public tests, then the hidden ones, stage by stage. May be
 * used by several threads, each with a bench of its own.
 */
public final class Examiner {
  /** Of what the compiler says, UTF-16 units at a time; all of it is in ASCII but for words that a text quotes. */
  private static final int PIECE = 2_000;

  private final Suite suite;
  private final Judge judge;
  private final PublicTests publicTests;

  /** @throws IllegalArgumentException for a package without tests */
  public Examiner(ExercisePackage exercise) {
    this.judge = new Judge(exercise);
    this.suite = judge.suite();
    this.publicTests = new PublicTests(exercise, judge);
  }

  /**
   * What it came to.
   *
   * @param result for everybody
   * @param score for the panel; nothing where the text did not build
   */
  public record Examined(Result result, Optional<TestScore> score) {}

  /**
   * Judges; blocks until the end.
   *
   * @param flags what it is compiled with, as shown
   * @param listener told everything but the end
   */
  public Examined examine(Bench bench, List<Source> given, String flags, Tester.Listener listener) {
    listener.stage(Stage.COMPILING);
    Judge.Build build = judge.build(bench, given);
    for (int i = 0; i < build.findings().size(); i += Runner.Listener.MOST_FOUND) {
      listener.found(build.findings().subList(i, Math.min(build.findings().size(), i + Runner.Listener.MOST_FOUND)));
    }
    String listing = build.listing();
    for (int i = 0; i < listing.length(); i += PIECE) {
      listener.output(Channel.COMPILER, listing.substring(i, Math.min(listing.length(), i + PIECE)));
    }
    if (!build.refused().isEmpty()) {
      return new Examined(Told.result(suite.feedback(), Judged.refused(build), flags), Optional.empty());
    }
    listener.stage(Stage.RUNNING);
    publicTests.run(bench, build).ifPresent(listener::tested);
    Judged judged = judge.judge(bench, build, staged -> Told.group(suite.feedback(), staged).ifPresent(listener::tested));
    var faults = Told.faults(judged.stages(), build.sources(), given);
    if (suite.feedback() != Suite.Feedback.NONE && !faults.isEmpty()) {
      listener.found(faults);
    }
    return new Examined(Told.result(suite.feedback(), judged, flags), Optional.of(Told.score(suite, judged)));
  }
}
