package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tryout.run.Profile;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Verdict;

/** Who may read the names that somebody chose for files: whoever lists the machine's processes does not. */
class NamesOutsideTest {
  private static final String NAME = "canary_5d1e.c";
  /** A sum of so many numbers that it is compiled long enough to be looked at. */
  private static final String LONG = "int a[] = {" + "1+".repeat(60_000) + "1};\nint main(void) { return a[0] != 60001; }\n";

  @Test
  void EX_29_no_name_that_a_candidate_chose_stands_on_a_command_line_outside_of_the_sandbox() throws Exception {
    Recorder seen = new Recorder();
    Runner.Run run = Rooms.sandbox().start("names", Profile.QUICK, List.of(new Source(NAME, LONG)), seen);
    Set<String> outside = new TreeSet<>();
    Set<String> inside = new TreeSet<>();
    while (!seen.hasEnded()) {
      look(outside, process -> !isInside(process));
      look(inside, NamesOutsideTest::isInside);
    }
    assertThat(seen.result().verdict()).isEqualTo(Verdict.OK);
    assertThat(outside).isEmpty();
    assertThat(inside).as("where it was looked for and is").isNotEmpty();
    run.stop();
  }

  private static void look(Set<String> found, Predicate<Path> where) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      all.filter(one -> one.getFileName().toString().matches("\\d+")).forEach(process -> {
        String line = read(process.resolve("cmdline")).replace('\0', ' ');
        if (line.contains(NAME) && where.test(process)) {
          found.add(line);
        }
      });
    }
  }

  /** In a namespace of processes below our own, a process has a number in each. */
  private static boolean isInside(Path process) {
    return read(process.resolve("status")).lines().anyMatch(line -> line.startsWith("NSpid:") && line.strip().split("\\s+", -1).length > 2);
  }

  /** Nothing, of a process that went. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      return "";
    }
  }
}
