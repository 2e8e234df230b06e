package tryout.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tryout.TestSandbox;
import tryout.judge.Verification;
import tryout.judge.Verifier;
import tryout.run.Channel;
import tryout.run.Finding;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Stage;
import tryout.run.Verdict;
import tryout.run.Bench;

/** Holds every package of this project to its own word, in the real sandbox with the real compiler. */
class PackagesTest {
  private static final Path FOLDER = Path.of(System.getProperty("tryout.project", "..")).resolve("exercises");

  /** How often each submission is judged. */
  private static final int ROUNDS = Integer.getInteger("exercises.rounds", 1);

  /** What the buttons Run and Check do. */
  private static final List<Profile> BUTTONS = List.of(Profile.QUICK, Profile.SANITIZED);

  /** How a program ended, and all that was told. */
  private record Ran(Result result, String compiler, String out) {}

  @TestFactory
  Stream<DynamicTest> EX_38_every_package_is_in_order() {
    return Exercises.readPackages(FOLDER).stream().filter(one -> one.suite().isPresent())
        .map(one -> test(one.exercise().slug(), () -> {
          try (Bench bench = TestSandbox.shared().bench("packages")) {
            Verification seen = new Verifier(one, Exercises.testHeader(), bench, ROUNDS, (words, done, of) -> {}).verify();
            assertThat(seen.faults()).isEmpty();
          }
        }));
  }

  @TestFactory
  Stream<DynamicTest> EX_13_EX_27_what_an_exercise_begins_with_compiles_without_a_warning_and_is_no_solution() {
    return unit().flatMap(exercise -> BUTTONS.stream().map(profile -> test(exercise.slug() + " " + profile.slug(), () -> {
      Ran ran = run(profile, sources(exercise, List.of()));
      assertThat(ran.compiler()).isEmpty();
      assertThat(ran.result().verdict()).as(ran.out()).isNotEqualTo(Verdict.OK);
    })));
  }

  @TestFactory
  Stream<DynamicTest> EX_27_what_is_accepted_passes_both_run_and_check() {
    return submissions("accepted", (exercise, files) -> {
      for (Profile profile : BUTTONS) {
        Ran ran = run(profile, sources(exercise, files));
        assertThat(ran.compiler()).isEmpty();
        assertThat(ran.result().verdict()).as(ran.out()).isEqualTo(Verdict.OK);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> EX_55_EX_56_a_statement_is_one_screen_and_mentors_have_hints_notes_and_five_questions() {
    return Exercises.readPackages(FOLDER).stream().filter(one -> one.suite().isPresent()).map(one -> test(one.exercise().slug(), () -> {
      Path folder = FOLDER.resolve(one.exercise().slug());
      assertThat(one.exercise().statement().lines().count()).isLessThanOrEqualTo(60);
      assertThat(one.suite().orElseThrow().hints()).hasSize(3);
      String notes = Files.readString(folder.resolve(".meta/interviewer.en.md"));
      assertThat(notes.lines().filter(line -> line.matches("\\d\\. .*"))).hasSize(5);
      long wrong = one.suite().orElseThrow().submissions().stream().filter(submission -> !submission.accepted()).count();
      assertThat(wrong).isGreaterThanOrEqualTo(4);
      assertThat(notes.lines().filter(line -> line.startsWith("| ")).count() - 2).as("a row for each trap").isGreaterThanOrEqualTo(wrong - 1);
      assertThat(folder.resolve("solution/solution.en.md")).isNotEmptyFile();
    }));
  }

  private static Stream<Exercise> unit() {
    return Exercises.readPackages(FOLDER).stream()
        .filter(one -> one.suite().map(suite -> suite.kind() == Kind.UNIT).orElse(true)).map(ExercisePackage::exercise);
  }

  private interface Trial {
    void of(Exercise exercise, List<Source> files) throws Exception;
  }

  private static Stream<DynamicTest> submissions(String kind, Trial trial) {
    return unit()
        .flatMap(exercise -> folders(FOLDER.resolve(exercise.slug()).resolve("submissions").resolve(kind)).stream()
            .map(folder -> test(exercise.slug() + " " + folder.getFileName(), () -> trial.of(exercise, files(folder)))));
  }

  private static DynamicTest test(String name, org.junit.jupiter.api.function.Executable work) {
    return DynamicTest.dynamicTest(name, work);
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    return list(folder);
  }

  private static List<Source> files(Path folder) throws IOException {
    List<Source> files = new ArrayList<>();
    for (Path file : list(folder)) {
      files.add(new Source(file.getFileName().toString(), Files.readString(file)));
    }
    return files;
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files of an exercise, those of a submission in the place of its own. */
  private static List<Source> sources(Exercise exercise, List<Source> instead) {
    List<Source> sources = new ArrayList<>(instead);
    for (Exercise.File file : exercise.files()) {
      if (instead.stream().noneMatch(source -> source.name().equals(file.name()))) {
        sources.add(new Source(file.name(), file.text()));
      }
    }
    assertThat(sources).as("a submission holds only files that a candidate edits").hasSize(exercise.files().size());
    return sources;
  }

  private static Ran run(Profile profile, List<Source> sources) throws Exception {
    StringBuffer compiler = new StringBuffer();
    StringBuffer out = new StringBuffer();
    CompletableFuture<Result> ended = new CompletableFuture<>();
    TestSandbox.shared().start("packages", profile, sources, new Runner.Listener() {
      @Override
      public void stage(Stage stage) {}

      @Override
      public void output(Channel channel, String text) {
        (channel == Channel.COMPILER ? compiler : out).append(text);
      }

      @Override
      public void found(List<Finding> findings) {}

      @Override
      public void ended(Result result) {
        ended.complete(result);
      }
    });
    return new Ran(ended.get(40, TimeUnit.SECONDS), compiler.toString(), out.toString());
  }
}
