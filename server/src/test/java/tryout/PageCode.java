package tryout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The browser's pure modules, run by Node with the libraries that they stand on in a browser. */
public final class PageCode {
  private static final Path FOLDER = Path.of("src/test/js");

  private PageCode() {}

  /** Runs a command beside the tests of page code; answers all it said. */
  public static String run(String... command) throws IOException, InterruptedException {
    install();
    return said(command);
  }

  /** Once for all that run at the same time: what is half there would be found by others. */
  private static void install() throws IOException, InterruptedException {
    Path lock = Path.of("target/page-code.lock");
    Files.createDirectories(lock.getParent());
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      if (Files.notExists(FOLDER.resolve("node_modules/.package-lock.json"))) {
        said("npm", "ci", "--no-audit", "--no-fund");
      }
    }
  }

  private static String said(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s said: %s", String.join(" ", command), said).isZero();
    return said;
  }
}
