package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Tag;

/** All other tests run as whoever started them; where that is root, this one shows the other case. */
@Tag("alone")
class SandboxOrdinaryUserTest {
  private static final int NOBODY = 65534;

  @Test
  void SBX_10_and_SBX_68_a_server_that_is_not_root_runs_programs_under_its_own_user_and_holds_every_attack() throws Exception {
    assumeTrue(Account.root());
    Path home = Rooms.directory();
    List<String> classPath = new ArrayList<>();
    for (Class<?> one : List.of(Sandbox.class, OrdinaryUser.class, org.slf4j.Logger.class, JsonNode.class, JsonParser.class,
        JsonView.class, Assertions.class)) {
      classPath.add(copy(Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI()), home).toString());
    }
    Path data = Files.createDirectory(home.resolve("data"));
    Files.setAttribute(data, "unix:uid", NOBODY);
    String id = Integer.toString(NOBODY);
    Process process =
        new ProcessBuilder("/usr/bin/setpriv", "--reuid", id, "--regid", id, "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                String.join(File.pathSeparator, classPath), OrdinaryUser.class.getName(), data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(told).isEqualTo("root false\noff \nOK\ndone\nattacks " + Attack.all().count() + "\n");
    assertThat(Survivors.left()).isEmpty();
  }

  /** The class path may lie in a folder that only root can pass. */
  private static Path copy(Path from, Path home) throws IOException {
    Path to = home.resolve("class-path-" + from.getFileName());
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(one, to.resolve(from.relativize(one).toString()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return to;
  }
}
