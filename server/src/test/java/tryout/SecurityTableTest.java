package tryout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/security.md} true: every rule has a row, and every row a test that is there. */
class SecurityTableTest {
  private static final List<Integer> RULES =
      IntStream.concat(IntStream.rangeClosed(1, 43), IntStream.of(45, 53, 54, 55, 56, 57, 58, 61, 64, 65, 66, 67))
          .boxed().toList();
  private static final Pattern ROW = Pattern.compile("(?m)^\\| SEC-(\\d+) \\| ([^|]+) \\| ([^|]+) \\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");
  private static final String NOT_YET = "does not apply yet: ";

  private static Map<Integer, String> rows() throws IOException {
    return ROW.matcher(Files.readString(Path.of("../docs/security.md"))).results()
        .collect(Collectors.toMap(row -> Integer.valueOf(row.group(1)), row -> row.group(3).strip(), (one, two) -> one + two, TreeMap::new));
  }

  @Test
  void every_rule_has_a_row_with_a_test_or_a_reason() throws IOException {
    Map<Integer, String> rows = rows();
    assertThat(rows.keySet()).containsAll(RULES);
    rows.forEach((rule, held) -> {
      if (held.startsWith(NOT_YET)) {
        assertThat(held.length()).as("the reason of SEC-%d", rule).isGreaterThan(NOT_YET.length() + 10);
      } else {
        assertThat(TEST.matcher(held).results()).as("the tests of SEC-%d", rule).isNotEmpty()
            .allMatch(test -> test.group(2).matches("(SEC_\\d+_and_)?SEC_" + rule + "_.*"), "is named by the rule");
      }
    });
  }

  @Test
  void every_test_of_the_table_exists_and_every_test_of_a_rule_is_in_the_table() throws IOException {
    List<String> named = rows().values().stream().flatMap(held -> TEST.matcher(held).results()).map(MatchResult::group).toList();
    List<String> there = tests();
    assertThat(there).containsAll(named);
    assertThat(named).containsAll(there.stream().filter(test -> RULES.contains(Integer.valueOf(test.replaceAll(".*?\\.SEC_(\\d+)_.*", "$1")))).toList());
  }

  private static List<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files.filter(file -> file.toString().endsWith("Test.java")).flatMap(SecurityTableTest::tests).toList();
    }
  }

  private static Stream<String> tests(Path file) {
    String name = file.getFileName().toString().replace(".java", "");
    Function<MatchResult, String> test = method -> "`" + name + "." + method.group(1) + "`";
    try {
      return Pattern.compile("void (SEC_\\d+_\\w+)\\(").matcher(Files.readString(file)).results().map(test);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
