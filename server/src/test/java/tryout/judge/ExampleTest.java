package tryout.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tryout.TestSandbox;
import tryout.exercise.Exercises;
import tryout.run.Bench;

/** The example in the words for authors is a package that holds. */
class ExampleTest {
  private static final Pattern FILE = Pattern.compile("(?m)^`([^`\n]+)`\n\n```\\w+\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  @TempDir Path folder;

  private static Map<String, String> files() throws IOException {
    String page = Files.readString(Path.of(System.getProperty("tryout.project", "..")).resolve("docs/exercises.md"));
    Map<String, String> files = new LinkedHashMap<>();
    Matcher found = FILE.matcher(page);
    while (found.find()) {
      files.put(found.group(1), found.group(2));
    }
    return files;
  }

  @Test
  void whoever_writes_down_the_example_has_a_package_that_is_verified() throws IOException {
    Map<String, String> files = files();
    files.put("attachments/tests.h", Exercises.testHeader());
    files.put("include/c/tests.h", Exercises.testHeader());
    files.put("include/c/median.h", files.get("attachments/median.h"));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve("median").resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    try (Bench bench = TestSandbox.shared().bench("example")) {
      Verification seen = new Verifier(Exercises.readPackage(folder.resolve("median")), Exercises.testHeader(), bench, 1, what -> {}).verify();
      assertThat(seen.faults()).isEmpty();
      assertThat(seen.outcomes()).extracting(Verification.Outcome::points).containsExactlyInAnyOrder(100, 50);
    }
  }
}
