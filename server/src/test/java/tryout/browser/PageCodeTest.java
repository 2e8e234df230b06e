package tryout.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pure modules of the pages, tried in Node on the published editor packages. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class PageCodeTest {
  private static final Path FOLDER = Path.of("src", "test", "js");

  @Test
  void the_tests_of_page_code_pass() throws IOException, InterruptedException {
    if (Files.notExists(FOLDER.resolve("node_modules"))) {
      run("npm", "ci", "--no-audit", "--no-fund");
    }
    assertThat(run("npm", "test")).contains("fail 0").doesNotContain("pass 0\n");
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s said: %s", String.join(" ", command), said).isZero();
    return said;
  }
}
