package tryout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/faults.md} true: every fault has a row, and every row tests that are there and bear its number. */
class FaultTableTest {
  private static final int FAULTS = 42;
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| ([^|]+) \\| ([^|]+) \\|$");
  private static final Pattern TEST = Pattern.compile("`((\\w+)\\.(\\w+))`");
  private static final Pattern METHOD = Pattern.compile("void (\\w+)\\(");
  private static final String LATER = "later: ";

  @Test
  void every_fault_has_a_row_with_tests_that_are_there_and_bear_its_number() throws IOException {
    Map<Integer, String> rows = ROW.matcher(Files.readString(Path.of("../docs/faults.md"))).results()
        .collect(Collectors.toMap(row -> Integer.valueOf(row.group(1)), row -> row.group(3).strip()));
    List<String> there = tests();
    assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, FAULTS).boxed().toList());
    rows.forEach((fault, shown) -> {
      if (!shown.startsWith(LATER)) {
        List<String> named = TEST.matcher(shown).results().map(test -> test.group(1)).toList();
        assertThat(named).as("the tests of fault %d", fault).isNotEmpty().allMatch(test -> bears(test, fault));
        assertThat(there).containsAll(named);
      }
    });
  }

  private static boolean bears(String test, int fault) {
    return Pattern.compile("faults?_(\\d+_(and_)?)*" + fault + "_").matcher(test).find();
  }

  private static List<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files.filter(file -> file.toString().endsWith("Test.java")).flatMap(FaultTableTest::tests).toList();
    }
  }

  private static Stream<String> tests(Path file) {
    String name = file.getFileName().toString().replace(".java", ".");
    try {
      return METHOD.matcher(Files.readString(file)).results().map((MatchResult method) -> name + method.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
