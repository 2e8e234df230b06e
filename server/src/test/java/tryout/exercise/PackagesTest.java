package tryout.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tryout.TestSandbox;
import tryout.judge.Verification;
import tryout.judge.Verifier;
import tryout.run.Bench;
import tryout.shelf.Walkthrough;

/** Holds every package of this project to its own word, in the real sandbox with the real compiler. */
class PackagesTest {
  private static final Path FOLDER = Path.of(System.getProperty("tryout.project", "..")).resolve("exercises");

  /** Traps that another one's row speaks of too: two ways to give a variable what it holds. */
  private static final Map<String, Integer> IN_ONE_ROW = Map.of("refcount", 1);

  /** How often each submission is judged. */
  private static final int ROUNDS = Integer.getInteger("exercises.rounds", 1);

  @TestFactory
  Stream<DynamicTest> EX_13_EX_27_EX_38_every_package_is_in_order() {
    return Exercises.readPackages(FOLDER).stream().filter(one -> one.suite().isPresent())
        .map(one -> test(one.exercise().slug(), () -> {
          try (Bench bench = TestSandbox.shared().bench("packages")) {
            Verification seen = new Verifier(one, Exercises.testHeader(), bench, ROUNDS, (words, done, of) -> {}).verify();
            assertThat(seen.faults()).isEmpty();
          }
        }));
  }

  @TestFactory
  Stream<DynamicTest> EX_15_EX_23_somebody_solved_it_within_its_time_and_it_is_graded_by_the_five_criteria() {
    return Exercises.readPackages(FOLDER).stream().filter(one -> one.suite().isPresent()).map(one -> test(one.exercise().slug(), () -> {
      Walkthrough somebody = Walkthrough.of(one.guide()).orElseThrow();
      List<Long> held = List.copyOf(somebody.held().values());
      assertThat(somebody.held()).as("every stage held in the end").hasSize(3);
      assertThat(held.getFirst()).as("the first within ten minutes").isGreaterThan(somebody.firstRun()).isLessThan(10 * 60_000L);
      assertThat(held).as("one after the other").isSorted();
      assertThat(somebody.took()).isGreaterThanOrEqualTo(held.getLast()).isLessThan(one.exercise().minutes() * 60_000L);
      assertThat(one.guide().rubric()).extracting(Guide.Criterion::id).containsExactlyElementsOf(Rubrics.FOR_C.stream().map(Guide.Criterion::id).toList());
    }));
  }

  @Test
  void EX_35_the_page_for_authors_says_that_no_machine_finds_an_answer_that_knew_the_tests() throws IOException {
    assertThat(Files.readString(FOLDER.resolve("../docs/exercises.md"))).contains("right only because its author knew the tests");
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
      assertThat(notes.lines().filter(line -> line.startsWith("| ")).count() - 2).as("a row for each trap").isGreaterThanOrEqualTo(wrong - IN_ONE_ROW.getOrDefault(one.exercise().slug(), 0));
      assertThat(folder.resolve("solution/solution.en.md")).isNotEmptyFile();
    }));
  }

  private static DynamicTest test(String name, org.junit.jupiter.api.function.Executable work) {
    return DynamicTest.dynamicTest(name, work);
  }
}
